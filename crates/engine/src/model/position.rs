//! Position: fixed parts to the first and the last touch, the rest shared by those between.
//!
//! With two touches there is no middle: they share in proportion, f/(f+l) and l/(f+l), or each takes half of the
//! middle.

use super::ties;
use crate::journey::Journey;
use fairshare_types::model::Position;

pub fn weigh(position: Position, journey: &Journey<'_>, weights: &mut [f64]) {
    let Position { first, middle, last, split_middle } = position;
    let n = weights.len();
    match n {
        1 => weights[0] = 1.0,
        2 if split_middle => {
            let sum = first + middle + last;
            weights[0] = (first + middle / 2.0) / sum;
            weights[1] = (last + middle / 2.0) / sum;
        }
        2 if first + last > 0.0 => {
            weights[0] = first / (first + last);
            weights[1] = last / (first + last);
        }
        2 => weights.fill(0.5),
        _ => {
            let sum = first + middle + last;
            weights.fill(middle / sum / (n - 2) as f64);
            weights[0] = first / sum;
            weights[n - 1] = last / sum;
        }
    }
    ties::share(journey.tied, weights);
}
