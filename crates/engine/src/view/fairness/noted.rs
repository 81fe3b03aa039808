//! Rows in the log, by reason.

use fairshare_import::read::{Entry, Log};
use fairshare_types::problem::Reason;

/// Rows with one reason, kept out or used with a notice.
pub(crate) struct Noted {
    /// The reason.
    pub reason: Reason,
    /// Number of rows.
    pub rows: u64,
    /// Ranks of their deals, sorted, without duplicates.
    pub deals: Vec<u32>,
}

impl Noted {
    /// All entries of the log.
    pub(crate) fn all(log: &Log, deal_rank: &[u32]) -> Vec<Self> {
        let of = |(reason, entry): (Reason, &Entry)| Self {
            reason,
            rows: entry.rows,
            deals: entry.deals(deal_rank).into_iter().collect(),
        };
        log.entries().map(of).collect()
    }
}
