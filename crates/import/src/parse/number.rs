//! Numbers and amounts as people and tools write them, read by the decimal mark of their column.

use serde::{Deserialize, Serialize};

use super::{Scale, currency_code};

/// What stands between whole units and their parts in the numbers of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// `1,234.56`
    #[default]
    Point,
    /// `1.234,56`
    Comma,
}

impl DecimalMark {
    /// The mark itself.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// How one column writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct NumberFormat {
    /// Its decimal mark.
    pub decimal: DecimalMark,
}

/// A number in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Units of the scale that it was read at, halves rounded away from zero.
    pub minor: i64,
    /// ISO code of the currency beside it.
    pub currency: Option<&'static str>,
    /// A percent sign stands behind it.
    pub percent: bool,
}

/// Largest amount, in units of its scale. A larger number is an identifier in the wrong column.
const LARGEST: i128 = 100_000_000_000_000_000;
/// Most digits of a number; more are no amount.
const DIGITS: usize = 30;

impl NumberFormat {
    /// The number that a cell means in a column of this format, in hundredths.
    #[must_use]
    pub fn parse(self, cell: &[u8]) -> Option<Amount> {
        self.parse_at(cell, Scale::HUNDREDTHS)
    }

    /// The number that a cell means in a column of this format, in units of a scale.
    #[must_use]
    pub fn parse_at(self, cell: &[u8], scale: Scale) -> Option<Amount> {
        let written = Written::of(cell)?;
        let (whole, fraction) = written.parts(self.decimal)?;
        let minor = written.scaled(whole, fraction, scale).filter(|minor| *minor <= LARGEST)?;
        let minor = i64::try_from(if written.negative { -minor } else { minor }).ok()?;
        Some(Amount { minor, currency: written.currency, percent: written.percent })
    }
}

/// The parts of a cell with a number, before it is known which mark is the decimal one.
pub(super) struct Written {
    /// Digits and the marks between them; every other mark of thousands is taken out.
    body: [u8; 40],
    length: usize,
    /// Some mark of thousands that is neither point nor comma was there, and so the groups are not to be looked at.
    spaced: bool,
    negative: bool,
    percent: bool,
    /// Powers of ten by which it is to be multiplied.
    exponent: i32,
    pub currency: Option<&'static str>,
}

impl Written {
    pub fn of(cell: &[u8]) -> Option<Self> {
        if cell.len() > 64 {
            return None;
        }
        let text = std::str::from_utf8(cell).ok()?.trim();
        let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let (text, bracketed) = inner.map_or((text, false), |inner| (inner.trim(), true));
        let mut written = Self {
            body: [0; 40],
            length: 0,
            spaced: false,
            negative: bracketed,
            percent: false,
            exponent: 0,
            currency: None,
        };
        let first = text.find(|c: char| c.is_ascii_digit())?;
        let last = text.rfind(|c: char| c.is_ascii_digit())?;
        // A decimal mark may stand before the first digit.
        let first = if text[..first].ends_with(['.', ',']) { first - 1 } else { first };
        written.around(&text[..first], true)?;
        written.around(&text[last + 1..], false)?;
        written.digits(&text[first..=last])?;
        Some(written)
    }

    /// Sign, currency, percent and magnitude, before or behind the digits.
    fn around(&mut self, text: &str, before: bool) -> Option<()> {
        let mut word = String::new();
        for letter in text.chars() {
            match letter {
                '-' | '\u{2212}' | '\u{2012}' | '\u{2013}' => {
                    if std::mem::replace(&mut self.negative, true) {
                        return None;
                    }
                }
                '+' if before => {}
                '%' if !before => self.percent = true,
                c if c.is_whitespace() => {}
                // A lone mark behind the digits: `5.`
                '.' | ',' if !before && word.is_empty() => {}
                c => word.push(c),
            }
        }
        if word.is_empty() {
            return Some(());
        }
        const MAGNITUDES: [(&str, i32); 12] = [
            ("k", 3),
            ("тыс", 3),
            ("тыс.", 3),
            ("m", 6),
            ("mn", 6),
            ("mio", 6),
            ("mln", 6),
            ("млн", 6),
            ("млн.", 6),
            ("b", 9),
            ("bn", 9),
            ("млрд", 9),
        ];
        let lower = word.to_lowercase();
        let magnitude =
            MAGNITUDES.iter().filter(|(name, _)| !before && lower.starts_with(name)).max_by_key(|(n, _)| n.len());
        let rest = match magnitude {
            // `руб` begins with no magnitude; `k€` and `M USD` do, and a currency follows.
            Some((name, power)) if lower.len() == name.len() || currency_code(&lower[name.len()..]).is_some() => {
                self.exponent += power;
                &word[name.len()..]
            }
            _ => &word,
        };
        if !rest.is_empty() {
            let code = currency_code(rest)?;
            if self.currency.replace(code).is_some_and(|known| known != code) {
                return None;
            }
        }
        Some(())
    }

    fn digits(&mut self, text: &str) -> Option<()> {
        let (text, exponent) = match text.find(['e', 'E']) {
            Some(at) => (&text[..at], text[at + 1..].parse::<i32>().ok().filter(|e| (-30..=30).contains(e))?),
            None => (text, 0),
        };
        self.exponent += exponent;
        for letter in text.chars() {
            let byte = match letter {
                '0'..='9' | '.' | ',' => letter as u8,
                ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}' => {
                    self.spaced = true;
                    continue;
                }
                _ => return None,
            };
            *self.body.get_mut(self.length)? = byte;
            self.length += 1;
        }
        Some(())
    }

    pub fn body(&self) -> &[u8] {
        &self.body[..self.length]
    }

    /// The digits before and behind the decimal mark of the column. Two kinds of marks in one number speak for
    /// themselves, as does a mark that stands twice.
    fn parts(&self, decimal: DecimalMark) -> Option<(&[u8], &[u8])> {
        let body = self.body();
        let (decimal, thousands) = match (self.says(), decimal) {
            (Says::Comma, _) | (Says::Nothing | Says::Open(_), DecimalMark::Comma) => (b',', b'.'),
            (Says::Point, _) | (Says::Nothing | Says::Open(_), DecimalMark::Point) => (b'.', b','),
            (Says::Nonsense, _) => return None,
            // The mark of the column decides, and this number has the other one where no thousands can be.
            (Says::Only(mark), decimal) if mark as char == decimal.sign() => {
                (mark, if mark == b',' { b'.' } else { b',' })
            }
            (Says::Only(_), _) => return None,
        };
        let mut halves = body.splitn(2, |&b| b == decimal);
        let (whole, fraction) = (halves.next()?, halves.next().unwrap_or_default());
        if !fraction.iter().all(u8::is_ascii_digit) || !grouped(whole, thousands) {
            return None;
        }
        Some((whole, fraction))
    }

    /// What the marks of the number say about which of them is the decimal one.
    pub fn says(&self) -> Says {
        let body = self.body();
        let last = |mark| body.iter().rposition(|&b| b == mark);
        let count = |mark| body.iter().filter(|&&b| b == mark).count();
        match (last(b'.'), last(b',')) {
            (None, None) => Says::Nothing,
            (Some(point), Some(comma)) => match (point > comma, count(b'.'), count(b',')) {
                (true, 1, _) => Says::Point,
                (false, _, 1) => Says::Comma,
                _ => Says::Nonsense,
            },
            (Some(at), None) | (None, Some(at)) => {
                let mark = body[at];
                if count(mark) > 1 {
                    return if mark == b',' { Says::Point } else { Says::Comma };
                }
                let (before, behind) = (&body[..at], body.len() - at - 1);
                let thousands = behind == 3 && (1..=3).contains(&before.len()) && before[0] != b'0' && !self.spaced;
                if thousands { Says::Open(mark) } else { Says::Only(mark) }
            }
        }
    }

    /// The scale that the number needs under this decimal mark, at least hundredths and at most the finest.
    pub fn scale(&self, decimal: DecimalMark) -> Scale {
        let needed = || {
            let (whole, fraction) = self.parts(decimal)?;
            if i64::try_from(fraction.len()).ok()? <= 2 + i64::from(self.exponent) {
                return None;
            }
            self.scaled(whole, fraction, Scale::FINEST).map(scale_of_finest)
        };
        needed().unwrap_or_default()
    }

    /// The digits in units of a scale, with the magnitude that stands behind them.
    fn scaled(&self, whole: &[u8], fraction: &[u8], scale: Scale) -> Option<i128> {
        let mut value = 0_i128;
        let mut digits = 0;
        for &b in whole.iter().chain(fraction).filter(|b| b.is_ascii_digit()) {
            value = value.checked_mul(10)?.checked_add(i128::from(b - b'0'))?;
            digits += usize::from(value > 0);
            if digits > DIGITS {
                return None;
            }
        }
        let power = i32::from(scale.places()) + self.exponent - i32::try_from(fraction.len()).ok()?;
        if power >= 0 {
            return value.checked_mul(10_i128.checked_pow(u32::try_from(power).ok()?)?);
        }
        Some(match 10_i128.checked_pow(power.unsigned_abs()) {
            Some(divisor) => (value + divisor / 2) / divisor,
            None => 0,
        })
    }
}

/// The scale, at least hundredths, that holds an amount of the finest scale without rounding.
pub(crate) fn scale_of_finest(amount: i128) -> Scale {
    let (mut places, mut amount) = (Scale::FINEST.places(), amount);
    while places > Scale::HUNDREDTHS.places() && amount % 10 == 0 {
        places -= 1;
        amount /= 10;
    }
    Scale::new(places)
}

/// What the marks in a number say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// There are none.
    Nothing,
    /// The point is the decimal mark.
    Point,
    /// The comma is.
    Comma,
    /// This mark is the only one, and cannot part thousands.
    Only(u8),
    /// This mark is the only one, and may part thousands.
    Open(u8),
    /// They contradict each other.
    Nonsense,
}

/// Whether the marks stand where thousands are parted; the last group has three digits, those before it two or three.
fn grouped(whole: &[u8], mark: u8) -> bool {
    let mut groups = whole.rsplit(|&b| b == mark);
    let Some(last) = groups.next() else { return true };
    let mut rest = groups.peekable();
    if rest.peek().is_none() {
        return last.iter().all(u8::is_ascii_digit);
    }
    let mut first = 0;
    let even = last.len() == 3
        && last.iter().all(u8::is_ascii_digit)
        && rest.all(|group| {
            // The first of all may be shorter: only what stands to the right of another group has to be full.
            let full = first == 0 || (2..=3).contains(&first);
            first = group.len();
            full && group.iter().all(u8::is_ascii_digit)
        });
    even && (1..=3).contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hundredths in a column with a decimal point, and in one with a comma.
    fn check(cell: &str, point: Option<i64>, comma: Option<i64>) {
        for (decimal, expected) in [(DecimalMark::Point, point), (DecimalMark::Comma, comma)] {
            let got = NumberFormat { decimal }.parse(cell.as_bytes()).map(|amount| amount.minor);
            assert_eq!(got, expected, "{cell}, {decimal:?}");
        }
    }

    #[test]
    fn the_column_decides_what_a_mark_means() {
        check("1,234", Some(123_400), Some(123));
        check("1.234", Some(123), Some(123_400));
        check("12000,5", None, Some(1_200_050));
        check("12000.5", Some(1_200_050), None);
        check("1.234,56", Some(123_456), Some(123_456));
        check("1,234.56", Some(123_456), Some(123_456));
        check("1.234.567", Some(123_456_700), Some(123_456_700));
        check("12,34,567.5", Some(123_456_750), Some(123_456_750));
        check("1,23,4", None, None);
        check("1.2,3.4", None, None);
        check("8988.00000000", Some(898_800), None);
        check("0.005", Some(1), None);
        check("12 000,00", None, Some(1_200_000));
        check("12\u{a0}000", Some(1_200_000), Some(1_200_000));
        check("1'234'567.50", Some(123_456_750), None);
        check("5.", Some(500), Some(500));
        check(".5", Some(50), None);
    }

    #[test]
    fn signs_magnitudes_and_brackets() {
        for (cell, minor) in [
            ("(1,200)", -120_000),
            ("-2,610.12", -261_012),
            ("\u{2212}5", -500),
            ("5-", -500),
            ("+5", 500),
            ("1.2M", 120_000_000),
            ("3k", 300_000),
            ("2 млн", 200_000_000),
            ("45 %", 4_500),
            ("1.5E+03", 150_000),
            ("1000000000000000", 100_000_000_000_000_000),
        ] {
            check(
                cell,
                Some(minor),
                NumberFormat { decimal: DecimalMark::Comma }.parse(cell.as_bytes()).map(|a| a.minor),
            );
        }
        for cell in [
            "",
            "abc",
            "12x",
            "1-2",
            "--5",
            "1e400",
            "NaN",
            "1000000000000000.01",
            "99999999999999999999",
            "5 apples",
            "$",
            ".",
        ] {
            check(cell, None, None);
        }
    }

    #[test]
    fn currencies_beside_the_number() {
        for (cell, minor, currency) in [
            ("USD 12,000.00", 1_200_000, Some("USD")),
            ("$74.69", 7_469, Some("USD")),
            ("-$300.00", -30_000, Some("USD")),
            ("($300.00)", -30_000, Some("USD")),
            ("1.234,56 €", 123_456, Some("EUR")),
            ("12 000,00 ₽", 1_200_000, Some("RUB")),
            ("87 990,90 руб.", 8_799_090, Some("RUB")),
            ("1.5M USD", 150_000_000, Some("USD")),
            ("12", 1_200, None),
        ] {
            let comma = cell.contains(",00 ") || cell.contains(",90");
            let decimal = if comma { DecimalMark::Comma } else { DecimalMark::Point };
            let amount = NumberFormat { decimal }.parse(cell.as_bytes());
            assert_eq!(amount.map(|a| (a.minor, a.currency)), Some((minor, currency)), "{cell}");
        }
        assert_eq!(NumberFormat::default().parse("$5 €".as_bytes()), None);
    }
}
