//! Teams, shares of a touch, and the rules that give a touch to its teams.

use serde::{Deserialize, Serialize};

use crate::view::By;

/// A rule of the user: touches of this channel (or campaign) belong to these teams.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// What the rule looks at: [`By::Channel`] or [`By::Campaign`].
    pub by: By,
    /// The channel or campaign.
    pub name: String,
    /// Teams and their shares, in any unit.
    pub shares: Vec<(String, f64)>,
}

/// How touches are counted: what the user chose beside the models.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counting {
    /// Rules for touches whose teams the data does not say. A later rule wins over an earlier one.
    pub rules: Vec<Rule>,
    /// Days before the close that a touch may lie back; no limit where `None`.
    pub lookback_days: Option<f64>,
}
