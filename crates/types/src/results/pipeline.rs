//! Pipeline: the amounts of open deals, credited as won revenue is, and never added to it.

use serde::{Deserialize, Serialize};

use super::{Group, Reach};
use crate::model::Model;

/// The models and the influence window of a pipeline report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PipelineQuery {
    /// The models; the credit of each sums to the amount of a deal.
    pub models: Vec<Model>,
    /// When a touch influences a deal; every eligible touch does if `None`.
    pub window: Option<InfluenceWindow>,
    /// Open deals count with their whole amounts, though the data give their probability.
    pub whole_amounts: bool,
}

/// The time in which a touch influences a deal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct InfluenceWindow {
    /// Its length in days: above 0.
    pub days: f64,
    /// When it ends.
    pub before: WindowEnd,
}

/// The end of an influence window. A touch at that instant is within it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WindowEnd {
    /// The creation of the opportunity.
    #[default]
    Created,
    /// The close; of an open deal, the close it expects.
    Closed,
}

impl WindowEnd {
    /// Both ends.
    pub const ALL: [Self; 2] = [Self::Created, Self::Closed];

    /// Its word on the command line and in the page.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Closed => "closed",
        }
    }
}

/// Open deals by team. In every model, credit sums to the pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pipeline {
    /// The teams, as in the comparison by team; last, if it has credit, the row of deals without an eligible touch.
    pub groups: Vec<Group>,
    /// The models.
    pub models: Vec<Model>,
    /// Credit in minor units: `[model * groups.len() + group]`.
    pub credit: Vec<i64>,
    /// Amounts of open deals that each group sourced and influenced; never added up.
    pub open: Vec<Reach>,
    /// The same of won deals.
    pub won: Vec<Reach>,
    /// Sum of the amounts of open deals, in minor units; each times its probability if `weighted`.
    pub total: i64,
    /// Sum of their whole amounts.
    pub whole: i64,
    /// Amounts count times the probability of their deal.
    pub weighted: bool,
    /// Probabilities of the open deals, if the data give any.
    pub probabilities: Option<Probabilities>,
    /// Open deals.
    pub deals: u64,
    /// Open deals whose amount is zero or unknown.
    pub without_amount: u64,
    /// Won revenue in minor units, shown beside the pipeline.
    pub won_total: i64,
    /// Won deals.
    pub won_deals: u64,
    /// Open and won deals without the date at which the window ends: each of their touches influences them.
    pub undated: u64,
}

/// Probabilities of open deals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probabilities {
    /// The least and the greatest, in millionths, of deals with one.
    pub range: Option<[u32; 2]>,
    /// Open deals without a probability or with several: their whole amounts count.
    pub unknown: u64,
    /// Sum of the amounts of these deals, in minor units.
    pub unknown_amount: i64,
}
