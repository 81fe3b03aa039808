//! One file, from its first bytes to the plan by which its rows are read.

use super::choices::FileChoices;
use super::fit;
use super::layout::{Layout, clock_column};
use super::log::Log;
use super::profile::Profiles;
use super::reading::{Reading, Rows, has_extra_cells};
use super::report::Read;
use super::rows::Store;
use super::together::Assigned;
use super::typed::{Dates, Numbers};
use crate::detect::{
    Certainty, Column, Decision, OutcomeCandidate, Ranking, Recognition, Role, Shape, Structure, Subject, WideTouch,
    cause, is_known, missing, recognise, separator_of, steps, structure, wide,
};
use crate::parse::{DateDecision, DateEvidence, DateFormat, NumberEvidence, NumberFormat};
use crate::problem::{Problem, Reason};
use crate::source::{Decoder, Guarded, MOST_COLUMNS, Record, Splitter, guard, without_nuls};

/// Bytes on which a file is recognised.
const HEAD: usize = 256 << 10;
/// Bytes on which its dialect and header are.
const SHAPE: usize = 64 << 10;
/// Rows on which its columns are.
const ROWS: usize = 500;

/// What an earlier pass over a file has decided from all of its cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learned {
    /// Position and format of columns of dates, and how they could be read as well.
    pub dates: Vec<(usize, DateFormat, Option<DateFormat>)>,
    /// Format of columns of numbers.
    pub numbers: Vec<(usize, NumberFormat)>,
    /// What the other files decide about this one.
    pub assigned: Option<Assigned>,
}

/// A file that is being read.
pub struct Open {
    name: String,
    bytes: u64,
    index: usize,
    choices: FileChoices,
    learned: Option<Learned>,
    decoder: Decoder,
    /// NULs taken out so far, and room for the text without them.
    nuls: u64,
    room: Vec<u8>,
    state: State,
}

enum State {
    /// The first bytes, as they are in the file, until they can be judged.
    Raw(Vec<u8>),
    /// The first bytes as UTF-8, until the file is recognised.
    Head(Vec<u8>),
    Reading(Box<Reading>),
    /// The file as a whole cannot be used.
    Refused(Problem),
}

impl Open {
    /// Begins a file of this many bytes.
    pub fn new(name: &str, bytes: u64, index: usize, choices: FileChoices, learned: Option<Learned>) -> Self {
        let decoder = Decoder::new(choices.encoding);
        let state = State::Raw(Vec::new());
        Self { name: name.to_owned(), bytes, index, choices, learned, decoder, nuls: 0, room: Vec::new(), state }
    }

    /// Takes the next chunk.
    pub fn push(&mut self, chunk: &[u8], store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        match &mut self.state {
            State::Reading(reading) => {
                let (text, nuls) = without_nuls(self.decoder.push(chunk), &mut self.room);
                self.nuls += nuls;
                reading.push(text, store, log)
            }
            State::Refused(_) => Ok(()),
            State::Head(head) => {
                let (text, nuls) = without_nuls(self.decoder.push(chunk), &mut self.room);
                self.nuls += nuls;
                head.extend_from_slice(text);
                if head.len() >= HEAD { self.begin(false, store, log) } else { Ok(()) }
            }
            State::Raw(raw) => {
                raw.extend_from_slice(chunk);
                if raw.len() >= HEAD { self.judge(false, store, log) } else { Ok(()) }
            }
        }
    }

    /// Ends the file.
    pub fn close(mut self, store: &mut Store, log: &mut Log) -> Result<Read, Problem> {
        if matches!(self.state, State::Raw(_)) {
            self.judge(true, store, log)?;
        }
        if let State::Head(head) = &mut self.state {
            head.extend_from_slice(self.decoder.finish());
            self.begin(true, store, log)?;
        } else if let State::Reading(reading) = &mut self.state {
            reading.push(self.decoder.finish(), store, log)?;
        }
        let (encoding, bom) = (self.decoder.encoding(), self.decoder.has_bom());
        match self.state {
            State::Reading(reading) => {
                let mut read = reading.close(store, log, encoding, bom)?;
                if self.nuls > 0 {
                    let subject = Subject::NulRemoved { file: self.name.clone(), count: self.nuls };
                    read.decisions.push(Decision::new(subject, Certainty::Likely, self.nuls.to_string()));
                }
                Ok(read)
            }
            State::Refused(problem) => Ok(Read::refused(&self.name, problem, encoding, bom)),
            State::Raw(_) | State::Head(_) => Err(Problem::file(Reason::EmptyFile, &self.name)),
        }
    }

    /// Data rows read so far.
    pub fn rows(&self) -> u64 {
        if let State::Reading(reading) = &self.state { reading.rows.rows_read } else { 0 }
    }

    /// The first look: is it text at all?
    fn judge(&mut self, whole: bool, store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        let State::Raw(raw) = &mut self.state else { return Ok(()) };
        let raw = std::mem::take(raw);
        let reason = match guard(&raw, whole) {
            Guarded::Text => {
                let (text, nuls) = without_nuls(self.decoder.push(&raw), &mut self.room);
                self.nuls += nuls;
                let head = text.to_vec();
                let long = head.len() >= HEAD;
                self.state = State::Head(head);
                return if long { self.begin(false, store, log) } else { Ok(()) };
            }
            Guarded::Refused(reason) => reason,
            Guarded::Zip | Guarded::Gzip => Reason::Archive,
            Guarded::OldWorkbook => Reason::NotText,
            Guarded::Json => Reason::NotTable,
        };
        self.state = State::Refused(Problem::file(reason, &self.name));
        Ok(())
    }

    /// Recognises the file by its head, and reads on.
    fn begin(&mut self, whole: bool, store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        let State::Head(head) = &mut self.state else { return Ok(()) };
        let head = std::mem::take(head);
        if head.trim_ascii().is_empty() && whole {
            self.state = State::Refused(Problem::file(Reason::EmptyFile, &self.name));
            return Ok(());
        }
        let evidence = &head[..head.len().min(HEAD)];
        let shape = &evidence[..evidence.len().min(SHAPE)];
        let found = structure(
            shape,
            whole && shape.len() == head.len(),
            &is_known,
            self.choices.delimiter,
            self.choices.header_line,
        );
        // The first line may be longer than what the structure is told by.
        let first = evidence.split(|&b| b == b'\n' || b == b'\r').next().unwrap_or_default();
        if memchr::memchr_iter(found.dialect.delimiter, first).count() >= MOST_COLUMNS {
            self.state = State::Refused(Problem::file(Reason::TooManyColumns, &self.name));
            return Ok(());
        }
        let mut plan = Plan::new(evidence, whole, &found, &self.choices, self.learned.as_ref());
        // All files of one load share a scale. The first one with amounts sets it, a second pass widens it.
        if self.learned.is_none() && store.is_empty() && plan.missing.is_none() {
            store.scale = store.scale.max(plan.layout.needed_scale());
        }
        plan.layout.set_scale(store.scale);
        // Rows of the rest are about as long as those of the head; a little room spares a costly last growth.
        let lines = memchr::memchr_iter(b'\n', evidence).count() as u64;
        let expected = self.bytes.saturating_mul(lines + 1) / (evidence.len() as u64).max(1);
        let expected = usize::try_from(expected + expected / 32).unwrap_or(usize::MAX);
        let rows = Rows::new(&self.name, self.index, found.first_data_line, plan, self.learned.is_some());
        let mut reading = Reading { splitter: Splitter::with(found.dialect), structure: found, rows };
        match reading.rows.prepare(expected, store) {
            Ok(()) => {
                reading.push(&head, store, log)?;
                self.state = State::Reading(Box::new(reading));
            }
            Err(reason) => self.state = State::Refused(Problem::file(reason, &self.name)),
        }
        Ok(())
    }
}

/// How the rows of a file are read.
pub struct Plan {
    pub columns: Vec<Column>,
    pub shape: Shape,
    pub layout: Layout,
    /// What separates the steps of a path.
    pub separator: &'static str,
    /// Why no journeys can be made of it.
    pub missing: Option<Reason>,
    /// Its rows are conversions of the customers in other files.
    pub conversions: bool,
    /// Columns of a grouped report that only the first row of a group fills.
    pub filled_down: Vec<usize>,
    /// The user said what a row stands for, or leaves the file out.
    pub fixed: bool,
    /// What the columns look like.
    pub profiles: Profiles,
    /// Which other columns could have each role.
    pub rankings: Vec<Ranking>,
    /// Columns that might be the outcome and are not used.
    pub outcome_candidates: Vec<OutcomeCandidate>,
}

impl Plan {
    fn new(head: &[u8], whole: bool, found: &Structure, choices: &FileChoices, learned: Option<&Learned>) -> Self {
        let rows = first_rows(head, whole, found);
        let recognition = recognise(&found.names, &rows, &choices.roles, choices.shape);
        let Recognition { mut columns, mut shape, rankings, outcome_candidates } = recognition;
        let assigned = learned.and_then(|learned| learned.assigned.as_ref());
        if let Some(assigned) = assigned {
            shape = assigned.shape;
            fit::obey(&mut columns, assigned);
        }
        let fixed_shape = choices.shape.is_some() || assigned.is_some_and(|assigned| assigned.shape == Shape::Deals);
        let fit = fit::fit(&mut columns, shape, &rows, fixed_shape);
        shape = fit.shape;
        let rows = fill_down(rows, &fit.filled_down);
        let wide: Vec<WideTouch> = if shape == Shape::Wide { wide(&found.names) } else { Vec::new() };
        let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at)).map(String::as_str);
        let separator = match columns.iter().position(|c| c.role == Some(Role::Path)) {
            Some(at) => separator_of(cells(at)).unwrap_or(" > "),
            None => " > ",
        };
        let date_evidence = |at: usize| {
            let mut evidence = DateEvidence::default();
            for cell in cells(at) {
                if columns.get(at).is_some_and(|c| c.role == Some(Role::PathTimes)) {
                    steps(cell, separator).for_each(|(step, _)| evidence.see(step.as_bytes()));
                } else {
                    evidence.see(cell.as_bytes());
                }
            }
            evidence
        };
        let given = choices.date_order.map(|order| DateFormat { order, epoch: None });
        let dates = |at: usize| {
            let evidence = date_evidence(at);
            let learned = learned.and_then(|l| l.dates.iter().find(|(p, ..)| *p == at));
            match (given, learned) {
                (Some(given), _) if matches!(evidence.decide(), DateDecision::Ambiguous { .. }) => {
                    Dates::given(at, given)
                }
                (_, Some((_, format, other))) => Dates::known(at, *format, *other),
                _ => Dates::new(at, &evidence),
            }
        };
        let numbers = |at: usize| {
            let mut evidence = NumberEvidence::default();
            cells(at).for_each(|cell| evidence.see(cell.as_bytes()));
            let learned = learned.and_then(|l| l.numbers.iter().find(|(p, _)| *p == at)).map(|(_, format)| *format);
            let numbers = match (choices.decimal_mark, learned) {
                (Some(decimal), _) => Numbers::known(at, NumberFormat { decimal }, true),
                (None, Some(format)) => Numbers::known(at, format, false),
                (None, None) => Numbers::new(at, &evidence),
            };
            numbers.seen(&evidence)
        };
        let mut layout = Layout::new(&columns, shape, wide, &dates, &numbers);
        if shape == Shape::Touches {
            layout.clock = clock_column(&columns, layout.time.at, &cells);
        }
        if let Some(assigned) = assigned.filter(|assigned| !assigned.links) {
            layout.set_key(assigned.key);
        }
        layout.fit(&fit);
        let missing = match assigned {
            _ if choices.left_out => Some(Reason::LeftOut),
            Some(_) => None,
            None if fit.undated => None,
            None => cause(missing(shape, &columns), shape, &columns, &rows),
        };
        let conversions = assigned.is_some_and(|assigned| assigned.conversions);
        let fixed = choices.left_out || choices.shape.is_some();
        let profiles = Profiles::new(&columns, &rows);
        let filled_down = fit.filled_down;
        Self {
            columns,
            shape,
            layout,
            separator,
            missing,
            conversions,
            fixed,
            profiles,
            filled_down,
            rankings,
            outcome_candidates,
        }
    }
}

/// The first rows below the header, as texts.
fn first_rows(head: &[u8], whole: bool, found: &Structure) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut splitter = Splitter::with(found.dialect);
    let mut each = |record: Record<'_>| {
        let whole = record.fault.is_none() && !has_extra_cells(&record, found.names.len());
        if rows.len() < ROWS && record.line >= found.first_data_line && whole && !record.is_empty() {
            rows.push((0..record.len()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned()).collect());
        }
    };
    // A head that cannot be split to its end is evidence as far as it could be.
    if splitter.push(head, &mut each).is_ok() && whole {
        splitter.finish(&mut each).ok();
    }
    rows
}

/// Fills the columns of a grouped report from the row above.
fn fill_down(mut rows: Vec<Vec<String>>, columns: &[usize]) -> Vec<Vec<String>> {
    for row in 1..rows.len() {
        let bare = columns.iter().all(|&at| rows[row].get(at).is_none_or(String::is_empty));
        if columns.is_empty() || !bare {
            continue;
        }
        for &at in columns {
            let above = rows[row - 1].get(at).cloned().unwrap_or_default();
            if let Some(cell) = rows[row].get_mut(at) {
                *cell = above;
            }
        }
    }
    rows
}
