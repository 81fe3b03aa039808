//! The account of rows kept out: every one is counted, the first of each reason are listed.

use std::collections::BTreeMap;

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
    /// The first of them, each with its deal (as numbered while reading) where it is known.
    pub listed: Vec<(Problem, Option<u32>)>,
}

/// All rows of which something is to be said, by reason.
#[derive(Default)]
pub struct Log {
    entries: BTreeMap<(Reason, Severity), Entry>,
}

/// What to say of a row.
pub struct Said<'a> {
    pub severity: Severity,
    pub reason: Reason,
    pub file: &'a str,
    pub line: u32,
    pub column: &'a str,
    pub value: &'a [u8],
    pub deal: Option<u32>,
}

impl Log {
    /// Counts a row, and lists it if it is among the first.
    pub fn say(&mut self, said: &Said<'_>) {
        let severity = said.severity;
        let entry =
            self.entries.entry((said.reason, severity)).or_insert(Entry { severity, rows: 0, listed: Vec::new() });
        entry.rows += 1;
        if entry.listed.len() < LISTED {
            let value: String = String::from_utf8_lossy(said.value).chars().take(SHOWN).collect();
            let problem = Problem {
                severity,
                reason: said.reason,
                file: said.file.to_owned(),
                line: said.line,
                column: said.column.to_owned(),
                value,
            };
            entry.listed.push((problem, said.deal));
        }
    }

    /// Counts all rows of a file that is not used.
    pub fn say_all(&mut self, problem: &Problem, rows: u64) {
        let severity = Severity::KeptOut;
        let new = Entry { severity, rows: 0, listed: Vec::new() };
        let entry = self.entries.entry((problem.reason, severity)).or_insert(new);
        entry.rows += rows;
        if rows > 0 && entry.listed.len() < LISTED {
            entry.listed.push((Problem { severity, ..problem.clone() }, None));
        }
    }

    /// The reasons, in the order of their list.
    pub fn entries(&self) -> impl Iterator<Item = (Reason, &Entry)> {
        self.entries.iter().map(|((reason, _), entry)| (*reason, entry))
    }

    /// Rows one by one, at most `limit` of each reason.
    pub fn list(&self, limit: usize) -> Vec<Problem> {
        let listed = self.entries.values().flat_map(|entry| entry.listed.iter().take(limit));
        listed.map(|(problem, _)| problem.clone()).collect()
    }

    /// The first problem of the reason that concerns most rows.
    pub fn commonest(&self) -> Option<&Problem> {
        let kept_out = self.entries.values().filter(|e| e.severity == Severity::KeptOut);
        kept_out.max_by_key(|e| e.rows).and_then(|e| e.listed.first()).map(|(problem, _)| problem)
    }
}
