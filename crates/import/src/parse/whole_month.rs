//! Parses a month without a day: `2025-03`, `03/2025`, `March 2025`, `Mar-25`, `март 2025 г.`, `2025年3月`.

use super::month::month;
use crate::time::number;
use fairshare_types::time::{DAY, days};

/// Maximum bytes of such a cell.
const LONGEST: usize = 40;
/// Words around a month that have no meaning of their own.
const FILLERS: [&str; 7] = ["г", "г.", "год", "года", "of", "de", "r."];

/// The first instant of a month, in milliseconds since 1970; `None` for any other text.
#[must_use]
pub fn whole_month(cell: &[u8]) -> Option<i64> {
    if cell.len() > LONGEST || !cell.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let text = std::str::from_utf8(cell).ok()?.trim();
    let first = |year: i64, month: i64| days(year, month, 1).map(|day| day * DAY);
    if let Some(compact) = number(text.as_bytes()).filter(|_| text.len() == 6) {
        return year(&text[..4]).and_then(|year| first(year, compact % 100));
    }
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',' | '_' | '\'' | '’');
    let is_sign = |c: char| matches!(c, '年' | '月' | '년' | '월');
    let lower = text.to_lowercase();
    let mut parts =
        lower.split(|c| is_separator(c) || is_sign(c)).filter(|part| !part.is_empty() && !FILLERS.contains(part));
    let (Some(a), Some(b), None) = (parts.next(), parts.next(), parts.next()) else { return None };
    // A space would make `Mar 25` a day of any year.
    let may_be_short = text.contains(['-', '/', '\'', '’']);
    let named = |name: &str, year_cell: &str| {
        let short = number(year_cell.as_bytes()).filter(|_| may_be_short && year_cell.len() == 2);
        first(year(year_cell).or(short.map(|short| 2000 + short))?, month(name)?)
    };
    let numbered = |year_cell: &str, month: &str| {
        let month = number(month.as_bytes()).filter(|_| month.len() <= 2)?;
        first(year(year_cell)?, month)
    };
    numbered(a, b).or_else(|| numbered(b, a)).or_else(|| named(a, b)).or_else(|| named(b, a))
}

/// A year of four digits that is not a placeholder.
fn year(text: &str) -> Option<i64> {
    number(text.as_bytes()).filter(|year| text.len() == 4 && (1990..2050).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use fairshare_types::time::written;

    #[test]
    fn months_are_read_as_their_first_day() {
        for (cell, expected) in [
            ("2025-03", "2025-03-01"),
            ("2025/3", "2025-03-01"),
            ("03.2025", "2025-03-01"),
            ("03/2025", "2025-03-01"),
            ("202503", "2025-03-01"),
            ("March 2025", "2025-03-01"),
            ("Mar 2025", "2025-03-01"),
            ("2025 March", "2025-03-01"),
            ("Mar-25", "2025-03-01"),
            ("Mar '25", "2025-03-01"),
            ("март 2025", "2025-03-01"),
            ("Март 2025 г.", "2025-03-01"),
            ("мар.2025", "2025-03-01"),
            ("März 2025", "2025-03-01"),
            ("marzo de 2025", "2025-03-01"),
            ("2025年3月", "2025-03-01"),
            ("2025년 3월", "2025-03-01"),
            ("Mar 25", "-"),
            ("2025-03-14", "-"),
            ("14 March 2025", "-"),
            ("2025-13", "-"),
            ("1970-01", "-"),
            ("2025", "-"),
            ("March", "-"),
            ("3", "-"),
            ("Q1 2025", "-"),
            ("12.50", "-"),
            ("1234.56", "-"),
            ("123456", "-"),
            ("", "-"),
        ] {
            let got = whole_month(cell.as_bytes()).map_or_else(|| "-".to_owned(), written);
            assert_eq!(got, expected, "{cell}");
        }
    }
}
