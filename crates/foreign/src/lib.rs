//! Converts workbooks (`.xlsx`), JSON and legacy encodings into the UTF-8 CSV that the engine reads.
//!
//! The first bytes of a file determine its kind, never its name. Everything that a hostile file could make large is
//! counted before and while it is read. Reading does no I/O. In a browser a separate worker reads (`serve`); the page
//! fetches its module when the first such file comes (`client`). The page itself is built without the feature `read`
//! and only classifies files.
#![warn(missing_docs)]

mod decide;
mod kind;
mod names;
mod notes;
mod refusal;
mod scan;

#[cfg(feature = "read")]
mod budget;
#[cfg(feature = "read")]
mod cell;
#[cfg(feature = "read")]
pub mod encoding;
#[cfg(feature = "read")]
mod envelope;
#[cfg(feature = "read")]
mod format;
#[cfg(feature = "read")]
mod grid;
#[cfg(feature = "read")]
mod json;
#[cfg(feature = "read")]
mod layout;
#[cfg(feature = "read")]
mod package;
#[cfg(feature = "read")]
mod params;
#[cfg(feature = "read")]
mod parts;
#[cfg(feature = "read")]
mod tags;
#[cfg(feature = "read")]
mod xlsx;

#[cfg(all(target_arch = "wasm32", feature = "client"))]
pub mod client;
#[cfg(all(target_arch = "wasm32", feature = "read"))]
pub mod serve;
#[cfg(target_arch = "wasm32")]
mod wire;

pub use kind::{HEAD, Kind, LARGEST, is_text, kind};
pub use names::{Detected, ENCODINGS, encoding_name, is_decoded_by_engine};
pub use notes::{Notes, Options};
pub use refusal::Refusal;
pub use scan::{Scan, Verdict, is_utf8_so_far};

#[cfg(feature = "read")]
pub use json::json;
#[cfg(feature = "read")]
pub use xlsx::{sheets, sheets_with};

/// One table: a sheet of a workbook, or a JSON file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for JSON.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Rows from the first one with a value to the last one.
    pub rows: u32,
    /// Columns from the first one with a value to the last one.
    pub columns: u32,
    /// The first row with a value, counted from 1; zero in an empty sheet.
    pub first_row: u32,
    /// The table as CSV: UTF-8, commas, a line feed after each row, quotation marks where needed.
    ///
    /// Row N of the sheet is line N, blank rows are blank lines; columns before the first one with a value are left
    /// out.
    pub csv: Vec<u8>,
    /// Facts about how it was read, for the user to check.
    pub notes: Notes,
}

/// The sheets that are visible and have values.
///
/// # Errors
/// [`Refusal::Hidden`] if every sheet with values is hidden.
pub fn shown(sheets: Vec<Sheet>) -> Result<Vec<Sheet>, Refusal> {
    let shown: Vec<Sheet> = sheets.into_iter().filter(|sheet| !sheet.hidden && sheet.rows > 0).collect();
    if shown.is_empty() { Err(Refusal::Hidden) } else { Ok(shown) }
}
