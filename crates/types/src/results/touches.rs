//! Credit of every touch, for a table to take away.

use serde::{Deserialize, Serialize};

use crate::model::Model;

/// A page of the table of touches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TouchQuery {
    /// The models; the credit of each sums to won revenue.
    pub models: Vec<Model>,
    /// The place of the deal with which the page begins: 0, or [`TouchPage::next`] of the page before.
    pub from: u64,
    /// The page ends with the deal in which it has this many rows.
    pub rows: u32,
}

/// Some rows of the table of touches. Over all pages, the credit under each model sums to won revenue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TouchPage {
    /// A row per touch and team, in the order of keys of deals and of time.
    pub rows: Vec<CreditedTouch>,
    /// The place of the deal with which the next page begins; `None` after the last.
    pub next: Option<u64>,
    /// Number of journeys, to show progress.
    pub journeys: u64,
}

/// A touch of a won deal and one of its teams, with their credit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreditedTouch {
    /// Key of the deal, as written in the data.
    pub deal: String,
    /// Name of the deal beside its key; empty if the data have none.
    pub deal_name: String,
    /// The close, milliseconds since 1970; `None` without a date.
    pub close: Option<i64>,
    /// Place of the touch in its deal, from 1; 0 in the row of a deal without an eligible touch.
    pub touch: u32,
    /// Time of the touch, likewise.
    pub time: Option<i64>,
    /// Its channel.
    pub channel: String,
    /// Its campaign; empty without one.
    pub campaign: String,
    /// Its type; empty without one.
    pub touch_type: String,
    /// Its person; empty without one.
    pub person: String,
    /// The team; empty for a touch without a team.
    pub team: String,
    /// The team's share of the touch, 0 to 1.
    pub share: f64,
    /// Under each model, this row's part of the deal, 0 to 1.
    pub weights: Vec<f64>,
    /// Under each model, this row's credit in minor units.
    pub credit: Vec<i64>,
}
