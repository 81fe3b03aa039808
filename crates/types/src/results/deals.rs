//! The deals behind a number: every amount on the page leads to the deals that add up to it.

use serde::{Deserialize, Serialize};

use super::{Example, FindingKind, Group, GroupKind, InfluenceWindow, Who};
use crate::dimension::Dimension;
use crate::model::Model;
use crate::schema::Outcome;

/// A number whose deals can be listed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum DrillTarget {
    /// All deals, won, lost and open; they add up to won revenue.
    #[default]
    Everything,
    /// Won revenue.
    Won,
    /// Credit of one group, or of several together, under a model.
    Credit {
        /// The model.
        model: Model,
        /// Dimension of the groups.
        by: Dimension,
        /// The groups; for months and segments, all of one part.
        of: Vec<Member>,
    },
    /// Credit of groups under one model minus that under another.
    Change {
        /// The model before.
        from: Model,
        /// The model after.
        to: Model,
        /// Dimension of the groups.
        by: Dimension,
        /// The groups.
        of: Vec<Member>,
    },
    /// Credit that moves between teams.
    Flow(Flows),
    /// One part of won revenue, by who touched the deal.
    Part(Who),
    /// Won revenue of deals whose first touch, or one tied with it, is the team's.
    Sourced(String),
    /// Won revenue of deals with at least one touch of the team.
    Influenced(String),
    /// Won revenue of the deals that a finding of the fairness check is about.
    Finding(FindingKind),
    /// Won revenue of the deals that took a path, won and lost.
    Path {
        /// The dimension of the steps.
        by: Dimension,
        /// Each touch is a step; else equal steps in a row are one.
        every_touch: bool,
        /// The names of the steps.
        steps: Vec<String>,
    },
    /// Won revenue of the deals that begin with one step and end with another.
    Ends {
        /// The dimension of the steps.
        by: Dimension,
        /// The names of the first and the last step.
        steps: [String; 2],
    },
    /// A number of the pipeline, of open or of won deals.
    Pipeline(PipelineNumber),
}

/// A number of the pipeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PipelineNumber {
    /// Open deals count with their whole amounts, though the data give their probability.
    pub whole_amounts: bool,
    /// Which of its numbers.
    pub part: PipelinePart,
}

/// Which number of the pipeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PipelinePart {
    /// All open deals.
    All,
    /// Credit of a group under a model, of open deals.
    Credit {
        /// The model.
        model: Model,
        /// The group.
        of: Member,
    },
    /// Deals that a group sourced or influenced.
    Reach {
        /// The group.
        of: Member,
        /// Open deals, or won ones.
        open: bool,
        /// The time in which a touch influences a deal; `None` for sourced deals and without a limit.
        window: Option<InfluenceWindow>,
        /// A first touch is needed, not any.
        sourced: bool,
    },
}

impl DrillTarget {
    /// The models that the number depends on.
    #[must_use]
    pub fn models(&self) -> Vec<Model> {
        match self {
            Self::Credit { model, .. } => vec![model.clone()],
            Self::Change { from, to, .. } => vec![from.clone(), to.clone()],
            Self::Flow(flow) => vec![flow.from.clone(), flow.to.clone()],
            Self::Pipeline(PipelineNumber { part: PipelinePart::Credit { model, .. }, .. }) => vec![model.clone()],
            Self::Everything
            | Self::Won
            | Self::Part(_)
            | Self::Sourced(_)
            | Self::Influenced(_)
            | Self::Finding(_)
            | Self::Path { .. }
            | Self::Ends { .. }
            | Self::Pipeline(_) => Vec::new(),
        }
    }
}

/// A group of a roll-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its kind.
    pub kind: GroupKind,
    /// Its name; empty unless the kind is [`GroupKind::Named`].
    pub name: String,
    /// The month or segment, if the group is a team within one; else empty.
    pub part: String,
}

impl Member {
    /// A team, channel or campaign of the data; the empty name means touches without one.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let kind = if name.is_empty() { GroupKind::Unassigned } else { GroupKind::Named };
        Self { kind, name: name.to_owned(), part: String::new() }
    }
}

impl From<&Group> for Member {
    fn from(group: &Group) -> Self {
        Self { kind: group.kind, name: group.name.clone(), part: group.part.clone() }
    }
}

/// Credit that moves from some teams to others when the model changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flows {
    /// The model before.
    pub from: Model,
    /// The model after.
    pub to: Model,
    /// Teams that lose credit; the empty name means touches without a team.
    pub givers: Vec<String>,
    /// Teams that gain credit.
    pub takers: Vec<String>,
}

/// A request for a list of deals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DealQuery {
    /// The number whose deals are listed.
    pub behind: DrillTarget,
    /// Text that the key or the name contains, in any case; empty for all deals.
    pub search: String,
    /// Most rows to return, the largest first.
    pub rows: u32,
}

/// The deals behind a number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DealList {
    /// The largest deals, at most as many as requested.
    pub rows: Vec<DealRow>,
    /// Number of all such deals.
    pub count: u64,
    /// Number of won ones among them.
    pub won: u64,
    /// Sum of their parts in minor units; the number itself if there is no search.
    pub total: i64,
}

/// Id of a journey: a person's key may have several conversions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DealId {
    /// The key, as written in the data.
    pub key: String,
    /// Number of journeys of this key before this one.
    pub nth: u32,
}

/// A deal in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DealRow {
    /// Its id.
    pub id: DealId,
    /// Its name beside the key; empty if the data have none.
    pub name: String,
    /// Its outcome.
    pub outcome: Outcome,
    /// Its journeys, won and lost: more than 1 for a row of aggregated paths.
    pub stands_for: u64,
    /// Won revenue, in minor units.
    pub amount: i64,
    /// Its part of the number, in minor units.
    pub part: i64,
    /// The close, milliseconds since 1970; `None` if the data has no dates.
    pub close: Option<i64>,
    /// Number of eligible touches.
    pub touches: u32,
    /// Teams with a touch in it, in the order of the comparison by team.
    pub teams: Vec<String>,
}

/// A deal, touch by touch, under each of several models.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedDeal {
    /// The deal; its part is its won revenue.
    pub row: DealRow,
    /// Credit of its touches under each model; empty if the deal has no eligible touch.
    pub examples: Vec<(Model, Example)>,
}
