//! Reads the rows of one file, record by record.

use super::deals::Deal;
use super::log::{Log, Said};
use super::params::Params;
use super::plan::Plan;
use super::report::FileReport;
use super::rows::{Batch, Plain, Refusal, Store, Taken};
use super::typed::ABSENT;
use crate::detect::{RowKind, Structure, names_total, row_kind};
use crate::parse::is_nothing;
use crate::source::{Lines, Record, Sink, Splitter, Stuck};
use fairshare_types::problem::{Problem, Reason, Severity};
use fairshare_types::schema::{Encoding, Shape};
use fairshare_types::text::shown;

/// Number of values kept of each column, for display.
const SAMPLES: usize = 3;
/// Batches of lines that are read row by row after one in which few rows were plain.
const BATCHES_TO_SKIP: u32 = 15;
/// Maximum number of rows of one cell that may be the foot of a report.
const MOST_NOTES: usize = 64;

/// A file whose rows are being read.
pub struct FileReader {
    pub splitter: Splitter,
    pub structure: Structure,
    pub rows: Rows,
}

/// State of the rows of one file, apart from the splitter.
pub struct Rows {
    pub name: String,
    pub index: usize,
    pub plan: Plan,
    /// Columns for the parameters that single cells list.
    pub params: Option<Params>,
    pub samples: Vec<Vec<String>>,
    pub rows_read: u64,
    pub rows_kept_out: u64,
    /// Rows below the table: totals and notes.
    pub footer_rows: u64,
    /// An earlier pass over all cells decided the formats.
    pub final_pass: bool,
    /// Number of rows filled from the first row of their group.
    pub filled_rows: u64,
    /// Number of keys that a spreadsheet has rounded, and some of them.
    pub rounded: (u64, Vec<String>),
    /// Cells of the first row of the current group.
    above: Vec<Vec<u8>>,
    filled: (Vec<u8>, Vec<u32>),
    first_line: u32,
    /// Rows of one cell: notes if only such rows follow.
    notes: Vec<(u32, String)>,
    /// Plain rows that are not stored yet.
    batch: Batch,
    /// Batches of lines to read row by row, as few rows of the last one were plain.
    batches_to_skip: u32,
}

/// Takes the records of one file to the store.
struct Taking<'a> {
    rows: &'a mut Rows,
    store: &'a mut Store,
    log: &'a mut Log,
}

impl Sink for Taking<'_> {
    fn record(&mut self, record: Record<'_>) {
        self.rows.take(&record, self.store, self.log);
    }

    fn lines(&mut self, lines: &Lines<'_>) {
        self.rows.take_lines(lines, self.store, self.log);
    }
}

/// Whether a row has filled cells after the last column.
#[inline]
pub fn has_extra_cells(record: &Record<'_>, columns: usize) -> bool {
    record.len() > columns && (columns..record.len()).any(|at| !record.cell(at).is_empty())
}

/// Whether a key is a number that a spreadsheet has rounded: `1.23E+17`.
pub(super) fn is_rounded(key: &[u8]) -> bool {
    if !key.first().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let Some(at) = key.iter().rposition(|&b| b == b'+').filter(|&at| at > 1 && at + 4 > key.len()) else {
        return false;
    };
    let (digits, power) = (&key[..at - 1], &key[at + 1..]);
    let number = |digits: &[u8]| digits.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    matches!(key[at - 1], b'E' | b'e') && !power.is_empty() && power.iter().all(u8::is_ascii_digit) && number(digits)
}

impl FileReader {
    pub fn push(&mut self, text: &[u8], store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        let result = self.splitter.push(text, &mut Taking { rows: &mut self.rows, store, log });
        self.verdict(result)
    }

    pub fn close(
        mut self,
        store: &mut Store,
        log: &mut Log,
        encoding: Encoding,
        bom: bool,
    ) -> Result<FileReport, Problem> {
        let result = self.splitter.finish(&mut Taking { rows: &mut self.rows, store, log });
        self.verdict(result)?;
        Ok(FileReport::new(self, log, encoding, bom))
    }

    /// Converts a failed split to a problem of the file.
    fn verdict(&self, result: Result<(), Stuck>) -> Result<(), Problem> {
        let (reason, line) = match result {
            Ok(()) => return Ok(()),
            Err(Stuck::RecordTooLong(line)) => (Reason::LineTooLong, line),
            Err(Stuck::Unclosed(line)) => (Reason::UnclosedQuote, line),
        };
        Err(Problem { line, ..Problem::file(reason, &self.rows.name) })
    }
}

impl Rows {
    pub fn new(name: &str, index: usize, first_line: u32, plan: Plan, final_pass: bool) -> Self {
        Self {
            name: name.to_owned(),
            index,
            samples: vec![Vec::new(); plan.columns.len()],
            plan,
            params: None,
            rows_read: 0,
            rows_kept_out: 0,
            footer_rows: 0,
            final_pass,
            filled_rows: 0,
            rounded: (0, Vec::new()),
            above: Vec::new(),
            filled: (Vec::new(), Vec::new()),
            first_line,
            notes: Vec::new(),
            batch: Batch::default(),
            batches_to_skip: 0,
        }
    }

    /// Reserves memory for about this many rows, and records which columns the file has.
    pub fn prepare(&mut self, expected: usize, store: &mut Store) -> Result<(), Reason> {
        let purchases = self.plan.shape == Shape::Deals && store.choices.joining.several_purchases;
        self.plan.conversions |= purchases;
        self.plan.layout.by_close |= self.plan.shape == Shape::Touches && store.choices.joining.several_purchases;
        // A file of spend tells nothing about deals.
        if self.plan.missing.is_some() || self.plan.shape == Shape::Spend {
            return Ok(());
        }
        let (shape, layout) = (self.plan.shape, &self.plan.layout);
        let deals = &mut store.deals;
        deals.has_table |= shape == Shape::Deals && !self.plan.conversions;
        store.has_conversions |= self.plan.conversions;
        deals.has_closed |= layout.closed.at != ABSENT;
        deals.has_outcome |= layout.outcome != ABSENT
            || layout.wins.at != ABSENT
            || layout.events != ABSENT
            || layout.paid
            || layout.lost != ABSENT;
        deals.has_stage |= layout.stage != ABSENT;
        deals.lists_outcomes |= shape == Shape::Deals && layout.tells_outcomes();
        deals.has_amount |= layout.amount.at != ABSENT;
        if shape.brings_touches() {
            if shape == Shape::Touches {
                store.touches.reserve(expected, layout.has()).map_err(|_| Reason::OutOfMemory)?;
            }
            store.touches.starts.push((store.touches.len(), self.index));
            if layout.given.at != ABSENT {
                store.given_by = self.plan.columns.get(layout.given.at).map(|column| column.name.clone());
            }
            store.has_cost |= layout.cost.at != ABSENT && shape == Shape::Touches;
            store.channel_stands_in |= layout.channel_stands_in && shape == Shape::Touches;
        }
        Ok(())
    }

    /// Takes the records of many lines: runs of plain rows together, and any other row by itself.
    fn take_lines(&mut self, lines: &Lines<'_>, store: &mut Store, log: &mut Log) {
        let plain = Plain::of(&self.plan).filter(|_| self.batches_to_skip == 0 && self.params.is_none());
        let Some(plain) = plain.filter(|_| lines.are_text()) else {
            self.batches_to_skip = self.batches_to_skip.saturating_sub(1);
            return (0..lines.len()).for_each(|at| self.take(&lines.get(at), store, log));
        };
        let mut others = 0;
        for at in 0..lines.len() {
            let record = lines.get(at);
            let is_first = self.rows_read + self.batch.len() as u64 <= SAMPLES as u64;
            if !is_first && self.batch.judge(at, &record, &plain, &self.plan.layout, &store.known()) {
                continue;
            }
            others += 1;
            self.store_batch(&plain, lines, store, log);
            self.take(&record, store, log);
        }
        self.store_batch(&plain, lines, store, log);
        if others * 2 > lines.len() {
            self.batches_to_skip = BATCHES_TO_SKIP;
        }
    }

    /// Stores the plain rows that were judged.
    fn store_batch(&mut self, plain: &Plain, lines: &Lines<'_>, store: &mut Store, log: &mut Log) {
        if self.batch.len() == 0 {
            return;
        }
        self.before_plain(self.batch.len(), log);
        if !self.plan.profiles.are_full() {
            self.batch.places().for_each(|at| self.plan.see(&lines.get(at), &store.choices));
        }
        let mut noted: Vec<(usize, Reason, usize)> = Vec::new();
        store.take_plain(&mut self.batch, plain, lines, &mut self.plan, &mut noted);
        for (at, reason, column) in noted {
            self.say(&lines.get(at), Severity::Notice, reason, column, log);
        }
    }

    /// Counts plain rows that are to be stored.
    pub(super) fn before_plain(&mut self, rows: usize, log: &mut Log) {
        if !self.notes.is_empty() {
            self.release(log);
        }
        self.rows_read += rows as u64;
    }

    /// Whether the first rows, which are shown, have been read.
    pub(super) const fn has_samples(&self) -> bool {
        self.rows_read > SAMPLES as u64
    }

    pub(super) fn take(&mut self, record: &Record<'_>, store: &mut Store, log: &mut Log) {
        if record.line < self.first_line {
            return;
        }
        if let Some(mut params) = self.params.take() {
            self.take_whole(&params.widen(record), store, log);
            self.params = Some(params);
        } else {
            self.take_whole(record, store, log);
        }
    }

    fn take_whole(&mut self, record: &Record<'_>, store: &mut Store, log: &mut Log) {
        if record.fault.is_none() {
            match row_kind(record, self.plan.columns.len()) {
                RowKind::Data if self.is_total_of_spend(record) => {
                    self.footer_rows += 1;
                    return;
                }
                RowKind::Data => {}
                RowKind::Blank => return,
                RowKind::Total => {
                    self.footer_rows += 1;
                    return;
                }
                RowKind::Note => return self.hold(record, log),
            }
        }
        if !self.notes.is_empty() {
            self.release(log);
        }
        self.rows_read += 1;
        if self.rows_read <= SAMPLES as u64 {
            for (at, values) in self.samples.iter_mut().enumerate() {
                values.push(shown(record.cell(at), 40));
            }
        }
        if record.fault.is_none() {
            self.plan.see(record, &store.choices);
            let key = record.cell(self.plan.layout.key);
            if is_rounded(key) {
                self.rounded.0 += 1;
                let text = shown(key, key.len());
                if self.rounded.1.len() < SAMPLES && !self.rounded.1.contains(&text) {
                    self.rounded.1.push(text);
                }
            }
        }
        if self.plan.missing.is_some() {
            if self.plan.missing == Some(Reason::SpendAlone) && record.fault.is_none() {
                // The file may be read as spend in the next pass: its cells decide the formats.
                self.plan.layout.time.read(record).ok();
                self.plan.layout.until.read(record).ok();
                self.plan.layout.cost.read(record).ok();
            }
            return;
        }
        if let Some(fault) = record.fault {
            return self.keep_out(record, &Refusal::fault(fault), log);
        }
        if has_extra_cells(record, self.plan.columns.len()) {
            return self.keep_out_cells(record, Reason::TooManyCells, log);
        }
        if !self.plan.filled_down.is_empty() && !store.choices.joining.keep_empty_keys && self.fill_down(record) {
            let (cells, ends) = std::mem::take(&mut self.filled);
            self.store_row(&Record::of(record.line, &cells, &ends), store, log);
            self.filled = (cells, ends);
        } else {
            self.store_row(record, store, log);
        }
    }

    /// Whether a row of a file of spend is a total, such as `Total: account`, with nothing in place of its date.
    fn is_total_of_spend(&self, record: &Record<'_>) -> bool {
        if self.plan.shape != Shape::Spend {
            return false;
        }
        let text = |at: usize| std::str::from_utf8(record.cell(at)).unwrap_or_default();
        let time = self.plan.layout.time.at;
        names_total(text(time)) || is_nothing(record.cell(time)) && names_total(text(0))
    }

    /// Completes a row of a grouped report from the first row of its group. Returns false for that first row.
    fn fill_down(&mut self, record: &Record<'_>) -> bool {
        let columns = &self.plan.filled_down;
        if columns.iter().any(|&at| !record.cell(at).is_empty()) {
            self.above = columns.iter().map(|&at| record.cell(at).to_vec()).collect();
            return false;
        }
        if self.above.is_empty() {
            return false;
        }
        let (cells, ends) = &mut self.filled;
        cells.clear();
        ends.clear();
        for at in 0..self.plan.columns.len().max(record.len()) {
            let above = columns.iter().position(|&column| column == at).and_then(|place| self.above.get(place));
            cells.extend_from_slice(above.map_or(record.cell(at), Vec::as_slice));
            ends.push(cells.len() as u32);
        }
        self.filled_rows += 1;
        true
    }

    #[inline]
    fn store_row(&mut self, record: &Record<'_>, store: &mut Store, log: &mut Log) {
        match store.take(record, &mut self.plan, self.index) {
            Ok(Taken::Whole) => {}
            Ok(Taken::Noted(noted)) => {
                for (reason, column) in noted.into_iter().flatten().flatten() {
                    self.say(record, Severity::Notice, reason, column, log);
                }
            }
            Ok(Taken::SameDeal(deal, other)) => self.keep_out_deal(deal, &other, record, log),
            Err(refusal) => {
                let is_cut_short = self.is_cut_short(record, &refusal);
                // The cells of half a row are below other headings.
                if !(is_cut_short && self.is_half(record)) {
                    let reason = if is_cut_short { Reason::TooFewCells } else { refusal.reason };
                    store.keep_facts(&refusal, reason);
                }
                if is_cut_short {
                    self.keep_out_cells(record, Reason::TooFewCells, log);
                } else {
                    self.keep_out(record, &refusal, log);
                }
            }
        }
    }

    /// Whether the row cannot be used because it lacks cells.
    ///
    /// The cell to blame is missing, or so many are missing that the others have shifted.
    fn is_cut_short(&self, record: &Record<'_>, refusal: &Refusal) -> bool {
        let (cells, columns) = (record.len(), self.plan.columns.len());
        let of_a_cell = matches!(
            refusal.reason,
            Reason::MissingKey
                | Reason::MissingTime
                | Reason::BadTime
                | Reason::MissingChannel
                | Reason::BadAmount
                | Reason::BadSequence
        );
        of_a_cell && cells < columns && ((cells..columns).contains(&refusal.column) || self.is_half(record))
    }

    /// Whether a row lacks so many cells that the others have shifted.
    fn is_half(&self, record: &Record<'_>) -> bool {
        record.len() * 3 <= self.plan.columns.len() * 2
    }

    /// Leaves out a row because of its number of cells.
    fn keep_out_cells(&mut self, record: &Record<'_>, reason: Reason, log: &mut Log) {
        self.rows_kept_out += 1;
        log.say(&Said {
            severity: Severity::KeptOut,
            reason,
            file: &self.name,
            line: record.line,
            column: "",
            value: record.len().to_string().as_bytes(),
            deal: None,
        });
    }

    /// Holds a row of one cell: it is a note below the table, unless an ordinary row follows.
    fn hold(&mut self, record: &Record<'_>, log: &mut Log) {
        if self.notes.len() == MOST_NOTES {
            self.release(log);
        }
        let text = (0..record.len()).map(|at| record.cell(at)).find(|cell| !cell.is_empty()).unwrap_or_default();
        self.notes.push((record.line, String::from_utf8_lossy(text).into_owned()));
    }

    fn release(&mut self, log: &mut Log) {
        for (line, text) in std::mem::take(&mut self.notes) {
            self.rows_read += 1;
            if self.plan.missing.is_none() {
                self.rows_kept_out += 1;
                log.say(&Said {
                    severity: Severity::KeptOut,
                    reason: Reason::LoneCell,
                    file: &self.name,
                    line,
                    column: "",
                    value: text.as_bytes(),
                    deal: None,
                });
            }
        }
    }

    /// Counts the rows that are still held at the end of the file as notes.
    pub fn end(&mut self) {
        self.footer_rows += std::mem::take(&mut self.notes).len() as u64;
        self.plan.profiles.settle();
    }

    fn keep_out(&mut self, record: &Record<'_>, refusal: &Refusal, log: &mut Log) {
        self.rows_kept_out += 1;
        log.say(&Said {
            severity: Severity::KeptOut,
            reason: refusal.reason,
            file: &self.name,
            line: record.line,
            column: self.plan.columns.get(refusal.column).map_or("", |c| &c.name),
            value: record.cell(refusal.column),
            deal: refusal.deal,
        });
    }

    /// Leaves out one of two rows of one deal in a table of deals.
    fn keep_out_deal(&mut self, deal: u32, other: &Deal, record: &Record<'_>, log: &mut Log) {
        self.rows_kept_out += 1;
        let key = self.plan.layout.key;
        log.say(&Said {
            severity: Severity::KeptOut,
            reason: Reason::DuplicateDeal,
            file: &self.name,
            line: other.origin.map_or(record.line, |(_, line)| line),
            column: self.plan.columns.get(key).map_or("", |c| &c.name),
            value: record.cell(key),
            deal: Some(deal),
        });
    }

    fn say(&self, record: &Record<'_>, severity: Severity, reason: Reason, column: usize, log: &mut Log) {
        log.say(&Said {
            severity,
            reason,
            file: &self.name,
            line: record.line,
            column: self.plan.columns.get(column).map_or("", |c| &c.name),
            value: record.cell(column),
            deal: None,
        });
    }
}
