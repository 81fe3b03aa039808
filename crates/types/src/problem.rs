//! Problems of files and rows, described so that a person can act on them.
//!
//! Errors and warnings are one type. A [`Problem`] with a line is about a row; one without is about a whole file.

mod reason;
mod words;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use reason::Reason;
use words::{russian_headings, words};

/// Consequence of a problem for its row or file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The whole file cannot be used.
    Refused,
    /// The row is not counted.
    KeptOut,
    /// The row is counted, but the user should know something about it.
    Notice,
}

/// One problem: its place, its reason, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Consequence for the row or file.
    pub severity: Severity,
    /// The reason.
    pub reason: Reason,
    /// Name of the file, as the user knows it.
    pub file: String,
    /// Line in the file where the record begins, counted from 1; 0 for the whole file.
    pub line: u32,
    /// Name of the column to blame, if there is one.
    pub column: String,
    /// The cell as written in the file, cut to 80 characters.
    pub value: String,
    /// Names of the columns found, for display; empty if the file has no columns or they do not matter.
    pub detail: String,
}

impl Problem {
    /// A problem with a whole file.
    #[must_use]
    pub fn file(reason: Reason, file: &str) -> Self {
        Self {
            severity: Severity::Refused,
            reason,
            file: file.to_owned(),
            line: 0,
            column: String::new(),
            value: String::new(),
            detail: String::new(),
        }
    }

    /// Adds the names of the file's columns to the problem.
    #[must_use]
    pub fn with_columns<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names = names.into_iter().filter(|name| !name.trim().is_empty());
        let shown: Vec<&str> = names.by_ref().take(COLUMNS_SHOWN).collect();
        let more = if names.next().is_some() { ", \u{2026}" } else { "" };
        self.detail = shown.join(", ") + more;
        self
    }

    /// One plain sentence about the problem.
    #[must_use]
    pub fn what(&self) -> &'static str {
        words(self.reason).0
    }

    /// One plain sentence about the remedy.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        // Hints use headings in the file's own language.
        let cyrillic = self.detail.chars().any(|letter| matches!(letter, '\u{400}'..='\u{4ff}'));
        let hint = if cyrillic { russian_headings(self.reason) } else { None };
        hint.unwrap_or(words(self.reason).1)
    }

    /// The problem, the columns found if they matter, and what to do.
    #[must_use]
    pub fn sentences(&self) -> String {
        match self.detail.as_str() {
            "" => format!("{} {}", self.what(), self.hint()),
            columns => format!("{} Its columns are: {columns}. {}", self.what(), self.hint()),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}", self.file)?;
            if self.line > 0 {
                write!(f, ", line {}", self.line)?;
            }
            write!(f, ": ")?;
        }
        write!(f, "{}", self.what())?;
        if self.column.is_empty() && !self.value.is_empty() {
            write!(f, " (\u{201c}{}\u{201d})", self.value)?;
        } else if !self.value.is_empty() {
            write!(f, " ({}: \u{201c}{}\u{201d})", self.column, self.value)?;
        }
        if !self.detail.is_empty() {
            write!(f, " Its columns are: {}.", self.detail)?;
        }
        write!(f, " {}", self.hint())
    }
}

impl std::error::Error for Problem {}

/// Maximum number of column names shown.
const COLUMNS_SHOWN: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_the_columns_found() {
        let of = |names: &[&str]| Problem::file(Reason::NoKeyColumn, "a.csv").with_columns(names.iter().copied());
        let english = of(&["Date", "Channel"]).to_string();
        assert!(english.contains("Its columns are: Date, Channel.") && english.contains("Opportunity ID"), "{english}");
        let russian = of(&["Дата", "Канал"]).to_string();
        assert!(russian.contains("ID сделки") && !russian.contains("Deal ID"), "{russian}");
        assert!(of(&["a"; 20]).detail.ends_with(", \u{2026}"));
    }
}
