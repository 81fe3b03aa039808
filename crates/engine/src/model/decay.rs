//! Time decay: the weight of a touch halves with every half-life of its age.
//!
//! Ages are measured from the latest touch, so that the largest weight is 1 before scaling and nothing underflows; the
//! time from there to the close is a common factor and cancels out.

use crate::journey::Journey;
use fairshare_types::time::DAY;

pub fn weigh(half_life: f64, journey: &Journey<'_>, weights: &mut [f64]) {
    let latest = journey.time[journey.time.len() - 1];
    let unit = half_life * DAY as f64;
    let mut sum = 0.0;
    for (weight, time) in weights.iter_mut().zip(journey.time) {
        *weight = libm::exp2(-((latest - time) as f64 / unit));
        sum += *weight;
    }
    for weight in weights {
        *weight /= sum;
    }
}
