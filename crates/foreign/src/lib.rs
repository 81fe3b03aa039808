//! Workbooks (`.xlsx`) and JSON, turned into CSV texts that the engine reads.
//!
//! What a file is, is told by its first bytes and never by its name. Everything that a hostile file could make large is
//! counted before and while it is read. Reading is pure. In a browser it is done by a worker of its own (`serve`),
//! whose module the page fetches when the first such file comes (`client`): the page itself is built without the
//! feature `read` and only tells files apart.
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
    /// The user does not see it in the workbook.
    pub hidden: bool,
    /// Rows from the first one with a value to the last one.
    pub rows: u32,
    /// Columns from the first one with a value to the last one.
    pub columns: u32,
    /// The first row with a value, counted from 1; zero where there is none.
    pub first_row: u32,
    /// The table as CSV: UTF-8, commas, a line feed after each row, quotation marks where needed. Row N of the sheet is
    /// line N, blank rows are blank lines; columns before the first one with a value are left out.
    pub csv: Vec<u8>,
    /// What a person may want to know of how it was read.
    pub notes: Notes,
}

/// The sheets that the user sees and that hold something.
///
/// # Errors
/// [`Refusal::Hidden`] where all that hold something are hidden.
pub fn shown(sheets: Vec<Sheet>) -> Result<Vec<Sheet>, Refusal> {
    let shown: Vec<Sheet> = sheets.into_iter().filter(|sheet| !sheet.hidden && sheet.rows > 0).collect();
    if shown.is_empty() { Err(Refusal::Hidden) } else { Ok(shown) }
}
