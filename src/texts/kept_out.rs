//! Texts of the rows kept out and of the import report.

use fairshare_types::files::FileFacts;
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::results::{KeptOut, LostDeals};

use super::English;

/// Strings of the rows kept out and of the import report.
pub struct KeptOutStrings {
    /// Heading of the import report.
    pub reading: &'static str,
    /// Link that opens the import report if no row was kept out.
    pub how_read: &'static str,
    /// Column headings of the list of columns.
    pub column_headings: [&'static str; 4],
    /// Mark of an unused column.
    pub not_used: &'static str,
    /// Column headings of the list of rows.
    pub row_headings: [&'static str; 4],
    /// Headings of the saved file.
    pub file_headings: [&'static str; 6],
    /// Button that saves the rows kept out.
    pub save_rows: &'static str,
    /// Note that the saved file hides nothing, even if amounts are hidden elsewhere.
    pub saved_as_it_is: &'static str,
    /// Heading of the notices.
    pub notices: &'static str,
    /// Heading of the rows kept out.
    pub rows_kept_out: &'static str,
    /// No row was kept out.
    pub nothing_kept_out: &'static str,
    /// Shown while the rows are fetched from the worker.
    pub listing: &'static str,
}

/// Texts of the rows kept out and of the import report.
pub trait KeptOutTexts {
    /// Link that opens the import report, with the number of rows kept out and of the won deals lost with them.
    fn kept_out(&self, rows: u64, lost: u64) -> String;
    /// Row counts of one file: used + kept out = read.
    fn account(&self, file: &FileFacts) -> String;
    /// Why rows with this reason are kept out, and what to do.
    fn reason(&self, example: &Problem) -> String;
    /// Number of rows with this reason, and the won revenue of their deals.
    fn concerns(&self, group: &KeptOut, currency: &str) -> String;
    /// Number of rows that are used but carry a notice.
    fn noticed(&self, group: &KeptOut) -> String;
    /// Number of rows of a reason that are not listed here.
    fn not_listed(&self, rows: u64) -> String;
    /// Name of the scrollable list of rows.
    fn rows_of(&self, reason: Reason) -> String;
}

/// The strings in English.
pub(super) const STRINGS: KeptOutStrings = KeptOutStrings {
    reading: "How it was read",
    how_read: "All rows counted",
    column_headings: ["Column", "Read as", "For example", "Why"],
    not_used: "not used",
    row_headings: ["File", "Line", "Column", "Value"],
    file_headings: ["File", "Line", "Column", "Value", "Reason", "What to do"],
    save_rows: "Save rows as CSV",
    saved_as_it_is: "Nothing is hidden in this file: it holds names and amounts as they are in your data.",
    notices: "Counted rows with a notice",
    rows_kept_out: "Rows not counted",
    nothing_kept_out: "Every row is counted.",
    listing: "Listing the rows…",
};

impl KeptOutTexts for English {
    fn kept_out(&self, rows: u64, lost: u64) -> String {
        let rows = self.counted(rows, "row", "rows");
        match lost {
            0 => format!("{rows} not counted"),
            n => format!("{rows} not counted, with {}", self.counted(n, "won deal", "won deals")),
        }
    }

    fn account(&self, file: &FileFacts) -> String {
        format!(
            "{} read = {} counted + {} not counted",
            self.counted(file.rows_read, "row", "rows"),
            self.figures.count(file.rows_used),
            self.figures.count(file.rows_kept_out),
        )
    }

    fn reason(&self, example: &Problem) -> String {
        example.sentences()
    }

    fn concerns(&self, group: &KeptOut, currency: &str) -> String {
        let rows = self.counted(group.rows, "row", "rows");
        let LostDeals { deals, amount, unknown } = group.lost;
        let lost = self.counted(deals, "won deal that is not counted", "won deals that are not counted");
        match (group.won_revenue, deals) {
            (0, 0) => rows,
            (minor, 0) => {
                format!("{rows} of deals that won {} (the deals still count)", self.figures.money(minor, currency))
            }
            (_, n) if unknown == n => format!("{rows} with {lost} (amount not readable)"),
            (_, n) if unknown > 0 => format!(
                "{rows} with {lost} ({}, and {} without a readable amount)",
                self.figures.money(amount, currency),
                self.figures.count(unknown.min(n))
            ),
            _ => format!("{rows} with {lost} ({})", self.figures.money(amount, currency)),
        }
    }

    fn noticed(&self, group: &KeptOut) -> String {
        format!("{}, counted", self.counted(group.rows, "row", "rows"))
    }

    fn not_listed(&self, rows: u64) -> String {
        format!("and {} more", self.counted(rows, "row", "rows"))
    }

    fn rows_of(&self, reason: Reason) -> String {
        format!("Rows: {}", Problem::file(reason, "").what())
    }
}
