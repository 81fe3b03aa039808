//! Credit that moves between teams when the model changes.

use serde::{Deserialize, Serialize};

use super::DealId;
use crate::model::Model;

/// A channel or campaign, with the change of its credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carrier {
    /// Name in the data; empty for touches without one.
    pub name: String,
    /// Credit in minor units under the second model minus that under the first.
    pub change: i64,
    /// Whether most of its touches are joint ones.
    pub joint: bool,
}

/// A deal, with the credit that moves between teams in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryingDeal {
    /// The deal.
    pub id: DealId,
    /// Its name beside the key; empty if the data have none.
    pub name: String,
    /// Minor units that move.
    pub moved: i64,
}

/// Credit moved between two models; joint touches are split between their teams under any joint-credit policy. Per
/// deal, losses are matched to the teams that gain, in proportion to the gains; then deals are summed. Row sums are
/// losses, column sums are gains.
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
    /// Minor units that a team lost in some deals and regained in others: "within the team".
    pub within: Vec<i64>,
    /// Minor units that moved between teams, in all.
    pub total: i64,
    /// Channels with changed credit, the largest change first.
    pub channels: Vec<Carrier>,
    /// Campaigns with changed credit, the largest change first.
    pub campaigns: Vec<Carrier>,
    /// The few deals in which most moves, the largest first.
    pub deals: Vec<CarryingDeal>,
    /// Fewest deals that together move half of the total.
    pub deals_for_half: u32,
    /// Deals in which something moved.
    pub deals_moved: u32,
    /// Won deals.
    pub won_deals: u64,
}
