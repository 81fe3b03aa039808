//! Teams, shares of a touch, and the rules that give a touch to its teams.

use fairshare_import::order;
use serde::{Deserialize, Serialize};

use crate::view::By;
use fairshare_import::parse::Shares;

/// A rule of the user: touches of this channel (campaign, type) belong to these teams.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// What the rule looks at: [`By::Channel`], [`By::Campaign`] or [`By::Type`], for touches whose teams the data does not
    /// say; or [`By::Team`], for those that it gives to several teams together: how these share what they did.
    pub by: By,
    /// The channel, campaign or type; of several teams their names, as [`owners`] writes them.
    pub name: String,
    /// Teams and their shares, in any unit.
    pub shares: Vec<(String, f64)>,
}

/// How the credit of a joint touch is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Its teams share it.
    #[default]
    Split,
    /// It goes to a row of its own, for all joint touches.
    Bucket,
    /// Each of its teams gets the whole of it: such credit is never added up.
    Overlay,
}

impl Reading {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Split, Self::Bucket, Self::Overlay];
}

/// The name of several teams together: theirs by their letters, `Marketing + Sales`.
#[must_use]
pub fn owners<'a>(teams: impl IntoIterator<Item = &'a str>) -> String {
    let mut teams: Vec<&str> = teams.into_iter().collect();
    order::arrange(&mut teams, &Ord::cmp);
    teams.join(" + ")
}

/// Shares of a rule: any unit, brought to a sum of 1; equal where no number is above zero.
#[must_use]
pub fn rule_shares(shares: &[(String, f64)]) -> Shares {
    let weight = |share: f64| if share.is_finite() { share.max(0.0) } else { 0.0 };
    let sum: f64 = shares.iter().map(|(_, share)| weight(*share)).sum();
    let equal = 1.0 / shares.len().max(1) as f64;
    let parts = shares.iter().map(|(name, share)| (name.clone(), if sum > 0.0 { weight(*share) / sum } else { equal }));
    Shares::of(parts)
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
