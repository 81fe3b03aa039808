//! Tallies the rows that do not count: all by reason, the first of each reason one by one.

use std::collections::{BTreeMap, BTreeSet};

use fairshare_types::problem::{Problem, Reason, Severity};
use fairshare_types::text::shown;

/// Maximum number of rows listed for one reason.
const LISTED: usize = 10_000;
/// Maximum letters shown of a cell.
const SHOWN: usize = 80;

/// Rows of one reason.
pub struct Entry {
    /// Whether the rows are left out, or used with a notice.
    pub severity: Severity,
    /// Number of rows.
    pub rows: u64,
    /// The first of them.
    pub listed: Vec<Problem>,
    /// Deals of all rows (numbers while reading) as far as they are known, in no order and with some repetitions.
    deals: Vec<u32>,
    /// Distinct deals when they were last counted.
    distinct: usize,
}

/// Deals of one reason that are kept before repetitions are removed.
const FEW_DEALS: usize = 4096;

impl Entry {
    fn new(severity: Severity) -> Self {
        Self { severity, rows: 0, listed: Vec::new(), deals: Vec::new(), distinct: 0 }
    }

    /// Adds the deal of a row. Memory grows with the number of deals, not with that of rows.
    fn add(&mut self, deal: u32) {
        // Rows of a deal usually come together.
        if self.deals.last() == Some(&deal) {
            return;
        }
        if self.deals.len() >= FEW_DEALS.max(self.distinct * 2) {
            self.deals.sort_unstable();
            self.deals.dedup();
            self.distinct = self.deals.len();
        }
        self.deals.push(deal);
    }

    /// Ranks of the deals that the rows belong to, each once.
    pub fn deals(&self, deal_rank: &[u32]) -> BTreeSet<u32> {
        self.deals.iter().filter_map(|&deal| deal_rank.get(deal as usize).copied()).collect()
    }
}

/// All rows with a problem or a notice, by reason.
#[derive(Default)]
pub struct Log {
    entries: BTreeMap<(Reason, Severity), Entry>,
}

/// A row with a problem or a notice.
pub struct Said<'a> {
    /// Whether the row counts.
    pub severity: Severity,
    /// Reason for listing it.
    pub reason: Reason,
    /// Name of its file.
    pub file: &'a str,
    /// Line where it begins, counted from 1.
    pub line: u32,
    /// Name of the column to blame; empty for the whole row.
    pub column: &'a str,
    /// The cell as written in the file.
    pub value: &'a [u8],
    /// Number of its deal, if it is known.
    pub deal: Option<u32>,
}

impl Log {
    /// Counts a row, and lists it if it is among the first.
    pub fn say(&mut self, said: &Said<'_>) {
        let severity = said.severity;
        let entry = self.entries.entry((said.reason, severity)).or_insert_with(|| Entry::new(severity));
        entry.rows += 1;
        if let Some(deal) = said.deal {
            entry.add(deal);
        }
        if entry.listed.len() < LISTED {
            let value = shown(said.value, SHOWN);
            let problem = Problem {
                severity,
                reason: said.reason,
                file: said.file.to_owned(),
                line: said.line,
                column: said.column.to_owned(),
                value,
                detail: String::new(),
            };
            entry.listed.push(problem);
        }
    }

    /// Counts all rows of a file that is not used.
    pub fn say_all(&mut self, problem: &Problem, rows: u64) {
        let severity = Severity::KeptOut;
        let entry = self.entries.entry((problem.reason, severity)).or_insert_with(|| Entry::new(severity));
        entry.rows += rows;
        if rows > 0 && entry.listed.len() < LISTED {
            entry.listed.push(Problem { severity, ..problem.clone() });
        }
    }

    /// Entries in the order of their reasons.
    pub fn entries(&self) -> impl Iterator<Item = (Reason, &Entry)> {
        self.entries.iter().map(|((reason, _), entry)| (*reason, entry))
    }

    /// Listed rows, at most `limit` of each reason.
    pub fn list(&self, limit: usize) -> Vec<Problem> {
        let listed = self.entries.values().flat_map(|entry| entry.listed.iter().take(limit));
        listed.cloned().collect()
    }

    /// The first problem of the reason for which most rows are left out.
    pub fn commonest(&self) -> Option<&Problem> {
        let kept_out = self.entries.values().filter(|e| e.severity == Severity::KeptOut);
        kept_out.max_by_key(|e| e.rows).and_then(|e| e.listed.first())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_grows_with_deals_and_rows_are_counted_exactly() {
        let mut log = Log::default();
        let deals = 5_000_u32;
        for row in 0..100_000_u32 {
            log.say(&Said {
                severity: Severity::KeptOut,
                reason: Reason::AfterClose,
                file: "a.csv",
                line: row,
                column: "",
                value: b"",
                deal: Some(row % deals),
            });
        }
        let (_, entry) = log.entries().next().expect("an entry");
        assert_eq!((entry.rows, entry.listed.len()), (100_000, LISTED));
        assert!(entry.deals.len() <= 2 * deals as usize, "{}", entry.deals.len());
        let ranks: Vec<u32> = (0..deals).collect();
        assert_eq!(entry.deals(&ranks).len(), deals as usize);
    }
}
