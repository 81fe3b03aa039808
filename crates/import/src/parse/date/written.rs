//! Dates of three numbers, or with the name of a month.

use super::clock::{read_clock, split_clock};
use crate::parse::month::{is_weekday, month};
use crate::time::{number, split_offset};
use fairshare_types::schema::DateOrder;
use fairshare_types::time::{DAY, civil};

/// Three numbers with the same separator, and the number of digits of each.
#[derive(Clone, Copy, Debug)]
pub(in crate::parse) struct Parts {
    pub numbers: [i64; 3],
    pub digits: [usize; 3],
    pub mark: u8,
}

impl Parts {
    /// Whether the first number can only be the year.
    pub fn year_first(&self) -> bool {
        self.digits[0] == 4 || (self.numbers[0] > 31 && self.digits[2] <= 2)
    }

    /// Whether each part has two digits, so that the year may be the first or the last.
    pub fn is_short(&self) -> bool {
        self.digits == [2, 2, 2]
    }

    pub(super) fn read(&self, order: DateOrder) -> Option<(i64, i64, i64)> {
        let [a, b, c] = self.numbers;
        if self.year_first() || (order == DateOrder::Ymd && self.is_short()) {
            return Some((full_year(a, self.digits[0])?, b, c));
        }
        let year = full_year(c, self.digits[2])?;
        match order {
            DateOrder::Dmy => Some((year, b, a)),
            DateOrder::Mdy => Some((year, a, b)),
            DateOrder::Ymd => None,
        }
    }
}

/// A date without its clock.
#[derive(Clone, Copy, Debug)]
pub(in crate::parse) enum Date {
    Numbers(Parts),
    Named { year: i64, month: i64, day: i64 },
}

/// A date and a time of day, before it is known which number is the day.
pub(in crate::parse) struct Written {
    pub date: Date,
    /// Milliseconds of the day minus the offset.
    pub clock: Option<i64>,
    /// Minutes ahead of UTC, if the cell names a zone.
    pub offset: Option<i16>,
    /// The clock counts twelve hours.
    pub twelve: bool,
}

impl Written {
    pub fn of(cell: &[u8]) -> Option<Self> {
        if cell.len() > 96 {
            return None;
        }
        Self::plain(cell)
            .or_else(|| Self::counted(cell))
            .or_else(|| Self::week(cell))
            .or_else(|| Self::loose(std::str::from_utf8(cell).ok()?))
    }

    /// Parses milliseconds since 1970 in the JSON form of .NET: `/Date(1741943100000)/`.
    ///
    /// An offset, as in `/Date(1741943100000+0100)/`, does not change the instant.
    fn counted(cell: &[u8]) -> Option<Self> {
        let inner = cell.strip_prefix(b"/Date(")?.strip_suffix(b")/")?;
        let digits = inner.iter().take_while(|b| b.is_ascii_digit()).count();
        let at = number(inner.get(..digits)?)?;
        let (rest, offset) = split_offset(inner.get(digits..)?)?;
        let (year, month, day) = civil(at);
        let minutes = offset.map_or(Some(0), |millis| i16::try_from(millis / 60_000).ok())?;
        let date = Date::Named { year, month, day };
        rest.is_empty().then_some(Self { date, clock: Some(at % DAY), offset: Some(minutes), twelve: false })
    }

    /// Parses what most tools write: a date of three numbers or with a month's name, and a clock with colons.
    fn plain(cell: &[u8]) -> Option<Self> {
        let (date, clock) = split_clock(cell);
        let (clock, twelve) = match clock {
            Some(clock) => {
                let (clock, twelve) = read_clock(clock)?;
                (Some(clock), twelve)
            }
            None => (None, false),
        };
        let date = match numbers(date) {
            Some(parts) => Date::Numbers(parts),
            None => named(std::str::from_utf8(date).ok()?)?,
        };
        let (clock, offset) = clock.map_or((None, None), |(millis, offset)| (Some(millis), offset));
        Some(Self { date, clock, offset, twelve })
    }
}

/// Parses three numbers between separators and nothing else.
pub(super) fn numbers(date: &[u8]) -> Option<Parts> {
    let mark = *date.iter().find(|b| !b.is_ascii_digit()).filter(|b| matches!(b, b'/' | b'.' | b'-' | b' '))?;
    let mut parts = Parts { numbers: [0; 3], digits: [0; 3], mark };
    let mut count = 0;
    for part in date.split(|&b| b == mark) {
        let part = part.trim_ascii();
        *parts.numbers.get_mut(count)? = number(part).filter(|_| part.len() <= 4)?;
        parts.digits[count] = part.len();
        count += 1;
    }
    (count == 3).then_some(parts)
}

/// Parses a date with a month's name: `14 Mar 2024`, `Thu, March 14, 2024`, `14-Mar-24`, `14 марта 2024 г.`
pub(super) fn named(date: &str) -> Option<Date> {
    let (mut found, mut numbers, mut count) = (None, [(0, 0); 2], 0);
    for word in date.split([' ', ',', '-', '/', '\u{a0}', '\u{202f}']).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(['.', ',']);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| digits.strip_suffix(ending)).unwrap_or(digits);
        if let Some(n) = number(digits.as_bytes()).filter(|_| digits.len() <= 4) {
            *numbers.get_mut(count)? = (n, digits.len());
            count += 1;
        } else if let Some(month) = month(word) {
            if found.replace(month).is_some() {
                return None;
            }
        } else if !is_weekday(word) && !matches!(word, "г." | "г" | "of" | "at" | "в") {
            return None;
        }
    }
    let (month, [(a, long), (b, short)]) = (found.filter(|_| count == 2)?, numbers);
    // The year has four digits, or comes last.
    let (year, day) = if long == 4 { (full_year(a, 4)?, b) } else { (full_year(b, short)?, a) };
    Some(Date::Named { year, month, day })
}

/// A year of four digits, or of two: up to 68 it is in this century.
pub(super) fn full_year(year: i64, digits: usize) -> Option<i64> {
    match digits {
        4 => Some(year).filter(|year| *year > 0),
        2 => Some(if year <= 68 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}
