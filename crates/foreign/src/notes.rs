//! Options of reading a file, and facts about how it was read.

use crate::Detected;

/// How a file is read. By default everything is detected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether rows count that a filter or a person has hidden in a workbook.
    pub count_hidden_rows: bool,
    /// The encoding of a text; detected if `None`.
    pub encoding: Option<String>,
}

/// Facts about one table that the user may want to decide on. By default nothing is remarkable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// The encoding of a legacy text.
    pub encoding: Option<Detected>,
    /// Whether bytes without a meaning in the encoding became U+FFFD.
    pub undecodable: bool,
    /// Cells filled from a merged cell that spans their row.
    pub merged_cells: u32,
    /// Rows with such cells.
    pub merged_rows: u32,
    /// Rows with values that are hidden by a filter or by hand.
    pub hidden_rows: u32,
    /// Whether they are in the table ([`Options::count_hidden_rows`]).
    pub hidden_rows_counted: bool,
    /// Rows with values in a collapsed group; they are always in the table.
    pub collapsed_rows: u32,
    /// Hidden columns with values; they are always in the table.
    pub hidden_columns: u32,
    /// Whole numbers of more than 15 digits, which a spreadsheet rounds.
    pub rounded_numbers: u32,
    /// The first of them, as it is in the table.
    pub rounded_example: Option<String>,
    /// The topmost text of its column, usually the heading.
    pub rounded_column: Option<String>,
    /// NUL characters that were removed from cells.
    pub nulls: u32,
    /// Path of the list that is the table, if it is inside a JSON object: `results`, `data.deals`.
    pub list: Option<String>,
    /// JSON fields whose lists of objects are kept as text.
    pub nested: Vec<String>,
    /// Path of the field by which an API indicates more pages: `paging.next`.
    pub more_pages: Option<String>,
}
