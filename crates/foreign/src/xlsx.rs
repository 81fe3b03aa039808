//! Reads workbooks, sheet by sheet, from calamine's stream of cells.

use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use crate::budget::Budget;
use crate::format::Format;
use crate::grid::Grid;
use crate::layout::Layout;
use crate::package::{self, Metered};
use crate::{Notes, Options, Refusal, Sheet, cell};

/// Cells between two signs of life.
const STEP: u32 = 1 << 16;

/// Whole numbers from here on have more digits than a spreadsheet keeps.
const ROUNDED_FROM: f64 = 1e15;

/// The sheets of a workbook, including hidden and empty ones, without charts.
///
/// The number format of a cell decides what is a date, written as ISO 8601; its currency is written as an ISO code
/// before the number, its leading zeros as zeros. Formulas are written as the value computed last, errors as their
/// text. Merged cells count for each row that they span; hidden rows are left out.
///
/// # Errors
/// Why the workbook cannot be used.
///
/// ```
/// use fairshare_foreign::{Refusal, sheets};
///
/// assert_eq!(sheets(b"PK\x03\x04, and then it was cut"), Err(Refusal::Broken));
/// ```
pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    sheets_with(bytes, &Options::default(), &mut || ())
}

/// [`sheets`] with options; calls `alive` now and then.
///
/// # Errors
/// Why the workbook cannot be used.
pub fn sheets_with(bytes: &[u8], options: &Options, alive: &mut dyn FnMut()) -> Result<Vec<Sheet>, Refusal> {
    let layouts = package::check(bytes, alive)?;
    let plain = Layout::default();
    let mut book: Xlsx<Metered<'_>> = Xlsx::new(Metered::new(bytes)).map_err(refusal)?;
    let mut reading = Reading { since_1904: book.has_1904_epoch(), formats: None, budget: Budget::default() };
    let mut sheets = Vec::new();
    for (at, listed) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        if listed.typ != SheetType::WorkSheet {
            continue;
        }
        let (mut grid, rounded) = match reading.grid(&mut book, &listed.name, alive) {
            Err(XlsxError::NotAWorksheet(_)) => continue,
            read => read.map_err(refusal)??,
        };
        let layout = layouts.get(at).unwrap_or(&plain);
        let arranged = grid.arrange(layout, options.count_hidden_rows, &mut reading.budget)?;
        let (rounded_numbers, first) = rounded;
        let rounded_column = first.as_ref().and_then(|(column, _)| grid.heading(*column));
        let rounded_example = first.map(|(_, example)| example);
        let notes = Notes { rounded_numbers, rounded_example, rounded_column, ..arranged };
        sheets.push(grid.sheet(listed.name, listed.visible != SheetVisible::Visible, notes, &mut reading.budget)?);
        alive();
    }
    if sheets.iter().all(|sheet| sheet.rows == 0) { Err(Refusal::Empty) } else { Ok(sheets) }
}

/// State shared by all sheets.
struct Reading {
    since_1904: bool,
    /// The number formats by style, parsed once.
    formats: Option<Vec<Format>>,
    budget: Budget,
}

/// Number of whole numbers with too many digits, and column and text of the first one.
type Rounded = (u32, Option<(u32, String)>);

impl Reading {
    /// The cells of one sheet.
    fn grid(
        &mut self,
        book: &mut Xlsx<Metered<'_>>,
        name: &str,
        alive: &mut dyn FnMut(),
    ) -> Result<Result<(Grid, Rounded), Refusal>, XlsxError> {
        let mut reader = book.worksheet_cells_reader(name)?;
        let formats = self.formats.get_or_insert_with(|| reader.styles().iter().map(format).collect());
        let plain = Format::default();
        let (mut grid, mut rounded) = (Grid::default(), (0, None));
        let mut seen = 0_u32;
        loop {
            let (cell, style) = match reader.next_cell_with_style_id() {
                Ok(Some(cell)) => cell,
                Ok(None) => return Ok(Ok((grid, rounded))),
                // An error value of a newer Excel that calamine does not know: the cell has no value, reading goes on.
                Err(XlsxError::CellError(_)) => continue,
                Err(error) => return Err(error),
            };
            seen += 1;
            if seen.is_multiple_of(STEP) {
                alive();
            }
            let (row, column) = cell.get_position();
            let (value, format) = (cell.get_value(), formats.get(style).unwrap_or(&plain));
            if let Some(number) = number(value).filter(|number| number.fract() == 0.0 && number.abs() >= ROUNDED_FROM) {
                rounded.0 += 1;
                rounded.1 = rounded.1.or_else(|| {
                    let mut text = Vec::new();
                    cell::number(&mut text, number);
                    Some((column, String::from_utf8(text).ok()?))
                });
            }
            let since_1904 = self.since_1904;
            let put = self.budget.seen();
            let put =
                put.and_then(|()| grid.put(row, column, &mut self.budget, |out| write(out, value, format, since_1904)));
            if let Err(refusal) = put {
                return Ok(Err(refusal));
            }
        }
    }
}

/// The number format of a style.
fn format(style: &Style) -> Format {
    style.number_format.as_ref().map_or_else(Format::default, |format| Format::parse(&format.format_code))
}

fn number(value: &DataRef<'_>) -> Option<f64> {
    match value {
        DataRef::Int(value) => Some(*value as f64),
        DataRef::Float(value) => Some(*value),
        _ => None,
    }
}

/// Writes a value as text.
fn write(out: &mut Vec<u8>, value: &DataRef<'_>, format: &Format, since_1904: bool) {
    match value {
        DataRef::Empty => {}
        DataRef::Int(value) => cell::formatted(out, *value as f64, format),
        DataRef::Float(value) => cell::formatted(out, *value, format),
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

/// The refusal for an error of calamine.
fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Protected,
        _ => Refusal::Broken,
    }
}
