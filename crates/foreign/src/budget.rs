//! Limits on what a file may take, counted as it is read, whatever the file declares.

use crate::Refusal;

/// Cells with a value, in all sheets.
const CELLS: u32 = 2_000_000;
/// Cells in all sheets, with or without a value: styled blanks cost only time.
const CELLS_SEEN: u32 = 20_000_000;
/// Columns of a sheet.
pub const COLUMNS: u32 = 512;
/// Rows of a sheet: the most that a workbook can have.
pub const ROWS: u32 = 1_048_576;
/// Bytes of all tables written: a long text may occur once in the file and in a million cells.
const BYTES: usize = 256 << 20;

/// The remaining budget of a file.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    cells: u32,
    seen: u32,
    bytes: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: CELLS, seen: CELLS_SEEN, bytes: BYTES }
    }
}

impl Budget {
    /// Spends one cell with a value.
    pub fn cell(&mut self) -> Result<(), Refusal> {
        self.cells = self.cells.checked_sub(1).ok_or(Refusal::TooLarge)?;
        Ok(())
    }

    /// Spends one cell that was skipped or read.
    pub fn seen(&mut self) -> Result<(), Refusal> {
        self.seen = self.seen.checked_sub(1).ok_or(Refusal::TooLarge)?;
        Ok(())
    }

    /// Spends bytes of a table.
    pub fn bytes(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Refusal::TooLarge)?;
        Ok(())
    }

    /// Whether this many bytes are left.
    pub fn has(&self, bytes: usize) -> bool {
        bytes <= self.bytes
    }
}
