//! Full path: 22.5 each to first touch, lead created, opportunity created and close; 10 over all touches without a
//! milestone.

use super::milestones;
use crate::journey::Journey;

pub fn weigh(journey: &Journey<'_>, weights: &mut [f64]) {
    let dates = [journey.lead_created, journey.opportunity_created, Some(journey.close)];
    let held = dates.into_iter().filter_map(|date| milestones::at(journey, date));
    let present: Vec<_> = std::iter::once(milestones::first(journey)).chain(held).collect();
    milestones::weigh(&present, 0.1, (0, weights.len()), weights);
}
