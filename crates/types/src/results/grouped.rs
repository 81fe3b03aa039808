//! What the grouping of channels did to the touches.

use serde::{Deserialize, Serialize};

use crate::options::RuleFault;

/// Most names listed that no rule and no known group matched.
pub const UNMATCHED_LISTED: usize = 50;

/// What the grouping of channels did to the touches of all journeys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grouped {
    /// The rules, in their order.
    pub rules: Vec<RuleTouches>,
    /// Touches that a known group took; `None` if the user chose no known groups.
    pub by_groups: Option<u64>,
    /// Touches that keep the channel of the data, because nothing matched.
    pub kept: u64,
    /// Their channels with their touches, most first, at most [`UNMATCHED_LISTED`].
    pub kept_names: Vec<(String, u64)>,
    /// Number of these channels.
    pub kept_channels: u64,
    /// Index of a rule that cannot be used, and why; no touch is grouped then.
    pub fault: Option<(u32, RuleFault)>,
}

/// Touches of one rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleTouches {
    /// Touches that meet its conditions.
    pub matched: u64,
    /// Of these, the touches that no earlier rule took.
    pub taken: u64,
}

/// Why a rule says nothing about the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// It matches no touch.
    Nothing,
    /// Earlier rules take every touch that it matches.
    Earlier(u64),
    /// It takes every touch, so there is one channel.
    Everything(u64),
}

impl Grouped {
    /// Touches of all journeys.
    #[must_use]
    pub fn touches(&self) -> u64 {
        self.rules.iter().map(|rule| rule.taken).sum::<u64>() + self.by_groups.unwrap_or(0) + self.kept
    }

    /// Whether rules or groups together leave one channel of so many, though none of the rules takes every touch.
    #[must_use]
    pub fn leaves_one(&self, channels: usize) -> bool {
        let alone = (0..self.rules.len()).any(|rule| matches!(self.idle(rule), Some(Idle::Everything(_))));
        channels == 1 && self.fault.is_none() && self.kept < self.touches() && !alone
    }

    /// Why a rule says nothing; `None` if it separates touches, or if no touch is grouped.
    #[must_use]
    pub fn idle(&self, rule: usize) -> Option<Idle> {
        let touches = self.rules.get(rule)?;
        let all = self.touches();
        match *touches {
            _ if all == 0 || self.fault.is_some() => None,
            RuleTouches { matched: 0, .. } => Some(Idle::Nothing),
            RuleTouches { matched, taken: 0 } => Some(Idle::Earlier(matched)),
            RuleTouches { taken, .. } if taken == all => Some(Idle::Everything(taken)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_say_nothing_are_found() {
        let rule = |matched, taken| RuleTouches { matched, taken };
        let grouped = Grouped { rules: vec![rule(3, 3), rule(2, 0), rule(0, 0)], kept: 1, ..Grouped::default() };
        assert_eq!(grouped.touches(), 4);
        let idle: Vec<Option<Idle>> = (0..4).map(|at| grouped.idle(at)).collect();
        assert_eq!(idle, [None, Some(Idle::Earlier(2)), Some(Idle::Nothing), None]);
        let all = Grouped { rules: vec![rule(4, 4)], ..Grouped::default() };
        assert_eq!(all.idle(0), Some(Idle::Everything(4)));
        assert_eq!(Grouped { by_groups: Some(1), ..all.clone() }.idle(0), None);
        assert!(!all.leaves_one(1), "the rule says so itself");
        let both = Grouped { by_groups: Some(1), ..all.clone() };
        assert_eq!([1, 2].map(|channels| both.leaves_one(channels)), [true, false]);
        assert_eq!(Grouped { fault: Some((0, RuleFault::NoText)), ..all }.idle(0), None);
    }
}
