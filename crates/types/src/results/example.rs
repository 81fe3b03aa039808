//! One of the user's own deals, touch by touch.

use serde::{Deserialize, Serialize};

/// A deal, touch by touch, under one model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// Key of the deal.
    pub deal: String,
    /// Name of the deal beside the key; empty if the data have none.
    pub name: String,
    /// Won revenue, in minor units.
    pub amount: i64,
    /// The close, milliseconds since 1970; `None` if the data has no dates.
    pub close: Option<i64>,
    /// When the lead was created.
    pub lead_created: Option<i64>,
    /// When the opportunity was created.
    pub opportunity_created: Option<i64>,
    /// Its eligible touches, in order of time.
    pub touches: Vec<ExampleTouch>,
}

/// A touch of the example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExampleTouch {
    /// Milliseconds since 1970; `None` if it has no date.
    pub time: Option<i64>,
    /// Its channel.
    pub channel: String,
    /// Its teams, each with its part of the deal and that part in minor units.
    pub teams: Vec<(String, f64, i64)>,
    /// Its part of the deal, 0 to 1.
    pub weight: f64,
    /// Score of its channel under a model that scores channels.
    pub score: Option<f64>,
    /// Whether it ties with the touch before it.
    pub tied: bool,
}
