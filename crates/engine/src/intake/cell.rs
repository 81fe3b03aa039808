//! What single cells mean: amounts, outcomes, and the words for nothing.

/// Marks a number that a row or deal does not have.
pub const NONE: i64 = i64::MIN;

/// Whether a cell says that there is nothing in it.
#[inline]
pub fn is_nothing(cell: &[u8]) -> bool {
    const WORDS: [&[u8]; 6] = [b"null", b"n/a", b"none", b"(none)", b"(not set)", b"-"];
    match cell.first() {
        None => true,
        Some(b'n' | b'N' | b'(' | b'-') => cell.len() <= 9 && WORDS.iter().any(|word| word.eq_ignore_ascii_case(cell)),
        Some(_) => false,
    }
}

/// Largest amount, in minor units: 10^15. What is larger is no deal, but an identifier in the wrong column.
const LARGEST: i64 = 100_000_000_000_000_000;

/// A plain number in minor units: `1234.56` is 123456. What is finer is rounded to the cent, halves away from zero.
pub fn amount(cell: &[u8]) -> Option<i64> {
    let (negative, digits) = match cell.split_first()? {
        (b'-', rest) => (true, rest),
        (b'+', rest) => (false, rest),
        _ => (false, cell),
    };
    let (whole, fraction) = match digits.iter().position(|&b| b == b'.') {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, &[][..]),
    };
    if whole.is_empty() && fraction.is_empty() || !fraction.iter().all(u8::is_ascii_digit) {
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

/// What became of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Neither won nor lost yet.
    Open,
    /// Lost.
    Lost,
    /// Won.
    Won,
}

const WON: &[&str] = &[
    "won",
    "closedwon",
    "win",
    "success",
    "true",
    "yes",
    "y",
    "converted",
    "conversion",
    "customer",
    "closedwonnew",
    "успешнореализовано",
    "сделкауспешна",
    "выиграна",
    "оплачено",
    "оплатили",
    "продажа",
    "да",
    "gagnée",
    "gewonnen",
    "geschlossengewonnen",
];
const LOST: &[&str] = &[
    "lost",
    "closedlost",
    "loss",
    "disqualified",
    "false",
    "no",
    "n",
    "notconverted",
    "failed",
    "закрытоинереализовано",
    "сделкапровалена",
    "проиграна",
    "отказ",
    "нет",
    "perdue",
    "verloren",
    "geschlossenverloren",
];

/// The outcome that a word or number of an outcome or stage column means. Numbers count conversions.
pub fn outcome(text: &str) -> Outcome {
    let word: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    if let Some(n) = amount(text.as_bytes()) {
        return if n > 0 { Outcome::Won } else { Outcome::Lost };
    }
    if WON.contains(&word.as_str()) {
        Outcome::Won
    } else if LOST.contains(&word.as_str()) {
        Outcome::Lost
    } else {
        Outcome::Open
    }
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
            ("0.005", Some(1)),
            ("0.0049", Some(0)),
            ("-0.005", Some(-1)),
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
            assert_eq!(amount(cell.as_bytes()), expected, "{cell}");
        }
    }

    #[test]
    fn outcomes_are_read_from_words_and_numbers() {
        for (text, expected) in [
            ("Closed Won", Outcome::Won),
            ("closedwon", Outcome::Won),
            ("1", Outcome::Won),
            ("2", Outcome::Won),
            ("TRUE", Outcome::Won),
            ("Выиграна", Outcome::Won),
            ("Closed Lost", Outcome::Lost),
            ("0", Outcome::Lost),
            ("false", Outcome::Lost),
            ("Закрыто и не реализовано", Outcome::Lost),
            ("Proposal", Outcome::Open),
            ("Negotiation / Review", Outcome::Open),
        ] {
            assert_eq!(outcome(text), expected, "{text}");
        }
    }

    #[test]
    fn words_for_nothing() {
        for cell in ["", "null", "NULL", "n/a", "(not set)", "-"] {
            assert!(is_nothing(cell.as_bytes()), "{cell}");
        }
        assert!(!is_nothing(b"0"));
        assert!(!is_nothing(b"nullable"));
    }
}
