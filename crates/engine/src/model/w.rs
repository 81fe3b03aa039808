//! W: 30 each to first touch, lead created and opportunity created; 10 over the touches without a milestone strictly
//! between the first touch and that of the opportunity, or that of the lead if there is no opportunity.

use super::milestones;
use crate::journey::Journey;

pub fn weigh(journey: &Journey<'_>, weights: &mut [f64]) {
    let first = milestones::first(journey);
    let lead = milestones::at(journey, journey.lead_created);
    let opportunity = milestones::at(journey, journey.opportunity_created);
    let present: Vec<_> = [Some(first), lead, opportunity].into_iter().flatten().collect();
    let last = opportunity.or(lead).unwrap_or(first);
    milestones::weigh(&present, 0.1, (first.1, last.0.max(first.1)), weights);
}
