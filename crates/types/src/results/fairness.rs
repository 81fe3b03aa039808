//! Biases of the data itself, before any model.

use serde::{Deserialize, Serialize};

use crate::dimension::Dimension;
use crate::model::Model;
use crate::problem::Reason;

/// Biases of the data itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fairness {
    /// Findings, the largest won revenue first.
    pub findings: Vec<Finding>,
    /// Won deals in all.
    pub won_deals: u64,
    /// Won revenue in minor units.
    pub total: i64,
    /// People who did not convert and count as lost journeys.
    pub unconverted: u64,
}

/// Shares under learned models with and without the people who did not convert.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unconverted {
    /// Their number.
    pub people: u64,
    /// Dimension of the shares: teams, or channels if no touch has a team.
    pub by: Dimension,
    /// The models, each with the shares of the groups.
    pub models: Vec<UnconvertedShares>,
}

/// Shares of credit under a learned model with and without the people who did not convert.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnconvertedShares {
    /// The model.
    pub model: Model,
    /// Whether any other journey was lost, without which the model learns nothing.
    pub learns_without: bool,
    /// Name of each group, its share with these people, and that without them; most touches first.
    pub groups: Vec<(String, f64, f64)>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its kind, with its figures.
    pub kind: FindingKind,
    /// Touches or rows that it is about; zero if it is only about deals.
    pub touches: u64,
    /// Won deals that it is about.
    pub deals: u64,
    /// Won revenue of these deals in minor units, each deal once.
    pub revenue: i64,
}

/// Kind of a finding, with its figures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FindingKind {
    /// Won deals without an eligible touch.
    NoTouch,
    /// Won deals with touches of other teams, but none of this one.
    WithoutTeam {
        /// The team.
        team: String,
        /// Won deals that any team has touched.
        of: u64,
    },
    /// One team has many times the touches of another in deals that both touched.
    Uneven {
        /// The team with more touches, and its median number of touches in won deals that it touched.
        more: (String, u64),
        /// The team with fewer touches, likewise.
        fewer: (String, u64),
    },
    /// Touches of these channels have a date but no time of day, and share a day with touches that have one.
    NoTimeOfDay {
        /// The channels, the one with most touches first.
        channels: Vec<String>,
        /// All their touches.
        of: u64,
    },
    /// Touches of a channel that mostly fall on a single day.
    OneDay {
        /// The channel.
        channel: String,
        /// The day, milliseconds since 1970.
        day: i64,
        /// All its touches that have a date.
        of: u64,
    },
    /// Touches that belong to no team.
    Unassigned {
        /// The channels that have most of them, at most three.
        channels: Vec<String>,
        /// All touches.
        of: u64,
    },
    /// Touches after the close of their deal, which do not count.
    AfterClose,
    /// Duplicate rows, which count once.
    Duplicates,
    /// Touches that belong to no deal of the files.
    WithoutDeal,
    /// Rows that do not count because their amount cannot be read.
    BadAmount,
    /// Won deals without an amount.
    NoAmount,
}

impl FindingKind {
    /// Reasons under which its rows are in the log; empty for findings that do not come from the log.
    #[must_use]
    pub const fn reasons(&self) -> &'static [Reason] {
        match self {
            Self::AfterClose => &[Reason::AfterClose],
            Self::Duplicates => &[Reason::Duplicate],
            Self::WithoutDeal => &[Reason::UnknownDeal, Reason::NotJoined, Reason::MissingKey, Reason::DealNotCounted],
            Self::BadAmount => &[Reason::BadAmount],
            _ => &[],
        }
    }

    /// Whether it is reported even without a won deal, because nobody can tell which deals its rows belong to.
    #[must_use]
    pub const fn stands_without_deals(&self) -> bool {
        matches!(self, Self::WithoutDeal | Self::BadAmount)
    }
}
