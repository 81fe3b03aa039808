//! Rows kept out, and what each column was read as.

use fairshare_engine::view::KeptOut;
use fairshare_import::problem::{Problem, Reason};
use fairshare_import::read::FileFacts;

use super::English;

/// Texts of the rows kept out.
pub trait KeptOutTexts {
    /// The link that opens them.
    fn kept_out(&self, rows: u64) -> String;
    /// Heading of the panel.
    fn reading(&self) -> &'static str;
    /// The link that opens it where nothing was kept out.
    fn how_read(&self) -> &'static str;
    /// The account of one file: used + kept out = read.
    fn account(&self, file: &FileFacts) -> String;
    /// Column headings of the list of columns.
    fn column_headings(&self) -> [&'static str; 4];
    /// A column that is not used.
    fn not_used(&self) -> &'static str;
    /// Why the rows of one reason are kept out, and what to do.
    fn reason(&self, example: &Problem) -> String;
    /// How many rows and how much won revenue they concern.
    fn concerns(&self, group: &KeptOut, currency: &str) -> String;
    /// How many rows are used, of which something should be known.
    fn noticed(&self, group: &KeptOut) -> String;
    /// Column headings of the list of rows.
    fn row_headings(&self) -> [&'static str; 4];
    /// How many rows of a reason are not listed here.
    fn not_listed(&self, rows: u64) -> String;
    /// Headings of the saved file.
    fn file_headings(&self) -> [&'static str; 6];
    /// Saves the rows kept out.
    fn save_rows(&self) -> &'static str;
    /// Heading of the notices.
    fn notices(&self) -> &'static str;
    /// Heading of the rows kept out.
    fn rows_kept_out(&self) -> &'static str;
    /// Nothing was kept out.
    fn nothing_kept_out(&self) -> &'static str;
    /// While the rows are fetched from the worker.
    fn listing(&self) -> &'static str;
    /// Name of the scroller of rows.
    fn rows_of(&self, reason: Reason) -> String;
}

impl KeptOutTexts for English {
    fn kept_out(&self, rows: u64) -> String {
        format!("{} kept out", self.counted(rows, "row", "rows"))
    }

    fn reading(&self) -> &'static str {
        "How it was read"
    }

    fn how_read(&self) -> &'static str {
        "All rows used"
    }

    fn account(&self, file: &FileFacts) -> String {
        format!(
            "{} read = {} used + {} kept out",
            self.counted(file.rows_read, "row", "rows"),
            self.figures.count(file.rows_used),
            self.figures.count(file.rows_kept_out),
        )
    }

    fn column_headings(&self) -> [&'static str; 4] {
        ["Column", "Read as", "For example", "Why"]
    }

    fn not_used(&self) -> &'static str {
        "not used"
    }

    fn reason(&self, example: &Problem) -> String {
        example.sentences()
    }

    fn concerns(&self, group: &KeptOut, currency: &str) -> String {
        let rows = self.counted(group.rows, "row", "rows");
        match group.won_revenue {
            0 => rows,
            minor => format!("{rows}, of deals that won {} and still count", self.figures.money(minor, currency)),
        }
    }

    fn noticed(&self, group: &KeptOut) -> String {
        format!("{}, used", self.counted(group.rows, "row", "rows"))
    }

    fn row_headings(&self) -> [&'static str; 4] {
        ["File", "Line", "Column", "Value"]
    }

    fn not_listed(&self, rows: u64) -> String {
        format!("and {} more", self.counted(rows, "row", "rows"))
    }

    fn file_headings(&self) -> [&'static str; 6] {
        ["File", "Line", "Column", "Value", "Reason", "What to do"]
    }

    fn save_rows(&self) -> &'static str {
        "Save rows as CSV"
    }

    fn notices(&self) -> &'static str {
        "Rows used, with something to know"
    }

    fn rows_kept_out(&self) -> &'static str {
        "Rows kept out"
    }

    fn nothing_kept_out(&self) -> &'static str {
        "No row was kept out."
    }

    fn listing(&self) -> &'static str {
        "Listing the rows…"
    }

    fn rows_of(&self, reason: Reason) -> String {
        format!("Rows: {}", Problem::file(reason, "").what())
    }
}
