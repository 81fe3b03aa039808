//! Parses a week of a year as its Monday: `2025-W14`, `KW 14/2025`, `14. týden 2025`, `2025年第14週`.

use super::written::{Date, Written};
use crate::time::number;
use fairshare_types::time::{DAY, civil, days};

/// Words for a week and their abbreviations, in lower case.
const WEEKS: &str = "w wk week ww kw cw woche kalenderwoche semaine sem semana settimana sett vecka uge uke tydzień tydz \
                     неделя недели нед тиждень тижд hafta viikko vk týden týd 週 周 주 주차";
/// Maximum bytes of such a cell.
const LONGEST: usize = 40;

/// Whether a text is a word for a week, such as `week` and `kw`.
pub fn is_week_word(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    WEEKS.split_ascii_whitespace().any(|known| known == text)
}

impl Written {
    /// Parses a week, with the day of the week if ISO 8601 writes one: `2025-W14-3`.
    pub(super) fn week(cell: &[u8]) -> Option<Self> {
        if cell.len() > LONGEST || cell.iter().filter(|b| b.is_ascii_digit()).count() < 5 {
            return None;
        }
        let text = std::str::from_utf8(cell).ok()?.to_lowercase();
        let parts = parts(&text)?;
        let is_week = is_week_word;
        let year = |text: &str| number(text.as_bytes()).filter(|year| text.len() == 4 && (1900..2200).contains(year));
        let (year, week, day) = match *parts.as_slice() {
            [first, word, week] if is_week(word) => match (year(first), year(week)) {
                // `2025W143` names a day, too.
                (Some(year), _) if week.len() == 3 => (year, &week[..2], &week[2..]),
                (Some(year), _) => (year, week, "1"),
                (None, Some(year)) => (year, first, "1"),
                (None, None) => return None,
            },
            [word, week, last] if is_week(word) => (year(last)?, week, "1"),
            [first, week, word] if is_week(word) => (year(first)?, week, "1"),
            [first, word, week, day] if is_week(word) => (year(first)?, week, day),
            _ => return None,
        };
        let read =
            |text: &str, most: i64| number(text.as_bytes()).filter(|n| text.len() <= 2 && (1..=most).contains(n));
        let (week, day) = (read(week, 53)?, read(day, 7)?);
        let at = monday(year)? + (week - 1) * 7;
        let (year, month, day) = (at < monday(year + 1)?).then(|| civil((at + day - 1) * DAY))?;
        Some(Self { date: Date::Named { year, month, day }, clock: None, offset: None, twelve: false })
    }
}

/// The Monday of the first week of a year, in days since 1970: the week that holds 4 January.
fn monday(year: i64) -> Option<i64> {
    // 1970-01-01 was a Thursday.
    days(year, 1, 4).map(|day| day - (day + 3).rem_euclid(7))
}

/// The numbers and words of a text; `None` if it has other signs than separators, or more than four parts.
fn parts(text: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        if !is_digit && !first.is_alphabetic() || matches!(first, '年' | '第' | '년') {
            if !matches!(first, ' ' | '-' | '/' | '.' | ',' | '_' | '(' | ')' | '年' | '第' | '년') {
                return None;
            }
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let belongs = |c: char| {
            if is_digit { c.is_ascii_digit() } else { c.is_alphabetic() && !matches!(c, '年' | '第' | '년') }
        };
        let (part, after) = rest.split_at(rest.find(|c| !belongs(c)).unwrap_or(rest.len()));
        if parts.len() == 4 {
            return None;
        }
        parts.push(part);
        rest = after;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k21_weeks_are_read_as_their_mondays() {
        for (text, expected) in [
            ("2025-W14", Some((2025, 3, 31))),
            ("2025W14", Some((2025, 3, 31))),
            ("2025-W14-3", Some((2025, 4, 2))),
            ("2025W143", Some((2025, 4, 2))),
            ("2025-W01", Some((2024, 12, 30))),
            ("2020-W53", Some((2020, 12, 28))),
            ("2025-W53", None),
            ("2025-W00", None),
            ("W14 2025", Some((2025, 3, 31))),
            ("Week 14, 2025", Some((2025, 3, 31))),
            ("KW 14/2025", Some((2025, 3, 31))),
            ("14. týden 2025", Some((2025, 3, 31))),
            ("2025年第14週", Some((2025, 3, 31))),
            ("неделя 14 2025", Some((2025, 3, 31))),
            ("2025-Q2", None),
            ("W14", None),
            ("2025-W14-3-1", None),
            ("W2025-W14", None),
        ] {
            let got = Written::week(text.as_bytes()).and_then(|written| match written.date {
                Date::Named { year, month, day } => Some((year, month, day)),
                Date::Numbers(_) => None,
            });
            assert_eq!(got, expected, "{text}");
        }
    }
}
