//! Figures of the golden vectors: expected, and computed here.

use serde::{Deserialize, Serialize};

/// Quantity that a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figure {
    /// Won deals credited.
    Wins,
    /// Revenue credited.
    Revenue,
    /// The model's own score.
    Score,
}

/// One figure: expected and computed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// The model.
    pub model: String,
    /// Quantity that the figure measures.
    pub figure: Figure,
    /// The channel.
    pub channel: String,
    /// Expected figure: numerator and denominator.
    pub expected: (i64, i64),
    /// Figure computed here.
    pub computed: f64,
}

/// Largest error that rounding in double precision explains; relative for figures above 1.
const WITHIN: f64 = 1e-12;

impl Check {
    /// Whether the computed figure equals the expected one, up to rounding.
    #[must_use]
    pub fn holds(&self) -> bool {
        let expected = self.expected.0 as f64 / self.expected.1 as f64;
        (self.computed - expected).abs() <= WITHIN * expected.abs().max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_off_does_not_hold() {
        let check = |computed| Check {
            model: "linear".to_owned(),
            figure: Figure::Wins,
            channel: "A".to_owned(),
            expected: (5, 3),
            computed,
        };
        assert!(check(5.0 / 3.0).holds());
        assert!(!check(1.666_67).holds());
        assert!(!check(f64::NAN).holds());
    }
}
