//! Splits the chunks of a file into records of cells, each with the line where it begins.
//!
//! `csv-core` supplies the CSV grammar. This module adds what untrusted streams need: line numbers, limits, and
//! recovery after an unclosed quotation mark.

mod dialect;
mod encoding;
mod guard;
mod kept;
mod lines;

pub use dialect::Dialect;
pub(crate) use dialect::{commonest, sep_line};
pub use encoding::Decoder;
pub use guard::{Guarded, guard, without_nuls};
pub(crate) use kept::KeptRecords;
pub use lines::{Lines, Sink};

use crate::parse::bare;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use lines::LineSplitter;

/// Maximum bytes of a record; a longer one has lost its line ends or a quotation mark.
pub const LONGEST_RECORD: usize = 8 << 20;
/// Maximum bytes of a row that counts.
pub const LONGEST_ROW: usize = 1 << 20;
/// Maximum number of columns; no real table has more.
pub const MOST_COLUMNS: usize = 2_000;
/// Maximum bytes of lines that are split at a time, as offsets have 32 bits.
const LONGEST_PLAIN: usize = 1 << 30;
/// After this many unclosed quotation marks, another scan of the rest of the file is not worth it.
const MOST_UNCLOSED: u32 = 64;

/// One row.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// Line where the row begins, counted from 1.
    pub line: u32,
    /// Fault of the row as a whole, if it has one.
    pub fault: Option<Fault>,
    /// The bytes that hold the cells.
    cells: &'a [u8],
    /// Where the first cell starts in them.
    start: u32,
    /// Where each cell ends in them.
    ends: &'a [u32],
    /// Bytes between two cells: 1 (the delimiter) if the cells are a slice of the file, else 0.
    gap: u32,
}

/// A fault of a row as a whole; its cells cannot be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A quotation mark opens in this line and is never closed.
    UnclosedQuote,
    /// Longer than [`LONGEST_ROW`].
    TooLong,
    /// More cells than [`MOST_COLUMNS`].
    TooManyColumns,
}

/// Why the rest of a file cannot be split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// A record longer than [`LONGEST_RECORD`] begins in this line.
    RecordTooLong(u32),
    /// Too many quotation marks are not closed; the latest opens in this line.
    Unclosed(u32),
}

impl<'a> Record<'a> {
    /// Creates a record from adjacent cells and the offsets of their ends.
    #[must_use]
    pub(crate) fn of(line: u32, cells: &'a [u8], ends: &'a [u32]) -> Self {
        Self { line, fault: None, cells, start: 0, ends, gap: 0 }
    }

    /// Number of cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether all cells of the row are empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        (0..self.len()).all(|at| self.cell(at).is_empty())
    }

    /// Whether cells may contain line ends, as quoted cells can.
    #[must_use]
    pub fn may_have_line_ends(&self) -> bool {
        self.gap == 0
    }

    /// The cell at a position, without surrounding white space and spreadsheet guard; empty if the row is short.
    #[must_use]
    #[inline]
    pub fn cell(&self, at: usize) -> &'a [u8] {
        let Some(&end) = self.ends.get(at) else { return &[] };
        let start = if at == 0 { self.start } else { self.ends[at - 1] + self.gap };
        bare(&self.cells[start as usize..end as usize])
    }
}

/// Splits the bytes of one file, given in chunks, into records.
pub struct Splitter {
    reader: Reader,
    delimiter: u8,
    quote: u8,
    /// Bytes of the record that the last chunk did not end.
    carried: Vec<u8>,
    cells: Vec<u8>,
    ends: Vec<usize>,
    /// The same ends as [`Record`] holds them.
    short_ends: Vec<u32>,
    lines: LineSplitter,
    line: u32,
    unclosed: u32,
}

impl Splitter {
    /// Creates a splitter for this dialect, at line 1.
    #[must_use]
    pub fn with(dialect: Dialect) -> Self {
        let Dialect { delimiter, quote, escape } = dialect;
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).quote(quote).escape(escape).build(),
            delimiter,
            quote,
            carried: Vec::new(),
            cells: Vec::new(),
            ends: vec![0; 64],
            short_ends: Vec::new(),
            lines: LineSplitter::default(),
            line: 1,
            unclosed: 0,
        }
    }

    /// Takes the next chunk and passes each completed record to the sink.
    ///
    /// # Errors
    /// [`Stuck`] where the rest of the file cannot be split.
    pub fn push(&mut self, chunk: &[u8], sink: &mut dyn Sink) -> Result<(), Stuck> {
        if self.carried.is_empty() {
            let used = self.split(chunk, End::Chunk, sink)?;
            self.carried.extend_from_slice(&chunk[used..]);
        } else {
            let mut bytes = std::mem::take(&mut self.carried);
            bytes.extend_from_slice(chunk);
            let used = self.split(&bytes, End::Chunk, sink)?;
            bytes.drain(..used);
            self.carried = bytes;
        }
        if self.carried.len() > LONGEST_RECORD {
            if memchr::memchr(self.quote, &self.carried).is_none() {
                return Err(Stuck::RecordTooLong(self.line));
            }
            let bytes = std::mem::take(&mut self.carried);
            let used = self.split(&bytes, End::TooLong, sink)?;
            self.carried.extend_from_slice(&bytes[used..]);
            if self.carried.len() > LONGEST_RECORD {
                return Err(Stuck::RecordTooLong(self.line));
            }
        }
        Ok(())
    }

    /// Ends the file; the remaining bytes are its last record.
    ///
    /// # Errors
    /// [`Stuck`] where the rest of the file cannot be split.
    pub fn finish(&mut self, sink: &mut dyn Sink) -> Result<(), Stuck> {
        let bytes = std::mem::take(&mut self.carried);
        self.split(&bytes, End::File, sink)?;
        Ok(())
    }

    /// Whether the bytes so far end with a whole record.
    pub(crate) fn is_between_records(&self) -> bool {
        self.carried.is_empty()
    }

    /// Number of the line at which the next record begins.
    pub(crate) const fn line(&self) -> u32 {
        self.line
    }

    /// The bytes of the record that is not ended; `None` if a quotation mark was never closed.
    pub(crate) fn into_rest(self) -> Option<Vec<u8>> {
        (self.unclosed == 0).then_some(self.carried)
    }

    /// Goes on after so many more lines, which another splitter has split, with the bytes that it did not use.
    pub(crate) fn skip(&mut self, lines: u32, rest: Vec<u8>) {
        self.line += lines;
        self.carried = rest;
    }

    /// Splits off all complete records. Returns the bytes used.
    ///
    /// A record cut off by the end of the bytes is complete at [`End::File`]; at [`End::TooLong`] it is given up only
    /// if a quotation mark is open.
    fn split(&mut self, bytes: &[u8], end: End, sink: &mut dyn Sink) -> Result<usize, Stuck> {
        if self.cells.len() < bytes.len() + 1 {
            self.cells.resize(bytes.len() + 1, 0);
        }
        let mut at = 0;
        let mut plain_until = first_special(bytes, 0, self.quote);
        while at < bytes.len() {
            if plain_until < at {
                plain_until = first_special(bytes, at, self.quote);
            }
            at = self.split_plain(bytes, at, plain_until, sink);
            if at == bytes.len() {
                break;
            }
            let (result, mut used, cells, count) = self.read(&bytes[at..]);
            let cut_off = result != ReadRecordResult::Record;
            let half_ended = at + used == bytes.len() && bytes.ends_with(b"\r");
            if end == End::Chunk && (cut_off || half_ended) {
                // Its end (or the LF of a CR LF) is not in sight: the record waits for the next chunk.
                self.reader.reset();
                return Ok(at);
            }
            let (cells, count) = if cut_off {
                let (closed, more_cells, more_ends) = self.close(cells, count);
                self.reader.reset();
                let rest = &bytes[at..];
                let blank = rest.iter().all(|b| matches!(b, b'\r' | b'\n'));
                if !blank && !closed {
                    at += self.skip_unclosed(rest, sink)?;
                    continue;
                }
                if blank || end == End::TooLong {
                    return Ok(if blank { bytes.len() } else { at });
                }
                (cells + more_cells, count + more_ends)
            } else {
                (cells, count)
            };
            if bytes[..at + used].ends_with(b"\r") && bytes.get(at + used) == Some(&b'\n') {
                used += 1;
                self.reader.reset();
            }
            self.emit(&bytes[at..at + used], cells, count, sink);
            at += used;
        }
        Ok(at)
    }

    /// Splits the lines before `until`, which have no quotation marks or lone carriage returns.
    ///
    /// Several times as fast as the general reader. Returns where it stopped.
    fn split_plain(&mut self, bytes: &[u8], from: usize, until: usize, sink: &mut dyn Sink) -> usize {
        let plain = &bytes[from..until.min(from + LONGEST_PLAIN)];
        let Some(end) = memchr::memrchr(b'\n', plain) else { return from };
        self.line = self.lines.split(&plain[..=end], self.delimiter, self.line, sink);
        from + end + 1
    }

    /// Reads one record into the buffers: how it ended, the bytes used, and how many `cells` and `ends` it filled.
    fn read(&mut self, bytes: &[u8]) -> (ReadRecordResult, usize, usize, usize) {
        let (mut used, mut cells, mut count) = (0, 0, 0);
        loop {
            let (result, read, written, ended) =
                self.reader.read_record(&bytes[used..], &mut self.cells[cells..], &mut self.ends[count..]);
            used += read;
            cells += written;
            count += ended;
            // The cells never outgrow the bytes they come from, so their buffer is never full.
            if result != ReadRecordResult::OutputEndsFull {
                return (result, used, cells, count);
            }
            self.ends.resize(self.ends.len() * 2, 0);
        }
    }

    /// Feeds a line end to a cut-off record, which closes it unless a quotation mark is open.
    fn close(&mut self, cells: usize, count: usize) -> (bool, usize, usize) {
        if self.ends.len() == count {
            self.ends.resize(count + 1, 0);
        }
        let (result, _, written, ended) =
            self.reader.read_record(b"\n", &mut self.cells[cells..], &mut self.ends[count..]);
        (result == ReadRecordResult::Record, written, ended)
    }

    /// Reports a line whose quotation mark is never closed. Returns the bytes to skip to the next line.
    fn skip_unclosed(&mut self, rest: &[u8], sink: &mut dyn Sink) -> Result<usize, Stuck> {
        let line = self.line + blank_lines_before(rest);
        self.unclosed += 1;
        if self.unclosed > MOST_UNCLOSED {
            return Err(Stuck::Unclosed(line));
        }
        sink.record(Record { line, fault: Some(Fault::UnclosedQuote), cells: &[], start: 0, ends: &[], gap: 0 });
        let skipped = end_of_first_line(rest);
        self.line += lines(&rest[..skipped]);
        Ok(skipped)
    }

    /// Emits the record in the buffers, which was read from `raw`, and counts its lines.
    fn emit(&mut self, raw: &[u8], cells: usize, count: usize, sink: &mut dyn Sink) {
        // In a row of one line, each cell's end takes one byte (two at CR LF): there are no lines to count.
        let plain = cells + count;
        let simple = raw.len() == plain || (raw.len() == plain + 1 && raw.ends_with(b"\r\n"));
        let line = if simple { self.line } else { self.line + blank_lines_before(raw) };
        let fault = fault(raw.len(), count);
        self.short_ends.clear();
        self.short_ends.extend(self.ends[..count].iter().map(|&end| end as u32));
        sink.record(Record { line, fault, cells: &self.cells[..cells], start: 0, ends: &self.short_ends, gap: 0 });
        self.line += if simple { 1 } else { lines(raw) };
    }
}

/// Meaning of the end of the available bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// More bytes follow.
    Chunk,
    /// More bytes follow, but the record is too long to wait for them.
    TooLong,
    /// The file ends here.
    File,
}

/// The next place for the general reader: a quotation mark, or a carriage return without a line feed.
fn first_special(bytes: &[u8], from: usize, quote: u8) -> usize {
    memchr::memchr2_iter(quote, b'\r', &bytes[from..])
        .map(|at| from + at)
        .find(|&at| bytes[at] == quote || bytes.get(at + 1) != Some(&b'\n'))
        .unwrap_or(bytes.len())
}

/// The fault of a row with this many bytes and cells.
fn fault(bytes: usize, cells: usize) -> Option<Fault> {
    if bytes > LONGEST_ROW {
        Some(Fault::TooLong)
    } else if cells > MOST_COLUMNS {
        Some(Fault::TooManyColumns)
    } else {
        None
    }
}

/// Number of line ends of any kind within these bytes.
fn lines(raw: &[u8]) -> u32 {
    let feeds = memchr::memchr_iter(b'\n', raw).count();
    let lone = memchr::memchr_iter(b'\r', raw).filter(|&at| raw.get(at + 1) != Some(&b'\n')).count();
    u32::try_from(feeds + lone).unwrap_or(u32::MAX)
}

/// Number of blank lines before the record itself.
fn blank_lines_before(raw: &[u8]) -> u32 {
    let start = raw.iter().position(|b| !matches!(b, b'\r' | b'\n')).unwrap_or(0);
    lines(&raw[..start])
}

/// End of the line in which the record begins.
fn end_of_first_line(raw: &[u8]) -> usize {
    let start = raw.iter().position(|b| !matches!(b, b'\r' | b'\n')).unwrap_or(0);
    match memchr::memchr2(b'\r', b'\n', &raw[start..]) {
        Some(at) if raw[start + at..].starts_with(b"\r\n") => start + at + 2,
        Some(at) => start + at + 1,
        None => raw.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All records of `text`, fed in chunks of `size` bytes: line, fault and cells.
    fn split(text: &[u8], size: usize) -> Vec<(u32, Option<Fault>, Vec<String>)> {
        let mut out = Vec::new();
        let mut splitter = Splitter::with(Dialect::default());
        let mut each = |r: Record<'_>| {
            let cells = (0..r.len()).map(|i| String::from_utf8_lossy(r.cell(i)).into_owned()).collect();
            out.push((r.line, r.fault, cells));
        };
        for chunk in text.chunks(size) {
            splitter.push(chunk, &mut each).expect("splits");
        }
        splitter.finish(&mut each).expect("splits");
        out
    }

    fn check(text: &str, expected: &[(u32, Option<Fault>, &[&str])]) {
        for size in [1, 2, 3, 7, 1000] {
            let got = split(text.as_bytes(), size);
            let got: Vec<_> =
                got.iter().map(|(l, f, c)| (*l, *f, c.iter().map(String::as_str).collect::<Vec<_>>())).collect();
            let want: Vec<_> = expected.iter().map(|(l, f, c)| (*l, *f, c.to_vec())).collect();
            assert_eq!(got, want, "{text:?} in chunks of {size}");
        }
    }

    #[test]
    fn splits_rows_and_counts_lines() {
        check("", &[]);
        check("a,b\n1,2\n", &[(1, None, &["a", "b"]), (2, None, &["1", "2"])]);
        check("a,b\n1,2", &[(1, None, &["a", "b"]), (2, None, &["1", "2"])]);
        check("a,b\r\n1,2\r\n3,4\r\n", &[(1, None, &["a", "b"]), (2, None, &["1", "2"]), (3, None, &["3", "4"])]);
        check("a\rb\rc", &[(1, None, &["a"]), (2, None, &["b"]), (3, None, &["c"])]);
        check("a,b\n\n\n1,2\n", &[(1, None, &["a", "b"]), (4, None, &["1", "2"])]);
        check("a,b\r\n\r\n1,2\r\n", &[(1, None, &["a", "b"]), (3, None, &["1", "2"])]);
        check("a,\"x\ny\"\n1,2\n", &[(1, None, &["a", "x\ny"]), (3, None, &["1", "2"])]);
        check("\"a \"\"b\"\"\",c\nd,e\n", &[(1, None, &["a \"b\"", "c"]), (2, None, &["d", "e"])]);
        check("5\" pipe,2\n3,4\n", &[(1, None, &["5\" pipe", "2"]), (2, None, &["3", "4"])]);
        check("a,b\n3,5\" pipe", &[(1, None, &["a", "b"]), (2, None, &["3", "5\" pipe"])]);
    }

    #[test]
    fn an_unclosed_quote_costs_its_line_only() {
        check(
            "a,b\n1,\"open\n2,x\n3,y\n",
            &[
                (1, None, &["a", "b"]),
                (2, Some(Fault::UnclosedQuote), &[]),
                (3, None, &["2", "x"]),
                (4, None, &["3", "y"]),
            ],
        );
        check("a,b\n1,\"open", &[(1, None, &["a", "b"]), (2, Some(Fault::UnclosedQuote), &[])]);
    }

    #[test]
    fn a_record_without_end_is_given_up() {
        let mut splitter = Splitter::with(Dialect::default());
        let chunk = vec![b'x'; 1 << 20];
        let stuck = (0..20).find_map(|_| splitter.push(&chunk, &mut |_: Record<'_>| {}).err());
        assert_eq!(stuck, Some(Stuck::RecordTooLong(1)));
    }

    #[test]
    fn a_row_too_wide_or_too_long_is_marked() {
        let wide = format!("{}\nx\n", ",".repeat(MOST_COLUMNS + 5));
        assert_eq!(split(wide.as_bytes(), 999)[0].1, Some(Fault::TooManyColumns));
        let long = format!("{}\nx\n", "y".repeat(LONGEST_ROW + 5));
        assert_eq!(split(long.as_bytes(), 65_536)[0].1, Some(Fault::TooLong));
    }
}
