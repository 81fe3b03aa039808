//! Teams, shares of a touch, and the rules that give a touch to its teams.

use crate::share::Shares;
use serde::{Deserialize, Serialize};

use crate::dimension::Dimension;
use crate::order;

/// A user's rule: touches of this channel (campaign, type) belong to these teams.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Dimension of the key: [`Dimension::Channel`], [`Dimension::Campaign`] or [`Dimension::Type`] for touches whose teams the data does
    /// not name, or [`Dimension::Team`] to set the shares of touches that it gives to several teams.
    pub by: Dimension,
    /// The channel, campaign or type; for several teams their names, as [`owners`] writes them.
    pub name: String,
    /// Teams and their shares, in any unit.
    pub shares: Vec<(String, f64)>,
}

/// Policy for the credit of joint touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JointCreditPolicy {
    /// Its teams share it.
    #[default]
    Split,
    /// It goes to one row for all joint touches.
    Bucket,
    /// Each of its teams gets the whole of it; such credit is never added up.
    Overlay,
}

impl JointCreditPolicy {
    /// All policies.
    pub const ALL: [Self; 3] = [Self::Split, Self::Bucket, Self::Overlay];
}

/// The name of several teams together, sorted: `Marketing + Sales`.
#[must_use]
pub fn owners<'a>(teams: impl IntoIterator<Item = &'a str>) -> String {
    let mut teams: Vec<&str> = teams.into_iter().collect();
    order::arrange(&mut teams, &Ord::cmp);
    teams.join(" + ")
}

/// Shares of a rule, in any unit, scaled to sum to 1; equal if none is above zero.
#[must_use]
pub fn rule_shares(shares: &[(String, f64)]) -> Shares {
    let weight = |share: f64| if share.is_finite() { share.max(0.0) } else { 0.0 };
    let sum: f64 = shares.iter().map(|(_, share)| weight(*share)).sum();
    let equal = 1.0 / shares.len().max(1) as f64;
    let parts = shares.iter().map(|(name, share)| (name.clone(), if sum > 0.0 { weight(*share) / sum } else { equal }));
    Shares::of(parts)
}

/// The rule for a channel, campaign or type: the last one, if several match.
#[must_use]
pub fn rule_of<'a>(rules: &'a [Rule], by: Dimension, name: &str) -> Option<&'a Rule> {
    rules.iter().rev().find(|rule| rule.by == by && rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_take_any_unit() {
        let shares = rule_shares(&[("Sales".into(), 3.0), ("Marketing".into(), 1.0)]);
        assert_eq!(shares.parts, [("Marketing".to_owned(), 0.25), ("Sales".to_owned(), 0.75)]);
        let equal = rule_shares(&[("Sales".into(), 0.0), ("Marketing".into(), 0.0)]);
        assert_eq!(equal.parts, [("Marketing".to_owned(), 0.5), ("Sales".to_owned(), 0.5)]);
    }
}
