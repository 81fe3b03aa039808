//! Rows of which something was said while they were read.

use fairshare_import::problem::Reason;
use fairshare_import::read::{Entry, Log};

/// Rows of one reason, kept out or used with a notice.
pub(crate) struct Noted {
    /// The reason.
    pub reason: Reason,
    /// How many.
    pub rows: u64,
    /// Ranks of their deals, in order, each once.
    pub deals: Vec<u32>,
}

impl Noted {
    /// All that the log has, by reason.
    pub(crate) fn all(log: &Log, deal_rank: &[u32]) -> Vec<Self> {
        let of = |(reason, entry): (Reason, &Entry)| Self {
            reason,
            rows: entry.rows,
            deals: entry.deals(deal_rank).into_iter().collect(),
        };
        log.entries().map(of).collect()
    }
}
