//! Milestones with custom weights, and one weight for all touches that hold none.
//!
//! The weight of a milestone whose date is missing is split equally among those present; so is the weight of the rest
//! if every touch holds a milestone.

use super::milestones;
use crate::journey::Journey;
use fairshare_types::model::Milestones;

/// First touch and lead creation, half each.
pub const U_LEAD: Milestones = Milestones { first: 50.0, lead: 50.0, opportunity: 0.0, close: 0.0, rest: 0.0 };

pub fn weigh(weigh: &Milestones, journey: &Journey<'_>, weights: &mut [f64]) {
    let all = [
        (weigh.first, Some(milestones::first(journey))),
        (weigh.lead, milestones::at(journey, journey.lead_created)),
        (weigh.opportunity, milestones::at(journey, journey.opportunity_created)),
        (weigh.close, milestones::at(journey, Some(journey.close))),
    ];
    weights.fill(0.0);
    let wanted = all.iter().filter(|(weight, _)| *weight > 0.0);
    let present: Vec<_> = wanted.clone().filter_map(|(weight, holder)| Some((*weight, (*holder)?))).collect();
    let missing: f64 = wanted.filter(|(_, holder)| holder.is_none()).map(|(weight, _)| weight).sum();
    let free: Vec<usize> = (0..weights.len())
        .filter(|touch| !present.iter().any(|(_, (start, end))| (*start..*end).contains(touch)))
        .collect();
    let (rest, left) = if free.is_empty() { (0.0, weigh.rest) } else { (weigh.rest, 0.0) };
    if present.is_empty() && rest <= 0.0 {
        return weights.fill(1.0 / weights.len() as f64);
    }
    let sum = present.iter().map(|(weight, _)| weight).sum::<f64>() + missing + left + rest;
    // Without a milestone, the rest gets everything.
    let (more, rest) = match present.len() {
        0 => (0.0, sum),
        n => ((missing + left) / n as f64, rest),
    };
    for (weight, (start, end)) in present {
        let part = (weight + more) / sum / (end - start) as f64;
        weights[start..end].iter_mut().for_each(|weight| *weight += part);
    }
    for &touch in &free {
        weights[touch] = rest / sum / free.len() as f64;
    }
}
