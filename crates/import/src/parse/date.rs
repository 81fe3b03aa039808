//! Dates as tools write them, read by the format of their column.

use serde::{Deserialize, Serialize};

use super::month::{is_weekday, month};
use crate::time::{self, DAY, Moment, clock_millis, days, number, split_offset};

/// Order of day, month and year in dates written with numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Year first.
    #[default]
    Ymd,
    /// Day first.
    Dmy,
    /// Month first.
    Mdy,
}

/// What a whole number in a column of dates counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Epoch {
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Millis,
    /// Microseconds since 1970.
    Micros,
    /// Days since 1900 as spreadsheets count them, with the time as a fraction.
    ExcelSerial,
    /// Nothing: its digits are year, month and day, as in `20240314`.
    Compact,
}

/// How one column writes its dates: what is ambiguous in it is read by this, the rest (ISO, names of months) speaks for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct DateFormat {
    /// Order of the numbers.
    pub order: DateOrder,
    /// What a whole number counts.
    pub epoch: Option<Epoch>,
}

/// Days from 1970 back to the day before the spreadsheets' first, which counts a 29 February 1900 that never was.
const EXCEL_EPOCH: i64 = 25_569;

impl DateFormat {
    /// The moment that a cell means in a column of this format.
    #[must_use]
    pub fn parse(self, cell: &[u8]) -> Option<Moment> {
        if let Some(moment) = time::parse(cell) {
            return Some(moment);
        }
        if let Some(epoch) = self.epoch
            && let Some(moment) = epoch.parse(cell)
        {
            return Some(moment);
        }
        let Written { date, clock, .. } = Written::of(cell)?;
        let day = match date {
            Date::Numbers(parts) => {
                let (year, month, day) = parts.read(self.order)?;
                days(year, month, day)?
            }
            Date::Named { year, month, day } => days(year, month, day)?,
        };
        let Some(clock) = clock else { return Some(Moment { at: day * DAY, day_only: true }) };
        Some(Moment { at: day * DAY + clock, day_only: false })
    }
}

impl Epoch {
    fn parse(self, cell: &[u8]) -> Option<Moment> {
        let at = |at: i64| Some(Moment { at, day_only: false });
        match self {
            Self::ExcelSerial => {
                let (whole, fraction) = match cell.iter().position(|&b| b == b'.' || b == b',') {
                    Some(point) => (&cell[..point], &cell[point + 1..]),
                    None => (cell, &[][..]),
                };
                let day = number(whole).filter(|day| (1..=110_000).contains(day))? - EXCEL_EPOCH;
                if fraction.is_empty() {
                    return Some(Moment { at: day * DAY, day_only: true });
                }
                // Ten digits tell less than a hundredth of a millisecond; what is written is rounded to the second.
                let digits = number(&fraction[..fraction.len().min(10)])?;
                if !fraction.iter().all(u8::is_ascii_digit) {
                    return None;
                }
                let scale = 10_i64.pow(u32::try_from(fraction.len().min(10)).ok()?);
                let seconds = (i128::from(digits) * 86_400 * 2 + i128::from(scale)) / (2 * i128::from(scale));
                at(day * DAY + i64::try_from(seconds).ok()? * 1_000)
            }
            Self::Compact => {
                let (date, clock) = cell.split_at_checked(8)?;
                let day = days(number(&date[..4])?, number(&date[4..6])?, number(&date[6..])?)?;
                let clock = clock.strip_prefix(b"T").or_else(|| clock.strip_prefix(b" ")).unwrap_or(clock);
                match clock.len() {
                    0 => Some(Moment { at: day * DAY, day_only: true }),
                    4 | 6 => {
                        let part = |at: usize| clock.get(at..at + 2).map_or(Some(0), number);
                        let (hours, minutes, seconds) = (part(0)?, part(2)?, part(4)?);
                        let valid = hours < 24 && minutes < 60 && seconds < 60;
                        if valid { at(day * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1_000) } else { None }
                    }
                    _ => None,
                }
            }
            _ => {
                let whole = cell.split(|&b| b == b'.').next().unwrap_or(cell);
                let count = number(whole).filter(|_| whole.len() <= 17)?;
                let millis = match self {
                    Self::Seconds => count.checked_mul(1_000)?,
                    Self::Micros => count / 1_000,
                    _ => count,
                };
                // From 1970 to 2200.
                at(millis).filter(|_| millis < 7_258_118_400_000)
            }
        }
    }
}

/// Three numbers with the same mark between them, and how many digits each has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    pub numbers: [i64; 3],
    pub digits: [usize; 3],
    pub mark: u8,
}

impl Parts {
    /// Whether the year stands first beyond doubt.
    pub fn year_first(&self) -> bool {
        self.digits[0] == 4 || (self.numbers[0] > 31 && self.digits[2] <= 2)
    }

    fn read(&self, order: DateOrder) -> Option<(i64, i64, i64)> {
        let [a, b, c] = self.numbers;
        if self.year_first() {
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
pub(super) enum Date {
    Numbers(Parts),
    Named { year: i64, month: i64, day: i64 },
}

/// A text as a date and a time of day, before it is known which number is the day.
pub(super) struct Written {
    pub date: Date,
    /// Milliseconds of the day, less the offset.
    pub clock: Option<i64>,
    /// The clock counts twelve hours.
    pub twelve: bool,
}

impl Written {
    pub fn of(cell: &[u8]) -> Option<Self> {
        if cell.len() > 64 {
            return None;
        }
        let (date, clock) = split_clock(cell);
        let (clock, twelve) = match clock {
            Some(clock) => {
                let (millis, twelve) = read_clock(clock)?;
                (Some(millis), twelve)
            }
            None => (None, false),
        };
        let date = match numbers(date) {
            Some(parts) => Date::Numbers(parts),
            None => named(std::str::from_utf8(date).ok()?)?,
        };
        Some(Self { date, clock, twelve })
    }
}

/// Parts a date from the clock behind it: the clock begins with the digits before the first colon.
fn split_clock(cell: &[u8]) -> (&[u8], Option<&[u8]>) {
    let Some(colon) = cell.iter().position(|&b| b == b':') else { return (cell, None) };
    let digits = cell[..colon].iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let (date, clock) = cell.split_at(colon - digits);
    let date = date.strip_suffix(b"T").or_else(|| date.strip_suffix(b"t")).unwrap_or(date).trim_ascii_end();
    (date.strip_suffix(b",").unwrap_or(date), Some(clock))
}

/// Milliseconds of the day less the offset, and whether the clock counts twelve hours.
fn read_clock(clock: &[u8]) -> Option<(i64, bool)> {
    let mut room = [0_u8; 40];
    let mut length = 0;
    // Between the clock and AM or PM stands any kind of space.
    let clock = clock.trim_ascii();
    let text = std::str::from_utf8(clock).ok()?;
    for letter in text.chars() {
        let letter = if letter.is_whitespace() { ' ' } else { letter.to_ascii_lowercase() };
        if !letter.is_ascii() {
            return None;
        }
        *room.get_mut(length)? = letter as u8;
        length += 1;
    }
    let mut clock = &room[..length];
    for zone in [&b" utc"[..], b" gmt", b" z"] {
        clock = clock.strip_suffix(zone).unwrap_or(clock);
    }
    let half = [(&b"am"[..], 0), (b"a.m.", 0), (b"pm", 12), (b"p.m.", 12)]
        .into_iter()
        .find_map(|(word, hours)| Some((clock.strip_suffix(word)?.trim_ascii_end(), hours)));
    let Some((clock, hours)) = half else {
        let (clock, offset) = split_offset(clock)?;
        return Some((clock_millis(clock)? - offset, false));
    };
    let millis = clock_millis(clock)?;
    let hour = millis / 3_600_000;
    if !(1..=12).contains(&hour) {
        return None;
    }
    Some((millis - hour * 3_600_000 + (hour % 12 + hours) * 3_600_000, true))
}

/// Three numbers between marks, and nothing else.
fn numbers(date: &[u8]) -> Option<Parts> {
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

/// A date with the name of its month: `14 Mar 2024`, `Thu, March 14, 2024`, `14-Mar-24`, `14 марта 2024 г.`
fn named(date: &str) -> Option<Date> {
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
    // The year has four digits, or stands last.
    let (year, day) = if long == 4 { (full_year(a, 4)?, b) } else { (full_year(b, short)?, a) };
    Some(Date::Named { year, month, day })
}

/// A year of four digits between 1900 and 2200, or of two: to 68 of this century.
fn full_year(year: i64, digits: usize) -> Option<i64> {
    match digits {
        4 => Some(year).filter(|year| (1900..=2200).contains(year)),
        2 => Some(if year <= 68 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a cell means under each order, as ISO; `-` for nothing.
    fn check(cell: &str, day_first: &str, month_first: &str) {
        for (order, expected) in [(DateOrder::Dmy, day_first), (DateOrder::Mdy, month_first)] {
            let got = DateFormat { order, epoch: None }.parse(cell.as_bytes());
            let want = if expected == "-" { None } else { time::parse(expected.as_bytes()) };
            assert_eq!(got, want, "{cell}, {order:?}");
        }
    }

    #[test]
    fn dates_with_numbers_are_read_by_their_order() {
        check("14/03/2024", "2024-03-14", "-");
        check("3/14/2024", "-", "2024-03-14");
        check("03/04/2024", "2024-04-03", "2024-03-04");
        check("3/4/24", "2024-04-03", "2024-03-04");
        check("14.03.24", "2024-03-14", "-");
        check("31.02.2024", "-", "-");
        check("14-03-2024 9:05", "2024-03-14T09:05", "-");
        check("2024/03/14", "2024-03-14", "2024-03-14");
        check("2024.3.4", "2024-03-04", "2024-03-04");
        check("2024-3-4 09:05:07", "2024-03-04T09:05:07", "2024-03-04T09:05:07");
        check("14.03.2024, 09:05", "2024-03-14T09:05", "-");
        check("1/2", "-", "-");
        check("1/2/3/4", "-", "-");
        check("99/99/9999", "-", "-");
    }

    #[test]
    fn clocks_count_twelve_hours_or_twenty_four() {
        check("3/14/2024, 9:05 AM", "-", "2024-03-14T09:05");
        check("3/14/2024 9:05 PM", "-", "2024-03-14T21:05");
        check("3/14/2024 12:05 am", "-", "2024-03-14T00:05");
        check("3/14/2024 12:05:30\u{202f}p.m.", "-", "2024-03-14T12:05:30");
        check("3/14/2024 13:05 PM", "-", "-");
        check("14 Mar 2024 09:05 UTC", "2024-03-14T09:05", "2024-03-14T09:05");
        check("14 Mar 2024 09:05 +0100", "2024-03-14T08:05", "2024-03-14T08:05");
    }

    #[test]
    fn months_by_name_speak_for_themselves() {
        for cell in [
            "Mar 14, 2024",
            "14 Mar 2024",
            "14-Mar-24",
            "14 марта 2024",
            "14 марта 2024 г.",
            "Thu, 14 Mar 2024",
            "Thursday, March 14th, 2024",
            "2024 March 14",
        ] {
            check(cell, "2024-03-14", "2024-03-14");
        }
        check("March 2024", "-", "-");
        check("Mar Apr 14 2024", "-", "-");
        check("31 Feb 2024", "-", "-");
    }

    #[test]
    fn whole_numbers_count_what_the_column_counts() {
        for (cell, epoch, expected) in [
            ("45365", Epoch::ExcelSerial, "2024-03-14"),
            ("45365.378472", Epoch::ExcelSerial, "2024-03-14T09:05:00"),
            ("1710407100", Epoch::Seconds, "2024-03-14T09:05:00"),
            ("1710407100000", Epoch::Millis, "2024-03-14T09:05:00"),
            ("1710407100000000", Epoch::Micros, "2024-03-14T09:05:00"),
            ("20240314", Epoch::Compact, "2024-03-14"),
            ("20240314T090500", Epoch::Compact, "2024-03-14T09:05:00"),
            ("20240230", Epoch::Compact, "-"),
            ("1e9", Epoch::Seconds, "-"),
        ] {
            let got = DateFormat { order: DateOrder::Ymd, epoch: Some(epoch) }.parse(cell.as_bytes());
            assert_eq!(got, if expected == "-" { None } else { time::parse(expected.as_bytes()) }, "{cell}");
        }
        assert_eq!(DateFormat::default().parse(b"45365"), None);
    }
}
