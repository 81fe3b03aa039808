//! Reads files, chunk by chunk, into columns of interned ids.

use crate::dataset::Dataset;
use crate::problem::{Problem, Reason};

/// Reads one or more files. Feed each in the chunks that its stream delivers: `open`, `push`..., `close`; then `finish`.
#[derive(Default)]
pub struct Intake {}

impl Intake {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a file of this many bytes.
    pub fn open(&mut self, _name: &str, _bytes: u64) {}

    /// Takes the next chunk of the open file.
    ///
    /// # Errors
    /// A [`Problem`] where the whole file cannot be used.
    pub fn push(&mut self, _chunk: &[u8]) -> Result<(), Problem> {
        Ok(())
    }

    /// Ends the open file.
    ///
    /// # Errors
    /// A [`Problem`] where the whole file cannot be used.
    pub fn close(&mut self) -> Result<(), Problem> {
        Ok(())
    }

    /// Data rows read so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        0
    }

    /// Joins what was read.
    ///
    /// # Errors
    /// A [`Problem`] where the files hold no journeys.
    pub fn finish(self) -> Result<Dataset, Problem> {
        Err(Problem::file(Reason::EmptyFile, ""))
    }
}
