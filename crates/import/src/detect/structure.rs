//! Finds the table in a file: the lines above it, its header and its first row.

use std::collections::BTreeMap;

use super::footer::is_total_word;
use crate::parse::{DateEvidence, NumberEvidence, is_nothing};
use crate::source::{Dialect, commonest, sep_line};
use crate::source::{Record, Splitter};
use fairshare_types::text::{folded, stripped};

/// Maximum number of records searched for the header.
const SEARCHED: usize = 60;
/// Maximum number of records used as evidence.
const RECORDS: usize = 260;
/// Maximum number of cells of a record compared with known column names.
const JUDGED: usize = 60;
/// Maximum number of rows of a header.
const MOST_HEADERS: usize = 4;

/// Position of the table in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// How cells are separated and quoted.
    pub dialect: Dialect,
    /// Line in which the header begins, counted from 1; `None` without a header.
    pub header_line: Option<u32>,
    /// Records above the table: titles, comments, blank lines, `sep=;`.
    pub preamble_rows: u32,
    /// Names in the header; empty texts without a header.
    pub names: Vec<String>,
    /// Records from this line on are rows.
    pub first_data_line: u32,
}

/// One record of the head.
struct Line {
    line: u32,
    cells: Vec<String>,
}

impl Line {
    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// Finds the table in the first part of a file; `whole` means that there is no more.
///
/// `known` recognises names of columns; `given` and `header_line` are the delimiter and the line that the user chose.
#[must_use]
pub fn structure(
    head: &[u8],
    whole: bool,
    known: &dyn Fn(&str) -> bool,
    given: Option<u8>,
    header_line: Option<u32>,
) -> Structure {
    let dialect = Dialect::find(head, given);
    let lines = records(head, whole, dialect);
    // The line `sep=;` is neither header nor row, though it is above them.
    let instructed = sep_line(head).is_some();
    let rows = &lines[usize::from(instructed && !lines.is_empty())..];
    let widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    let width = commonest(&widths).map_or(1, |(width, _)| width);
    let at = match header_line {
        Some(wanted) => rows.iter().position(|row| row.line >= wanted),
        None => header(rows, width, known),
    };
    let Some(at) = at else {
        let width = width.max(rows.first().map_or(0, |row| row.cells.len()));
        return Structure {
            dialect,
            header_line: None,
            preamble_rows: u32::from(instructed),
            names: vec![String::new(); width],
            first_data_line: rows.first().map_or(1, |row| row.line),
        };
    };
    let more = if header_line.is_some() { 0 } else { more_headers(rows, at, known) };
    let header = &rows[at];
    let name = |column| stripped(&name(&rows[at..=at + more], column)).into_owned();
    let names = (0..header.cells.len()).map(name).collect();
    Structure {
        dialect,
        header_line: Some(header.line),
        preamble_rows: above(head, &lines, header.line),
        names,
        first_data_line: rows[at + more].line + 1,
    }
}

/// The first records of the head, including those with delimiters only.
fn records(head: &[u8], whole: bool, dialect: Dialect) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut splitter = Splitter::with(dialect);
    let mut each = |record: Record<'_>| {
        if lines.len() < RECORDS && record.fault.is_none() {
            let cells = (0..record.len()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned()).collect();
            lines.push(Line { line: record.line, cells });
        }
    };
    // If the head cannot be split to its end, the records before the fault are still evidence.
    if splitter.push(head, &mut each).is_ok() && whole {
        splitter.finish(&mut each).ok();
    }
    lines
}

/// Index of the header among the rows.
///
/// It has the most known column names; else it is the first row as wide as the table that differs in kind from the rows
/// below.
fn header<'a>(rows: &'a [Line], width: usize, known: &dyn Fn(&str) -> bool) -> Option<usize> {
    let comment =
        |row: &Line| row.cells.first().is_some_and(|cell| cell.starts_with('#')) && row.filled() < width.max(2);
    let total = |row: &Line| {
        row.cells.first().is_some_and(|cell| is_total_word(cell)) && row.cells.iter().any(|cell| is_typed(cell))
    };
    let is_candidate = |row: &Line| !comment(row) && !total(row) && row.filled() > 0;
    let searched = rows.iter().take(SEARCHED).enumerate().filter(|(_, row)| is_candidate(row));
    // Rows repeat texts, so each distinct text is judged once.
    let mut judged: BTreeMap<&str, bool> = BTreeMap::new();
    let mut hits = |row: &'a Line| {
        let cells = row.cells.iter().take(JUDGED);
        cells.filter(|cell| *judged.entry(cell.as_str()).or_insert_with(|| known(cell))).count()
    };
    let best = searched
        .clone()
        .map(|(at, row)| (hits(row), at))
        .fold((0, 0), |best, next| if next.0 > best.0 { next } else { best });
    if best.0 >= 2 || (best.0 == 1 && rows[best.1].filled() <= 3 && !is_data(rows, best.1)) {
        return Some(best.1);
    }
    let wide = |row: &Line| row.filled() * 10 >= width * 6 && row.cells.len() + 1 >= width;
    let (at, _) = searched.clone().find(|(_, row)| wide(row)).or_else(|| searched.clone().next())?;
    (!is_data(rows, at)).then_some(at)
}

/// Whether a row resembles those below it: some column has a number or a date in both.
///
/// Years do not count, as they may be names of columns.
fn is_data(rows: &[Line], at: usize) -> bool {
    let below = &rows[at + 1..rows.len().min(at + 21)];
    if below.is_empty() {
        return rows[at].cells.iter().any(|cell| is_typed(cell)) && rows[at].cells.len() > 1;
    }
    rows[at].cells.iter().enumerate().any(|(column, cell)| {
        let there = below.iter().filter_map(|row| row.cells.get(column)).filter(|cell| is_typed(cell)).count();
        is_typed(cell) && !is_year(cell) && there * 2 > below.len()
    })
}

/// Whether a cell is a number or a date.
fn is_typed(cell: &str) -> bool {
    let cell = cell.as_bytes();
    if is_nothing(cell) || !cell.iter().any(u8::is_ascii_digit) {
        return false;
    }
    let (mut dates, mut numbers) = (DateEvidence::default(), NumberEvidence::default());
    dates.see(cell);
    numbers.see(cell);
    dates.share().1 + numbers.share().1 > 0
}

fn is_year(cell: &str) -> bool {
    cell.len() == 4 && cell.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Number of rows below the header that belong to it.
///
/// They repeat its names, or hold units and notes in a few columns above rows of numbers.
fn more_headers(rows: &[Line], at: usize, known: &dyn Fn(&str) -> bool) -> usize {
    let header = &rows[at];
    let mut more = 0;
    for (below, row) in rows[at + 1..].iter().take(MOST_HEADERS - 1).enumerate() {
        let again = row.cells == header.cells;
        let few =
            row.filled() > 0 && row.filled() * 2 < header.filled() && row.cells.first().is_some_and(String::is_empty);
        let words = !row.cells.iter().any(|cell| is_typed(cell)) && row.cells.len() == header.cells.len();
        let numbers = rows.get(at + below + 2).is_some_and(|next| {
            next.filled() * 2 >= header.filled() && next.cells.iter().filter(|cell| is_typed(cell)).count() > 1
        });
        let unknown = !header.cells.iter().any(|cell| known(cell));
        let upper = few && words && numbers && unknown;
        if !again && !upper {
            break;
        }
        more = below + 1;
    }
    more
}

/// Name of a column: the texts of its header rows, from top to bottom.
fn name(headers: &[Line], column: usize) -> String {
    let mut name = String::new();
    for part in headers.iter().filter_map(|row| row.cells.get(column)).filter(|part| !part.is_empty()) {
        let part = folded(part);
        if name == part {
            continue;
        }
        if !name.is_empty() {
            name.push_str(" / ");
        }
        name.push_str(&part);
    }
    name
}

/// Number of records above a line, including blank lines.
fn above(head: &[u8], lines: &[Line], header: u32) -> u32 {
    let records = lines.iter().filter(|line| line.line < header).count();
    let mut blank = 0;
    let (mut number, mut at) = (1, 0);
    while number < header && at < head.len() {
        let length = memchr::memchr2(b'\n', b'\r', &head[at..]).unwrap_or(head.len() - at);
        let spoken_for = lines.iter().any(|line| line.line == number);
        // An empty line inside a quoted cell belongs to its record, and a line where a record begins is not blank.
        let between = lines.iter().rev().find(|line| line.line < number);
        let within =
            between.is_some_and(|record| record.cells.iter().any(|cell| cell.contains('\n') || cell.contains('\r')));
        blank += u32::from(length == 0 && !spoken_for && !within);
        at += length + if head[at + length..].starts_with(b"\r\n") { 2 } else { 1 };
        number += 1;
    }
    u32::try_from(records).unwrap_or(u32::MAX).saturating_add(blank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::is_known;

    /// Checks the line of the header, the records above it, the first line of rows, and the names.
    fn check(text: &str, header: Option<u32>, preamble: u32, first: u32, names: &[&str]) {
        let got = structure(text.as_bytes(), true, &is_known, None, None);
        let expected = (header, preamble, first, names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!((got.header_line, got.preamble_rows, got.first_data_line, got.names), expected, "{text:?}");
    }

    #[test]
    fn finds_the_header() {
        check("deal,date,channel\nD1,2025-01-01,Call\n", Some(1), 0, 2, &["deal", "date", "channel"]);
        check("sep=;\ndeal;date\nD1;2025-01-01\n", Some(2), 1, 3, &["deal", "date"]);
        check("# made\n# by\ndeal,date\nD1,2025-01-01\n", Some(3), 2, 4, &["deal", "date"]);
        check(
            "Report of deals,,\n\nto March,,\ndeal,date,channel\nD1,2025-01-01,Call\n",
            Some(4),
            3,
            5,
            &["deal", "date", "channel"],
        );
        check("Title\n\n\ndeal,date,channel\nD1,2025-01-01,Call\n", Some(4), 3, 5, &["deal", "date", "channel"]);
        check("Year,2000,2001\nTimber,5,6\nPaper,7,8\n", Some(1), 0, 2, &["Year", "2000", "2001"]);
        check("foo,bar\nx,y\nz,w\n", Some(1), 0, 2, &["foo", "bar"]);
        check("kitten,win", Some(1), 0, 2, &["kitten", "win"]);
        check("1,null,0\n2,0,0\n3,,1\n", None, 0, 1, &["", "", ""]);
        check("28/01/2018,00:00,$74.69\n29/01/2018,00:15,$29.81\n", None, 0, 1, &["", "", ""]);
        check("a,b\na,b\n1,2\n", Some(1), 0, 3, &["a", "b"]);
        check(",Group,\ndeal,date,channel\nD1,2025-01-01,Call\n", Some(2), 1, 3, &["deal", "date", "channel"]);
        check(
            "Unit,Staff,Now,Now\n,,,Restated\nx,5,6,7\ny,5,6,7\n",
            Some(1),
            0,
            3,
            &["Unit", "Staff", "Now", "Now / Restated"],
        );
    }

    #[test]
    fn the_user_knows_better() {
        let text = b"deal,date\nx,y\nD1,2025-01-01\n";
        let got = structure(text, true, &is_known, None, Some(2));
        assert_eq!(
            (got.header_line, got.first_data_line, got.names),
            (Some(2), 3, vec!["x".to_owned(), "y".to_owned()])
        );
        let got = structure(text, true, &is_known, Some(b';'), None);
        assert_eq!(got.names.len(), 1);
    }
}
