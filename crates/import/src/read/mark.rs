//! A column that marks rows as deleted, archived or planned.

use super::fit::{MarkColumn, MarkedBy};
use super::typed::Unused;
use fairshare_types::decision::RowMark;
use fairshare_types::options::RowChoices;
use fairshare_types::problem::Reason;

/// Maximum number of distinct cells whose meaning is cached; such a column has few.
const MOST_KNOWN: usize = 16;

/// A column that marks rows as deleted, archived or planned.
#[derive(Clone)]
pub struct Mark {
    /// Index of the column.
    pub at: usize,
    /// Kind of the mark.
    pub kind: RowMark,
    /// How its cells mark a row.
    pub by: MarkedBy,
    /// Marked rows count.
    pub counted: bool,
    /// The user did not choose, and the mark may belong to the touch or to its deal, or mean something else.
    pub is_open: bool,
    /// Its cells may mean something else.
    doubtful: bool,
    /// The cells of marked rows.
    pub marked: Unused,
    /// Cells that were read before, and whether they mark their row.
    known: Vec<(Vec<u8>, bool)>,
}

impl Mark {
    /// Creates the mark of a column.
    pub fn new(column: &MarkColumn) -> Self {
        let &MarkColumn { at, kind, by, doubtful } = column;
        let counted = RowChoices::default().counts(kind, true);
        Self { at, kind, by, doubtful, counted, is_open: false, marked: Unused::default(), known: Vec::new() }
    }

    /// Applies the choices of the user. `is_clear` says that the mark can only belong to the record of the row.
    pub fn choose(&mut self, rows: RowChoices, is_clear: bool) {
        self.counted = rows.counts(self.kind, is_clear);
        // No program counts deleted records or plans. An archive may hold finished deals or discarded ones.
        let as_usual = self.counted && self.counted == RowChoices::default().counts(self.kind, is_clear);
        let asks = as_usual && !(self.kind == RowMark::Deleted && rows.count_deleted);
        self.is_open = asks || self.doubtful && !self.counted;
    }

    /// Whether a row with this cell is left out. Tallies marked rows in either case.
    pub fn leaves_out(&mut self, cell: &[u8]) -> bool {
        let known = self.known.iter().find(|(text, _)| text == cell).map(|(_, is)| *is);
        let is = known.unwrap_or_else(|| {
            let cell = if crate::parse::is_nothing(cell) { &[] } else { cell };
            let is = std::str::from_utf8(cell).is_ok_and(|text| self.by.is_marked(self.kind, text.trim()));
            if self.known.len() < MOST_KNOWN {
                self.known.push((cell.to_vec(), is));
            }
            is
        });
        if is && cell.is_empty() {
            self.marked.cells += 1;
        } else if is {
            self.marked.see(cell);
        }
        is && !self.counted
    }

    /// Why a marked row does not count.
    pub const fn reason(&self) -> Reason {
        match self.kind {
            RowMark::Deleted => Reason::MarkedDeleted,
            RowMark::Archived => Reason::MarkedArchived,
            RowMark::Planned => Reason::MarkedPlanned,
            RowMark::WithinVisit => Reason::WithinVisit,
            RowMark::Repeated | RowMark::PerhapsRepeated => Reason::RepeatedPurchase,
            RowMark::OutsideDeal => Reason::OutsideDeal,
            RowMark::Total => Reason::SpendTotal,
            RowMark::RepeatedSpend => Reason::RepeatedSpend,
        }
    }
}
