//! Credit by the channels present: each gets its score's share, and its touches share that equally.

use crate::journey::Journey;

/// Writes the weight of each touch. `score` tells what a channel counts, nothing where it is below zero; where none of the
/// channels present counts, every touch gets the same. `room` holds a number per channel, all zero, and is left so.
pub fn weigh(journey: &Journey<'_>, score: impl Fn(u32) -> f64, weights: &mut [f64], room: &mut [u32]) {
    let mut sum = 0.0;
    for channel in journey.channels() {
        let touches = &mut room[channel as usize];
        if *touches == 0 {
            sum += score(channel).max(0.0);
        }
        *touches += 1;
    }
    let each = 1.0 / weights.len() as f64;
    for (channel, weight) in journey.channels().zip(weights.iter_mut()) {
        let touches = f64::from(room[channel as usize]);
        *weight = if sum > 0.0 { score(channel).max(0.0) / sum / touches } else { each };
    }
    for channel in journey.channels() {
        room[channel as usize] = 0;
    }
}
