//! Position decay: a touch weighs its position, the first 1, the second 2, and so on.

use super::ties;
use crate::journey::Journey;

pub fn weigh(journey: &Journey<'_>, weights: &mut [f64]) {
    let n = weights.len() as f64;
    let sum = n * (n + 1.0) / 2.0;
    for (at, weight) in weights.iter_mut().enumerate() {
        *weight = (at + 1) as f64 / sum;
    }
    ties::share(journey.tied, weights);
}
