//! Credit by channel: each channel present gets the share of its score, split equally among its touches.

use crate::journey::Journey;

/// Writes the weight of each touch. `score` is the score of a channel, and counts as zero if negative; if no channel
/// present has a positive score, all touches weigh the same. `room` holds a zero per channel, and is left all zero.
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
