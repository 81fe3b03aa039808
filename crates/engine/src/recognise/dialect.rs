//! The delimiter, decided by evidence over the first part of a file.

use crate::source::Splitter;

/// Delimiters that tables come with, the most common first.
const DELIMITERS: [u8; 4] = *b",;\t|";
/// Rows that serve as evidence.
const ROWS: usize = 200;

/// The delimiter under which the first rows have the same number of cells most often, and more than one.
/// A comma where none does: a table of one column.
#[must_use]
pub fn delimiter(head: &[u8]) -> u8 {
    let mut best = (DELIMITERS[0], 0);
    for delimiter in DELIMITERS {
        let score = score(head, delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// How much a delimiter makes a table of the text: rows that have as many cells as the first, a little more for more cells.
fn score(head: &[u8], delimiter: u8) -> usize {
    let mut widths = Vec::new();
    let mut splitter = Splitter::new(delimiter);
    let whole_lines = memchr::memrchr(b'\n', head).map_or(head, |end| &head[..=end]);
    // A head that cannot be split is no evidence for this delimiter; what was split before it is.
    let mut each = |record: crate::source::Record<'_>| {
        if widths.len() < ROWS && record.fault.is_none() {
            widths.push(record.len());
        }
    };
    if splitter.push(whole_lines, &mut each).is_ok() {
        splitter.finish(&mut each).ok();
    }
    let Some(&first) = widths.first().filter(|&&first| first > 1) else { return 0 };
    let alike = widths.iter().filter(|&&w| w == first).count();
    alike * 1_000 / widths.len() * 10 + first.min(9)
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
            ("one\ntwo\n", b','),
            ("", b','),
        ] {
            assert_eq!(delimiter(head.as_bytes()) as char, expected as char, "{head:?}");
        }
    }
}
