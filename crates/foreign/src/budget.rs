//! What a file may take at most: counted as it is read, whatever the file says of itself.

use crate::Refusal;

/// Cells with a value, in all sheets.
const CELLS: u32 = 2_000_000;
/// Cells in all sheets, with or without a value: styled blanks cost time only.
const CELLS_SEEN: u32 = 20_000_000;
/// Columns of a sheet.
pub const COLUMNS: u32 = 512;
/// Rows of a sheet: a workbook has no more.
pub const ROWS: u32 = 1_048_576;
/// Bytes of all tables written: one long text may stand in a million cells and only once in the file.
const BYTES: usize = 256 << 20;

/// What is left of it.
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
    /// Takes a cell with a value.
    pub fn cell(&mut self) -> Result<(), Refusal> {
        self.cells = self.cells.checked_sub(1).ok_or(Refusal::TooLarge)?;
        Ok(())
    }

    /// Takes a cell that was passed over or read.
    pub fn seen(&mut self) -> Result<(), Refusal> {
        self.seen = self.seen.checked_sub(1).ok_or(Refusal::TooLarge)?;
        Ok(())
    }

    /// Takes so many bytes of a table.
    pub fn bytes(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Refusal::TooLarge)?;
        Ok(())
    }

    /// Whether so many bytes are left.
    pub fn has(&self, bytes: usize) -> bool {
        bytes <= self.bytes
    }
}
