//! Statistics of the cells in the first rows of a file.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::{DateEvidence, is_nothing};
use crate::read::typed::position;

/// The first rows of a file, with statistics of their cells.
pub(super) struct Cells<'a> {
    pub(super) rows: &'a [Vec<String>],
}

impl<'a> Cells<'a> {
    pub(super) fn get(&self, row: usize, at: usize) -> &'a str {
        let cell = self.rows[row].get(at).map_or("", String::as_str);
        if is_nothing(cell.as_bytes()) { "" } else { cell }
    }

    pub(super) fn column(&self, at: usize) -> impl Iterator<Item = &'a str> {
        (0..self.rows.len()).map(move |row| self.get(row, at)).filter(|cell| !cell.is_empty())
    }

    pub(super) fn filled(&self, at: usize) -> usize {
        self.column(at).count()
    }

    pub(super) fn distinct(&self, at: usize) -> usize {
        let mut texts = BTreeSet::new();
        texts.extend(self.column(at));
        texts.len()
    }

    /// The distinct texts of a column.
    pub(super) fn texts(&self, at: usize) -> BTreeSet<&'a str> {
        self.column(at).collect()
    }

    /// Number of distinct texts of a column in rows that fill another column.
    pub(super) fn distinct_where(&self, at: usize, filled: usize) -> usize {
        let rows = (0..self.rows.len()).filter(|&row| !self.get(row, filled).is_empty());
        rows.map(|row| self.get(row, at)).filter(|text| !text.is_empty()).collect::<BTreeSet<_>>().len()
    }

    /// Number of distinct texts of a column in rows that have a key.
    pub(super) fn distinct_beside(&self, key: usize, at: usize) -> usize {
        let mut texts = BTreeSet::new();
        texts.extend((0..self.rows.len()).filter(|&row| !self.get(row, key).is_empty()).map(|row| self.get(row, at)));
        texts.len()
    }

    /// Number of rows of each key, and its distinct cells in a column.
    fn by_key(&self, key: usize, at: usize) -> BTreeMap<&'a str, (usize, BTreeSet<&'a str>)> {
        let mut seen: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
        for row in (0..self.rows.len()).filter(|&row| !self.get(row, key).is_empty()) {
            let (rows, cells) = seen.entry(self.get(row, key)).or_default();
            *rows += 1;
            cells.insert(self.get(row, at));
        }
        seen
    }

    /// Number of keys with several rows, and of those within which a column varies.
    pub(super) fn varying(&self, key: usize, at: usize) -> (usize, usize) {
        let seen = self.by_key(key, at);
        let several = seen.values().filter(|(rows, _)| *rows > 1);
        (several.clone().count(), several.filter(|(_, cells)| cells.len() > 1).count())
    }

    /// Number of keys with several texts in a column.
    pub(super) fn persons_of(&self, key: usize, at: usize) -> usize {
        let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for row in (0..self.rows.len()).filter(|&row| !self.get(row, key).is_empty() && !self.get(row, at).is_empty()) {
            seen.entry(self.get(row, key)).or_default().insert(self.get(row, at));
        }
        seen.values().filter(|texts| texts.len() > 1).count()
    }

    /// Whether all cells are small whole numbers, such as `3`, `3.0`, `3rd` or `Touch 3`.
    pub(super) fn are_positions(&self, at: usize) -> bool {
        let small = |cell: &str| position(cell.as_bytes()).is_some_and(|n| n.unsigned_abs() < 100_000);
        self.filled(at) > 0 && self.column(at).all(small)
    }

    /// Whether some keys have several rows, and no key has the same text twice.
    pub(super) fn distinct_within(&self, key: usize, at: usize) -> bool {
        let seen = self.by_key(key, at);
        seen.values().any(|(rows, _)| *rows > 1) && seen.values().all(|(rows, cells)| cells.len() == *rows)
    }

    pub(super) fn are_dates(&self, at: usize) -> bool {
        let mut evidence = DateEvidence::default();
        self.column(at).for_each(|cell| evidence.see(cell.as_bytes()));
        let (seen, dates) = evidence.share();
        dates * 2 > seen
    }
}
