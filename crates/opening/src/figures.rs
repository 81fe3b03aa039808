//! Numbers, money and dates of the example, as `Intl` writes them on the page: a browser test compares both.

use fairshare_page::texts::Language;
use fairshare_page::values::amounts;

/// Figures in a language.
pub struct Figures {
    /// The language.
    pub language: Language,
}

const NO_BREAK: char = '\u{a0}';
const MONTHS: [[&str; 12]; 2] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек."],
];

impl Figures {
    /// A whole number in groups of three digits.
    fn grouped(&self, digits: &str) -> String {
        let separator = if self.language == Language::English { ',' } else { NO_BREAK };
        let mut written = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                written.push(separator);
            }
            written.push(digit);
        }
        written
    }

    /// A number with the sign of its currency.
    fn with_sign(&self, number: &str, currency: &str) -> String {
        let sign = if currency == "EUR" { "€" } else { currency };
        match self.language {
            Language::English => format!("{sign}{number}"),
            Language::Russian => format!("{number}{NO_BREAK}{sign}"),
        }
    }

    /// The year and the month, from 0, of a moment in milliseconds.
    fn month(at: i64) -> (i64, usize) {
        // Days since 1 March of year 0 (Hinnant: chrono-compatible low-level date algorithms).
        let days = at.div_euclid(86_400_000) + 719_468;
        let era = days.div_euclid(146_097);
        let day = days.rem_euclid(146_097);
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let month = (5 * (day - (365 * year + year / 4 - year / 100)) + 2) / 153;
        let january = month >= 10;
        (era * 400 + year + i64::from(january), ((month + 2) % 12) as usize)
    }
}

impl fairshare_page::texts::Figures for Figures {
    fn count(&self, n: u64) -> String {
        self.grouped(&n.to_string())
    }

    fn decimal(&self, value: f64, digits: usize) -> String {
        let text = self.fixed(value, digits);
        let mark = self.language.decimal_mark();
        if text.contains(mark) { text.trim_end_matches('0').trim_end_matches(mark).to_owned() } else { text }
    }

    fn fixed(&self, value: f64, digits: usize) -> String {
        let text = format!("{value:.digits$}");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let whole = self.grouped(whole);
        if part.is_empty() { whole } else { format!("{whole}{}{part}", self.language.decimal_mark()) }
    }

    fn money(&self, minor: i64, currency: &str) -> String {
        let (text, places) = amounts::shown(minor, currency);
        let value = text.parse().unwrap_or_default();
        self.with_sign(&self.fixed(value, places), currency)
    }

    fn money_short(&self, minor: i64, currency: &str) -> String {
        let value = amounts::major(minor as f64);
        let (short, unit) = match value {
            v if v >= 999_500.0 => (v / 1e6, 1),
            v if v >= 1000.0 => (v / 1e3, 0),
            v => return self.with_sign(&self.decimal(v, 0), currency),
        };
        let number = self.decimal(short, usize::from(short < 9.95));
        match self.language {
            Language::English => self.with_sign(&format!("{number}{}", ["K", "M"][unit]), currency),
            Language::Russian => self.with_sign(&format!("{number}{NO_BREAK}{}", ["тыс.", "млн"][unit]), currency),
        }
    }

    fn day(&self, at: i64) -> String {
        self.period(at, at)
    }

    fn period(&self, from: i64, to: i64) -> String {
        let names = &MONTHS[usize::from(self.language == Language::Russian)];
        let [(first, one), (last, other)] = [from, to].map(Self::month);
        let year = if self.language == Language::Russian { " г." } else { "" };
        let end = format!("{} {last}{year}", names[other]);
        if (first, one) == (last, other) {
            return end;
        }
        let begin = if first == last { names[one].to_owned() } else { format!("{} {first}{year}", names[one]) };
        format!("{begin}{}{end}", self.language.until())
    }
}
