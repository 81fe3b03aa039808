//! The deals behind a number: every amount on the page leads to the deals that add up to it.

mod behind;
mod list;

use serde::{Deserialize, Serialize};

use super::{By, Example, FindingKind, Group, GroupKind, Who};
use crate::model::Model;
use fairshare_import::detect::Outcome;

/// A number whose deals are asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Behind {
    /// None: all deals, won, lost and open; what was won is what they add up to.
    #[default]
    Everything,
    /// What was won.
    Won,
    /// Credit of a group, or of several together, under a model.
    Credit {
        /// The model.
        model: Model,
        /// What the groups are.
        by: By,
        /// The groups; of months and segments, those of one.
        of: Vec<Member>,
    },
    /// What they are credited with under one model more than under another.
    Change {
        /// The model before.
        from: Model,
        /// The model after.
        to: Model,
        /// What the groups are.
        by: By,
        /// The groups.
        of: Vec<Member>,
    },
    /// What moves from one team to another.
    Flow(Flows),
    /// A part of what was won, by who touched the deal.
    Part(Who),
    /// What a team sourced: its touch was the first, or among the first.
    Sourced(String),
    /// What a team influenced: it has at least one touch.
    Influenced(String),
    /// Won revenue of the deals that a finding of the fairness check is about.
    Finding(FindingKind),
}

/// A group of a roll-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// What it stands for.
    pub kind: GroupKind,
    /// Its name; empty where it is nobody's.
    pub name: String,
    /// The month or segment that it is a team within; empty for all others.
    pub part: String,
}

impl Member {
    /// A team, channel or campaign of the data; the empty name is that of touches without one.
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

/// What moves from one team to another, or from some to others, when the model changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flows {
    /// The model before.
    pub from: Model,
    /// The model after.
    pub to: Model,
    /// Teams that are credited with less; the empty name is that of touches without a team.
    pub givers: Vec<String>,
    /// Teams that are credited with more.
    pub takers: Vec<String>,
}

/// Which deals are listed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DealQuery {
    /// The number they stand behind.
    pub behind: Behind,
    /// Part of their key, in any case; empty for all.
    pub search: String,
    /// Rows that are wanted, the largest first.
    pub rows: u32,
}

/// The deals behind a number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DealList {
    /// The largest of them, at most as many as were asked for.
    pub rows: Vec<DealRow>,
    /// All of them.
    pub count: u64,
    /// Those of them that were won.
    pub won: u64,
    /// What their parts sum to in minor units: the number, where nothing is searched for.
    pub total: i64,
}

/// Which journey of which deal: a person's key may stand for several conversions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DealId {
    /// The key, as it is written.
    pub key: String,
    /// Its journeys before this one.
    pub nth: u32,
}

/// A deal in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DealRow {
    /// Which it is.
    pub id: DealId,
    /// What became of it.
    pub outcome: Outcome,
    /// Journeys that it stands for, won and lost: more than 1 for a row of aggregated paths.
    pub stands_for: u64,
    /// What was won, in minor units.
    pub amount: i64,
    /// Its part of the number, in minor units.
    pub part: i64,
    /// The close, milliseconds since 1970; `None` where the data has no dates.
    pub close: Option<i64>,
    /// Eligible touches.
    pub touches: u32,
    /// Teams with a touch in it, by name.
    pub teams: Vec<String>,
}

/// A deal, touch by touch, under each of some models.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedDeal {
    /// The deal; its part is what was won.
    pub row: DealRow,
    /// What each model gives its touches. Empty where the deal has no eligible touch.
    pub examples: Vec<(Model, Example)>,
}
