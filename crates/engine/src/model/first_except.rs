//! First touch except some channels: all credit to the first touch of another channel; to the first if all are of these.

use super::{first, last_except};
use crate::journey::Journey;

/// `skips` tells which slots are passed over.
pub fn weigh(journey: &Journey<'_>, skips: &[bool], weights: &mut [f64]) {
    let counts = |slot: u32| !skips.get(slot as usize).copied().unwrap_or(false);
    match journey.slots.iter().position(|&slot| counts(slot)) {
        Some(at) => last_except::share(journey, at, counts, weights),
        None => first::weigh(journey, weights),
    }
}
