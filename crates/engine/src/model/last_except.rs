//! Last touch of those that are not passed over: excluded channels, unpaid channels, or touches without a campaign. All
//! credit goes to the last one; if all are passed over, to the last touch.

use super::{last, ties};
use crate::journey::Journey;

/// `skips` tells which slots are passed over.
pub fn weigh(journey: &Journey<'_>, skips: &[bool], weights: &mut [f64]) {
    let counts = |slot: u32| !skips.get(slot as usize).copied().unwrap_or(false);
    let Some(at) = journey.slots.iter().rposition(|&slot| counts(slot)) else {
        return last::weigh(journey, weights);
    };
    share(journey, at, counts, weights);
}

/// Gives all credit to the touch at a place. Tied touches share it, except those that are passed over.
pub(super) fn share(journey: &Journey<'_>, at: usize, counts: impl Fn(u32) -> bool, weights: &mut [f64]) {
    let group = ties::group_start(journey.tied, at)..ties::group_end(journey.tied, at);
    weights.fill(0.0);
    let holders = group.filter(|&touch| counts(journey.slots[touch]));
    let each = 1.0 / holders.clone().count() as f64;
    for touch in holders {
        weights[touch] = each;
    }
}
