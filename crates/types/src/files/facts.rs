//! Summary of a file, for display.

use serde::{Deserialize, Serialize};

use super::Question;
use crate::decision::Decision;
use crate::problem::{Problem, Reason};
use crate::schema::{Confidence, DecimalMark, Encoding, Role, Shape, Why};

/// One column of a file and its role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnFacts {
    /// Name in the header.
    pub name: String,
    /// Its role; `None` if it is unused.
    pub role: Option<Role>,
    /// Role by its own meaning: a person, even if persons are used as deals.
    pub meaning: Option<Role>,
    /// A few of its values.
    pub sample: Vec<String>,
    /// Confidence in the role.
    pub confidence: Confidence,
    /// Reason for the role.
    pub why: Why,
}

/// The order of day and month in a file's dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrderFact {
    /// Year first.
    Ymd,
    /// Day first.
    Dmy,
    /// Month first.
    Mdy,
    /// Day or month first: the file does not decide.
    Ambiguous,
}

impl DateOrderFact {
    /// Name on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ymd => "YMD",
            Self::Dmy => "DMY",
            Self::Mdy => "MDY",
            Self::Ambiguous => "ambiguous",
        }
    }
}

/// One file as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its name.
    pub file: String,
    /// Encoding of its text.
    pub encoding: Encoding,
    /// It begins with a byte order mark.
    pub bom: bool,
    /// Delimiter between cells.
    pub delimiter: char,
    /// Line of the header, counted from 1; `None` without a header.
    pub header_line: Option<u32>,
    /// Rows above the header: titles, comments, blank lines.
    pub preamble_rows: u32,
    /// Rows with totals or notes, among and below the data rows.
    pub footer_rows: u64,
    /// Meaning of a row.
    pub shape: Shape,
    /// Its columns.
    pub columns: Vec<ColumnFacts>,
    /// Data rows read, without blank lines.
    pub rows_read: u64,
    /// Rows that count. `rows_used + rows_kept_out = rows_read`, always.
    pub rows_used: u64,
    /// Rows that do not count.
    pub rows_kept_out: u64,
    /// Order of day and month in its dates.
    pub date_order: Option<DateOrderFact>,
    /// Decimal mark of its numbers.
    pub decimal_mark: Option<DecimalMark>,
    /// Questions that it leaves open.
    pub questions: Vec<Question>,
    /// Inferences from it.
    pub decisions: Vec<Decision>,
    /// Another file must supply the deals of its rows, their outcomes, or their touches.
    pub needs_join: bool,
    /// Why none of its rows is used.
    pub problem: Option<Problem>,
}

impl FileFacts {
    /// Whether the letters of its headings and first cells show that its encoding was recognised.
    #[must_use]
    pub fn is_plainly_decoded(&self) -> bool {
        let texts = || {
            let names = self.columns.iter().map(|column| column.name.as_str());
            names.chain(self.columns.iter().flat_map(|column| column.sample.iter().map(String::as_str)))
        };
        match self.encoding {
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => true,
            Encoding::Windows1251 => texts().all(is_cyrillic_text),
            Encoding::Windows1252 => texts().all(is_western_text),
        }
    }

    /// Kind of the file, as one word on the command line.
    #[must_use]
    pub fn verdict(&self) -> &'static str {
        match (self.problem.as_ref().map(|problem| problem.reason), self.shape) {
            (Some(Reason::EmptyFile | Reason::HeaderOnly), _) => "empty",
            (
                Some(
                    Reason::NotText
                    | Reason::Picture
                    | Reason::Recording
                    | Reason::Pdf
                    | Reason::Archive
                    | Reason::Document
                    | Reason::Program
                    | Reason::WebPage
                    | Reason::Mail
                    | Reason::NotTable
                    | Reason::Unreadable,
                ),
                _,
            ) => "unreadable",
            (
                Some(
                    Reason::LineTooLong
                    | Reason::TooManyColumns
                    | Reason::UnclosedQuote
                    | Reason::OutOfMemory
                    | Reason::TooLarge,
                ),
                _,
            ) => "refused",
            (Some(_), _) | (None, Shape::Other) => "not_journeys",
            (None, Shape::Aggregated) => "aggregated_paths",
            (None, Shape::Wide) => "wide",
            (None, Shape::Spend) => "spend",
            (None, _) if self.needs_join => "needs_join",
            (None, _) => "journeys",
        }
    }
}

/// Whether the words with Cyrillic letters have no others, and capitals only where words have them.
fn is_cyrillic_text(text: &str) -> bool {
    let is_foreign = |letter: char| !letter.is_ascii() && letter.is_alphabetic();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains(is_foreign)).all(|word| {
        // Russian, Ukrainian and Belarusian.
        let russian = word
            .chars()
            .all(|c| matches!(c, '\u{410}'..='\u{44f}' | 'Ё' | 'ё') || c.is_ascii_digit() || "ЄІЇЎҐєіїўґ".contains(c));
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        let rising = letters.windows(2).any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase());
        russian && !rising
    })
}

/// Whether letters with accents stand among others, and no sign stands within a word.
fn is_western_text(text: &str) -> bool {
    text.split_whitespace().filter(|word| !word.is_ascii()).all(|word| {
        let (plain, accented): (Vec<char>, Vec<char>) =
            word.chars().filter(|c| c.is_alphabetic()).partition(char::is_ascii);
        let letters: Vec<char> = word.chars().collect();
        let is_sign = |c: char| !c.is_ascii() && !c.is_alphabetic() && !matches!(c, '\u{2019}' | '\u{b7}');
        let within = letters.windows(3).any(|w| w[0].is_alphabetic() && is_sign(w[1]) && w[2].is_alphabetic());
        accented.len() <= plain.len() + 1 && !within
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_shows_whether_its_code_page_was_recognised() {
        for (text, expected) in [
            ("Стадия сделки", true),
            ("ООО «Ромашка», 2 этап", true),
            ("Email-рассылка", true),
            // KOI8-R, and Western letters, read as Windows-1251.
            ("яДЕКЙЮ", false),
            ("СДЕЛКА успешнА", false),
            ("MГјller", false),
            ("Адреса, ім'я", true),
        ] {
            assert_eq!(is_cyrillic_text(text), expected, "{text}");
        }
        for (text, expected) in [
            ("Müller & Söhne", true),
            ("Société générale", true),
            ("100 € – offen", true),
            ("À", true),
            ("Ñäåëêà", false),
            ("Sprzeda¿y", false),
        ] {
            assert_eq!(is_western_text(text), expected, "{text}");
        }
    }
}
