//! Detects the delimiter, the quotation mark and the escape from the first part of a file.

use serde::{Deserialize, Serialize};

use super::{Record, Splitter};

/// How cells are separated and quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// Separates cells.
    pub delimiter: u8,
    /// Encloses a cell.
    pub quote: u8,
    /// Precedes a quotation mark within a cell, unless marks are doubled.
    pub escape: Option<u8>,
}

impl Default for Dialect {
    fn default() -> Self {
        Self::of(b',')
    }
}

impl Dialect {
    /// A dialect with this delimiter, double quotation marks and no escape.
    #[must_use]
    pub const fn of(delimiter: u8) -> Self {
        Self { delimiter, quote: b'"', escape: None }
    }

    /// Detects the dialect of a text from its head; `given` is the delimiter chosen by the user.
    ///
    /// The best delimiter gives most rows the same number of cells, more than one. A table of one column gets a comma.
    #[must_use]
    pub fn find(head: &[u8], given: Option<u8>) -> Self {
        if let Some(delimiter) = given.or_else(|| sep_line(head)) {
            return Self::of(delimiter).with_quotes(head);
        }
        let mut best = (Self::default().with_quotes(head), 0);
        for delimiter in DELIMITERS {
            let dialect = Self::of(delimiter).with_quotes(head);
            let score = score(head, dialect);
            if score > best.1 {
                best = (dialect, score);
            }
        }
        best.0
    }

    /// Sets the quotation mark and the escape that the text uses beside this delimiter.
    fn with_quotes(self, head: &[u8]) -> Self {
        let quotes = |quote: u8| {
            let edge = |at: Option<&u8>| at.is_none_or(|&b| b == self.delimiter || b == b'\n' || b == b'\r');
            let (mut opens, mut closes) = (0, 0);
            for at in memchr::memchr_iter(quote, head) {
                opens += usize::from(edge(at.checked_sub(1).and_then(|before| head.get(before))));
                closes += usize::from(edge(head.get(at + 1)));
            }
            opens.min(closes)
        };
        let single = quotes(b'\'');
        let quote = if single > 1 && single > quotes(b'"') { b'\'' } else { b'"' };
        // A backslash before a quotation mark is an escape within a cell; at the end of a cell it ends a path.
        let escaped = memchr::memchr_iter(b'\\', head).any(|at| {
            head.get(at + 1) == Some(&quote)
                && head.get(at + 2).is_some_and(|&b| b != self.delimiter && b != b'\n' && b != b'\r' && b != quote)
                && at > 0
                && head[at - 1] != self.delimiter
        });
        Self { quote, escape: escaped.then_some(b'\\'), ..self }
    }
}

/// Delimiters to try, the most common first.
const DELIMITERS: [u8; 4] = *b",;\t|";
/// Maximum number of rows used as evidence.
const ROWS: usize = 200;

/// The delimiter in Excel's first line: `sep=;`.
pub fn sep_line(head: &[u8]) -> Option<u8> {
    let line = head.split(|&b| b == b'\n' || b == b'\r').next()?.trim_ascii_start();
    let line = line.strip_prefix(b"\"").and_then(|l| l.strip_suffix(b"\"")).unwrap_or(line);
    match line.split_at_checked(4)? {
        (name, [delimiter]) if name.eq_ignore_ascii_case(b"sep=") => Some(*delimiter),
        // Programs that print a tab may trim it away.
        (name, []) if name.eq_ignore_ascii_case(b"sep=") => Some(b'\t'),
        _ => None,
    }
}

/// Scores a dialect: the share of rows with the commonest number of cells, and a little more for more cells.
fn score(head: &[u8], dialect: Dialect) -> usize {
    let mut widths: Vec<usize> = Vec::new();
    let mut splitter = Splitter::with(dialect);
    let whole_lines = memchr::memrchr2(b'\n', b'\r', head).map_or(head, |end| &head[..=end]);
    // If the head cannot be split to its end, the rows before the fault are still evidence.
    let mut each = |record: Record<'_>| {
        if widths.len() < ROWS && record.fault.is_none() {
            widths.push(record.len());
        }
    };
    if splitter.push(whole_lines, &mut each).is_ok() {
        splitter.finish(&mut each).ok();
    }
    let Some((width, alike)) = commonest(&widths) else { return 0 };
    alike * 1_000 / widths.len() * 10 + width.min(9)
}

/// The commonest width above one, and how many rows have it.
pub fn commonest(widths: &[usize]) -> Option<(usize, usize)> {
    // Counting a few hundred widths one by one takes less code than a map.
    let count = |width: usize| widths.iter().filter(|&&other| other == width).count();
    widths
        .iter()
        .filter(|&&width| width > 1)
        .map(|&width| (width, count(width)))
        .max_by_key(|&(width, count)| (count, width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_delimiter() {
        for (head, expected) in [
            ("a,b,c\n1,2,3\n", b','),
            ("a;b;c\n1,5;2;3\n", b';'),
            ("a\tb\n1,5\t2\n", b'\t'),
            ("a|b|c\n1|2|3\n", b'|'),
            ("a,b\n\"x;y;z\",2\n\"x;y;z\",3\n", b','),
            ("deal;note\nD1;\"one, two, three\"\nD2;four\n", b';'),
            ("path,wins\nA > B | C,1\nA,2\n", b','),
            ("Report, of all\n\na;b;c\n1;2;3\n4;5;6\n", b';'),
            ("sep=;\na,b\n1,2\n", b';'),
            ("a,b\rc,d\r", b','),
            ("one\ntwo\n", b','),
            ("", b','),
        ] {
            assert_eq!(Dialect::find(head.as_bytes(), None).delimiter as char, expected as char, "{head:?}");
        }
    }

    #[test]
    fn finds_the_quotation_mark_and_the_escape() {
        for (head, quote, escape) in [
            ("a,b\n\"x,y\",2\n", b'"', None),
            ("a,b\n'x,y','2'\n'z','3'\n", b'\'', None),
            ("a,b\nit's,2\nit's,3\n", b'"', None),
            ("a,b\n\"say \\\"hi\\\" now\",2\n", b'"', Some(b'\\')),
            ("a,b\n\"C:\\\",2\n", b'"', None),
            ("a,b\n\"say \"\"hi\"\"\",2\n", b'"', None),
        ] {
            assert_eq!(Dialect::find(head.as_bytes(), None), Dialect { delimiter: b',', quote, escape }, "{head:?}");
        }
    }
}
