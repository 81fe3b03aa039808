//! Calendar dates as days since 1970, and back from milliseconds.

/// Milliseconds in a day.
pub const DAY: i64 = 86_400_000;

/// Days since 1970 of a Gregorian date; `None` for an impossible one.
#[must_use]
pub fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    // Small unsigned numbers divide faster, above all in WebAssembly.
    let year = u32::try_from(year).ok().filter(|year| *year < 1_000_000)?;
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if year == 0 || !(1..=longest).contains(&day) {
        return None;
    }
    // Years are counted from March, so that the leap day comes last.
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let day_of_year = (153 * m + 2) / 5 + day - 1;
    Some(i64::from(y * 365 + y / 4 - y / 100 + y / 400 + day_of_year) - 719_468)
}

/// Year, month and day of an instant in milliseconds since 1970; inverts [`days`] times [`DAY`].
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

/// An instant as a date, with its time of day unless it is the first or the last instant of its day: `2025-03-01` or
/// `2025-03-01 09:30:00`.
#[must_use]
pub fn written(at: i64) -> String {
    let (year, month, day) = civil(at);
    let date = format!("{year:04}-{month:02}-{day:02}");
    match at.rem_euclid(DAY) {
        0 => date,
        of_day if of_day == DAY - 1 => date,
        of_day => {
            let seconds = of_day / 1_000;
            format!("{date} {:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_with_their_time_of_day() {
        let day = days(2025, 3, 1).unwrap() * DAY;
        assert_eq!(written(day), "2025-03-01");
        assert_eq!(written(day + DAY - 1), "2025-03-01");
        assert_eq!(written(day + 34_200_999), "2025-03-01 09:30:00");
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
