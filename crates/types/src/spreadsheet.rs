//! Escapes text for spreadsheets, so that no cell is taken for a formula.
//!
//! Every exit that a spreadsheet can open (CSV files, the clipboard, the command line) writes its text through
//! [`guarded`], so that the rule is the same everywhere. Numbers that Fairshare writes itself do not need it: `-5.00`
//! stays a number.

use std::borrow::Cow;

/// The text with a leading apostrophe if a spreadsheet could run it as a formula (OWASP, CWE-1236).
///
/// Leading white space is skipped in the check, because programs that paste HTML or open CSV drop it. The full-width
/// signs are formulas in spreadsheets set to an East Asian language.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let runs = text.trim_start().starts_with(SIGNS) || text.starts_with(|first: char| first.is_control());
    if runs { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A text as a cell of a comma-separated file (RFC 4180), guarded.
///
/// Semicolons and tabs are quoted too: a spreadsheet may split the file at them, so that a formula starts a cell.
#[must_use]
pub fn csv_cell(text: &str) -> Cow<'_, str> {
    let safe = guarded(text);
    let quoted = matches!(safe, Cow::Owned(_)) || safe.contains(['"', ',', ';', '\t', '\n', '\r']);
    if quoted { Cow::Owned(format!("\"{}\"", safe.replace('"', "\"\""))) } else { safe }
}

/// A text as a cell of a tab-separated text for the clipboard, guarded. Tabs and line breaks become spaces.
///
/// A cell that starts with a quotation mark is quoted, because spreadsheets would drop the mark and run what follows.
#[must_use]
pub fn tsv_cell(text: &str) -> Cow<'_, str> {
    let safe = guarded(text);
    if safe.starts_with('"') {
        return Cow::Owned(format!("\"{}\"", in_one_line(safe).replace('"', "\"\"")));
    }
    in_one_line(safe)
}

fn in_one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains(['\t', '\n', '\r']) { Cow::Owned(text.replace(['\t', '\n', '\r'], " ")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_beginning_of_a_formula_is_disarmed() {
        for text in ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\0", "  =1", "\u{a0}@x", "＝1", "－1"] {
            assert_eq!(guarded(text), format!("'{text}"));
            assert!(csv_cell(text).starts_with("\"'"), "{text:?}");
            assert!(tsv_cell(text).starts_with('\''), "{text:?}");
        }
        for text in ["Paid search", "a=b", "'quoted'", "", "Übersicht", "1 - 2"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn csv_cells_are_quoted_where_a_spreadsheet_could_split_them() {
        for (text, expected) in [
            ("Call", "Call"),
            ("a,b", "\"a,b\""),
            ("a;=1+1", "\"a;=1+1\""),
            ("a\t=1+1", "\"a\t=1+1\""),
            ("=1+1", "\"'=1+1\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ] {
            assert_eq!(csv_cell(text), expected);
        }
    }

    #[test]
    fn tsv_cells_stay_in_their_row_and_column() {
        for (text, expected) in [
            ("a\tb\r\nc", "a b  c"),
            ("say \"hi\"", "say \"hi\""),
            ("\"\"=1+1", "\"\"\"\"\"=1+1\""),
            ("=1\t2", "'=1 2"),
        ] {
            assert_eq!(tsv_cell(text), expected);
        }
    }
}
