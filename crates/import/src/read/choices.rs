//! What a person said of how files are to be read, and what an earlier pass over them has taught.

use serde::{Deserialize, Serialize};

use crate::detect::{Outcome, Role, Shape};
use crate::parse::{DateOrder, DecimalMark};
use crate::source::Encoding;

/// What a person said of how files are to be read. Nothing said: all is recognised.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// By the file's name.
    pub files: Vec<(String, FileChoices)>,
    /// What the texts of stage and outcome columns mean, where it is not what was taken for granted.
    pub stages: Vec<(String, Outcome)>,
    /// Code of a currency, and what one of it is worth in the currency of most deals.
    pub rates: Vec<(String, f64)>,
    /// How rows become journeys.
    pub joining: Joining,
}

/// How rows become journeys, where more than one way is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joining {
    /// Rows that say the same as another one count too.
    pub keep_duplicates: bool,
    /// Of several conversions of one key, each takes all touches before it, not only those since the last one.
    pub all_earlier: bool,
    /// The row of a conversion gives its time and amount, but is no touch.
    pub conversions_no_touch: bool,
}

/// What a person said of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileChoices {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The delimiter between cells.
    pub delimiter: Option<u8>,
    /// The line in which the header begins, counted from 1.
    pub header_line: Option<u32>,
    /// What a row stands for.
    pub shape: Option<Shape>,
    /// What columns are used as, by their names; `None` for one that is not to be used.
    pub roles: Vec<(String, Option<Role>)>,
    /// Order of day and month in dates that leave it open.
    pub date_order: Option<DateOrder>,
    /// Decimal mark of numbers that leave it open.
    pub decimal_mark: Option<DecimalMark>,
    /// The file is not to be used at all.
    pub left_out: bool,
}

/// Largest rate between two currencies.
pub const LARGEST_RATE: f64 = 1_000_000.0;

impl Choices {
    /// What was said of a file.
    #[must_use]
    pub fn of(&self, file: &str) -> FileChoices {
        self.files.iter().find(|(name, _)| name == file).map_or_else(FileChoices::default, |(_, said)| said.clone())
    }

    /// What was said of a file, to be changed.
    pub fn of_mut(&mut self, file: &str) -> &mut FileChoices {
        let at = self.files.iter().position(|(name, _)| name == file).unwrap_or_else(|| {
            self.files.push((file.to_owned(), FileChoices::default()));
            self.files.len() - 1
        });
        &mut self.files[at].1
    }

    /// The worth of one of a currency in billionths of the main one; only for a rate that can be meant.
    #[must_use]
    pub fn rate(&self, code: &str) -> Option<i128> {
        let (_, rate) = self.rates.iter().find(|(known, _)| known == code)?;
        (*rate > 0.0 && *rate <= LARGEST_RATE).then_some((*rate * 1e9).round() as i128)
    }
}
