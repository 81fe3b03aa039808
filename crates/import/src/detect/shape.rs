//! What a row of a file stands for.

use serde::{Deserialize, Serialize};

use super::{Column, Role, WideTouch};
use crate::problem::Reason;

/// What a row of a file stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A touch.
    Touches,
    /// A deal, without its touches.
    Deals,
    /// A deal with all its touches in one cell: `Webinar > Call > Demo`.
    Paths,
    /// Many journeys of the same path, with how many were won and lost.
    Aggregated,
    /// A deal with its touches side by side.
    Wide,
    /// Keys that belong together: a person and an account, a person and a deal.
    Links,
    /// A campaign: its key, its name, its type.
    Campaigns,
    /// Something of which no journeys can be made.
    Other,
}

impl Shape {
    /// All shapes, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Touches,
        Self::Deals,
        Self::Paths,
        Self::Aggregated,
        Self::Wide,
        Self::Links,
        Self::Campaigns,
        Self::Other,
    ];

    /// Its rows bring touches.
    #[must_use]
    pub const fn brings_touches(self) -> bool {
        matches!(self, Self::Touches | Self::Paths | Self::Aggregated | Self::Wide)
    }
}

/// What the rows stand for, by the roles found so far.
pub fn judge(columns: &[Column], across: &[WideTouch]) -> Shape {
    let has = |role| columns.iter().any(|c| c.role == Some(role));
    let any = |roles: &[Role]| roles.iter().any(|role| has(*role));
    let keys = columns.iter().filter(|c| c.role.is_some_and(Role::is_key)).count();
    let tells_outcome = any(&[Role::Stage, Role::Outcome, Role::Value]);
    let has_channel = any(&[Role::Channel, Role::TouchType, Role::Campaign]);
    let has_key = keys > 0;
    let has_name = any(&[Role::JourneyId, Role::Account, Role::Contact]);
    if has(Role::Path) && has(Role::Wins) {
        Shape::Aggregated
    } else if has(Role::Path) && !has(Role::Time) && (has_key || tells_outcome) {
        Shape::Paths
    } else if has_key && has(Role::Time) && has_channel {
        Shape::Touches
    } else if !across.is_empty() && (has_name || tells_outcome) {
        Shape::Wide
    } else if has_key && tells_outcome && !has(Role::Time) && (has(Role::JourneyId) || !is_person(columns)) {
        Shape::Deals
    } else if has_key && !has(Role::JourneyId) && has(Role::Created) && has_channel && !tells_outcome {
        Shape::Touches
    } else if keys > 1 && !has_channel && !has(Role::Time) {
        Shape::Links
    } else if has(Role::Campaign) && has(Role::Channel) && !has_key && !any(&[Role::Time, Role::Cost]) {
        Shape::Campaigns
    } else {
        Shape::Other
    }
}

/// Whether the rows are of persons, leads and contacts: they have stages too, but no amount.
fn is_person(columns: &[Column]) -> bool {
    let has = |role| columns.iter().any(|c| c.role == Some(role));
    has(Role::Contact) && has(Role::Account) && !has(Role::Value) && !has(Role::Outcome)
}

/// What is missing for the rows to be of this shape; nothing where they can be read.
pub fn missing(shape: Shape, columns: &[Column]) -> Option<Reason> {
    let has = |role| columns.iter().any(|c| c.role == Some(role));
    let has_key = has(Role::JourneyId) || has(Role::Account) || has(Role::Contact);
    let has_channel = has(Role::Channel) || has(Role::TouchType) || has(Role::Campaign);
    match shape {
        Shape::Touches | Shape::Other if !has_key => Some(Reason::NoKeyColumn),
        Shape::Touches | Shape::Other if !has(Role::Time) => Some(Reason::NoTimeColumn),
        Shape::Touches | Shape::Other if !has_channel => Some(Reason::NoChannelColumn),
        Shape::Other => Some(Reason::NotJourneys),
        Shape::Deals if !has_key => Some(Reason::NoKeyColumn),
        Shape::Paths | Shape::Aggregated if !has(Role::Path) => Some(Reason::NoPathColumn),
        _ => None,
    }
}
