//! What the cells of a column look like: the evidence beside its name.

use super::outcome::{Outcome, outcome};
use super::separator;
use crate::parse::{DateEvidence, NumberEvidence, is_nothing};

/// The first cells of a column that have something in them. What they say is found when it is asked for: most columns are
/// known by their names.
pub struct Contents<'a> {
    /// Rows looked at.
    pub rows: usize,
    cells: Vec<&'a str>,
}

impl<'a> Contents<'a> {
    /// Looks at one column of these rows.
    pub fn of(rows: &'a [Vec<String>], column: usize) -> Self {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(String::as_str);
        Self { rows: rows.len(), cells: cells.filter(|cell| !is_nothing(cell.as_bytes())).collect() }
    }

    /// Cells with something in them.
    pub fn filled(&self) -> usize {
        self.cells.len()
    }

    /// Cells that say won or lost.
    pub fn outcomes(&self) -> usize {
        self.cells.iter().filter(|cell| outcome(cell) != Outcome::Open).count()
    }

    /// Whether some cell holds several steps of a path, or several things between commas or bars.
    pub fn has_paths(&self) -> bool {
        self.cells.iter().any(|cell| separator(cell).is_some() || cell.contains([',', '|']))
    }

    /// What the cells say of dates.
    pub fn dates(&self) -> DateEvidence {
        let mut evidence = DateEvidence::default();
        self.cells.iter().for_each(|cell| evidence.see(cell.as_bytes()));
        evidence
    }

    /// Most of what is there are dates.
    pub fn are_dates(&self) -> bool {
        let (seen, dates) = self.dates().share();
        dates * 2 > seen
    }

    /// Most of what is there are numbers.
    pub fn are_numbers(&self) -> bool {
        let mut evidence = NumberEvidence::default();
        self.cells.iter().for_each(|cell| evidence.see(cell.as_bytes()));
        let (seen, numbers) = evidence.share();
        numbers * 2 > seen
    }
}
