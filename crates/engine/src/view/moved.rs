//! What moves from which team to which when the model changes.

use serde::{Deserialize, Serialize};

use crate::model::Model;

/// A channel or campaign and what it gains or gives up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carrier {
    /// Name in the data; empty for touches without one.
    pub name: String,
    /// Credit in minor units under the second model less that under the first.
    pub change: i64,
    /// Its touches are (at least in part) joint ones.
    pub joint: bool,
}

/// Credit moved between two models. Per deal, what teams lose is matched to the teams that gain in proportion to the
/// gains; summed over deals. Row sums are losses, column sums are gains.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    /// The model before.
    pub from: Model,
    /// The model after.
    pub to: Model,
    /// Names of the teams, in the order of the comparison by team; empty for touches without a team.
    pub teams: Vec<String>,
    /// Credit of each team under `from`, in minor units.
    pub before: Vec<i64>,
    /// Credit of each team under `to`, in minor units.
    pub after: Vec<i64>,
    /// Minor units that moved: `[from team * teams.len() + to team]`.
    pub flows: Vec<i64>,
    /// What a team gave up in some deals and got back in others, in minor units: "within the team".
    pub within: Vec<i64>,
    /// All that moved between teams, in minor units.
    pub total: i64,
    /// Channels by what they carry, largest change first.
    pub channels: Vec<Carrier>,
    /// Campaigns by what they carry, largest change first.
    pub campaigns: Vec<Carrier>,
    /// The fewest deals that together cause half of what moved.
    pub deals_for_half: u32,
    /// Deals in which something moved.
    pub deals_moved: u32,
    /// Won deals.
    pub won_deals: u32,
}
