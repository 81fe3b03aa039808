//! What a reader of a file should know about how it was read, and what can be chosen.

use crate::Detected;

/// How a file is to be read. The default leaves all to the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Rows that a filter or a person has hidden in a workbook count too.
    pub count_hidden_rows: bool,
    /// The encoding of a text; detected if `None`.
    pub encoding: Option<String>,
}

/// Facts about one table that a person may want to decide on. The default says that nothing is remarkable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// The encoding of a legacy text.
    pub encoding: Option<Detected>,
    /// Bytes of a text that have no meaning in its encoding became U+FFFD.
    pub undecodable: bool,
    /// Cells that take their value from a merged cell which spans their row.
    pub merged_cells: u32,
    /// Rows that such cells are in.
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
    /// The topmost text of the column that it is in, usually its heading.
    pub rounded_column: Option<String>,
    /// Zero characters that were removed from cells.
    pub nulls: u32,
    /// Path of the list that is the table, if JSON has it inside of an object: `results`, `data.deals`.
    pub list: Option<String>,
    /// Fields of JSON whose lists of objects are kept as text.
    pub nested: Vec<String>,
}
