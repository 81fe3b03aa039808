//! Converts ISO 8601 dates and date-times to milliseconds since 1970, and back to a date.

use fairshare_types::time::{DAY, days};

/// 1990-01-01. Earlier dates are placeholders.
const EARLIEST: i64 = 631_152_000_000;
/// 2050-01-01. Later dates are placeholders; a clock would make results depend on the day.
const LATEST: i64 = 2_524_608_000_000;

/// A time read from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970: in UTC if the cell names an offset, else as written.
    pub at: i64,
    /// The cell has a day without a time of day.
    pub day_only: bool,
    /// Minutes that the written clock is ahead of UTC, if the cell names an offset or a zone.
    pub offset: Option<i16>,
}

impl Moment {
    /// A day without a time of day.
    #[must_use]
    pub const fn day(at: i64) -> Self {
        Self { at, day_only: true, offset: None }
    }

    /// Whether the date is one that programs write for no date: before 1990, or from 2050 on.
    #[must_use]
    pub fn is_placeholder(self) -> bool {
        !(EARLIEST..LATEST).contains(&self.at)
    }

    /// Whether the written time of day is midnight.
    #[must_use]
    pub fn is_midnight(self) -> bool {
        self.written().rem_euclid(DAY) == 0
    }

    /// The written day without a time of day.
    #[must_use]
    pub fn whole_day(self) -> Self {
        Self::day(self.written().div_euclid(DAY) * DAY)
    }

    /// The written clock, taken as UTC.
    #[must_use]
    pub fn written(self) -> i64 {
        self.at + self.offset.map_or(0, |minutes| i64::from(minutes) * 60_000)
    }

    /// Latest instant that the cell can mean: a day lasts to its end.
    #[must_use]
    pub fn latest(self) -> i64 {
        if self.day_only { self.at + DAY - 1 } else { self.at }
    }
}

/// Parses `2025-03-14`, `2025-03-14 09:05`, `2025-03-14T09:05:07.123Z`, `2025-03-14T09:05:07+01:00`...
///
/// `None` for anything else, and for an impossible day.
#[must_use]
pub fn parse(cell: &[u8]) -> Option<Moment> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1, rest @ ..] = cell else { return None };
    let day = days(pair(*y0, *y1)? * 100 + pair(*y2, *y3)?, pair(*m0, *m1)?, pair(*d0, *d1)?)?;
    let (plain, utc) = rest.strip_suffix(b"Z").map_or((rest, None), |rest| (rest, Some(0)));
    if let [b'T' | b' ', h0, h1, b':', m0, m1, b':', s0, s1] = *plain {
        // A fast path for the form that most exports write.
        let (hours, minutes, seconds) = (pair(h0, h1)?, pair(m0, m1)?, pair(s0, s1)?);
        if hours < 24 && minutes < 60 && seconds < 60 {
            let clock = ((hours * 60 + minutes) * 60 + seconds) * 1000;
            return Some(Moment { at: day * DAY + clock, day_only: false, offset: utc });
        }
    }
    let Some((mark, clock)) = rest.split_first() else { return Some(Moment::day(day * DAY)) };
    if !matches!(mark, b'T' | b't' | b' ') {
        return None;
    }
    let (clock, offset) = split_offset(clock.trim_ascii_start())?;
    let minutes = offset.and_then(|millis| i16::try_from(millis / 60_000).ok());
    Some(Moment { at: day * DAY + clock_millis(clock)? - offset.unwrap_or(0), day_only: false, offset: minutes })
}

/// Splits the offset in milliseconds from a time of day: `Z`, `+01:00`, `-0500`, `+02`.
pub(crate) fn split_offset(clock: &[u8]) -> Option<(&[u8], Option<i64>)> {
    if let Some(clock) = clock.strip_suffix(b"Z").or_else(|| clock.strip_suffix(b"z")) {
        return Some((clock, Some(0)));
    }
    let Some(at) = clock.iter().rposition(|b| matches!(b, b'+' | b'-')) else { return Some((clock, None)) };
    let digits = &clock[at + 1..];
    let (hours, minutes) = match digits.len() {
        2 => (number(digits)?, 0),
        4 => (number(&digits[..2])?, number(&digits[2..])?),
        5 if digits[2] == b':' => (number(&digits[..2])?, number(&digits[3..])?),
        _ => return None,
    };
    if hours > 18 || minutes > 59 {
        return None;
    }
    let offset = (hours * 60 + minutes) * 60_000;
    Some((clock[..at].trim_ascii_end(), Some(if clock[at] == b'-' { -offset } else { offset })))
}

/// Parses `9:05`, `09:05:07`, `09:05:07.123456` to milliseconds; finer digits are cut.
pub(crate) fn clock_millis(clock: &[u8]) -> Option<i64> {
    let mut parts = clock.splitn(3, |&b| b == b':');
    let hours = number(parts.next().filter(|h| (1..=2).contains(&h.len()))?)?;
    let minutes = number(parts.next().filter(|m| m.len() == 2)?)?;
    let (seconds, millis) = match parts.next() {
        None => (0, 0),
        Some(seconds) => {
            let (whole, fraction) = match seconds.iter().position(|b| matches!(b, b'.' | b',')) {
                Some(at) => (&seconds[..at], &seconds[at + 1..]),
                None => (seconds, &[][..]),
            };
            let mut millis = 0;
            for place in 0..3 {
                millis = millis * 10 + i64::from(fraction.get(place).map_or(0, |b| b.wrapping_sub(b'0')));
            }
            if !fraction.iter().all(u8::is_ascii_digit) || whole.len() != 2 {
                return None;
            }
            (number(whole)?, millis)
        }
    };
    // 24:00 is the end of a day, and 60 a leap second.
    let valid = (hours < 24 && minutes < 60 && seconds <= 60) || (hours == 24 && minutes == 0 && seconds == 0);
    valid.then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis)
}

/// Parses two digits.
fn pair(tens: u8, ones: u8) -> Option<i64> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| i64::from(tens * 10 + ones))
}

/// Parses a text of digits only, at most 18 of them.
pub(crate) fn number(digits: &[u8]) -> Option<i64> {
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut n = 0_i64;
    for b in digits {
        if !b.is_ascii_digit() {
            return None;
        }
        n = n * 10 + i64::from(b - b'0');
    }
    Some(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_iso_times_and_nothing_else() {
        let march = 1_741_910_400_000; // 2025-03-14
        for (cell, expected) in [
            ("2025-03-14", Some((march, true))),
            ("2025-03-14 09:05", Some((march + 32_700_000, false))),
            ("2025-03-14T09:05:07", Some((march + 32_707_000, false))),
            ("2025-03-14T09:05:07Z", Some((march + 32_707_000, false))),
            ("2025-03-14T09:05:07.123456Z", Some((march + 32_707_123, false))),
            ("2025-03-14T09:05:07.5+01:00", Some((march + 29_107_500, false))),
            ("2025-03-14T09:05:07-0500", Some((march + 50_707_000, false))),
            ("2025-03-14 09:05:07.000 +00:00", Some((march + 32_707_000, false))),
            ("2020-02-04 4:30:21", Some((1_580_790_621_000, false))),
            ("1970-01-01", Some((0, true))),
            ("1969-12-31T23:59:59Z", Some((-1_000, false))),
            ("2024-02-29", Some((1_709_164_800_000, true))),
            ("2025-02-29", None),
            ("2025-02-30", None),
            ("2025-13-01", None),
            ("2025-00-10", None),
            ("2025-03-14T25:00", None),
            ("2025-03-14T09", None),
            ("2025-03-14x", None),
            ("14.03.2025", None),
            ("2025-3-14", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(parse(cell.as_bytes()).map(|moment| (moment.at, moment.day_only)), expected, "{cell}");
        }
    }

    #[test]
    fn a_day_lasts_to_its_end() {
        assert_eq!(parse(b"1970-01-01").map(Moment::latest), Some(DAY - 1));
        assert_eq!(parse(b"1970-01-01T00:00").map(Moment::latest), Some(0));
    }

    #[test]
    fn k22_a_midnight_is_that_of_the_written_clock() {
        for (cell, expected) in [
            ("2025-03-31 00:00", true),
            ("2025-03-31T00:00:00Z", true),
            ("2025-03-31T00:00:00+02:00", true),
            ("2025-03-31T22:00:00Z", false),
            ("2025-03-31 09:00", false),
        ] {
            let moment = parse(cell.as_bytes()).unwrap();
            assert_eq!(moment.is_midnight(), expected, "{cell}");
            assert_eq!(moment.whole_day(), parse(b"2025-03-31").unwrap(), "{cell}");
        }
    }

    #[test]
    fn k10_dates_that_stand_for_no_date_are_placeholders() {
        for (cell, expected) in [
            ("1970-01-01 00:00:00", true),
            ("0001-01-01", true),
            ("1899-12-30", true),
            ("1900-01-01", true),
            ("9999-12-31", true),
            ("2999-12-31T23:59:59Z", true),
            ("1989-12-31", true),
            ("1990-01-01", false),
            ("2025-03-14", false),
            ("2049-12-31", false),
        ] {
            assert_eq!(parse(cell.as_bytes()).map(Moment::is_placeholder), Some(expected), "{cell}");
        }
    }
}
