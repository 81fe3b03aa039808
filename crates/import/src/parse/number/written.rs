//! A number as it is written: its digits, marks, signs and words.

use fairshare_types::order;
use fairshare_types::scale::Scale;
use fairshare_types::schema::DecimalMark;
use fairshare_types::text::is_invisible;

use super::scale_of_finest;
use super::words::{DOLLARS, MAGNITUDES, changes_nothing};
use crate::parse::currency::{currency_code, is_shared_currency};
use crate::parse::space::narrow;

/// Maximum digits of an amount.
const DIGITS: usize = 30;

/// Parts of a cell with a number, before its decimal mark is known.
pub(in crate::parse) struct Written {
    /// Digits with points and commas; every other separator of thousands is removed.
    body: [u8; 40],
    length: usize,
    /// Spaces or apostrophes separate thousands, so a lone point or comma does not.
    spaced: bool,
    pub(super) negative: bool,
    pub(super) percent: bool,
    /// The mark before a dash in place of cents: `1.500,-`.
    dashed: Option<u8>,
    /// Power of ten to multiply by.
    pub(super) exponent: i32,
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
    pub(super) fn parts(&self, decimal: DecimalMark) -> Option<(&[u8], &[u8])> {
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
    pub(super) fn scaled(&self, whole: &[u8], fraction: &[u8], scale: Scale) -> Option<i128> {
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

/// Evidence of the marks in a number for its decimal mark.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) enum Says {
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
