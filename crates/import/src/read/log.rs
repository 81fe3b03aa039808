//! The account of rows kept out: every one is counted, the first of each reason are listed.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::shown;
use crate::problem::{Problem, Reason, Severity};

/// How many rows of one reason are listed one by one.
const LISTED: usize = 10_000;
/// Letters of a cell that are shown.
const SHOWN: usize = 80;

/// Rows of one reason.
pub struct Entry {
    /// Kept out, or used with a notice.
    pub severity: Severity,
    /// How many.
    pub rows: u64,
    /// The first of them.
    pub listed: Vec<Problem>,
    /// Deals of all of them (as numbered while reading), where they are known; in no order, and more than once.
    deals: Vec<u32>,
}

impl Entry {
    fn new(severity: Severity) -> Self {
        Self { severity, rows: 0, listed: Vec::new(), deals: Vec::new() }
    }

    /// Ranks of the deals that the rows belong to, each once.
    pub fn deals(&self, deal_rank: &[u32]) -> BTreeSet<u32> {
        self.deals.iter().filter_map(|&deal| deal_rank.get(deal as usize).copied()).collect()
    }
}

/// All rows of which something is to be said, by reason.
#[derive(Default)]
pub struct Log {
    entries: BTreeMap<(Reason, Severity), Entry>,
}

/// What to say of a row.
pub struct Said<'a> {
    /// Whether the row counts.
    pub severity: Severity,
    /// Why it is listed.
    pub reason: Reason,
    /// Name of its file.
    pub file: &'a str,
    /// Line where it begins, counted from 1.
    pub line: u32,
    /// Name of the column to blame; empty for the whole row.
    pub column: &'a str,
    /// The cell as it stands in the file.
    pub value: &'a [u8],
    /// Number of its deal, where it is known.
    pub deal: Option<u32>,
}

impl Log {
    /// Counts a row, and lists it if it is among the first.
    pub fn say(&mut self, said: &Said<'_>) {
        let severity = said.severity;
        let entry = self.entries.entry((said.reason, severity)).or_insert_with(|| Entry::new(severity));
        entry.rows += 1;
        // Rows of a deal mostly come together.
        entry.deals.extend(said.deal.filter(|deal| entry.deals.last() != Some(deal)));
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

    /// The reasons, in the order of their list.
    pub fn entries(&self) -> impl Iterator<Item = (Reason, &Entry)> {
        self.entries.iter().map(|((reason, _), entry)| (*reason, entry))
    }

    /// Rows one by one, at most `limit` of each reason.
    pub fn list(&self, limit: usize) -> Vec<Problem> {
        let listed = self.entries.values().flat_map(|entry| entry.listed.iter().take(limit));
        listed.cloned().collect()
    }

    /// The first problem of the reason that concerns most rows.
    pub fn commonest(&self) -> Option<&Problem> {
        let kept_out = self.entries.values().filter(|e| e.severity == Severity::KeptOut);
        kept_out.max_by_key(|e| e.rows).and_then(|e| e.listed.first())
    }
}
