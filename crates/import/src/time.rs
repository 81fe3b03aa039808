//! Times without strings: ISO 8601 dates and date-times to milliseconds since 1970, and back to a date.

/// Milliseconds in a day.
pub const DAY: i64 = 86_400_000;

/// 1990-01-01: what is earlier is no date of a touch or deal.
const EARLIEST: i64 = 631_152_000_000;
/// 2050-01-01, likewise the latest. The engine has no clock, so that a file is read the same on every day.
const LATEST: i64 = 2_524_608_000_000;

/// A time read from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970, UTC where the cell names an offset, as written where it does not.
    pub at: i64,
    /// The cell names a day without a time of day.
    pub day_only: bool,
    /// Minutes that the written clock is ahead of UTC, where the cell names an offset or a zone.
    pub offset: Option<i16>,
}

impl Moment {
    /// A day without a time of day.
    #[must_use]
    pub const fn day(at: i64) -> Self {
        Self { at, day_only: true, offset: None }
    }

    /// Whether the date is one that programs write for no date: before 1990, or decades ahead.
    #[must_use]
    pub fn is_placeholder(self) -> bool {
        !(EARLIEST..LATEST).contains(&self.at)
    }

    /// The latest instant that the cell can mean: a day lasts to its end.
    #[must_use]
    pub fn latest(self) -> i64 {
        if self.day_only { self.at + DAY - 1 } else { self.at }
    }
}

/// Reads `2025-03-14`, `2025-03-14 09:05`, `2025-03-14T09:05:07.123Z`, `2025-03-14T09:05:07+01:00`... Nothing else:
/// an impossible day is no time.
#[must_use]
pub fn parse(cell: &[u8]) -> Option<Moment> {
    let (date, rest) = cell.split_at_checked(10)?;
    if date[4] != b'-' || date[7] != b'-' {
        return None;
    }
    let day = days(number(&date[..4])?, number(&date[5..7])?, number(&date[8..10])?)?;
    let (plain, utc) = rest.strip_suffix(b"Z").map_or((rest, None), |rest| (rest, Some(0)));
    if let [b'T' | b' ', h0, h1, b':', m0, m1, b':', s0, s1] = *plain {
        // What most exports write: worth a way of its own.
        let (hours, minutes, seconds) = (number(&[h0, h1])?, number(&[m0, m1])?, number(&[s0, s1])?);
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

/// Takes the offset off a time of day: `Z`, `+01:00`, `-0500`, `+02`. In milliseconds.
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

/// `9:05`, `09:05:07`, `09:05:07.123456` to milliseconds; what is finer is cut.
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

/// Digits and nothing but digits, and so few that they fit.
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

/// Days since 1970 of a day of the Gregorian calendar; `None` for a day that is not in it.
#[must_use]
pub fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if year == 0 || !(1..=longest).contains(&day) {
        return None;
    }
    // Years are counted from March, so that the odd day of a leap year stands at the end.
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let day_of_year = (153 * m + 2) / 5 + day - 1;
    Some(y * 365 + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + day_of_year - 719_468)
}

/// Year, month and day of an instant: the inverse of [`days`].
#[must_use]
pub fn civil(at: i64) -> (i64, i64, i64) {
    let z = at.div_euclid(DAY) + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let m = (5 * of_year + 2) / 153;
    let (month, carry) = if m < 10 { (m + 3, 0) } else { (m - 9, 1) };
    (year + era * 400 + carry, month, of_year - (153 * m + 2) / 5 + 1)
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

    #[test]
    fn days_and_civil_are_inverse() {
        for day in (-800_000..800_000).step_by(97) {
            let (y, m, d) = civil(day * DAY);
            if y > 0 {
                assert_eq!(days(y, m, d), Some(day), "{y}-{m}-{d}");
            }
        }
    }
}
