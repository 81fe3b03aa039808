//! Sliders, and the values at which the leading team changes.

use serde::{Deserialize, Serialize};

use crate::dimension::Dimension;
use crate::model::{LARGEST_WEIGHT, Model, Position};
use crate::options::{EligibilityRules, Rule};

/// A setting with a slider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Slider {
    /// Half-life of [`Model::TimeDecay`]: 0.5 to 180 days, one decimal below 10 and whole days above.
    HalfLife,
    /// Percentage of the first touch in [`Model::Position`]: 0 to 100, the others keeping their ratio.
    FirstWeight,
    /// Percentage of the last touch, likewise.
    LastWeight,
    /// Percentage of one team, the first by name, among those that own some touches together: 1 to 99, the others
    /// keeping their ratio.
    JointShare {
        /// Dimension of the key that a rule must match, as in [`OwnerSet`](super::OwnerSet).
        by: Dimension,
        /// Name of that key.
        name: String,
    },
    /// Days of lookback: 1 to 365, whole.
    LookbackDays,
}

/// A value of a slider at which the leading team changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flip {
    /// The first displayed value at which the other team leads.
    pub value: f64,
    /// Leader just below that value; empty if nobody has credit.
    pub leader_below: String,
    /// Leader from that value on.
    pub leader_above: String,
}

/// A slider, and the model that it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlipAsk {
    /// The slider.
    pub slider: Slider,
    /// The model.
    pub model: Model,
}

impl Slider {
    /// All displayed values, in ascending order.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        match self {
            Self::HalfLife => {
                let below = (5..100).map(|tenths| f64::from(tenths) / 10.0);
                below.chain((10..=180).map(f64::from)).collect()
            }
            Self::FirstWeight | Self::LastWeight => (0..=100).map(f64::from).collect(),
            Self::JointShare { .. } => (1..=99).map(f64::from).collect(),
            Self::LookbackDays => (1..=365).map(f64::from).collect(),
        }
    }

    /// Model and eligibility rules with the slider at a value; `None` if they have no such setting.
    #[must_use]
    pub fn at(&self, value: f64, model: &Model, counting: &EligibilityRules) -> Option<(Model, EligibilityRules)> {
        match (self, model) {
            (Self::HalfLife, Model::TimeDecay { .. }) => {
                Some((Model::TimeDecay { half_life: value }, counting.clone()))
            }
            (Self::FirstWeight, Model::Position(position)) => {
                let [first, middle, last] = rescale_weights([position.first, position.middle, position.last], value);
                Some((Model::Position(Position { first, middle, last, ..*position }), counting.clone()))
            }
            (Self::LastWeight, Model::Position(position)) => {
                let [last, middle, first] = rescale_weights([position.last, position.middle, position.first], value);
                Some((Model::Position(Position { first, middle, last, ..*position }), counting.clone()))
            }
            (Self::LookbackDays, model) => {
                Some((model.clone(), EligibilityRules { lookback_days: Some(value), ..counting.clone() }))
            }
            _ => None,
        }
    }
}

/// Three weights that sum to 100: `value`, and the others in their ratio, or equal if both are zero.
#[must_use]
pub fn rescale_weights(weights: [f64; 3], value: f64) -> [f64; 3] {
    let value = value.clamp(0.0, 100.0);
    let [_, second, third] = weights.map(|weight| weight.clamp(0.0, LARGEST_WEIGHT));
    let rest = second + third;
    let of = |weight: f64| if rest > 0.0 { weight / rest } else { 0.5 };
    [value, (100.0 - value) * of(second), (100.0 - value) * of(third)]
}

/// The rules after one team's percentage of a joint key is set, the others keeping their ratio. `before` are the
/// current shares, and `team` is an index into them.
#[must_use]
pub fn with_share(
    rules: &[Rule],
    by: Dimension,
    name: &str,
    before: &[(String, f64)],
    team: usize,
    percent: f64,
) -> Vec<Rule> {
    let percent = percent.clamp(0.0, 100.0);
    let others = before.iter().enumerate().filter(|(at, _)| *at != team);
    let rest: f64 = others.map(|(_, (_, share))| share.max(0.0)).sum();
    let count = before.len().saturating_sub(1).max(1) as f64;
    let share = |(at, (name, share)): (usize, &(String, f64))| {
        let of = if rest > 0.0 { share.max(0.0) / rest } else { 1.0 / count };
        (name.clone(), if at == team { percent } else { (100.0 - percent) * of })
    };
    let shares: Vec<(String, f64)> = before.iter().enumerate().map(share).collect();
    let mut rules = rules.to_vec();
    match rules.iter_mut().rev().find(|rule| rule.by == by && rule.name == name) {
        // A rule keeps the order of its teams.
        Some(rule) if rule.shares.len() == shares.len() => {
            for (team, share) in &mut rule.shares {
                *share = shares.iter().find(|(known, _)| known == team).map_or(*share, |(_, new)| *new);
            }
        }
        Some(rule) => rule.shares = shares,
        None => rules.push(Rule { by, name: name.to_owned(), shares }),
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_keep_their_ratio() {
        assert_eq!(rescale_weights([40.0, 20.0, 40.0], 70.0), [70.0, 10.0, 20.0]);
        assert_eq!(rescale_weights([100.0, 0.0, 0.0], 70.0), [70.0, 15.0, 15.0]);
        let before = [("A".to_owned(), 0.5), ("B".to_owned(), 0.3), ("C".to_owned(), 0.2)];
        let rules = with_share(&[], Dimension::Type, "Stand", &before, 0, 75.0);
        assert_eq!(rules.len(), 1);
        let shares: Vec<f64> = rules[0].shares.iter().map(|(_, share)| share.round()).collect();
        assert_eq!(shares, [75.0, 15.0, 10.0]);
        assert_eq!(with_share(&rules, Dimension::Type, "Stand", &before, 2, 0.0).len(), 1);
    }
}
