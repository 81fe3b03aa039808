//! Reads files, chunk by chunk, into columns of interned ids.

mod cell;
mod choices;
mod deals;
mod decide;
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
mod reading;
mod report;
mod rows;
mod together;
mod touches;
mod typed;
mod unknown;
mod words;

pub use cell::NONE;
pub use choices::{Choices, FileChoices, Joining, LARGEST_RATE};
pub use deals::{Conversion, Deal, Deals, MIXED};
pub use facts::{ColumnFacts, DateOrderFact, FileFacts};
pub use interner::{Interner, Names, hash};
pub use key::written;
pub use log::{Entry, Log, Said};
pub use many::UNDATED;
pub use profile::loose;
pub use question::{DateAnswer, Question};
pub use report::Read;
pub use rows::{Store, TeamCells, Told};
pub use touches::{NO_OFFSET, Optional, Slot, Texts, Touches};
pub use unknown::UnknownOutcomes;

use crate::detect::{Answer, Certainty, Decision, JoiningSwitch, Subject};
use crate::order;
use crate::parse::stripped;
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

/// Names that are shown with a decision about many.
const EXAMPLES: usize = 12;

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
    /// The only file lists deals: each row is a deal with its one touch.
    single_touch: bool,
    /// Decisions made before a file came here, by its name.
    remarks: Vec<(String, Decision)>,
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
        let name = stripped(name);
        self.open = Some(Open::new(&name, bytes, index, self.choices.of(&name), learned));
    }

    /// Adds a decision about a file that was made before its bytes came here, as by the reader of workbooks.
    pub fn remark(&mut self, file: &str, decision: Decision) {
        self.remarks.push((stripped(file).into_owned(), decision));
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
        let mut file = open.close(&mut self.store, &mut self.log)?;
        let remarks = self.remarks.iter().filter(|(name, _)| *name == file.name);
        file.decisions.extend(remarks.map(|(_, decision)| decision.clone()));
        self.files.push(file);
        Ok(())
    }

    /// Whether the files have to be fed once more, as all cells of a column together say something else than its first.
    /// or amounts need more decimal places than its first rows. What was read is forgotten, what was learned is not. Never true twice.
    pub fn again(&mut self) -> bool {
        if self.learned.is_some() {
            return false;
        }
        let scale = self.files.iter().map(|file| file.scale).max().unwrap_or_default();
        let assigned = match self.files.as_slice() {
            [file] => vec![together::alone(file)],
            files => together::assign(files),
        };
        self.single_touch = self.files.len() == 1 && assigned.iter().any(Option::is_some);
        let nothing_new = self.files.iter().all(|file| file.learned.is_none()) && scale <= self.store.scale;
        if nothing_new && assigned.iter().all(Option::is_none) {
            return false;
        }
        let learned = self.files.drain(..).zip(assigned).map(|(file, assigned)| match (file.learned, assigned) {
            (learned, None) => learned,
            (learned, assigned) => Some(Learned { assigned, ..learned.unwrap_or_default() }),
        });
        self.learned = Some(learned.collect());
        self.store = Store::with(self.choices.clone());
        self.store.scale = scale;
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

    /// Lists the placeholders that stood for a channel, with the first file that brings touches.
    fn report_placeholders(&mut self) {
        let mut words: Vec<(String, u64)> = std::mem::take(&mut self.store.placeholders).into_iter().collect();
        let file = self.files.iter_mut().find(|file| file.problem.is_none() && file.shape.brings_touches());
        let Some(file) = file.filter(|_| !words.is_empty()) else { return };
        order::arrange_by_key(&mut words, |(_, rows)| std::cmp::Reverse(*rows));
        let decision = Decision::new(Subject::Placeholders { words }, Certainty::Likely, "(none)");
        let answer = Answer::Joining(JoiningSwitch::KeepPlaceholders, true);
        file.decisions.push(decision.or("names of channels", answer));
    }

    /// Lists the names from which misleading characters were taken, with the first file that brings touches.
    fn report_misleading(&mut self) {
        let Texts { channels, campaigns, touch_types, teams, .. } = &self.store.texts;
        let mut names: Vec<String> =
            [teams, channels, campaigns, touch_types].into_iter().flat_map(Interner::misleading).collect();
        names.sort_unstable();
        names.dedup();
        let file = self.files.iter_mut().find(|file| file.problem.is_none() && file.shape.brings_touches());
        let Some(file) = file.filter(|_| !names.is_empty()) else { return };
        let count = names.len() as u64;
        names.truncate(EXAMPLES);
        let subject = Subject::MisleadingCharacters { names: count, examples: names };
        file.decisions.push(Decision::new(subject, Certainty::Likely, "removed"));
    }

    /// Notes that the only file is a list of deals, each of which has one touch.
    fn note_single_touch(&mut self) {
        if let Some(file) = self.files.first_mut().filter(|_| self.single_touch) {
            // Files of touches can still join it.
            file.needs_join = true;
            let subject = Subject::Shape { file: file.name.clone() };
            file.decisions.push(Decision::new(subject, Certainty::Likely, "touches"));
        }
    }

    /// Asks whether a column that looks like an outcome is one, where no file names outcomes or stages.
    fn ask_for_outcomes(&mut self) {
        if self.store.deals.has_outcome || self.store.deals.has_stage {
            return;
        }
        for file in self.files.iter_mut().filter(|file| file.problem.is_none()) {
            file.decisions.extend(decide::of_candidates(&file.name, &file.columns, &file.outcome_candidates));
        }
    }

    /// Names the files that add nothing, and finds the columns by which the others could join.
    fn compare_files(&mut self) {
        let tried: Vec<Vec<(String, u64)>> = (0..self.files.len())
            .map(|at| {
                let others: Vec<&Read> =
                    self.files.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, file)| file).collect();
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
        self.store.team_cells.settle(&self.store.texts.teams);
        self.report_placeholders();
        self.report_misleading();
        if !self.store.touches.is_empty() {
            self.compare_files();
            self.ask_for_outcomes();
            self.note_single_touch();
            return Ok(Records { store: self.store, log: self.log, files: self.files });
        }
        let Some(first) = self.files.first() else { return Err(Problem::file(Reason::EmptyFile, "")) };
        let refused = |problem: &Problem| Problem { severity: Severity::Refused, ..problem.clone() };
        // What says most: why a file that was meant is no journeys, else which file is wanted beside these.
        if let Some(joins) = self.files.iter().find(|f| f.problem.is_none() && !f.shape.brings_touches()) {
            let names = joins.columns.iter().map(|column| column.name.as_str());
            return Err(Problem::file(Reason::DealsWithoutTouches, &joins.name).with_columns(names));
        }
        let of_files = self.files.iter().find_map(|f| f.problem.as_ref());
        Err(match of_files.or_else(|| self.log.commonest()) {
            Some(problem) => refused(problem),
            None => Problem::file(Reason::HeaderOnly, &first.name),
        })
    }
}
