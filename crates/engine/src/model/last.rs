//! Last touch: all credit to the latest touch; touches tied with it share equally.

use super::ties;
use crate::journey::Journey;

pub fn weigh(journey: &Journey<'_>, weights: &mut [f64]) {
    weights.fill(0.0);
    let n = weights.len();
    let start = ties::group_start(journey.tied, n - 1);
    weights[start..].fill(1.0 / (n - start) as f64);
}
