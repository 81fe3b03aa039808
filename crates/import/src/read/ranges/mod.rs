//! Ranges of one file, which are read side by side and then appended in their order.
//!
//! The rows before the first range are read as ever and decide the dialect, the roles and the formats. A copy of what
//! they decide, [`Ranges`], lets each [`RangeReader`] split its bytes and read the plain rows among them into columns
//! with numbers of its own for keys. [`Intake::append`](super::Intake::append) renumbers them; rows that are not plain
//! are read there, one by one and in their places. So the records are those of a file that is read from its first byte
//! to its last.

mod append;
mod boundary;
mod reader;

pub use reader::{RangeReader, RangeRows};

use super::layout::Layout;
use super::log::Log;
use super::reading::FileReader;
use super::rows::{KnownNames, Plain, Store};
use crate::source::Dialect;
use fairshare_types::schema::Encoding;

/// What the rows before decide about the ranges of the rest of a file.
pub struct Ranges {
    dialect: Dialect,
    /// The encoding; `None` while all bytes are ASCII.
    encoding: Option<Encoding>,
    layout: Layout,
    columns: usize,
    plain: Plain,
    names: KnownNames,
    /// Number of rows whose cells profiles may still sample.
    to_sample: u64,
}

impl Ranges {
    /// The ranges of the rest of a file; `None` if its rows must be read in one go.
    pub(super) fn of(reading: &FileReader, encoding: Option<Encoding>, store: &Store) -> Option<Self> {
        let FileReader { structure, rows, .. } = reading;
        let layout = &rows.plan.layout;
        let plain = Plain::of(&rows.plan).filter(|plain| plain.only_adds_touches(layout))?;
        (rows.params.is_none() && rows.has_samples()).then(|| Self {
            dialect: structure.dialect,
            encoding,
            layout: layout.clone(),
            columns: rows.plan.columns.len(),
            plain,
            names: KnownNames::of(store),
            to_sample: rows.plan.profiles.to_sample(),
        })
    }
}

impl FileReader {
    /// Appends the rows of a range; returns false if it could not be split by itself.
    pub(super) fn append(&mut self, mut range: RangeRows, store: &mut Store, log: &mut Log) -> bool {
        let Some(rest) = range.rest.take() else { return false };
        self.rows.append(&range, self.splitter.line() - 1, store, log);
        self.splitter.skip(range.lines, rest);
        true
    }
}

impl RangeRows {
    /// Whether the range was decoded as it is in a file of this encoding.
    pub(super) fn fits(&self, encoding: Option<Encoding>) -> bool {
        self.is_ascii || encoding.is_some() && self.encoding.or(Some(Encoding::Utf8)) == encoding
    }

    /// NULs that were removed.
    pub(super) const fn nuls(&self) -> u64 {
        self.nuls
    }
}
