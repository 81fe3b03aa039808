//! Milestone touches: the first touch, and the latest touch at or before each date of the deal.

use super::ties;
use crate::journey::Journey;

/// Start and end of the tied touches that hold a milestone together.
pub type Holder = (usize, usize);

/// The earliest touch, with those tied to it.
pub fn first(journey: &Journey<'_>) -> Holder {
    (0, ties::group_end(journey.tied, 0))
}

/// The latest touch at or before a date; `None` if the date is missing or before all touches.
pub fn at(journey: &Journey<'_>, date: Option<i64>) -> Option<Holder> {
    let at = journey.time.partition_point(|&t| t <= date.unwrap_or(i64::MIN)).checked_sub(1)?;
    Some((ties::group_start(journey.tied, at), ties::group_end(journey.tied, at)))
}

/// Splits `middle` among the touches of `window` that hold no milestone, and 1 - `middle` equally among the milestones
/// present. Without such touches, the milestones get everything.
pub fn weigh(present: &[Holder], middle: f64, window: Holder, weights: &mut [f64]) {
    weights.fill(0.0);
    let holds = |touch: usize| present.iter().any(|&(start, end)| (start..end).contains(&touch));
    let between = (window.0..window.1).filter(|&touch| !holds(touch)).count();
    let middle = if between == 0 { 0.0 } else { middle };
    for &(start, end) in present {
        let part = (1.0 - middle) / present.len() as f64 / (end - start) as f64;
        for weight in &mut weights[start..end] {
            *weight += part;
        }
    }
    for touch in (window.0..window.1).filter(|&touch| !holds(touch)) {
        weights[touch] = middle / between as f64;
    }
}
