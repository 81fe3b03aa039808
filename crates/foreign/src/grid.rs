//! Collects cells in any order and writes them as CSV; only cells with a value take memory.

use crate::budget::{Budget, COLUMNS, ROWS};
use crate::layout::{Layout, Merge, contains};
use crate::{Notes, Refusal, Sheet};

/// A cell: its place, and the range of its text.
#[derive(Clone, Copy)]
struct Cell {
    row: u32,
    column: u32,
    from: u32,
    to: u32,
}

/// Cells with a value, in order of arrival.
#[derive(Default)]
pub struct Grid {
    cells: Vec<Cell>,
    text: Vec<u8>,
    /// Some cell did not come after the previous one in row order.
    unsorted: bool,
}

impl Grid {
    /// Adds a cell, both indexes counted from 0, with the text that `write` appends. Without text there is no cell.
    pub fn put(
        &mut self,
        row: u32,
        column: u32,
        budget: &mut Budget,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> Result<(), Refusal> {
        let from = self.text.len();
        write(&mut self.text);
        if self.text.len() == from {
            return Ok(());
        }
        budget.cell()?;
        if row >= ROWS {
            return Err(Refusal::Broken);
        }
        // The limit is 256 MiB, so that offsets fit into 32 bits.
        if !budget.has(self.text.len()) {
            return Err(Refusal::TooLarge);
        }
        let cell = Cell { row, column, from: from as u32, to: self.text.len() as u32 };
        self.unsorted |= self.cells.last().is_some_and(|last| (last.row, last.column) >= (row, column));
        self.cells.push(cell);
        Ok(())
    }

    /// Applies the layout of the sheet: fills merged cells, and removes hidden rows unless `count_hidden`.
    pub fn arrange(&mut self, layout: &Layout, count_hidden: bool, budget: &mut Budget) -> Result<Notes, Refusal> {
        self.sort();
        let mut notes = Notes { hidden_rows_counted: count_hidden, ..Notes::default() };
        if layout.is_plain() {
            return Ok(notes);
        }
        (notes.merged_cells, notes.merged_rows) = self.fill(&layout.merges, budget)?;
        let rows = || self.cells.chunk_by(|a, b| a.row == b.row).filter_map(<[Cell]>::first);
        notes.hidden_rows = rows().filter(|cell| contains(&layout.hidden_rows, cell.row)).count() as u32;
        notes.collapsed_rows = rows().filter(|cell| contains(&layout.collapsed_rows, cell.row)).count() as u32;
        let mut columns: Vec<u32> = Vec::new();
        for cell in self.cells.iter().filter(|cell| contains(&layout.hidden_columns, cell.column)) {
            if let Err(at) = columns.binary_search(&cell.column) {
                columns.insert(at, cell.column);
            }
        }
        notes.hidden_columns = columns.len() as u32;
        if !count_hidden {
            self.cells.retain(|cell| !contains(&layout.hidden_rows, cell.row));
        }
        Ok(notes)
    }

    /// Copies the value of each merged cell into the rows it spans, if they have values of their own.
    ///
    /// A cell merged within one row is a title or a heading above others, as is one that spans more than half of the
    /// columns: these are not copied. Returns the number of filled cells and of their rows.
    fn fill(&mut self, merges: &[Merge], budget: &mut Budget) -> Result<(u32, u32), Refusal> {
        let rows: Vec<u32> =
            self.cells.chunk_by(|a, b| a.row == b.row).filter_map(|row| row.first().map(|cell| cell.row)).collect();
        let left = self.cells.iter().map(|cell| cell.column).min().unwrap_or_default();
        let right = self.cells.iter().map(|cell| cell.column).max().unwrap_or_default();
        let mut filled: Vec<Cell> = Vec::new();
        for merge in merges {
            let (first, last) = (merge.columns.0, merge.columns.1.min(right));
            let is_title = last > first && (last - first + 1) * 2 > right - left + 1;
            if merge.rows.0 == merge.rows.1 || is_title {
                continue;
            }
            let Some(value) = self.find(merge.rows.0, first) else { continue };
            let spanned = rows.get(rows.partition_point(|row| *row < merge.rows.0)..).unwrap_or_default();
            for row in spanned.iter().take_while(|row| **row <= merge.rows.1) {
                for column in first..=last {
                    budget.seen()?;
                    if self.find(*row, column).is_none() {
                        budget.cell()?;
                        filled.push(Cell { row: *row, column, ..value });
                    }
                }
            }
        }
        filled.sort_by_key(|cell| cell.row);
        let count = (filled.len() as u32, filled.chunk_by(|a, b| a.row == b.row).count() as u32);
        self.cells.append(&mut filled);
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        Ok(count)
    }

    /// The topmost text of a column.
    pub fn heading(&self, column: u32) -> Option<String> {
        let cell = self.cells.iter().filter(|cell| cell.column == column).min_by_key(|cell| cell.row)?;
        let text = self.text.get(cell.from as usize..cell.to as usize)?;
        Some(String::from_utf8_lossy(text).into_owned())
    }

    fn find(&self, row: u32, column: u32) -> Option<Cell> {
        let after = self.cells.partition_point(|cell| (cell.row, cell.column) <= (row, column));
        let cell = self.cells.get(after.checked_sub(1)?)?;
        (cell.row == row && cell.column == column).then_some(*cell)
    }

    fn sort(&mut self) {
        if std::mem::take(&mut self.unsorted) {
            self.cells.sort_by_key(|cell| (cell.row, cell.column));
        }
    }

    /// Writes the table. Of cells with the same place, the last one counts.
    pub fn sheet(mut self, name: String, hidden: bool, notes: Notes, budget: &mut Budget) -> Result<Sheet, Refusal> {
        self.sort();
        let (Some(first), Some(last)) = (self.cells.first().copied(), self.cells.last().copied()) else {
            return Ok(Sheet { name, hidden, rows: 0, columns: 0, first_row: 0, csv: Vec::new(), notes });
        };
        let left = self.cells.iter().map(|cell| cell.column).min().unwrap_or_default();
        let right = self.cells.iter().map(|cell| cell.column).max().unwrap_or_default();
        let columns = right - left + 1;
        if columns > COLUMNS {
            return Err(Refusal::TooLarge);
        }
        // Quotation marks come on top, but keep the table below three times this count.
        let filled = self.cells.chunk_by(|a, b| a.row == b.row).count();
        let text: usize = self.cells.iter().map(|cell| (cell.to - cell.from) as usize).sum();
        budget.bytes(text + filled * columns as usize + last.row as usize + 1)?;
        let csv = self.csv(left, right);
        Ok(Sheet { name, hidden, rows: last.row - first.row + 1, columns, first_row: first.row + 1, csv, notes })
    }

    fn csv(&self, left: u32, right: u32) -> Vec<u8> {
        let mut csv = Vec::with_capacity(self.text.len() + self.text.len() / 8);
        let mut next_row = 0;
        for row in self.cells.chunk_by(|a, b| a.row == b.row) {
            let number = row.first().map_or(0, |cell| cell.row);
            csv.resize(csv.len() + (number - next_row) as usize, b'\n');
            next_row = number + 1;
            let mut at = left;
            for cell in row.chunk_by(|a, b| a.column == b.column).filter_map(<[Cell]>::last) {
                csv.resize(csv.len() + (cell.column - at) as usize, b',');
                at = cell.column;
                field(&mut csv, self.text.get(cell.from as usize..cell.to as usize).unwrap_or_default());
            }
            csv.resize(csv.len() + (right - at) as usize, b',');
            csv.push(b'\n');
        }
        csv
    }
}

/// Writes a field, quoted if necessary.
fn field(csv: &mut Vec<u8>, text: &[u8]) {
    if !text.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
        return csv.extend_from_slice(text);
    }
    csv.push(b'"');
    for part in text.split_inclusive(|&byte| byte == b'"') {
        csv.extend_from_slice(part);
        if part.ends_with(b"\"") {
            csv.push(b'"');
        }
    }
    csv.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(cells: &[(u32, u32, &str)]) -> Result<Sheet, Refusal> {
        let (mut grid, mut budget) = (Grid::default(), Budget::default());
        for (row, column, text) in cells {
            grid.put(*row, *column, &mut budget, |out| out.extend_from_slice(text.as_bytes()))?;
        }
        grid.sheet(String::new(), false, Notes::default(), &mut budget)
    }

    fn check(cells: &[(u32, u32, &str)], expected: &str) {
        let sheet = grid(cells).unwrap();
        assert_eq!(String::from_utf8(sheet.csv).unwrap(), expected, "{cells:?}");
    }

    #[test]
    fn row_n_is_line_n_and_the_table_is_rectangular() {
        check(&[], "");
        check(&[(0, 0, "a"), (0, 1, "b"), (1, 0, "1")], "a,b\n1,\n");
        check(&[(2, 3, "a"), (2, 4, "b"), (4, 4, "2")], "\n\na,b\n\n,2\n");
        check(&[(0, 0, "a"), (0, 1, ""), (0, 2, "c")], "a,,c\n");
    }

    #[test]
    fn cells_in_any_order_and_twice() {
        check(&[(1, 1, "d"), (0, 0, "a"), (1, 0, "c"), (0, 1, "b")], "a,b\nc,d\n");
        check(&[(0, 0, "old"), (0, 1, "b"), (0, 0, "new")], "new,b\n");
    }

    #[test]
    fn fields_are_quoted_where_needed() {
        check(
            &[(0, 0, "a,b"), (0, 1, "say \"hi\""), (0, 2, "two\nlines")],
            "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n",
        );
        check(&[(0, 0, " a "), (0, 1, "1;2")], " a ,1;2\n");
    }

    #[test]
    fn the_extent_is_counted_from_the_first_value() {
        let sheet = grid(&[(4, 2, "a"), (9, 3, "b")]).unwrap();
        assert_eq!((sheet.rows, sheet.columns, sheet.first_row), (6, 2, 5));
        assert_eq!(grid(&[(0, 0, "a"), (0, COLUMNS, "b")]), Err(Refusal::TooLarge));
        assert_eq!(grid(&[(ROWS, 0, "a")]), Err(Refusal::Broken));
        assert_eq!(grid(&[(ROWS - 1, 0, "a")]).unwrap().csv.len(), ROWS as usize + 1);
    }

    #[test]
    fn a_wide_table_of_nearly_nothing_is_refused() {
        let mut cells = vec![(0, COLUMNS - 1, "x")];
        cells.extend((1..ROWS).map(|row| (row, 0, "x")));
        assert_eq!(grid(&cells), Err(Refusal::TooLarge));
    }
}
