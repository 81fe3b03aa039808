//! Reads files, chunk by chunk, into columns of interned ids.

mod cell;
mod deals;
mod file;
mod interner;
mod layout;
mod log;
mod rows;
mod touches;

pub(crate) use cell::{NONE, Outcome};
pub(crate) use deals::{Deal, MIXED};
pub(crate) use file::Read;
pub(crate) use interner::Names;
pub(crate) use log::{Log, Said};
pub(crate) use rows::{Store, TeamCells};
pub(crate) use touches::Slot;

use crate::dataset::Dataset;
use crate::problem::{Problem, Reason};
use crate::view::FileFacts;
use file::Open;

/// Reads one or more files. Feed each in the chunks that its stream delivers: `open`, `push`..., `close`; then `finish`.
///
/// A file that cannot be used makes the whole of it fail, with one sentence why; a row that cannot be used is kept out,
/// counted and listed.
#[derive(Default)]
pub struct Intake {
    store: Store,
    log: Log,
    files: Vec<Read>,
    open: Option<Open>,
}

impl Intake {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a file of this many bytes.
    pub fn open(&mut self, name: &str, bytes: u64) {
        self.open = Some(Open::new(name, bytes, self.files.len()));
    }

    /// Takes the next chunk of the open file.
    ///
    /// # Errors
    /// A [`Problem`] where the whole file cannot be used.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), Problem> {
        match &mut self.open {
            Some(open) => open.push(chunk, &mut self.store, &mut self.log),
            None => Err(Problem::file(Reason::Unreadable, "")),
        }
    }

    /// Ends the open file.
    ///
    /// # Errors
    /// A [`Problem`] where the whole file cannot be used.
    pub fn close(&mut self) -> Result<(), Problem> {
        let Some(open) = self.open.take() else { return Err(Problem::file(Reason::Unreadable, "")) };
        self.files.push(open.close(&mut self.store, &mut self.log)?);
        Ok(())
    }

    /// Data rows read so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        let done: u64 = self.files.iter().map(|f| f.rows_read).sum();
        done + self.open.as_ref().map_or(0, Open::rows)
    }

    /// The files closed so far, as read: before touches and deals are joined.
    #[must_use]
    pub fn files(&self) -> Vec<FileFacts> {
        self.files.iter().map(|file| file.facts(0)).collect()
    }

    /// Rows kept out so far, one by one; at most `limit` of each reason.
    #[must_use]
    pub fn problems(&self, limit: usize) -> Vec<Problem> {
        self.log.list(limit)
    }

    /// Joins what was read.
    ///
    /// # Errors
    /// A [`Problem`] where the files hold no journeys.
    pub fn finish(self) -> Result<Dataset, Problem> {
        self.finish_with(&mut || {})
    }

    /// Joins what was read, and calls `alive` now and then: joining millions of touches takes seconds.
    ///
    /// # Errors
    /// A [`Problem`] where the files hold no journeys.
    pub fn finish_with(self, alive: &mut dyn FnMut()) -> Result<Dataset, Problem> {
        let Some(first) = self.files.first() else { return Err(Problem::file(Reason::EmptyFile, "")) };
        if self.files.iter().all(|f| f.deals) {
            return Err(Problem::file(Reason::DealsWithoutTouches, &first.name));
        }
        if self.store.touches.len() == 0 {
            return Err(match self.log.commonest() {
                Some(problem) => Problem { severity: crate::problem::Severity::Refused, ..problem.clone() },
                None => Problem::file(Reason::HeaderOnly, &first.name),
            });
        }
        Dataset::new(self.store, self.log, self.files, alive)
    }
}
