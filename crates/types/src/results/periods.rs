//! Two periods or segments side by side, and why the credit of a team differs between them.

use serde::{Deserialize, Serialize};

use super::Group;
use crate::model::Model;
use crate::options::Filter;

/// Two sets of deals to compare under one model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PeriodQuery {
    /// The model; its credit sums to won revenue.
    pub model: Model,
    /// The filter of each side, which replaces that of the eligibility rules.
    pub sides: [Filter; 2],
}

/// Two sets of deals side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Periods {
    /// The model.
    pub model: Model,
    /// The teams of both sides, as in the comparison by team, and the row of revenue without an eligible touch.
    pub groups: Vec<Group>,
    /// What each side won.
    pub sides: [Period; 2],
    /// Per group, the second side minus the first, in minor units; all parts sum to it exactly.
    pub shifts: Vec<Shift>,
}

/// One side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Period {
    /// Won revenue in minor units.
    pub total: i64,
    /// Won deals.
    pub won_deals: u64,
    /// Credit of each group in minor units: sums to `total`.
    pub credit: Vec<i64>,
    /// Lower and upper end of the 95 % interval of each group's share, 0 to 1; empty with fewer than two won
    /// deals, or without revenue.
    pub intervals: Vec<[f64; 2]>,
}

/// Why the credit of a group differs between the sides: a shift-share decomposition over the kinds of deals, which are
/// the sets of teams that touched them, with the mean of both sides as weight (Marshall-Edgeworth form of Dunn 1960).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// More or less revenue in all, at the group's share of the first side.
    pub revenue: i64,
    /// Other kinds of deals: sets of teams won a larger or smaller part of the revenue.
    pub mix: i64,
    /// Other credit within deals of the same kind: order, number and time of the touches.
    pub within: i64,
}

impl Shift {
    /// The whole difference.
    #[must_use]
    pub const fn total(&self) -> i64 {
        self.revenue + self.mix + self.within
    }
}
