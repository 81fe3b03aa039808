//! Writes cells that hold a number, a date or a duration as text.

use std::io::Write;

use crate::format::Format;

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;
/// The day after the last one that a workbook can represent, 9999-12-31, in the date system of 1900.
const END: f64 = 2_958_466.0;
/// Days from the epoch of the 1900 date system to that of the 1904 system.
const SINCE_1904: i64 = 1_462;
/// 1970-01-01 in the date system of 1900.
const EPOCH: i64 = 25_569;
/// Digits of a number that a spreadsheet shows; further ones are noise of the binary fraction.
const SHOWN: usize = 15;
/// Most digits that a format may ask for.
const MOST_ZEROS: usize = 40;

/// Writes a number as its shortest decimal, with no more digits than a spreadsheet shows.
pub fn number(out: &mut Vec<u8>, value: f64) {
    // 2^53: all whole numbers below it are exact.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    let from = out.len();
    // Writing to memory does not fail.
    let _ = match value.abs() {
        size if !size.is_finite() => Ok(()),
        size if size < WHOLE && value.fract() == 0.0 => write!(out, "{}", value as i64),
        1e-30..1e21 => write!(out, "{value}"),
        _ => write!(out, "{value:e}"),
    };
    let digits = |text: &[u8]| {
        let digits = text.iter().filter(|byte| byte.is_ascii_digit());
        digits.skip_while(|&&byte| byte == b'0').count()
    };
    if value.fract() != 0.0 && digits(out.get(from..).unwrap_or_default()) > SHOWN {
        let mut rounded = [0; 32];
        let mut left = &mut rounded[..];
        let written = write!(left, "{value:.*e}", SHOWN - 1).map(|()| left.len());
        let length = written.map_or(0, |left| rounded.len() - left);
        let short = std::str::from_utf8(rounded.get(..length).unwrap_or_default()).ok().and_then(|t| t.parse().ok());
        if let Some(short) = short.filter(|short: &f64| short.is_finite() && *short != value) {
            out.truncate(from);
            number(out, short);
        }
    }
}

/// Writes a number with what its format shows: `EUR 12.5`, `0000012`, `OPP-00012`.
pub fn formatted(out: &mut Vec<u8>, value: f64, format: &Format) {
    if format.is_plain() || !value.is_finite() {
        return number(out, value);
    }
    if let Some(code) = format.currency {
        out.extend_from_slice(code.as_bytes());
        out.push(b' ');
        return number(out, value);
    }
    if value < 0.0 || value.fract() != 0.0 {
        return number(out, value);
    }
    let mut digits = Vec::new();
    number(&mut digits, value);
    out.extend_from_slice(format.prefix.as_bytes());
    // Limited, as a hostile format asks for thousands of digits.
    let zeros = format.digits.min(MOST_ZEROS).saturating_sub(digits.len());
    out.resize(out.len() + zeros, b'0');
    out.append(&mut digits);
}

/// Writes a serial number of days as a date, a time, or both: `2024-03-14`, `09:05:07`, `2024-03-14 09:05:07`.
///
/// A serial outside the range of dates is written as a plain number.
pub fn date(out: &mut Vec<u8>, serial: f64, since_1904: bool) {
    if !(0.0..END).contains(&serial) {
        return number(out, serial);
    }
    let millis = (serial * DAY as f64).round() as i64;
    let (day, clock) = (millis / DAY, millis % DAY);
    // A serial below 1 is a time of day.
    if day == 0 {
        return time(out, clock);
    }
    let day = match since_1904 {
        true => day + SINCE_1904,
        // The 1900 date system counts a 29 February 1900 that did not exist, so earlier days are off by one.
        false if day < 60 => day + 1,
        false => day,
    };
    let (year, month, day) = civil(day - EPOCH);
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
    if clock > 0 {
        out.push(b' ');
        time(out, clock);
    }
}

/// Writes a duration as hours, minutes and seconds: `255:10:10`.
pub fn duration(out: &mut Vec<u8>, serial: f64) {
    if serial.is_nan() || serial.abs() >= END {
        return number(out, serial);
    }
    let millis = (serial * DAY as f64).round() as i64;
    if millis < 0 {
        out.push(b'-');
    }
    time(out, millis.abs());
}

/// Writes hours, minutes and seconds, and milliseconds if there are any.
fn time(out: &mut Vec<u8>, millis: i64) {
    let (seconds, millis) = (millis / 1_000, millis % 1_000);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let _ = write!(out, "{hours:02}:{minutes:02}:{seconds:02}");
    if millis > 0 {
        let _ = write!(out, ".{millis:03}");
    }
}

/// Year, month and day from days since 1970. Years begin in March here, so that the leap day is the last.
fn civil(day: i64) -> (i64, i64, i64) {
    const YEARS_400: i64 = 146_097;
    // Days since 0000-03-01.
    let day = day + 719_468;
    let (era, day) = (day.div_euclid(YEARS_400), day.rem_euclid(YEARS_400));
    let year = (day - day / 1_460 + day / 36_524 - day / (YEARS_400 - 1)) / 365;
    let day = day - (year * 365 + year / 4 - year / 100);
    let month = (day * 5 + 2) / 153;
    let day = day - (month * 153 + 2) / 5 + 1;
    let (year, month) = (era * 400 + year, if month < 10 { month + 3 } else { month - 9 });
    (year + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(write: impl FnOnce(&mut Vec<u8>), expected: &str) {
        let mut out = b">".to_vec();
        write(&mut out);
        assert_eq!(String::from_utf8(out).unwrap(), format!(">{expected}"));
    }

    #[test]
    fn numbers_are_short_decimals() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (15.0, "15"),
            (-1_234.5, "-1234.5"),
            (12.34, "12.34"),
            (0.1 + 0.2, "0.3"),
            (12.340000000000001, "12.34"),
            (1_234_567.890_000_000_1, "1234567.89"),
            (123_456_789_012_345.0, "123456789012345"),
            (1e15, "1000000000000000"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (1e20, "100000000000000000000"),
            (1e21, "1e21"),
            (0.000_000_1, "0.0000001"),
            (1.0 / 3.0, "0.333333333333333"),
            (f64::MAX, "1.7976931348623157e308"),
            (f64::MIN_POSITIVE, "2.2250738585072e-308"),
            (f64::NAN, ""),
            (f64::INFINITY, ""),
        ] {
            check(|out| number(out, value), expected);
        }
    }

    #[test]
    fn formats_add_currencies_and_zeros() {
        for (code, value, expected) in [
            ("[$€-407]#,##0.00", 1_234.5, "EUR 1234.5"),
            ("[$€-407]#,##0.00", -100.0, "EUR -100"),
            ("0000000", 12.0, "0000012"),
            ("0000000", 123_456_789.0, "123456789"),
            ("0000000", -12.0, "-12"),
            ("0000000", 1.5, "1.5"),
            ("\"OPP-\"00000", 12.0, "OPP-00012"),
            ("#,##0.00", 12.0, "12"),
            ("[$€-407]0", f64::NAN, ""),
        ] {
            check(|out| formatted(out, value, &Format::parse(code)), expected);
        }
        let long = Format::parse(&"0".repeat(100_000));
        check(|out| formatted(out, 1.0, &long), &format!("{}1", "0".repeat(MOST_ZEROS - 1)));
    }

    #[test]
    fn dates_by_both_systems() {
        for (serial, since_1904, expected) in [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (25_569.0, false, "1970-01-01"),
            (45_365.0, false, "2024-03-14"),
            (45_351.0, false, "2024-02-29"),
            (45_365.378_553_240_74, false, "2024-03-14 09:05:07"),
            (45_365.999_999_999_9, false, "2024-03-15"),
            (45_365.5, false, "2024-03-14 12:00:00"),
            (45_365.000_005_787, false, "2024-03-14 00:00:00.500"),
            (2_958_465.0, false, "9999-12-31"),
            (43_903.0, true, "2024-03-14"),
            (43_903.25, true, "2024-03-14 06:00:00"),
            (0.378_553_240_74, false, "09:05:07"),
            (0.5, true, "12:00:00"),
            (-1.0, false, "-1"),
            (2_958_466.0, false, "2958466"),
            (f64::NAN, false, ""),
        ] {
            check(|out| date(out, serial, since_1904), expected);
        }
    }

    #[test]
    fn durations_are_hours() {
        for (serial, expected) in
            [(10.632_060_185_185, "255:10:10"), (0.0, "00:00:00"), (-0.5, "-12:00:00"), (1e12, "1000000000000")]
        {
            check(|out| duration(out, serial), expected);
        }
    }
}
