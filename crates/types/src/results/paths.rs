//! Journeys that took the same path, added up.

use serde::{Deserialize, Serialize};

/// Decided journeys with one sequence of channels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathRow {
    /// The channels of the eligible touches, in order; empty names are touches without a channel.
    pub channels: Vec<String>,
    /// Wins.
    pub wins: u64,
    /// Losses.
    pub losses: u64,
    /// Won revenue in minor units.
    pub amount: i64,
}
