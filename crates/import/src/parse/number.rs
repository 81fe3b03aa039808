//! Parses numbers and amounts as people and tools write them, by the decimal mark of their column.

use std::sync::LazyLock;

use fairshare_types::order;
use fairshare_types::scale::Scale;
use fairshare_types::schema::DecimalMark;
use fairshare_types::text::is_invisible;
use serde::{Deserialize, Serialize};

use super::currency::{currency_code, is_shared_currency};
use super::space::narrow;
use super::words::Words;

/// How one column writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct NumberFormat {
    /// Its decimal mark.
    pub decimal: DecimalMark,
}

/// A number in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Units of the scale at which it was read; halves are rounded away from zero.
    pub minor: i64,
    /// ISO code of its currency, if the cell names one.
    pub currency: Option<&'static str>,
    /// A percent sign follows it.
    pub percent: bool,
}

/// Largest amount, in units of its scale. A larger number is an identifier in the wrong column.
const LARGEST: i128 = 100_000_000_000_000_000;
/// Maximum digits of an amount.
const DIGITS: usize = 30;

impl NumberFormat {
    /// Parses a cell in a column of this format, in hundredths.
    #[must_use]
    pub fn parse(self, cell: &[u8]) -> Option<Amount> {
        self.parse_at(cell, Scale::HUNDREDTHS)
    }

    /// Parses a cell in a column of this format, in units of a scale.
    #[must_use]
    pub fn parse_at(self, cell: &[u8], scale: Scale) -> Option<Amount> {
        self.parse_in(cell, scale, 0)
    }

    /// Parses a cell in a column whose heading gives a power of ten to multiply its numbers by.
    ///
    /// A cell with a magnitude of its own, such as `1.2 m`, ignores that power.
    #[must_use]
    pub fn parse_in(self, cell: &[u8], scale: Scale, power: u8) -> Option<Amount> {
        let mut written = Written::of(cell)?;
        if written.exponent == 0 {
            written.exponent = i32::from(power);
        }
        let (whole, fraction) = written.parts(self.decimal)?;
        let minor = written.scaled(whole, fraction, scale).filter(|minor| *minor <= LARGEST)?;
        let minor = i64::try_from(if written.negative { -minor } else { minor }).ok()?;
        Some(Amount { minor, currency: written.currency, percent: written.percent })
    }
}

/// Parts of a cell with a number, before its decimal mark is known.
pub(super) struct Written {
    /// Digits with points and commas; every other separator of thousands is removed.
    body: [u8; 40],
    length: usize,
    /// Spaces or apostrophes separate thousands, so a lone point or comma does not.
    spaced: bool,
    negative: bool,
    percent: bool,
    /// The mark before a dash in place of cents: `1.500,-`.
    dashed: Option<u8>,
    /// Power of ten to multiply by.
    exponent: i32,
    pub currency: Option<&'static str>,
}

impl Written {
    pub fn of(cell: &[u8]) -> Option<Self> {
        if cell.len() > 96 {
            return None;
        }
        let text = std::str::from_utf8(cell).ok()?.trim();
        if text.is_ascii() {
            return Self::of_text(text);
        }
        let narrowed: String = text.chars().filter(|c| !is_invisible(*c)).map(narrow).collect();
        Self::of_text(narrowed.trim())
    }

    fn of_text(text: &str) -> Option<Self> {
        let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(|inner| !inner.contains('('));
        let (text, bracketed) = inner.map_or((text, false), |inner| (inner.trim(), true));
        let mut written = Self {
            body: [0; 40],
            length: 0,
            spaced: false,
            negative: bracketed,
            percent: false,
            dashed: None,
            exponent: 0,
            currency: None,
        };
        let first = text.find(|c: char| c.is_ascii_digit())?;
        let last = text.rfind(|c: char| c.is_ascii_digit())?;
        // A decimal mark may precede the first digit; after a letter it ends an abbreviation, as in `Rs.500`.
        let mut before = text[..first].chars().rev();
        let mark = matches!(before.next(), Some('.' | ',')) && !before.next().is_some_and(char::is_alphabetic);
        let first = if mark { first - 1 } else { first };
        let (mut ahead, mut behind) = (&text[..first], &text[last + 1..]);
        // Brackets around the digits alone: `$(300.00)`, `(300.00) USD`.
        if let (Some(front), Some(back)) = (ahead.trim_end().strip_suffix('('), behind.trim_start().strip_prefix(')')) {
            if std::mem::replace(&mut written.negative, true) {
                return None;
            }
            (ahead, behind) = (front, back);
        }
        let yen = ahead.contains('¥') || behind.contains('円');
        written.signs_and_words(ahead, true)?;
        let rest = without_dash(behind, yen);
        let mark = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']).bytes().next();
        written.dashed = mark.filter(|mark| rest.len() < behind.len() && matches!(mark, b'.' | b','));
        written.signs_and_words(rest, false)?;
        written.digits(&text[first..=last])?;
        Some(written)
    }

    /// Parses sign, percent, currency, magnitude and neutral words before or after the digits.
    fn signs_and_words(&mut self, text: &str, before: bool) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        let mut words = String::new();
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            let within_word = || {
                let next = letters.clone().next();
                words.ends_with(char::is_alphabetic) && next.is_some_and(char::is_alphabetic)
            };
            match letter {
                // A dash continues a word in `ex-VAT` and `US-Dollar`.
                '-' | '\u{2212}' | '\u{2012}' | '\u{2013}' if !within_word() => {
                    if std::mem::replace(&mut self.negative, true) {
                        return None;
                    }
                }
                '+' if before && words.trim().is_empty() => {}
                '%' if !before => self.percent = true,
                // A lone mark after the digits: `5.`
                '.' | ',' if !before && words.is_empty() => {}
                '(' | ')' | '[' | ']' | ';' | ':' => words.push(' '),
                c => words.push(c),
            }
        }
        let words = words.trim();
        // `5000+` is a lower bound.
        if words == "+" {
            return None;
        }
        if words.is_empty() || self.take_word(words, before).is_some() {
            return Some(());
        }
        words.split_whitespace().try_for_each(|word| self.take_word(word, before))
    }

    /// Parses a currency, a magnitude, both in one word, or a neutral word such as `net`.
    fn take_word(&mut self, word: &str, before: bool) -> Option<()> {
        let word = word.trim_matches([',', ' ']);
        // `R 1 200` is in rand; elsewhere the letter alone is no currency sign.
        if before && word == "R" {
            return self.take_currency("ZAR");
        }
        if let Some(code) = currency_code(word) {
            return self.take_currency(code);
        }
        if is_shared_currency(word) || changes_nothing(word) {
            return Some(());
        }
        let lower = word.to_lowercase();
        // In India, `3 L` is three lakh.
        if !before && word == "L" && self.currency == Some("INR") {
            self.exponent += 5;
            return Some(());
        }
        // Thousands and millions of a currency in one word: `TEUR`, `MSEK`, `k€`, `Mkr`.
        let mut names: Vec<&(&str, i32)> = MAGNITUDES.iter().filter(|(name, _)| lower.starts_with(name)).collect();
        order::arrange_by_key(&mut names, |(name, _)| std::cmp::Reverse(name.len()));
        for (name, power) in names {
            let Some(rest) = word.get(name.len()..).map(|rest| rest.trim_start_matches('.')) else { continue };
            if rest.is_empty() {
                // An upper-case `CR` marks a credit in accounting.
                let credit = *name == "cr" && word == "CR" && self.currency != Some("INR");
                let thousand = *name == "t";
                if before || credit || thousand {
                    return None;
                }
                self.exponent += power;
                return Some(());
            }
            let coded = currency_code(rest);
            let shared =
                is_shared_currency(rest) || matches!(*name, "m" | "t" | "md") && rest.eq_ignore_ascii_case("kr");
            // Before the number, only a currency of three bytes counts, such as a code: `MUSD 1.2`.
            if (coded.is_some() || shared) && (!before || rest.len() == 3) {
                self.exponent += power;
                return match coded {
                    Some(code) => self.take_currency(code),
                    None => Some(()),
                };
            }
        }
        None
    }

    fn take_currency(&mut self, code: &'static str) -> Option<()> {
        let code = match self.currency {
            None => code,
            Some(known) if known == code => code,
            // `CA$ 5 CAD` and `$5 CAD`: many dollars use the plain sign.
            Some("USD") if DOLLARS.contains(&code) => code,
            Some(known) if code == "USD" && DOLLARS.contains(&known) => known,
            // Yen and yuan share the sign `¥`.
            Some("JPY") if code == "CNY" => "CNY",
            Some("CNY") if code == "JPY" => "CNY",
            Some(_) => return None,
        };
        self.currency = Some(code);
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
                '\'' | '\u{2019}' | '\u{2018}' | '\u{b4}' | '`' | '\u{2bc}' | '\u{66c}' => {
                    self.spaced = true;
                    continue;
                }
                c if c.is_whitespace() && !c.is_control() => {
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

    /// The digits before and after the decimal mark.
    ///
    /// Two kinds of marks, or a repeated mark, show it themselves; otherwise the mark of the column counts.
    fn parts(&self, decimal: DecimalMark) -> Option<(&[u8], &[u8])> {
        let body = self.body();
        let (decimal, thousands) = match (self.says(), decimal) {
            (Says::Comma, _) | (Says::Nothing | Says::Open(_), DecimalMark::Comma) => (b',', b'.'),
            (Says::Point, _) | (Says::Nothing | Says::Open(_), DecimalMark::Point) => (b'.', b','),
            (Says::Nonsense, _) => return None,
            // A lone mark that cannot separate thousands must be the decimal mark of the column.
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

    /// Evidence of the number's own marks for its decimal mark.
    pub fn says(&self) -> Says {
        let body = self.body();
        let last = |mark| body.iter().rposition(|&b| b == mark);
        let count = |mark| body.iter().filter(|&&b| b == mark).count();
        // The mark before a dash in place of cents is the decimal mark.
        match self.dashed.filter(|mark| count(*mark) == 0) {
            Some(b',') => return Says::Comma,
            Some(_) => return Says::Point,
            None => {}
        }
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

    /// Scale that the number needs with this decimal mark, at least hundredths and at most the finest.
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

    /// The digits in units of a scale, multiplied by their magnitude.
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

/// Words after a number for powers of ten, in lower case.
pub(super) const MAGNITUDES: [(&str, i32); 67] = [
    ("k", 3),
    ("t", 3),
    ("тыс", 3),
    ("тыс.", 3),
    ("тысяч", 3),
    ("tsd", 3),
    ("tsd.", 3),
    ("tausend", 3),
    ("thousand", 3),
    ("tys", 3),
    ("tys.", 3),
    ("tusen", 3),
    ("bin", 3),
    ("mille", 3),
    ("千", 3),
    ("万", 4),
    ("萬", 4),
    ("만", 4),
    ("lakh", 5),
    ("lakhs", 5),
    ("lac", 5),
    ("lacs", 5),
    ("m", 6),
    ("mm", 6),
    ("mn", 6),
    ("mio", 6),
    ("mio.", 6),
    ("mln", 6),
    ("mln.", 6),
    ("mill", 6),
    ("mill.", 6),
    ("million", 6),
    ("millions", 6),
    ("millionen", 6),
    ("millones", 6),
    ("millón", 6),
    ("milione", 6),
    ("milioni", 6),
    ("miljoen", 6),
    ("miljoner", 6),
    ("milhões", 6),
    ("milhão", 6),
    ("milyon", 6),
    ("млн", 6),
    ("млн.", 6),
    ("миллион", 6),
    ("миллиона", 6),
    ("миллионов", 6),
    ("百万", 6),
    ("cr", 7),
    ("cr.", 7),
    ("crore", 7),
    ("crores", 7),
    ("億", 8),
    ("亿", 8),
    ("억", 8),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
    ("млрд", 9),
    ("млрд.", 9),
    ("mrd", 9),
    ("mrd.", 9),
    ("mld", 9),
    ("md", 9),
    ("milyar", 9),
    ("兆", 12),
];

/// Dollars that are also written with the plain sign.
const DOLLARS: [&str; 10] = ["AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP"];

/// Words around an amount that do not change it: net and gross, with and without taxes.
const NEUTRAL: &str = "net nett nets netto gross brutto neto bruto netta nette lordo brut bruts нетто брутто excl exclusive \
                      incl inclusive exkl inkl zzgl ex inc plus vat mwst ust ht ttc hors taxe taxes tva iva btw moms kdv \
                      dahil hariç haric ндс nds без с вкл в т.ч gst tax pst sales-tax i.v.a ex-vat exvat 税込 税抜 税別 税込み 税抜き 也 \
                      esclusa inclusa escluso incluso incluido excluido sin con sem com bez vat-u mva pdv only of";

static NEUTRAL_WORDS: LazyLock<Words<()>> = LazyLock::new(|| Words::of([(NEUTRAL, ())]));

fn changes_nothing(word: &str) -> bool {
    let word: String = word.to_lowercase().chars().filter(|c| !matches!(c, '.' | ',')).collect();
    word == "+" || NEUTRAL_WORDS.get(&word).is_some()
}

/// Removes a dash in place of cents after the digits: `12'000.–`, `1.200,-`, `12 000:-`, `850,--`, `5,000/-`.
///
/// A single hyphen without a mark before it is a minus, except after yen.
fn without_dash(behind: &str, yen: bool) -> &str {
    let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '=');
    let rest = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let marked = rest.strip_prefix(['.', ',', ':', '/']).map(str::trim_start);
    let dashes = marked.unwrap_or(rest);
    let after = dashes.trim_start_matches(is_dash);
    let count = dashes.chars().take_while(|c| is_dash(*c)).count();
    let long = dashes.starts_with(['\u{2013}', '\u{2014}', '\u{2015}']);
    let plain = after.is_empty() || after.starts_with(|c: char| !c.is_ascii_digit());
    if plain && ((marked.is_some() && count > 0) || count > 1 || (count == 1 && (long || yen))) {
        after
    } else {
        behind
    }
}

/// Smallest scale, at least hundredths, that holds an amount of the finest scale without rounding.
pub(crate) fn scale_of_finest(amount: i128) -> Scale {
    let (mut places, mut amount) = (Scale::FINEST.places(), amount);
    while places > Scale::HUNDREDTHS.places() && amount % 10 == 0 {
        places -= 1;
        amount /= 10;
    }
    Scale::new(places)
}

/// Evidence of the marks in a number for its decimal mark.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// The number has no marks.
    Nothing,
    /// The point is the decimal mark.
    Point,
    /// The comma is the decimal mark.
    Comma,
    /// This mark is the only one, and cannot separate thousands.
    Only(u8),
    /// This mark is the only one, and may separate thousands.
    Open(u8),
    /// The marks contradict each other.
    Nonsense,
}

/// Whether the marks separate thousands: the last group has three digits, those before it two or three.
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
            // The leftmost group may be shorter: only a group to the right of another must be full.
            let full = first == 0 || (2..=3).contains(&first);
            first = group.len();
            full && group.iter().all(u8::is_ascii_digit)
        });
    even && (1..=3).contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the hundredths of a cell in a column with a decimal point, and in one with a comma.
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

    /// Parses the hundredths and the currency of a cell in a column with this decimal mark.
    fn read(cell: &str, decimal: DecimalMark) -> Option<(i64, Option<&'static str>)> {
        NumberFormat { decimal }.parse(cell.as_bytes()).map(|amount| (amount.minor, amount.currency))
    }

    #[test]
    fn k7_a_dash_for_no_cents_is_no_minus() {
        use DecimalMark::*;
        for (cell, decimal, minor) in [
            ("CHF 12'000.–", Point, 1_200_000),
            ("CHF 8'500.-", Point, 850_000),
            ("1.200,- €", Comma, 120_000),
            ("850,-- €", Comma, 85_000),
            ("1.200.—", Comma, 120_000),
            ("12 000:-", Comma, 1_200_000),
            ("12’000.--", Point, 1_200_000),
            ("€ 100,=", Comma, 10_000),
            ("Rs. 5,000/-", Point, 500_000),
            ("Fr. 12'000—", Point, 1_200_000),
            ("¥500,000-", Point, 50_000_000),
            ("1.234,56-", Comma, -123_456),
            ("5-", Point, -500),
            ("-50.00", Point, -5_000),
            ("-1.200,-", Comma, -120_000),
            ("(200.00)", Point, -20_000),
            ("(1,200)", Point, -120_000),
            ("$(300.00)", Point, -30_000),
            ("(300.00) USD", Point, -30_000),
            ("(1.200,-)", Comma, -120_000),
            ("1.200,50- €", Comma, -120_050),
        ] {
            assert_eq!(read(cell, decimal).map(|(minor, _)| minor), Some(minor), "{cell}");
        }
    }

    #[test]
    fn k8_amounts_as_people_write_them() {
        use DecimalMark::*;
        for (cell, decimal, expected) in [
            ("12 000:-", Comma, (1_200_000, None)),
            ("1 500 kr", Comma, (150_000, None)),
            ("750,50 kr.", Comma, (75_050, None)),
            ("kr 1.500", Comma, (150_000, None)),
            ("1 500 SEK", Comma, (150_000, Some("SEK"))),
            ("￥500,000", Point, (50_000_000, Some("JPY"))),
            ("1,000円", Point, (100_000, Some("JPY"))),
            ("1,000円(税込)", Point, (100_000, Some("JPY"))),
            ("50万円", Point, (50_000_000, Some("JPY"))),
            ("1.5億円", Point, (15_000_000_000, Some("JPY"))),
            ("３，０００円", Point, (300_000, Some("JPY"))),
            ("1,000元", Point, (100_000, Some("CNY"))),
            ("¥1,000元", Point, (100_000, Some("CNY"))),
            ("Rs.2,50,000.50", Point, (25_000_050, Some("INR"))),
            ("Rs 5,000", Point, (500_000, Some("INR"))),
            ("₹ 2.5 Lakh", Point, (25_000_000, Some("INR"))),
            ("₹1.2 Cr", Point, (1_200_000_000, Some("INR"))),
            ("3 lac", Point, (30_000_000, None)),
            ("Fr.12.50", Point, (1_250, Some("CHF"))),
            ("SFr. 12.50", Point, (1_250, Some("CHF"))),
            ("US$ 1,200.00", Point, (120_000, Some("USD"))),
            ("US $1,200", Point, (120_000, Some("USD"))),
            ("USD1,500", Point, (150_000, Some("USD"))),
            ("$-300.00", Point, (-30_000, Some("USD"))),
            ("$1.2M", Point, (120_000_000, Some("USD"))),
            ("$ 12K", Point, (1_200_000, Some("USD"))),
            ("$5 CAD", Point, (500, Some("CAD"))),
            ("R$ 2.500,00", Comma, (250_000, Some("BRL"))),
            ("12 TEUR", Comma, (1_200_000, Some("EUR"))),
            ("12 T€", Comma, (1_200_000, Some("EUR"))),
            ("1,5 Mio. €", Comma, (150_000_000, Some("EUR"))),
            ("MSEK 2", Comma, (200_000_000, Some("SEK"))),
            ("2 mkr", Comma, (200_000_000, None)),
            ("1200 EUR net", Point, (120_000, Some("EUR"))),
            ("1.200,00 € zzgl. MwSt.", Comma, (120_000, Some("EUR"))),
            ("1200 € HT", Comma, (120_000, Some("EUR"))),
            ("1200 USD (excl. VAT)", Point, (120_000, Some("USD"))),
            ("£1,200 + VAT", Point, (120_000, Some("GBP"))),
            ("100 000 руб. без НДС", Comma, (10_000_000, Some("RUB"))),
            ("1 200 zł brutto", Comma, (120_000, Some("PLN"))),
            ("2.500 TL", Comma, (250_000, Some("TRY"))),
            ("US-Dollar 100", Point, (10_000, Some("USD"))),
            ("100 dollars", Point, (10_000, Some("USD"))),
            ("KWD 1.5", Point, (150, Some("KWD"))),
        ] {
            assert_eq!(read(cell, decimal), Some(expected), "{cell}");
        }
    }

    #[test]
    fn k8_figures_that_are_not_exact_are_no_amounts() {
        for cell in [
            "ca. 3,000",
            "~3000",
            "approx. 3,000",
            "about 500",
            "1.200/mo",
            "5000+",
            "1000-2000",
            "> 500",
            "<500",
            "TBD",
            "500 per month",
            "1,200 CR",
            "3 apples",
            "#REF!",
            "5 % EUR x",
        ] {
            assert_eq!(read(cell, DecimalMark::Point), None, "{cell}");
        }
    }
}
