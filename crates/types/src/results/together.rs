//! Won revenue by the set of teams that touched the deal.

use serde::{Deserialize, Serialize};

/// Won revenue by who touched the deal, and what each team sourced and influenced.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Together {
    /// Names of the teams, in the order of the comparison by team.
    pub teams: Vec<String>,
    /// Exclusive parts: their amounts sum to won revenue. Sets of few teams first, deals without a team last.
    pub parts: Vec<Part>,
    /// Reach of each team, in the order of `teams`. Never added up, as a deal can count for several teams.
    pub reaches: Vec<Reach>,
    /// Won revenue in minor units.
    pub total: i64,
    /// Won deals.
    pub won_deals: u64,
}

/// Deals that the same teams touched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Who touched them.
    pub who: Who,
    /// Won revenue, in minor units.
    pub amount: i64,
    /// Deals won.
    pub won: u64,
    /// Deals lost.
    pub lost: u64,
    /// Win rate among decided deals, with its 95 % interval (Wilson 1927); `None` if none is decided.
    pub win_rate: Option<[f64; 3]>,
    /// Median amount of a won deal, in minor units.
    pub median_amount: Option<i64>,
    /// Median days from the first touch to the close of a won deal; `None` if the data has no dates.
    pub median_days: Option<f64>,
}

/// Who touched a deal.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Who {
    /// These teams, by index; if several, each by touches of its own.
    Teams(Vec<u32>),
    /// These teams, by index, with at least one joint touch.
    Joint(Vec<u32>),
    /// Rarer sets of teams, merged.
    Others,
    /// Nobody: no touch, or none with a team.
    #[default]
    Nobody,
}

/// Won deals that a team sourced and influenced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// Won revenue of deals whose first touch is the team's, alone or with others.
    pub sourced: i64,
    /// Number of those deals.
    pub sourced_deals: u64,
    /// Won revenue of deals with at least one touch of the team.
    pub influenced: i64,
    /// Number of those deals.
    pub influenced_deals: u64,
}

impl Together {
    /// A part's share of won revenue, 0 to 1; of won deals if the revenue is zero.
    #[must_use]
    pub fn share(&self, part: &Part) -> f64 {
        match (self.total, self.won_deals) {
            (0, 0) => 0.0,
            (0, deals) => part.won as f64 / deals as f64,
            (total, _) => part.amount as f64 / total as f64,
        }
    }

    /// The parts of several teams, and those among them with a joint touch.
    #[must_use]
    pub fn several(&self) -> Several {
        let mut several = Several::default();
        let (mut apart, mut with_joint) = (false, false);
        for part in self.parts.iter().filter(|part| part.won > 0 || part.amount != 0) {
            let share = self.share(part);
            match &part.who {
                Who::Teams(teams) if teams.len() > 1 => {
                    several.share += share;
                    apart = true;
                }
                Who::Joint(_) => {
                    several.share += share;
                    several.joint += share;
                    with_joint = true;
                }
                // Among merged sets of teams, some deals may have a joint touch and some not.
                Who::Others => (apart, with_joint) = (true, true),
                Who::Teams(_) | Who::Nobody => {}
            }
        }
        several.extent = match (apart, with_joint) {
            (_, false) => Extent::None,
            (true, true) => Extent::Some,
            (false, true) => Extent::All,
        };
        several
    }
}

/// Won revenue of deals that several teams touched, as shares of all; of won deals if the revenue is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Several {
    /// All such deals.
    pub share: f64,
    /// Those with a joint touch.
    pub joint: f64,
    /// Which of these deals have a joint touch, whatever their amounts.
    pub extent: Extent,
}

/// How many of some deals have a property.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// None.
    #[default]
    None,
    /// Some of them, or an unknown number.
    Some,
    /// All.
    All,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(parts: &[(Who, i64)]) -> (f64, f64, Extent) {
        let part = |(who, amount): &(Who, i64)| Part { who: who.clone(), amount: *amount, won: 1, ..Part::default() };
        let total = parts.iter().map(|(_, amount)| amount).sum();
        let parts: Vec<Part> = parts.iter().map(part).collect();
        let several = Together { won_deals: parts.len() as u64, parts, total, ..Together::default() }.several();
        (several.share, several.joint, several.extent)
    }

    #[test]
    fn all_deals_have_a_joint_touch_only_if_none_is_without() {
        let (one, both, joint) = (|| Who::Teams(vec![0]), || Who::Teams(vec![0, 1]), || Who::Joint(vec![0, 1]));
        assert_eq!(extent(&[(one(), 50), (both(), 50)]), (0.5, 0.0, Extent::None));
        assert_eq!(extent(&[(one(), 50), (joint(), 50)]), (0.5, 0.5, Extent::All));
        // One cent without a joint touch, and refunds that cancel out, are still deals without one.
        assert_eq!(extent(&[(both(), 1), (joint(), 9_999)]).2, Extent::Some);
        assert_eq!(extent(&[(both(), 0), (joint(), 100)]).2, Extent::Some);
        assert_eq!(extent(&[(Who::Others, 50), (one(), 50)]).2, Extent::Some);
        assert_eq!(extent(&[(one(), 50)]), (0.0, 0.0, Extent::None));
    }
}
