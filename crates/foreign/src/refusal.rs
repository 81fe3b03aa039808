//! Why a workbook, a JSON file or a text cannot be used, with messages.

use std::fmt;

/// Why a file cannot be used. A closed list, so that texts can be translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A workbook of Excel 97 to 2003 (`.xls`).
    OldWorkbook,
    /// A workbook in the format of LibreOffice (`.ods`).
    OpenDocument,
    /// A workbook in Excel's binary format (`.xlsb`).
    BinaryWorkbook,
    /// A workbook behind a password.
    Protected,
    /// A damaged workbook: cut short, or changed on the way.
    Broken,
    /// More than can be read safely.
    TooLarge,
    /// No cell has a value.
    Empty,
    /// All sheets with values are hidden.
    Hidden,
    /// JSON, but not a list of records.
    NotFlat,
    /// It begins like JSON, but is not.
    NotJson,
    /// A ZIP archive or another document, but not a workbook.
    Archive,
    /// No encoding has the given name.
    UnknownEncoding,
}

impl Refusal {
    /// Every refusal, in the order of their numbers on the wire.
    pub const ALL: [Self; 12] = [
        Self::OldWorkbook,
        Self::OpenDocument,
        Self::BinaryWorkbook,
        Self::Protected,
        Self::Broken,
        Self::TooLarge,
        Self::Empty,
        Self::Hidden,
        Self::NotFlat,
        Self::NotJson,
        Self::Archive,
        Self::UnknownEncoding,
    ];

    /// One plain sentence: what is wrong.
    #[must_use]
    pub fn what(&self) -> &'static str {
        self.words().0
    }

    /// One plain sentence: what to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        self.words().1
    }

    /// Both sentences: what is wrong, and what to do.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::OldWorkbook => (
                "This is a workbook in the format that Excel used until 2003 (.xls).",
                "Open it in your spreadsheet, save it as an Excel workbook (.xlsx) or as CSV UTF-8, and drop that file.",
            ),
            Self::OpenDocument => (
                "This is a workbook in the OpenDocument format (.ods).",
                "Open it in your spreadsheet, save it as an Excel workbook (.xlsx) or as CSV UTF-8, and drop that file.",
            ),
            Self::BinaryWorkbook => (
                "This is a workbook in Excel\u{2019}s binary format (.xlsb).",
                "Open it in Excel, save it as an Excel workbook (.xlsx) or as CSV UTF-8, and drop that file.",
            ),
            Self::Protected => (
                "This workbook is protected by a password, so it cannot be read.",
                "Open it in your spreadsheet, save a copy without the password, and drop that copy.",
            ),
            Self::Broken => (
                "This workbook is damaged: a part of it is missing or does not fit the rest.",
                "Download or copy it again; if your spreadsheet still opens it, save it there as a new file and drop that.",
            ),
            Self::TooLarge => (
                "This file unpacks to more than can be read safely.",
                "Save the sheet with the table as CSV UTF-8 and drop that file, or keep only the rows and columns needed.",
            ),
            Self::Empty => ("No cell in this file has a value.", "Check that the export has rows, and drop it again."),
            Self::Hidden => (
                "Every sheet of this workbook that holds something is hidden.",
                "Unhide the sheet with the table in your spreadsheet, save the workbook, and drop it again.",
            ),
            Self::NotFlat => (
                "This JSON file is not a list of records.",
                "Export it as a list with one object per row, or as CSV UTF-8, and drop that file.",
            ),
            Self::NotJson => (
                "This file begins like JSON, but is not valid to its end.",
                "Export it again, and check that it was copied whole; a CSV file works too.",
            ),
            Self::Archive => (
                "This is an archive or a document, not a workbook or a table.",
                "Unpack it or open it, and drop the CSV file or the Excel workbook (.xlsx) inside.",
            ),
            Self::UnknownEncoding => (
                "There is no encoding of this name.",
                "Use a name such as windows-1250, Shift_JIS, GBK or macintosh, or leave it out to have it detected.",
            ),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.what(), self.hint())
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_is_one_sentence_and_one_hint() {
        for refusal in Refusal::ALL {
            for sentence in [refusal.what(), refusal.hint()] {
                assert!(sentence.ends_with('.') && sentence.len() < 140, "{refusal:?}: {sentence}");
                assert_eq!(sentence.matches(". ").count(), 0, "{refusal:?}: {sentence}");
            }
        }
    }
}
