//! Time decay: the weight of a touch halves with every half-life of its age.
//!
//! Ages are measured from the latest touch, so that the largest weight is 1 before scaling and nothing underflows; the
//! time from there to the close is a common factor and cancels out. With half-lives by channel it is no common factor:
//! ages are measured from the close, and the smallest exponent is subtracted instead.

use crate::journey::Journey;
use fairshare_import::read::UNDATED;
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

/// The same with a half-life in days for each channel.
pub fn weigh_by_channel(half_lives: &[f64], journey: &Journey<'_>, weights: &mut [f64]) {
    let latest = journey.time[journey.time.len() - 1];
    // A touch may be a little later than the close of its day; touches without dates have no ages.
    let close = if latest == UNDATED { latest } else { latest.max(journey.close) };
    let channels = journey.channels().zip(journey.time);
    for (weight, (channel, &time)) in weights.iter_mut().zip(channels) {
        let days = half_lives.get(channel as usize).copied().unwrap_or(f64::INFINITY);
        *weight = (close - time) as f64 / (days * DAY as f64);
    }
    let least = weights.iter().copied().fold(f64::INFINITY, f64::min);
    let mut sum = 0.0;
    for weight in &mut *weights {
        *weight = libm::exp2(-(*weight - least));
        sum += *weight;
    }
    for weight in weights {
        *weight /= sum;
    }
}
