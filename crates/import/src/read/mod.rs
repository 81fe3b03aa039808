//! Reads files, chunk by chunk, into columns of interned ids.

mod cell;
mod choices;
mod deals;
mod facts;
mod file;
mod fit;
mod interner;
mod key;
mod layout;
mod links;
mod log;
mod many;
mod profile;
mod question;
mod read;
mod reading;
mod rows;
mod together;
mod touches;
mod typed;

pub use cell::NONE;
pub use choices::{Choices, FileChoices, Joining, LARGEST_RATE};
pub use deals::{Conversion, Deal, Deals, MIXED};
pub use facts::{ColumnFacts, DateOrderFact, FileFacts};
pub use interner::{Interner, Names, hash};
pub use key::written;
pub use profile::loose;
pub use log::{Entry, Log, Said};
pub use many::UNDATED;
pub use question::{DateAnswer, Question};
pub use read::Read;
pub use rows::{Store, TeamCells, Told};
pub use touches::{NO_ZONE, Optional, Slot, Texts, Touches, UTC};

use crate::detect::{Certainty, Decision, Subject};
use crate::problem::{Problem, Reason, Severity};
use file::{Learned, Open};

/// What the files of one load gave: columns of interned ids, the rows that do not count, and what each file was taken for.
pub struct Records {
    /// Touches, deals and the keys that link them.
    pub store: Store,
    /// Rows that do not count, and rows with a notice.
    pub log: Log,
    /// The files, in the order they were given.
    pub files: Vec<Read>,
}

/// Reads one or more files. Feed each in the chunks that its stream delivers: `open`, `push`..., `close`. Where
/// [`again`](Intake::again) says so, feed all of them once more; then `finish`.
///
/// A file that cannot be used is left aside with one sentence why; a row that cannot be used is kept out, counted and
/// listed.
#[derive(Default)]
pub struct Intake {
    choices: Choices,
    /// What a first pass has decided, by the file's place; `None` while it is the first.
    learned: Option<Vec<Option<Learned>>>,
    store: Store,
    log: Log,
    files: Vec<Read>,
    open: Option<Open>,
}

impl Intake {
    /// Nothing read yet, and nothing said about how to read.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing read yet; the user said this.
    #[must_use]
    pub fn with(choices: Choices) -> Self {
        let store = Store::with(choices.clone());
        Self { choices, store, ..Self::default() }
    }

    /// Begins a file of this many bytes.
    pub fn open(&mut self, name: &str, bytes: u64) {
        let index = self.files.len();
        let learned = self.learned.as_ref().map(|all| all.get(index).cloned().flatten().unwrap_or_default());
        self.open = Some(Open::new(name, bytes, index, self.choices.of(name), learned));
    }

    /// Takes the next chunk of the open file.
    ///
    /// # Errors
    /// A [`Problem`] where the file cannot be read to its end.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), Problem> {
        match &mut self.open {
            Some(open) => open.push(chunk, &mut self.store, &mut self.log),
            None => Err(Problem::file(Reason::Unreadable, "")),
        }
    }

    /// Ends the open file.
    ///
    /// # Errors
    /// A [`Problem`] where the file cannot be read to its end.
    pub fn close(&mut self) -> Result<(), Problem> {
        let Some(open) = self.open.take() else { return Err(Problem::file(Reason::Unreadable, "")) };
        self.files.push(open.close(&mut self.store, &mut self.log)?);
        Ok(())
    }

    /// Whether the files have to be fed once more, as all cells of a column together say something else than its first.
    /// What was read is forgotten, what was learned is not. Never true twice.
    pub fn again(&mut self) -> bool {
        if self.learned.is_some() {
            return false;
        }
        let assigned = if self.files.len() > 1 { together::assign(&self.files) } else { vec![None; self.files.len()] };
        if self.files.iter().all(|file| file.learned.is_none()) && assigned.iter().all(Option::is_none) {
            return false;
        }
        let learned = self.files.drain(..).zip(assigned).map(|(file, assigned)| match (file.learned, assigned) {
            (learned, None) => learned,
            (learned, assigned) => Some(Learned { assigned, ..learned.unwrap_or_default() }),
        });
        self.learned = Some(learned.collect());
        self.store = Store::with(self.choices.clone());
        self.log = Log::default();
        true
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

    /// Names the files that add nothing, and finds the columns by which the others could join.
    fn compare_files(&mut self) {
        let tried: Vec<Vec<(String, u64)>> = (0..self.files.len())
            .map(|at| {
                let others: Vec<&Read> = self.files.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, file)| file).collect();
                together::tried(&self.files[at], &others)
            })
            .collect();
        for (file, tried) in self.files.iter_mut().zip(tried) {
            if let Some(problem) = file.problem.as_ref().filter(|problem| problem.reason != Reason::LeftOut) {
                let subject = Subject::UnusedFile { file: file.name.clone(), why: problem.what().to_owned() };
                file.decisions.push(Decision::new(subject, Certainty::Open, "not used"));
            }
            file.tried = tried;
        }
    }

    /// Ends reading: what all files gave, ready to be joined.
    ///
    /// # Errors
    /// A [`Problem`] where the files hold no touches.
    pub fn finish(mut self) -> Result<Records, Problem> {
        if self.store.touches.len() > 0 {
            self.compare_files();
            return Ok(Records { store: self.store, log: self.log, files: self.files });
        }
        let Some(first) = self.files.first() else { return Err(Problem::file(Reason::EmptyFile, "")) };
        let refused = |problem: &Problem| Problem { severity: Severity::Refused, ..problem.clone() };
        // What says most: why a file that was meant is no journeys, else which file is wanted beside these.
        if let Some(joins) = self.files.iter().find(|f| f.problem.is_none() && !f.shape.brings_touches()) {
            return Err(Problem::file(Reason::DealsWithoutTouches, &joins.name));
        }
        let of_files = self.files.iter().find_map(|f| f.problem.as_ref());
        Err(match of_files.or_else(|| self.log.commonest()) {
            Some(problem) => refused(problem),
            None => Problem::file(Reason::HeaderOnly, &first.name),
        })
    }
}
