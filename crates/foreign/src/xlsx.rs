//! Workbooks, sheet by sheet, from calamine's stream of cells.

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::budget::Budget;
use crate::grid::Grid;
use crate::package::{self, Metered};
use crate::{Refusal, Sheet, cell};

/// Cells between two signs of life.
const STEP: u32 = 1 << 16;

/// The sheets of a workbook, hidden ones and empty ones too, without its charts.
///
/// Dates are written as ISO 8601 by the number format of their cell, formulas as the value that was computed last,
/// errors as their text, merged cells once.
///
/// # Errors
/// Why it cannot be used.
///
/// ```
/// use fairshare_foreign::{Refusal, sheets};
///
/// assert_eq!(sheets(b"PK\x03\x04, and then it was cut"), Err(Refusal::Broken));
/// ```
pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    sheets_with(bytes, &mut || ())
}

/// [`sheets`], and says now and then that it is still at it.
///
/// # Errors
/// Why it cannot be used.
pub fn sheets_with(bytes: &[u8], alive: &mut dyn FnMut()) -> Result<Vec<Sheet>, Refusal> {
    package::check(bytes, alive)?;
    let mut book: Xlsx<Metered<'_>> = Xlsx::new(Metered::new(bytes)).map_err(refusal)?;
    let since_1904 = book.has_1904_epoch();
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for listed in book.sheets_metadata().to_vec() {
        if listed.typ != SheetType::WorkSheet {
            continue;
        }
        let grid = match grid(&mut book, &listed.name, since_1904, &mut budget, alive) {
            Err(XlsxError::NotAWorksheet(_)) => continue,
            read => read.map_err(refusal)??,
        };
        sheets.push(grid.sheet(listed.name, listed.visible != SheetVisible::Visible, &mut budget)?);
        alive();
    }
    if sheets.iter().all(|sheet| sheet.rows == 0) { Err(Refusal::Empty) } else { Ok(sheets) }
}

/// The cells of one sheet.
fn grid(
    book: &mut Xlsx<Metered<'_>>,
    name: &str,
    since_1904: bool,
    budget: &mut Budget,
    alive: &mut dyn FnMut(),
) -> Result<Result<Grid, Refusal>, XlsxError> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let mut grid = Grid::default();
    let mut seen = 0_u32;
    loop {
        let cell = match reader.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => return Ok(Ok(grid)),
            // An error that calamine does not know, of a newer Excel: the cell has no value, and the next one follows.
            Err(XlsxError::CellError(_)) => continue,
            Err(error) => return Err(error),
        };
        seen += 1;
        if seen.is_multiple_of(STEP) {
            alive();
        }
        let (row, column) = cell.get_position();
        let put =
            budget.seen().and_then(|()| grid.put(row, column, budget, |out| write(out, cell.get_value(), since_1904)));
        if let Err(refusal) = put {
            return Ok(Err(refusal));
        }
    }
}

/// Writes a value as text.
fn write(out: &mut Vec<u8>, value: &DataRef<'_>, since_1904: bool) {
    match value {
        DataRef::Empty => {}
        DataRef::Int(value) => cell::number(out, *value as f64),
        DataRef::Float(value) => cell::number(out, *value),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            out.extend_from_slice(text.as_bytes());
        }
        DataRef::SharedString(text) => out.extend_from_slice(text.as_bytes()),
        DataRef::Bool(value) => out.extend_from_slice(if *value { b"TRUE" } else { b"FALSE" }),
        DataRef::DateTime(value) if value.is_duration() => cell::duration(out, value.as_f64()),
        DataRef::DateTime(value) => cell::date(out, value.as_f64(), since_1904),
        DataRef::Error(error) => out.extend_from_slice(error.to_string().as_bytes()),
    }
}

/// What calamine's errors mean to a person.
fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Protected,
        _ => Refusal::Broken,
    }
}
