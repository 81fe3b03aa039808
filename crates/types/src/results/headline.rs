//! Numbers of the headline. The page writes its sentences.

use serde::{Deserialize, Serialize};

/// Figures of the headline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// Won revenue in minor units.
    pub total: i64,
    /// Of this, revenue of deals that two or more teams touched.
    pub together: i64,
    /// Won deals.
    pub won_deals: u64,
    /// Of these, deals that two or more teams touched.
    pub together_deals: u64,
    /// Won revenue of deals that a filter leaves out; `total` plus this is all won revenue.
    pub left_out: i64,
    /// Number of deals that a filter leaves out.
    pub left_out_deals: u64,
}
