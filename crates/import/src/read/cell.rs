//! Parses amounts as most exports write them.

use crate::parse::scale_of_finest;
use fairshare_types::scale::Scale;

/// Marks a missing number of a row or a deal.
pub const NONE: i64 = i64::MIN;

/// Largest amount, in minor units. A larger number is an identifier in the wrong column.
pub const LARGEST: i64 = 100_000_000_000_000_000;

/// Parses a plain number in units of a scale of hundredths or finer. Also returns the scale that it needs.
///
/// `1234.56` is 123456 hundredths. Three digits after a point may be thousands, which only the column can decide.
pub fn plain_amount(cell: &[u8], scale: Scale) -> Option<(i64, Scale)> {
    let (negative, digits) = match cell.split_first()? {
        (b'-', rest) => (true, rest),
        (b'+', rest) => (false, rest),
        _ => (false, cell),
    };
    let (whole, fraction) = match digits.iter().position(|&b| b == b'.') {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, &[][..]),
    };
    if fraction.len() > 3 {
        return finer_amount(negative, whole, fraction, scale);
    }
    if fraction.len() == 3 || whole.is_empty() && fraction.is_empty() || !fraction.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut units = 0_i64;
    for &b in whole.iter().chain([fraction.first(), fraction.get(1)].map(|b| b.unwrap_or(&b'0'))) {
        if !b.is_ascii_digit() {
            return None;
        }
        units = units.checked_mul(10)?.checked_add(i64::from(b - b'0'))?;
    }
    if scale > Scale::HUNDREDTHS {
        units = units.checked_mul(scale.one() / Scale::HUNDREDTHS.one())?;
    }
    (units <= LARGEST).then_some((if negative { -units } else { units }, Scale::HUNDREDTHS))
}

/// Parses a plain number with more than three decimals; halves of the finest scale are rounded away from zero.
#[cold]
fn finer_amount(negative: bool, whole: &[u8], fraction: &[u8], scale: Scale) -> Option<(i64, Scale)> {
    if whole.len() > 20 || !whole.iter().chain(fraction).all(u8::is_ascii_digit) {
        return None;
    }
    let places = usize::from(Scale::FINEST.places());
    let digits = whole.iter().chain(fraction.iter().chain(std::iter::repeat(&b'0')).take(places));
    let finest = digits.fold(0_i128, |sum, b| sum * 10 + i128::from(b - b'0'));
    let finest = finest + i128::from(fraction.get(places).is_some_and(|&b| b >= b'5'));
    let divisor = i128::from(Scale::FINEST.one() / scale.one());
    let units = i64::try_from((finest + divisor / 2) / divisor).ok().filter(|units| *units <= LARGEST)?;
    Some((if negative { -units } else { units }, scale_of_finest(finest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact() {
        for (cell, expected) in [
            ("100", Some(10_000)),
            ("1805.5", Some(180_550)),
            ("14710.20", Some(1_471_020)),
            ("-2610.12", Some(-261_012)),
            ("+7", Some(700)),
            ("0", Some(0)),
            (".5", Some(50)),
            ("5.", Some(500)),
            ("8988.00000000", Some(898_800)),
            ("0.0050", Some(1)),
            ("0.0049", Some(0)),
            ("-0.0050", Some(-1)),
            ("12.345", None),
            ("1000000000000000", Some(100_000_000_000_000_000)),
            ("1000000000000000.01", None),
            ("-1000000000000000", Some(-100_000_000_000_000_000)),
            ("1e5", None),
            ("1,234.56", None),
            ("99999999999999999999", None),
            ("NaN", None),
            (".", None),
            ("-", None),
            ("", None),
        ] {
            let got = plain_amount(cell.as_bytes(), Scale::HUNDREDTHS).map(|(minor, _)| minor);
            assert_eq!(got, expected, "{cell}");
        }
    }

    #[test]
    fn amounts_need_as_many_places_as_are_no_zeros() {
        for (cell, scale, expected) in [
            ("1.5", 4, Some((15_000, 2))),
            ("1.0005", 4, Some((10_005, 4))),
            ("-1.0005", 4, Some((-10_005, 4))),
            ("8988.00000000", 2, Some((898_800, 2))),
            ("1805.3000000000002", 2, Some((180_530, 2))),
            ("0.3333333333", 6, Some((333_333, 6))),
            ("0.0000005", 6, Some((1, 6))),
            ("0.0000004", 6, Some((0, 2))),
            ("1.0050", 3, Some((1_005, 3))),
            ("100000000000.0000", 6, Some((100_000_000_000_000_000, 2))),
            ("100000000000.0001", 6, None),
            ("1.005", 3, None),
            ("1.0O05", 4, None),
        ] {
            let got = plain_amount(cell.as_bytes(), Scale::new(scale));
            assert_eq!(got, expected.map(|(minor, places)| (minor, Scale::new(places))), "{cell}");
        }
    }
}
