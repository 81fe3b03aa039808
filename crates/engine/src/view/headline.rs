//! The numbers of the headline. The sentences are the page's.

use serde::{Deserialize, Serialize};

/// What the headline says, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// Won revenue in minor units.
    pub total: i64,
    /// Of it, revenue of deals that two or more teams touched.
    pub together: i64,
    /// Won deals.
    pub won_deals: u64,
    /// Of them, deals that two or more teams touched.
    pub together_deals: u64,
    /// Won revenue of deals that a filter leaves out: beside `total` all that was won.
    pub left_out: i64,
    /// Those deals.
    pub left_out_deals: u64,
}
