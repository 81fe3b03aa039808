//! Outcomes of deals.

use serde::{Deserialize, Serialize};

/// Outcome of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Neither won nor lost.
    Open,
    /// Lost.
    Lost,
    /// Won.
    Won,
}
