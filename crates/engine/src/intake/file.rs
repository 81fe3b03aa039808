//! One file, from its first bytes to its last row.

use super::deals::Deal;
use super::layout::{ABSENT, Layout};
use super::log::{Log, Said};
use super::rows::{Refusal, Store};
use crate::problem::{Problem, Reason, Severity};
use crate::recognise::{Column, Table, delimiter, recognise};
use crate::source::{Guarded, MOST_COLUMNS, Record, Splitter, Stuck, guard};
use crate::view::{ColumnFacts, FileFacts};

/// Bytes on which a file is recognised.
const HEAD: usize = 64 << 10;
/// Values kept of each column, to show what is in it.
const SAMPLES: usize = 3;

/// A file that has been read.
pub struct Read {
    pub name: String,
    pub delimiter: u8,
    pub header_line: u32,
    pub deals: bool,
    pub columns: Vec<Column>,
    pub samples: Vec<Vec<String>>,
    pub rows_read: u64,
    pub rows_kept_out: u64,
}

impl Read {
    /// What is shown of the file, with so many rows kept out after it was read.
    pub fn facts(&self, kept_out_later: u64) -> FileFacts {
        let rows_kept_out = self.rows_kept_out + kept_out_later;
        let columns = self.columns.iter().zip(&self.samples).map(|(column, sample)| ColumnFacts {
            name: column.name.clone(),
            role: column.role,
            sample: sample.clone(),
            why: column.why.clone(),
        });
        FileFacts {
            file: self.name.clone(),
            delimiter: self.delimiter as char,
            header_line: self.header_line,
            deals: self.deals,
            columns: columns.collect(),
            rows_read: self.rows_read,
            rows_used: self.rows_read - rows_kept_out,
            rows_kept_out,
        }
    }
}

/// A file that is being read.
pub struct Open {
    name: String,
    bytes: u64,
    index: usize,
    /// The first bytes, until the file is recognised.
    head: Vec<u8>,
    reading: Option<Reading>,
}

struct Reading {
    splitter: Splitter,
    delimiter: u8,
    rows: Rows,
}

/// What the rows of one file need, beside the splitter that hands them over.
struct Rows {
    name: String,
    index: usize,
    /// About how many rows there are.
    expected: usize,
    header: Option<Header>,
    /// Why the file as a whole cannot be used, as found at its header.
    refused: Option<Problem>,
    rows_read: u64,
    rows_kept_out: u64,
}

struct Header {
    line: u32,
    columns: Vec<Column>,
    samples: Vec<Vec<String>>,
    layout: Layout,
    table: Table,
}

impl Open {
    /// Begins a file of this many bytes.
    pub fn new(name: &str, bytes: u64, index: usize) -> Self {
        Self { name: name.to_owned(), bytes, index, head: Vec::new(), reading: None }
    }

    /// Takes the next chunk.
    pub fn push(&mut self, chunk: &[u8], store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        if let Some(reading) = &mut self.reading {
            return reading.push(chunk, store, log);
        }
        self.head.extend_from_slice(chunk);
        if self.head.len() >= HEAD { self.recognise(false, store, log) } else { Ok(()) }
    }

    /// Ends the file.
    pub fn close(mut self, store: &mut Store, log: &mut Log) -> Result<Read, Problem> {
        if self.reading.is_none() {
            self.recognise(true, store, log)?;
        }
        match self.reading {
            Some(reading) => reading.close(store, log),
            None => Err(Problem::file(Reason::EmptyFile, &self.name)),
        }
    }

    /// Data rows read so far.
    pub fn rows(&self) -> u64 {
        self.reading.as_ref().map_or(0, |r| r.rows.rows_read)
    }

    fn recognise(&mut self, whole: bool, store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        let start = match guard(&self.head, whole) {
            Guarded::Text(start) => start,
            Guarded::Refused(reason) => return Err(Problem::file(reason, &self.name)),
        };
        let head = std::mem::take(&mut self.head);
        let evidence = &head[start..head.len().min(HEAD)];
        let delimiter = delimiter(evidence);
        // Rows of the rest are about as long as those of the head; a little room spares a costly last growth.
        let lines = memchr::memchr_iter(b'\n', evidence).count() as u64;
        let rows = self.bytes.saturating_mul(lines + 1) / (evidence.len() as u64).max(1);
        let rows = usize::try_from(rows + rows / 32).unwrap_or(usize::MAX);
        let rows = Rows {
            name: self.name.clone(),
            index: self.index,
            expected: rows,
            header: None,
            refused: None,
            rows_read: 0,
            rows_kept_out: 0,
        };
        let mut reading = Reading { splitter: Splitter::new(delimiter), delimiter, rows };
        reading.push(&head[start..], store, log)?;
        self.reading = Some(reading);
        Ok(())
    }
}

impl Reading {
    fn push(&mut self, chunk: &[u8], store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        let rows = &mut self.rows;
        let result = self.splitter.push(chunk, &mut |record| rows.take(&record, store, log));
        self.rows.verdict(result)
    }

    fn close(mut self, store: &mut Store, log: &mut Log) -> Result<Read, Problem> {
        let rows = &mut self.rows;
        let result = self.splitter.finish(&mut |record| rows.take(&record, store, log));
        self.rows.verdict(result)?;
        let rows = self.rows;
        let Some(header) = rows.header else { return Err(Problem::file(Reason::EmptyFile, &rows.name)) };
        if rows.rows_read == 0 {
            return Err(Problem::file(Reason::HeaderOnly, &rows.name));
        }
        Ok(Read {
            name: rows.name,
            delimiter: self.delimiter,
            header_line: header.line,
            deals: header.table == Table::Deals,
            columns: header.columns,
            samples: header.samples,
            rows_read: rows.rows_read,
            rows_kept_out: rows.rows_kept_out,
        })
    }
}

impl Rows {
    /// Takes a record: the first is the header.
    fn take(&mut self, record: &Record<'_>, store: &mut Store, log: &mut Log) {
        if self.refused.is_some() || (record.is_empty() && record.fault.is_none()) {
            return;
        }
        let Some(header) = &mut self.header else { return self.read_header(record, store) };
        self.rows_read += 1;
        if self.rows_read <= SAMPLES as u64 {
            for (at, values) in header.samples.iter_mut().enumerate() {
                values.push(String::from_utf8_lossy(record.cell(at)).chars().take(40).collect());
            }
        }
        if let Some(fault) = record.fault {
            return self.keep_out(record, &Refusal::fault(fault), log);
        }
        match header.table {
            Table::Touches => match store.touch(record, &header.layout) {
                Ok(false) => {}
                Ok(true) => self.notice_shares(record, log),
                Err(refusal) => self.keep_out(record, &refusal, log),
            },
            Table::Deals => {
                let file = u32::try_from(self.index).unwrap_or(u32::MAX);
                match store.deal(record, &header.layout, file) {
                    Ok((_, None)) => {}
                    Ok((deal, Some(other))) => self.keep_out_deal(deal, &other, record, log),
                    Err(refusal) => self.keep_out(record, &refusal, log),
                }
            }
        }
    }

    fn read_header(&mut self, record: &Record<'_>, store: &mut Store) {
        if record.fault == Some(crate::source::Fault::TooManyColumns) || record.len() > MOST_COLUMNS {
            self.refused = Some(Problem::file(Reason::TooManyColumns, &self.name));
            return;
        }
        if let Some(fault) = record.fault {
            let reason = Refusal::fault(fault).reason;
            self.refused = Some(Problem { line: record.line, ..Problem::file(reason, &self.name) });
            return;
        }
        let names: Vec<String> =
            (0..record.len()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned()).collect();
        let (columns, verdict) = recognise(&names);
        let table = match verdict {
            Ok(table) => table,
            Err(reason) => {
                self.refused = Some(Problem::file(reason, &self.name));
                return;
            }
        };
        let layout = Layout::new(&columns);
        let deals = &mut store.deals;
        deals.has_table |= table == Table::Deals;
        deals.has_closed |= layout.closed != ABSENT;
        deals.has_outcome |= layout.outcome != ABSENT;
        deals.has_stage |= layout.stage != ABSENT;
        deals.has_amount |= layout.amount != ABSENT;
        if table == Table::Touches {
            if store.touches.reserve(self.expected, layout.has()).is_err() {
                self.refused = Some(Problem::file(Reason::OutOfMemory, &self.name));
                return;
            }
            store.touches.starts.push((store.touches.len(), self.index));
        }
        let samples = vec![Vec::new(); columns.len()];
        self.header = Some(Header { line: record.line, columns, samples, layout, table });
    }

    fn keep_out(&mut self, record: &Record<'_>, refusal: &Refusal, log: &mut Log) {
        self.rows_kept_out += 1;
        let column = self.header.as_ref().and_then(|h| h.columns.get(refusal.column)).map_or("", |c| &c.name);
        log.say(&Said {
            severity: Severity::KeptOut,
            reason: refusal.reason,
            file: &self.name,
            line: record.line,
            column,
            value: record.cell(refusal.column),
            deal: refusal.deal,
        });
    }

    fn keep_out_deal(&mut self, deal: u32, other: &Deal, record: &Record<'_>, log: &mut Log) {
        self.rows_kept_out += 1;
        let key = self.header.as_ref().map_or(ABSENT, |h| h.layout.key);
        let column = self.header.as_ref().and_then(|h| h.columns.get(key)).map_or("", |c| &c.name);
        log.say(&Said {
            severity: Severity::KeptOut,
            reason: Reason::DuplicateDeal,
            file: &self.name,
            line: other.origin.map_or(record.line, |(_, line)| line),
            column,
            value: record.cell(key),
            deal: Some(deal),
        });
    }

    fn notice_shares(&mut self, record: &Record<'_>, log: &mut Log) {
        let Some(header) = &self.header else { return };
        let at = header.layout.team;
        log.say(&Said {
            severity: Severity::Notice,
            reason: Reason::SharesNormalised,
            file: &self.name,
            line: record.line,
            column: header.columns.get(at).map_or("", |c| &c.name),
            value: record.cell(at),
            deal: None,
        });
    }

    /// Whether the file can still be used.
    fn verdict(&mut self, result: Result<(), Stuck>) -> Result<(), Problem> {
        if let Some(problem) = self.refused.take() {
            return Err(problem);
        }
        let (reason, line) = match result {
            Ok(()) => return Ok(()),
            Err(Stuck::RecordTooLong(line)) => (Reason::LineTooLong, line),
            Err(Stuck::Unclosed(line)) => (Reason::UnclosedQuote, line),
        };
        Err(Problem { line, ..Problem::file(reason, &self.name) })
    }
}
