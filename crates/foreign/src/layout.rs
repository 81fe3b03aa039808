//! The layout of a sheet: hidden rows and columns, and merged cells.

use crate::Refusal;
use crate::budget::{COLUMNS, ROWS};
use crate::tags::Tag;

/// Most merged cells and hidden ranges in all sheets together; no report has more.
const MOST: usize = 500_000;

/// First and last row or column of a range, counted from 0.
pub type Range = (u32, u32);

/// A merged cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Its rows.
    pub rows: Range,
    /// Its columns.
    pub columns: Range,
}

/// The layout of one sheet.
#[derive(Debug, Default)]
pub struct Layout {
    /// Rows hidden by a filter or by hand, in ascending order.
    pub hidden_rows: Vec<Range>,
    /// Rows of collapsed groups, in ascending order.
    pub collapsed_rows: Vec<Range>,
    /// Hidden columns.
    pub hidden_columns: Vec<Range>,
    /// Merged cells.
    pub merges: Vec<Merge>,
    /// Index of the next row, if it has no number of its own.
    next_row: u32,
    too_many: bool,
}

impl Layout {
    /// Processes the next tag of the sheet.
    pub fn tag(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "row" => {
                let row = tag.number("r").and_then(|row| row.checked_sub(1)).unwrap_or(self.next_row);
                self.next_row = row.saturating_add(1);
                if tag.is("hidden") && row < ROWS {
                    // A collapsed group hides details to give an overview; a filter leaves rows out.
                    let grouped = tag.number("outlineLevel").is_some_and(|level| level > 0);
                    let ranges = if grouped { &mut self.collapsed_rows } else { &mut self.hidden_rows };
                    match ranges.last_mut() {
                        Some((_, last)) if *last + 1 == row => *last = row,
                        _ => ranges.push((row, row)),
                    }
                }
            }
            "col" if tag.is("hidden") => {
                if let (Some(min), Some(max)) = (tag.number("min"), tag.number("max")) {
                    self.hidden_columns.push((min.saturating_sub(1), max.saturating_sub(1)));
                }
            }
            "mergeCell" => self.merges.extend(tag.get("ref").and_then(Merge::parse)),
            _ => {}
        }
        self.too_many |= self.size() > MOST;
        if self.too_many {
            *self = Self { too_many: true, ..Self::default() };
        }
    }

    /// Whether nothing is hidden or merged.
    pub fn is_plain(&self) -> bool {
        self.size() == 0
    }

    /// Adds the size of this layout to the total of all sheets.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] if the total exceeds the limit.
    pub fn count(&self, all: &mut usize) -> Result<(), Refusal> {
        *all += self.size();
        if self.too_many || *all > MOST { Err(Refusal::TooLarge) } else { Ok(()) }
    }

    /// Sorts the ranges, which a hostile file may list out of order.
    pub fn sort(&mut self) {
        for ranges in [&mut self.hidden_rows, &mut self.collapsed_rows, &mut self.hidden_columns] {
            ranges.sort_unstable();
        }
    }

    fn size(&self) -> usize {
        self.hidden_rows.len() + self.collapsed_rows.len() + self.hidden_columns.len() + self.merges.len()
    }
}

/// Whether one of the ranges, sorted and disjoint, contains this index.
pub fn contains(ranges: &[Range], at: u32) -> bool {
    let after = ranges.partition_point(|(first, _)| *first <= at);
    after.checked_sub(1).and_then(|before| ranges.get(before)).is_some_and(|(_, last)| at <= *last)
}

impl Merge {
    /// Parses `A2:B4`.
    fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once(':')?;
        let ((first_row, first), (last_row, last)) = (place(from)?, place(to)?);
        let merge = Self { rows: (first_row, last_row), columns: (first, last) };
        (first_row <= last_row && first <= last && last_row < ROWS).then_some(merge)
    }
}

/// Row and column of a cell reference such as `AB12`, counted from 0.
fn place(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_ascii();
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at_checked(digits)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then(|| column * 26 + u32::from(letter - b'A') + 1)
    })?;
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, (column - 1).min(COLUMNS * 32)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tags::TagScanner;

    fn layout(xml: &str) -> Layout {
        let (mut scanner, mut layout) = (TagScanner::default(), Layout::default());
        scanner.push(xml.as_bytes(), &mut |tag| layout.tag(&tag));
        layout
    }

    #[test]
    fn hidden_rows_and_columns() {
        let got = layout(
            r#"<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols><row r="1"/><row hidden="true"/>
            <row r="3" hidden="1"/><row r="5" hidden="1" outlineLevel="1"/><row r="9" hidden="1"/><row r="10" hidden="0"/>"#,
        );
        assert_eq!(got.hidden_rows, [(1, 2), (8, 8)]);
        assert_eq!(got.collapsed_rows, [(4, 4)]);
        assert_eq!(got.hidden_columns, [(1, 2)]);
        assert!([1, 2, 8].iter().all(|at| contains(&got.hidden_rows, *at)));
        assert!([0, 3, 7, 9].iter().all(|at| !contains(&got.hidden_rows, *at)));
    }

    #[test]
    fn merged_cells() {
        let parse = |text| Merge::parse(text).map(|merge| (merge.rows, merge.columns));
        assert_eq!(parse("A2:A4"), Some(((1, 3), (0, 0))));
        assert_eq!(parse("AA1:AB2"), Some(((0, 1), (26, 27))));
        for text in ["", "A1", "A4:A2", "1:2", "A0:A1", "A1:A4000000000", "AAAA1:AAAB2", "A1:Ä2", "A:B"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn more_than_any_report_has_is_refused() {
        let rows: String = (0..=MOST).map(|at| format!(r#"<row r="{}" hidden="1"/>"#, at * 2 + 1)).collect();
        assert_eq!(layout(&rows).count(&mut 0), Err(Refusal::TooLarge));
        let merges = r#"<mergeCell ref="A1:XFD1048576"/>"#.repeat(MOST + 1);
        assert_eq!(layout(&merges).count(&mut 0), Err(Refusal::TooLarge));
    }
}
