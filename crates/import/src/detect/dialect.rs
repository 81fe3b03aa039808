//! The delimiter, the quotation mark and the escape, decided by evidence over the first part of a file.

use serde::{Deserialize, Serialize};

use crate::source::{Record, Splitter};

/// How cells are parted and quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// Between two cells.
    pub delimiter: u8,
    /// Around a cell.
    pub quote: u8,
    /// Before a quotation mark within a cell, where it is not doubled.
    pub escape: Option<u8>,
}

impl Default for Dialect {
    fn default() -> Self {
        Self::of(b',')
    }
}

impl Dialect {
    /// With this delimiter, and quotation marks as usual.
    #[must_use]
    pub const fn of(delimiter: u8) -> Self {
        Self { delimiter, quote: b'"', escape: None }
    }

    /// The dialect of a text, by its first part: the delimiter under which the rows have the same number of cells most often,
    /// and more than one; a comma where none does, in a table of one column. `given` is what the user has said.
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

    /// The quotation mark and the escape that the text uses between delimiters of this kind.
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
        // A backslash before a quotation mark that ends no cell is an escape; at the end of one it ends a path.
        let escaped = memchr::memchr_iter(b'\\', head).any(|at| {
            head.get(at + 1) == Some(&quote)
                && head.get(at + 2).is_some_and(|&b| b != self.delimiter && b != b'\n' && b != b'\r' && b != quote)
                && at > 0
                && head[at - 1] != self.delimiter
        });
        Self { quote, escape: escaped.then_some(b'\\'), ..self }
    }
}

/// Delimiters that tables come with, the most common first.
const DELIMITERS: [u8; 4] = *b",;\t|";
/// Rows that serve as evidence.
const ROWS: usize = 200;

/// The delimiter that Excel's first line names: `sep=;`.
pub fn sep_line(head: &[u8]) -> Option<u8> {
    let line = head.split(|&b| b == b'\n' || b == b'\r').next()?.trim_ascii_start();
    let line = line.strip_prefix(b"\"").and_then(|l| l.strip_suffix(b"\"")).unwrap_or(line);
    match line.split_at_checked(4)? {
        (name, [delimiter]) if name.eq_ignore_ascii_case(b"sep=") => Some(*delimiter),
        // A tab is trimmed away by those who print it.
        (name, []) if name.eq_ignore_ascii_case(b"sep=") => Some(b'\t'),
        _ => None,
    }
}

/// How much a dialect makes a table of the text: how many of its rows have the commonest number of cells, a little more for
/// more cells.
fn score(head: &[u8], dialect: Dialect) -> usize {
    let mut widths: Vec<usize> = Vec::new();
    let mut splitter = Splitter::with(dialect);
    let whole_lines = memchr::memrchr2(b'\n', b'\r', head).map_or(head, |end| &head[..=end]);
    // A head that cannot be split is no evidence for this delimiter; what was split before it is.
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
    // A few hundred widths: counting each anew costs less than a table of them would weigh.
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
