//! The numbers of the headline. The sentences are the page's.

use serde::{Deserialize, Serialize};

/// What the headline says, in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// Won revenue in minor units.
    pub total: i64,
    /// Of it, revenue of deals that two or more teams touched.
    pub together: i64,
    /// Won deals.
    pub won_deals: u64,
    /// Of them, deals that two or more teams touched.
    pub together_deals: u64,
}
