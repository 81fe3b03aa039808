//! First touch: all credit to the earliest touch; touches tied with it share equally.

use super::ties;
use crate::journey::Journey;

pub fn weigh(journey: &Journey<'_>, weights: &mut [f64]) {
    weights.fill(0.0);
    let end = ties::group_end(journey.tied, 0);
    weights[..end].fill(1.0 / end as f64);
}
