//! Amounts as most exports write them.

/// Marks a number that a row or deal does not have.
pub const NONE: i64 = i64::MIN;

/// Largest amount, in minor units: 10^15. What is larger is no deal, but an identifier in the wrong column.
const LARGEST: i64 = 100_000_000_000_000_000;

/// A plain number in minor units: `1234.56` is 123456. What is finer is rounded to the cent, halves away from zero. Three
/// digits behind a point may be thousands, so they are left to those who know the column.
pub fn plain_amount(cell: &[u8]) -> Option<i64> {
    let (negative, digits) = match cell.split_first()? {
        (b'-', rest) => (true, rest),
        (b'+', rest) => (false, rest),
        _ => (false, cell),
    };
    let (whole, fraction) = match digits.iter().position(|&b| b == b'.') {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, &[][..]),
    };
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
    units = units.checked_add(i64::from(fraction.get(2).is_some_and(|&b| b >= b'5')))?;
    (units <= LARGEST).then_some(if negative { -units } else { units })
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
            assert_eq!(plain_amount(cell.as_bytes()), expected, "{cell}");
        }
    }
}
