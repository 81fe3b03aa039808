//! Splits lines without quotation marks into cells, many lines at a time.

use super::{Fault, Record, fault};

/// Maximum number of rows in one batch: their cells and what is read of them fit the processor's cache.
const ROWS: usize = 512;
/// Number of cells after which a batch is passed on, for the same reason.
const CELLS: usize = 8_192;

/// Takes the records of a file.
pub trait Sink {
    /// Takes one record.
    fn record(&mut self, record: Record<'_>);

    /// Takes the records of many plain lines.
    fn lines(&mut self, lines: &Lines<'_>) {
        (0..lines.len()).for_each(|at| self.record(lines.get(at)));
    }
}

impl<F: FnMut(Record<'_>)> Sink for F {
    fn record(&mut self, record: Record<'_>) {
        self(record);
    }
}

/// Records of lines without quotation marks and without faults, in the order of the file.
pub struct Lines<'a> {
    bytes: &'a [u8],
    rows: &'a [Row],
    ends: &'a [u32],
    delimiter: u8,
}

/// The place of a record.
#[derive(Clone, Copy)]
struct Row {
    line: u32,
    /// Where its first cell starts in the bytes.
    start: u32,
    /// Index of the first end after those of its cells.
    last: u32,
}

impl<'a> Lines<'a> {
    /// Number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no records.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The record at a position.
    #[must_use]
    #[inline]
    pub fn get(&self, at: usize) -> Record<'a> {
        let row = self.rows[at];
        let first = if at == 0 { 0 } else { self.rows[at - 1].last };
        let ends = &self.ends[first as usize..row.last as usize];
        Record { line: row.line, fault: None, cells: self.bytes, start: row.start, ends, gap: 1 }
    }

    /// Whether all cells are valid UTF-8.
    #[must_use]
    pub fn are_text(&self) -> bool {
        let (Some(first), Some(&end)) = (self.rows.first(), self.ends.last()) else { return true };
        let bytes = &self.bytes[first.start as usize..end as usize];
        self.delimiter.is_ascii() && (bytes.is_ascii() || std::str::from_utf8(bytes).is_ok())
    }
}

/// Finds the cells of plain lines; holds the buffers of one batch.
#[derive(Default)]
pub(super) struct LineSplitter {
    rows: Vec<Row>,
    ends: Vec<u32>,
    delimiter: u8,
}

const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;

/// The highest bit of each byte that equals the byte repeated in `pattern`.
#[inline]
const fn equal_bytes(word: u64, pattern: u64) -> u64 {
    let different = word ^ pattern;
    // The sum has the highest bit of a byte set unless its lower bits are all zero; no byte carries into the next.
    !(((different & LOW) + LOW) | different | LOW)
}

impl LineSplitter {
    /// Splits whole lines: the bytes end with a line feed. `line` is the number of the first; returns the number of the
    /// line after the last. Blank lines are counted and give no record.
    pub fn split(&mut self, bytes: &[u8], delimiter: u8, line: u32, sink: &mut dyn Sink) -> u32 {
        self.delimiter = delimiter;
        let pattern = |byte: u8| u64::from_le_bytes([byte; 8]);
        let (delimiters, feeds) = (pattern(delimiter), pattern(b'\n'));
        let mut open = Open { start: 0, line };
        let (words, rest) = bytes.as_chunks::<8>();
        let mut base = 0;
        for word in words {
            let word = u64::from_le_bytes(*word);
            let feed = equal_bytes(word, feeds);
            let mut found = equal_bytes(word, delimiters) | feed;
            while found != 0 {
                let bit = found.trailing_zeros();
                found &= found - 1;
                let at = base + (bit >> 3);
                if feed >> bit & 1 == 0 {
                    self.ends.push(at);
                } else {
                    self.end_line(bytes, at, &mut open, sink);
                }
            }
            base += 8;
        }
        for (at, &byte) in (base..).zip(rest) {
            if byte == b'\n' {
                self.end_line(bytes, at, &mut open, sink);
            } else if byte == delimiter {
                self.ends.push(at);
            }
        }
        self.flush(bytes, sink);
        open.line
    }

    /// Ends the line that began at `open.start` at its line feed.
    #[inline]
    fn end_line(&mut self, bytes: &[u8], feed: u32, open: &mut Open, sink: &mut dyn Sink) {
        let Open { start, line } = *open;
        (open.start, open.line) = (feed + 1, line + 1);
        let returned = feed > start && bytes[feed as usize - 1] == b'\r';
        let end = feed - u32::from(returned);
        if end == start {
            // A blank line has no delimiter, so it left no ends.
            return;
        }
        let first = self.rows.last().map_or(0, |row| row.last);
        self.ends.push(end);
        let last = self.ends.len() as u32;
        match fault((feed + 1 - start) as usize, (last - first) as usize) {
            None => self.rows.push(Row { line, start, last }),
            Some(fault) => self.pass_faulty(bytes, first, fault, (start, line), sink),
        }
        if self.rows.len() == ROWS || self.ends.len() >= CELLS {
            self.flush(bytes, sink);
        }
    }

    /// Passes on a row that is faulty as a whole, after those before it.
    #[cold]
    fn pass_faulty(&mut self, bytes: &[u8], first: u32, fault: Fault, place: (u32, u32), sink: &mut dyn Sink) {
        let ends = self.ends.split_off(first as usize);
        self.flush(bytes, sink);
        let (start, line) = place;
        sink.record(Record { line, fault: Some(fault), cells: bytes, start, ends: &ends, gap: 1 });
    }

    /// Passes on the batch.
    fn flush(&mut self, bytes: &[u8], sink: &mut dyn Sink) {
        if !self.rows.is_empty() {
            sink.lines(&Lines { bytes, rows: &self.rows, ends: &self.ends, delimiter: self.delimiter });
        }
        self.rows.clear();
        self.ends.clear();
    }
}

/// The line that is not yet ended: where it starts, and its number.
struct Open {
    start: u32,
    line: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Dialect, LONGEST_ROW, MOST_COLUMNS, Splitter};
    use proptest::prelude::*;

    /// Line, fault and cells of each record.
    type Split = Vec<(u32, Option<Fault>, Vec<Vec<u8>>)>;

    fn cells(record: &Record<'_>) -> (u32, Option<Fault>, Vec<Vec<u8>>) {
        (record.line, record.fault, (0..record.len()).map(|at| record.cell(at).to_vec()).collect())
    }

    /// Splits each line by itself, as the lines have no quotation marks.
    fn expected(text: &str, delimiter: char) -> Split {
        let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        let mut all: Split = Vec::new();
        for (number, line) in (1..).zip(lines).filter(|(_, line)| !line.is_empty()) {
            let cells = line.split(delimiter).map(|cell| crate::parse::bare(cell.as_bytes()).to_vec());
            all.push((number, None, cells.collect()));
        }
        all
    }

    fn split(text: &str, delimiter: u8, size: usize) -> Split {
        let mut all = Vec::new();
        let mut splitter = Splitter::with(Dialect { delimiter, ..Dialect::default() });
        let mut each = |record: Record<'_>| all.push(cells(&record));
        for chunk in text.as_bytes().chunks(size) {
            splitter.push(chunk, &mut each).expect("splits");
        }
        splitter.finish(&mut each).expect("splits");
        all
    }

    proptest! {
        #[test]
        fn lines_are_split_at_each_delimiter(text in "([a-c,;é \u{80}]{0,12}(\n|\r\n)){0,40}[a,;]{0,5}", size in 1_usize..90) {
            for delimiter in [b',', b';'] {
                prop_assert_eq!(split(&text, delimiter, size), expected(&text, char::from(delimiter)));
                prop_assert_eq!(split(&text, delimiter, text.len().max(1)), expected(&text, char::from(delimiter)));
            }
        }

        #[test]
        fn equal_bytes_are_found_exactly(bytes: [u8; 8], sought: u8) {
            let found = equal_bytes(u64::from_le_bytes(bytes), u64::from_le_bytes([sought; 8])).to_le_bytes();
            prop_assert_eq!(found, bytes.map(|byte| if byte == sought { 0x80 } else { 0 }));
        }
    }

    #[test]
    fn faulty_rows_stay_in_their_places() {
        let wide = ",".repeat(MOST_COLUMNS);
        let long = "x".repeat(LONGEST_ROW);
        let text = format!("a,b\n{wide}\nc,d\n{long}\n\ne,f\n");
        let got: Vec<_> = split(&text, b',', text.len()).into_iter().map(|(line, fault, _)| (line, fault)).collect();
        let faults = [(2, Some(Fault::TooManyColumns)), (4, Some(Fault::TooLong))];
        assert_eq!(got, [(1, None), faults[0], (3, None), faults[1], (6, None)]);
    }

    #[test]
    fn batches_end_at_rows_and_cells() {
        let many = "a,b\n".repeat(ROWS * 2 + 3) + &"a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t\n".repeat(ROWS + 1);
        assert_eq!(split(&many, b',', many.len()), expected(&many, ','));
    }
}
