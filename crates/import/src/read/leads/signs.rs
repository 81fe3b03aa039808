//! Columns of a list of people that say who of them converted.

use crate::detect::{Column, Heading, OutcomeReading, counted_outcome, outcome, outcome_reading, words};
use crate::parse::is_nothing;
use crate::read::words::Topic;
use fairshare_types::options::Choices;
use fairshare_types::schema::{Outcome, Role};

/// A column that says who converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// The column.
    pub at: usize,
    kind: SignKind,
}

/// What the cells of such a column say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SignKind {
    /// An outcome, where a number counts conversions: `true`, `1`.
    Outcome,
    /// A status: `Closed - Converted`.
    Status,
    /// How far the person has come: `Opportunity` and `Customer` are leads no longer.
    Lifecycle,
    /// The day of the conversion or the id of the deal: filled for those who converted. It may also say yes or no.
    Filled,
    /// A close date, which leads without a deal may have as well.
    Closed,
}

impl Sign {
    /// Whether the column is a plain close date, which says less than any other sign.
    pub const fn is_close(self) -> bool {
        matches!(self.kind, SignKind::Closed)
    }

    /// The sign that a column gives, if it gives one.
    pub fn of(at: usize, column: &Column) -> Option<Self> {
        // Detection may give the role of the deal to a column of persons or accounts.
        let role = column.meaning.or(column.role);
        let kind = if Topic::Lifecycle.is_in(&column.name) {
            SignKind::Lifecycle
        } else if role == Some(Role::JourneyId) || says_converted(&column.name) {
            SignKind::Filled
        } else if role == Some(Role::Closed) {
            if names_conversion(&column.name) { SignKind::Filled } else { SignKind::Closed }
        } else if role == Some(Role::Outcome) {
            SignKind::Outcome
        } else if role == Some(Role::Stage) || role.is_none() && Heading::of(&column.name).says.role(Role::Stage) > 0 {
            SignKind::Status
        } else {
            return None;
        };
        Some(Self { at, kind })
    }

    /// Whether a cell says that the person converted. A meaning that the user gave to its text comes first.
    pub fn is_converted(self, cell: &[u8], choices: &Choices) -> bool {
        let Ok(text) = std::str::from_utf8(cell) else { return false };
        let text = text.trim();
        if is_nothing(text.as_bytes()) {
            return false;
        }
        if let Some((_, outcome)) = choices.stages.iter().find(|(known, _)| known == text) {
            return *outcome == Outcome::Won;
        }
        match self.kind {
            SignKind::Outcome => counted_outcome(text) == Outcome::Won || speaks_of_conversion(text),
            SignKind::Status => speaks_of_conversion(text),
            SignKind::Lifecycle => names_past_lead(text) || speaks_of_conversion(text),
            SignKind::Filled | SignKind::Closed => {
                // A date without any other digit than 0 is a placeholder.
                let is_zero =
                    text.bytes().any(|b| b.is_ascii_digit()) && !text.bytes().any(|b| matches!(b, b'1'..=b'9'));
                let says_no = matches!(outcome_reading(text), OutcomeReading::Known(Outcome::Lost | Outcome::Open));
                !is_zero && (!says_no || speaks_of_conversion(text))
            }
        }
    }
}

/// Whether the words of a text say that a lead converted, and not that it did not.
fn says_converted(text: &str) -> bool {
    let words = words(text);
    let at = words.iter().position(|word| Topic::Converted.has(word));
    at.is_some_and(|at| !words[..at].iter().any(|word| Topic::Not.has(word)))
}

/// Whether the heading of a close date names a conversion: `Conversion date`, `Won date`, `Became a customer date`.
fn names_conversion(heading: &str) -> bool {
    const TOPICS: [Topic; 4] = [Topic::Conversion, Topic::PastLead, Topic::Purchase, Topic::Payment];
    words(heading).iter().any(|word| TOPICS.iter().any(|topic| topic.has(word)) || outcome(word) == Outcome::Won)
}

/// Whether a status says that a person converted: `Closed - Converted`, `true`, `Won`.
fn speaks_of_conversion(text: &str) -> bool {
    if words(text).iter().any(|word| Topic::Converted.has(word)) {
        return says_converted(text);
    }
    outcome(text) == Outcome::Won
}

/// Whether all words of a stage are names for people who are leads no longer.
fn names_past_lead(text: &str) -> bool {
    let words = words(text);
    !words.is_empty() && words.iter().all(|word| Topic::PastLead.has(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use fairshare_types::schema::{Confidence, Why};

    fn sign(name: &str, role: Option<Role>) -> Option<Sign> {
        let column =
            Column { name: name.to_owned(), role, meaning: role, confidence: Confidence::Likely, why: Why::Unused };
        Sign::of(0, &column)
    }

    #[test]
    fn cells_say_who_converted() {
        for (name, role, converted, not) in [
            ("Converted", Some(Role::Outcome), "true | TRUE | 1 | Yes | x", "false | 0 | No | "),
            ("IsConverted", None, "true | 1", "false | 0 | "),
            (
                "Lead Status",
                Some(Role::Stage),
                "Closed - Converted | Converted | Won",
                "Closed - Not Converted | Open - Not Contacted | Unqualified | Nurturing | Qualified",
            ),
            ("Status", Some(Role::Stage), "Converted | Сконвертирован | Konvertiert", "New | Junk | Не конвертирован"),
            (
                "Lifecycle Stage",
                Some(Role::Stage),
                "Customer | customer | Opportunity | evangelist",
                "Lead | Subscriber | Marketing Qualified Lead | Sales Qualified Lead | Other | Potential customer",
            ),
            ("Этап жизненного цикла", None, "Клиент | Сделка", "Лид | Подписчик"),
            ("Converted Date", None, "2025-03-01 | 3/1/2025", " | - | 0000-00-00"),
            ("Converted Opportunity ID", Some(Role::JourneyId), "0065g00000AbCdE | 17", " | n/a"),
            ("Дата конвертации", Some(Role::Closed), "01.03.2025", ""),
            ("Won date", Some(Role::Closed), "2025-03-01", ""),
        ] {
            let sign = sign(name, role).unwrap_or_else(|| panic!("{name}"));
            for (cells, expected) in [(converted, true), (not, false)] {
                for cell in cells.split(" | ") {
                    assert_eq!(sign.is_converted(cell.as_bytes(), &Choices::default()), expected, "{name}: {cell:?}");
                }
            }
        }
        for name in
            ["Lead Source", "First Conversion", "Recent Conversion Date", "Became a Lead Date", "Annual Revenue"]
        {
            assert_eq!(sign(name, None), None, "{name}");
        }
    }

    #[test]
    fn a_close_date_names_no_conversion() {
        for (name, is_close) in [
            ("Closed Date", true),
            ("Close date", true),
            ("Date closed", true),
            ("Дата закрытия", true),
            ("Abschlussdatum", true),
            ("Won date", false),
            ("Conversion date", false),
            ("Converted Date", false),
            ("Became a Customer Date", false),
            ("Deal purchase date", false),
            ("Дата конвертации", false),
            ("Дата конверсии", false),
        ] {
            let sign = sign(name, Some(Role::Closed)).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(sign.is_close(), is_close, "{name}");
        }
    }

    #[test]
    fn the_user_says_what_a_status_means() {
        let status = sign("Lead Status", Some(Role::Stage)).expect("a sign");
        let choices = Choices { stages: vec![("Handed over".to_owned(), Outcome::Won)], ..Choices::default() };
        assert!(status.is_converted(b"Handed over", &choices));
        assert!(!status.is_converted(b"Handed over", &Choices::default()));
    }
}
