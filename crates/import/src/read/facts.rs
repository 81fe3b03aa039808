//! What a file was taken for, as it is shown.

use serde::{Deserialize, Serialize};

use super::Question;
use crate::detect::{Confidence, Decision, Role, Shape, Why};
use crate::parse::DecimalMark;
use crate::problem::{Problem, Reason};
use crate::source::Encoding;

/// One column of a file and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnFacts {
    /// Name in the header.
    pub name: String,
    /// What it is used as; `None` where it is not used.
    pub role: Option<Role>,
    /// What it means by itself: a person, where persons stand in for deals.
    pub meaning: Option<Role>,
    /// A few of its values.
    pub sample: Vec<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// Why it was taken for this.
    pub why: Why,
}

/// The order of day and month in a file's dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrderFact {
    /// Year first.
    Ymd,
    /// Day first.
    Dmy,
    /// Month first.
    Mdy,
    /// Day or month first: the file leaves it open.
    Ambiguous,
}

impl DateOrderFact {
    /// The word for it on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ymd => "YMD",
            Self::Dmy => "DMY",
            Self::Mdy => "MDY",
            Self::Ambiguous => "ambiguous",
        }
    }
}

/// One file as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its name.
    pub file: String,
    /// How its text is encoded.
    pub encoding: Encoding,
    /// It begins with a byte order mark.
    pub bom: bool,
    /// Delimiter between cells.
    pub delimiter: char,
    /// Line of the header, counted from 1; `None` where it has none.
    pub header_line: Option<u32>,
    /// Rows above the header: titles, comments, blank lines.
    pub preamble_rows: u32,
    /// Totals and notes among and below the rows.
    pub footer_rows: u64,
    /// What a row stands for.
    pub shape: Shape,
    /// Its columns.
    pub columns: Vec<ColumnFacts>,
    /// Data rows read, blank lines left aside.
    pub rows_read: u64,
    /// Rows that count. `rows_used + rows_kept_out = rows_read`, always.
    pub rows_used: u64,
    /// Rows that do not.
    pub rows_kept_out: u64,
    /// Order of day and month in its dates.
    pub date_order: Option<DateOrderFact>,
    /// Decimal mark of its numbers.
    pub decimal_mark: Option<DecimalMark>,
    /// What it leaves open.
    pub questions: Vec<Question>,
    /// What was inferred of it.
    pub decisions: Vec<Decision>,
    /// It is a part of a join: which deal a row belongs to, or what became of it, is said by another file.
    pub needs_join: bool,
    /// Why none of its rows is used.
    pub problem: Option<Problem>,
}

impl FileFacts {
    /// What the file is, in a word of the command line.
    #[must_use]
    pub fn verdict(&self) -> &'static str {
        match (self.problem.as_ref().map(|problem| problem.reason), self.shape) {
            (Some(Reason::EmptyFile | Reason::HeaderOnly), _) => "empty",
            (
                Some(
                    Reason::NotText
                    | Reason::Picture
                    | Reason::Recording
                    | Reason::Pdf
                    | Reason::Archive
                    | Reason::Document
                    | Reason::Program
                    | Reason::WebPage
                    | Reason::Mail
                    | Reason::NotTable
                    | Reason::Unreadable,
                ),
                _,
            ) => "unreadable",
            (
                Some(
                    Reason::LineTooLong
                    | Reason::TooManyColumns
                    | Reason::UnclosedQuote
                    | Reason::OutOfMemory
                    | Reason::TooLarge,
                ),
                _,
            ) => "refused",
            (Some(_), _) | (None, Shape::Other) => "not_journeys",
            (None, Shape::Aggregated) => "aggregated_paths",
            (None, Shape::Wide) => "wide",
            (None, _) if self.needs_join => "needs_join",
            (None, _) => "journeys",
        }
    }
}
