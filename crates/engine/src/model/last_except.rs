//! Last touch except some channels: all credit to the last touch of another channel; to the last if all are of these.

use super::{last, ties};
use crate::journey::Journey;

pub fn weigh(journey: &Journey<'_>, except: &[bool], weights: &mut [f64]) {
    let counts = |channel: u32| !except.get(channel as usize).copied().unwrap_or(false);
    let channels = journey.channels();
    let Some(at) = channels.clone().map(counts).enumerate().filter(|(_, counts)| *counts).map(|(at, _)| at).last()
    else {
        return last::weigh(journey, weights);
    };
    // Tied touches share, except those of the excluded channels.
    let group = ties::group_start(journey.tied, at)..ties::group_end(journey.tied, at);
    weights.fill(0.0);
    let holders = channels.clone().enumerate().filter(|(at, channel)| group.contains(at) && counts(*channel));
    let each = 1.0 / holders.clone().count() as f64;
    for (at, _) in holders {
        weights[at] = each;
    }
}
