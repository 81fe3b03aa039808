//! Periods of whole days for filters: years, quarters and custom ranges.

use fairshare_types::time::{DAY, civil, days};

/// A half-open range of milliseconds since 1970; `i64::MIN` or `i64::MAX` for an open end.
pub type Period = [i64; 2];

/// Most years on offer, counted back from the latest.
const YEARS: i64 = 12;

/// A named period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// A whole year.
    Year(i64),
    /// A quarter of a year, from 1 to 4.
    Quarter(i64, i64),
    /// First and last day, in milliseconds since 1970; `None` for an open end.
    Days(Option<i64>, Option<i64>),
}

/// The year or quarter that a period covers exactly, or else its days.
#[must_use]
pub fn span(period: Period) -> Span {
    let [from, until] = period;
    let first = (from != i64::MIN).then_some(from);
    let last = (until != i64::MAX).then(|| until.saturating_sub(DAY));
    if first.is_some() && last.is_some() {
        let (year, month, _) = civil(from);
        if period == whole_year(year) {
            return Span::Year(year);
        }
        let quarter = (month - 1) / 3 + 1;
        if period == whole_quarter(year, quarter) {
            return Span::Quarter(year, quarter);
        }
    }
    Span::Days(first, last)
}

/// The period of a year.
#[must_use]
pub fn whole_year(year: i64) -> Period {
    [start(year, 1), start(year + 1, 1)]
}

/// The period of a quarter, from 1 to 4.
#[must_use]
pub fn whole_quarter(year: i64, quarter: i64) -> Period {
    let next = if quarter == 4 { start(year + 1, 1) } else { start(year, quarter * 3 + 1) };
    [start(year, quarter * 3 - 2), next]
}

fn start(year: i64, month: i64) -> i64 {
    days(year, month, 1).map_or(0, |day| day * DAY)
}

/// The years and quarters between two instants, latest first; a year precedes its quarters.
#[must_use]
pub fn offered(first: i64, last: i64) -> Vec<Span> {
    let quarter_of = |at: i64| {
        let (year, month, _) = civil(at);
        (year, (month - 1) / 3 + 1)
    };
    let ((first_year, first_quarter), (last_year, last_quarter)) = (quarter_of(first), quarter_of(last));
    let years = (first_year.max(last_year.saturating_sub(YEARS - 1))..=last_year).rev();
    years
        .flat_map(|year| {
            let from = if year == first_year { first_quarter } else { 1 };
            let to = if year == last_year { last_quarter } else { 4 };
            std::iter::once(Span::Year(year)).chain((from..=to).rev().map(move |quarter| Span::Quarter(year, quarter)))
        })
        .collect()
}

/// The identifier of a year or quarter in the page: "2025", "2025-2".
#[must_use]
pub fn key(span: Span) -> String {
    match span {
        Span::Year(year) => year.to_string(),
        Span::Quarter(year, quarter) => format!("{year}-{quarter}"),
        Span::Days(..) => OTHER.to_owned(),
    }
}

/// The identifier of any other period.
pub const OTHER: &str = "other";

/// The period of a year or quarter from its [`key`].
#[must_use]
pub fn from_key(key: &str) -> Option<Period> {
    match key.split_once('-') {
        Some((year, quarter)) => {
            let quarter = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
            Some(whole_quarter(year.parse().ok()?, quarter))
        }
        None => Some(whole_year(key.parse().ok()?)),
    }
}

/// A day as a date input writes it: "2025-03-31".
#[must_use]
pub fn written(day: i64) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Parses the value of a date input; `None` if it is empty or no valid day.
#[must_use]
pub fn read(text: &str) -> Option<i64> {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
    let day = days(parts.next()??, parts.next()??, parts.next()??)?;
    Some(day * DAY)
}

/// A period with a new first day; a last day before it moves along.
#[must_use]
pub fn from_day(period: Option<Period>, first: Option<i64>) -> Option<Period> {
    let until = period.map_or(i64::MAX, |[_, until]| until);
    let from = first.unwrap_or(i64::MIN);
    let least = first.map_or(i64::MIN, |first| first.saturating_add(DAY));
    bounded([from, until.max(least)])
}

/// A period with a new last day; a first day after it moves along.
#[must_use]
pub fn to_day(period: Option<Period>, last: Option<i64>) -> Option<Period> {
    let from = period.map_or(i64::MIN, |[from, _]| from);
    let until = last.map_or(i64::MAX, |last| last.saturating_add(DAY));
    bounded([from.min(last.unwrap_or(i64::MAX)), until])
}

/// `None` if the period is open at both ends.
fn bounded(period: Period) -> Option<Period> {
    (period != [i64::MIN, i64::MAX]).then_some(period)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> i64 {
        read(text).expect("a day")
    }

    #[test]
    fn whole_years_and_quarters_are_known_by_name() {
        for (from, until, expected) in [
            ("2025-01-01", "2026-01-01", Span::Year(2025)),
            ("2025-01-01", "2025-04-01", Span::Quarter(2025, 1)),
            ("2024-10-01", "2025-01-01", Span::Quarter(2024, 4)),
            ("2025-02-01", "2025-05-01", Span::Days(Some(day("2025-02-01")), Some(day("2025-04-30")))),
        ] {
            let found = span([day(from), day(until)]);
            assert_eq!(found, expected, "{from} to {until}");
            if !matches!(found, Span::Days(..)) {
                assert_eq!(from_key(&key(found)), Some([day(from), day(until)]));
            }
        }
        assert_eq!(span([i64::MIN, day("2025-01-01")]), Span::Days(None, Some(day("2024-12-31"))));
        assert_eq!(from_key(OTHER), None);
        assert_eq!(from_key("2025-5"), None);
    }

    #[test]
    fn years_and_quarters_that_are_in_the_data_are_offered() {
        let spans = offered(day("2024-08-15"), day("2025-04-01"));
        let keys: Vec<String> = spans.into_iter().map(key).collect();
        assert_eq!(keys, ["2025", "2025-2", "2025-1", "2024", "2024-4", "2024-3"]);
        assert_eq!(offered(day("1900-01-01"), day("2025-12-31")).len(), 12 * 5, "a wrong date makes no endless list");
    }

    #[test]
    fn the_other_end_moves_along() {
        let march = Some([day("2025-03-01"), day("2025-04-01")]);
        assert_eq!(from_day(march, Some(day("2025-03-10"))), Some([day("2025-03-10"), day("2025-04-01")]));
        assert_eq!(from_day(march, Some(day("2025-05-10"))), Some([day("2025-05-10"), day("2025-05-11")]));
        assert_eq!(to_day(march, Some(day("2025-02-10"))), Some([day("2025-02-10"), day("2025-02-11")]));
        assert_eq!(to_day(march, None), Some([day("2025-03-01"), i64::MAX]));
        assert_eq!(from_day(to_day(march, None), None), None);
        assert_eq!(to_day(None, Some(day("2025-02-10"))), Some([i64::MIN, day("2025-02-11")]));
    }

    #[test]
    fn days_are_written_as_they_are_read() {
        assert_eq!(written(day("2025-03-09")), "2025-03-09");
        for text in ["", "2025-02-30", "2025-02", "x"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
