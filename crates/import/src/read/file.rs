//! Reads one file, from its first bytes to the plan for its rows.

use super::log::Log;
use super::origin::OriginColumns;
use super::params::Params;
use super::plan::Plan;
use super::ranges::{RangeRows, Ranges};
use super::reading::{FileReader, Rows, has_extra_cells};
use super::report::FileReport;
use super::rows::Store;
use super::staff::Staff;
use super::together::Assigned;
use crate::detect::{PathEnds, Structure, is_known, structure};
use crate::parse::{DateFormat, NumberFormat};
use crate::source::{Decoder, Guarded, MOST_COLUMNS, Record, Splitter, guard, without_nuls};
use fairshare_types::decision::{Certainty, Decision, Subject};
use fairshare_types::options::FileChoices;
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::scale::Scale;
use fairshare_types::schema::{Encoding, Shape};

/// Bytes used to recognise a file.
const HEAD: usize = 256 << 10;
/// Bytes used to recognise its dialect and header.
const SHAPE: usize = 64 << 10;
/// Rows used to recognise its columns.
const ROWS: usize = 500;

/// Results of an earlier pass over all cells of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InferredFormats {
    /// Position and format of columns of dates, and the alternative format.
    pub dates: Vec<(usize, DateFormat, Option<DateFormat>)>,
    /// Columns of dates whose times are midnight in the first rows only.
    pub clocks: Vec<usize>,
    /// Format of columns of numbers.
    pub numbers: Vec<(usize, NumberFormat)>,
    /// Probabilities are percent, not fractions of one.
    pub percent: Option<bool>,
    /// Assignments that follow from the other files.
    pub assigned: Option<Assigned>,
    /// Rows of one customer with amounts or closes of their own are purchases of their own.
    pub purchases: bool,
    /// Its part in finding teams by persons.
    pub staff: Option<Staff>,
    /// Its rows are spend, as another file brings touches.
    pub spend: bool,
    /// Its rows are people without deals, as another file brings deals.
    pub leads: bool,
}

/// A file that is being read.
pub struct Open {
    name: String,
    bytes: u64,
    index: usize,
    choices: FileChoices,
    learned: Option<InferredFormats>,
    decoder: Decoder,
    /// NULs removed so far, and a buffer for the text without them.
    nuls: u64,
    room: Vec<u8>,
    state: State,
}

enum State {
    /// The first bytes, as in the file, until they can be judged.
    Raw(Vec<u8>),
    /// The first bytes as UTF-8, until the file is recognised.
    Head(Vec<u8>),
    FileReader(Box<FileReader>),
    /// The file as a whole cannot be used.
    Refused(Problem),
}

impl Open {
    /// Opens a file of this many bytes.
    pub fn new(name: &str, bytes: u64, index: usize, choices: FileChoices, learned: Option<InferredFormats>) -> Self {
        let decoder = Decoder::new(choices.encoding);
        let state = State::Raw(Vec::new());
        Self { name: name.to_owned(), bytes, index, choices, learned, decoder, nuls: 0, room: Vec::new(), state }
    }

    /// Takes the next chunk.
    pub fn push(&mut self, chunk: &[u8], store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        match &mut self.state {
            State::FileReader(reading) => {
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
    pub fn close(mut self, store: &mut Store, log: &mut Log) -> Result<FileReport, Problem> {
        if matches!(self.state, State::Raw(_)) {
            self.judge(true, store, log)?;
        }
        if let State::Head(head) = &mut self.state {
            head.extend_from_slice(self.decoder.finish());
            self.begin(true, store, log)?;
        } else if let State::FileReader(reading) = &mut self.state {
            reading.push(self.decoder.finish(), store, log)?;
        }
        let (encoding, bom) = (self.decoder.encoding(), self.decoder.has_bom());
        match self.state {
            State::FileReader(reading) => {
                let mut read = reading.close(store, log, encoding, bom)?;
                if self.nuls > 0 {
                    let subject = Subject::NulRemoved { file: self.name.clone(), count: self.nuls };
                    read.decisions.push(Decision::new(subject, Certainty::Likely, self.nuls.to_string()));
                }
                Ok(read)
            }
            State::Refused(problem) => Ok(FileReport::refused(&self.name, problem, encoding, bom)),
            State::Raw(_) | State::Head(_) => Err(Problem::file(Reason::EmptyFile, &self.name)),
        }
    }

    /// Whether the bytes so far decide the encoding.
    pub const fn has_encoding(&self) -> bool {
        self.decoder.decided().is_some()
    }

    /// What lets ranges of the rest be read side by side.
    pub fn ranges(&self, store: &Store) -> Option<Ranges> {
        let State::FileReader(reading) = &self.state else { return None };
        let encoding = self.decoder.decided();
        let is_wide = matches!(encoding, Some(Encoding::Utf16Le | Encoding::Utf16Be));
        if is_wide { None } else { Ranges::of(reading, encoding, store) }
    }

    /// Appends the rows of a range; returns false if they cannot follow the bytes so far.
    pub fn append(&mut self, range: RangeRows, store: &mut Store, log: &mut Log) -> bool {
        let State::FileReader(reading) = &mut self.state else { return false };
        let fits = range.fits(self.decoder.decided()) && reading.splitter.is_between_records();
        let nuls = range.nuls();
        let appended = fits && reading.append(range, store, log);
        self.nuls += if appended { nuls } else { 0 };
        appended
    }

    /// Data rows read so far.
    pub fn rows(&self) -> u64 {
        if let State::FileReader(reading) = &self.state { reading.rows.rows_read } else { 0 }
    }

    /// Checks whether the first bytes are text.
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

    /// Recognises the file by its head, and starts to read its rows.
    fn begin(&mut self, whole: bool, store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        let State::Head(head) = &mut self.state else { return Ok(()) };
        let head = std::mem::take(head);
        if head.trim_ascii().is_empty() && whole {
            self.state = State::Refused(Problem::file(Reason::EmptyFile, &self.name));
            return Ok(());
        }
        let evidence = &head[..head.len().min(HEAD)];
        let shape = &evidence[..evidence.len().min(SHAPE)];
        let mut found = structure(
            shape,
            whole && shape.len() == head.len(),
            &is_known,
            self.choices.delimiter,
            self.choices.header_line,
        );
        // The first line may be longer than the bytes that show the structure.
        let first = evidence.split(|&b| b == b'\n' || b == b'\r').next().unwrap_or_default();
        if memchr::memchr_iter(found.dialect.delimiter, first).count() >= MOST_COLUMNS {
            self.state = State::Refused(Problem::file(Reason::TooManyColumns, &self.name));
            return Ok(());
        }
        let mut rows = first_rows(evidence, whole, &found);
        let mut params = Params::find(found.names.len(), &rows);
        if let Some(params) = &mut params {
            found.names.extend(params.names(&found.names));
            rows.iter_mut().for_each(|row| params.widen_texts(row));
        }
        let mut plan = Plan::new(rows, &found, &self.choices, self.learned.as_ref());
        if !store.choices.grouping.is_off() {
            plan.layout.origin = OriginColumns::of(&plan.columns);
        }
        if store.choices.joining.keep_placeholders {
            plan.path_ends = PathEnds::default();
        }
        // All files of one load share a scale. The first one with amounts sets it, a second pass widens it.
        if self.learned.is_none() && store.is_empty() && plan.missing.is_none() && plan.shape != Shape::Spend {
            store.scale = store.scale.max(plan.layout.needed_scale());
        }
        plan.layout.set_scale(store.scale);
        if plan.shape == Shape::Spend {
            plan.layout.cost.scale = Scale::FINEST;
        }
        // Rows of the rest are about as long as those of the head; a small reserve avoids a costly last reallocation.
        let lines = memchr::memchr_iter(b'\n', evidence).count() as u64;
        let expected = self.bytes.saturating_mul(lines + 1) / (evidence.len() as u64).max(1);
        let expected = usize::try_from(expected + expected / 32).unwrap_or(usize::MAX);
        let mut rows = Rows::new(&self.name, self.index, found.first_data_line, plan, self.learned.is_some());
        rows.params = params;
        let mut reading = FileReader { splitter: Splitter::with(found.dialect), structure: found, rows };
        match reading.rows.prepare(expected, store) {
            Ok(()) => {
                reading.push(&head, store, log)?;
                self.state = State::FileReader(Box::new(reading));
            }
            Err(reason) => self.state = State::Refused(Problem::file(reason, &self.name)),
        }
        Ok(())
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
    // If the head cannot be split to its end, the records before the fault are still evidence.
    if splitter.push(head, &mut each).is_ok() && whole {
        splitter.finish(&mut each).ok();
    }
    rows
}
