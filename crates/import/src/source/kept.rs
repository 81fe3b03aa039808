//! Copies of records, which outlive the bytes they were split from.

use super::{Fault, Record};

/// Records in the order they were added.
#[derive(Default)]
pub struct KeptRecords {
    rows: Vec<Row>,
    cells: Vec<u8>,
    ends: Vec<u32>,
}

/// The place of a record.
#[derive(Clone, Copy)]
struct Row {
    line: u32,
    fault: Option<Fault>,
    gap: u32,
    /// Where its bytes and its ends begin.
    cells: usize,
    ends: usize,
}

impl KeptRecords {
    /// Adds a copy of a record.
    pub fn push(&mut self, record: &Record<'_>) {
        self.rows.push(Row {
            line: record.line,
            fault: record.fault,
            gap: record.gap,
            cells: self.cells.len(),
            ends: self.ends.len(),
        });
        let end = record.ends.last().map_or(record.start, |&end| end);
        self.cells.extend_from_slice(&record.cells[record.start as usize..end as usize]);
        self.ends.extend(record.ends.iter().map(|end| end - record.start));
    }

    /// Number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The record at a position, `lines` further down than it was.
    #[must_use]
    pub fn get(&self, at: usize, lines: u32) -> Record<'_> {
        let row = self.rows[at];
        let (cells, ends) = match self.rows.get(at + 1) {
            Some(next) => (&self.cells[row.cells..next.cells], &self.ends[row.ends..next.ends]),
            None => (&self.cells[row.cells..], &self.ends[row.ends..]),
        };
        Record { line: row.line + lines, fault: row.fault, cells, start: 0, ends, gap: row.gap }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Dialect, Splitter};

    #[test]
    fn copies_have_the_cells_of_their_records() {
        let text = "a,b\n\"c,d\",\"e\n\"\n\n=1, f ,,\n";
        let cells = |record: &Record<'_>| (0..record.len()).map(|at| record.cell(at).to_vec()).collect::<Vec<_>>();
        let (mut kept, mut expected) = (KeptRecords::default(), Vec::new());
        let mut splitter = Splitter::with(Dialect::default());
        let mut each = |record: Record<'_>| {
            kept.push(&record);
            expected.push((record.line + 7, record.may_have_line_ends(), cells(&record)));
        };
        splitter.push(text.as_bytes(), &mut each).expect("splits");
        let got: Vec<_> = (0..kept.len())
            .map(|at| kept.get(at, 7))
            .map(|record| (record.line, record.may_have_line_ends(), cells(&record)))
            .collect();
        assert_eq!((got.len(), got), (3, expected));
    }
}
