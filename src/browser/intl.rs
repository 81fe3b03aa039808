//! Numbers, money and dates in the browser's formats. Formatters are made once and kept.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::texts::{Figures, Language, NARROW};
use crate::values::amounts;
use crate::values::redaction;

/// Figures through `Intl`.
///
/// Words and numbers follow the page's language, except that an English page writes numbers as its reader does.
pub struct IntlFigures {
    /// The language of the page.
    pub language: Language,
}

/// What a kept formatter writes.
#[derive(Clone, PartialEq)]
enum Purpose {
    Count,
    Decimal(usize),
    Fixed(usize),
    /// Currency code and number of decimal places.
    Money(String, usize),
    MoneyShort(String),
    Day,
    Month,
    MonthAndYear,
    Year,
}

thread_local! {
    static FORMATTERS: RefCell<Vec<(Language, Purpose, Function)>> = const { RefCell::new(Vec::new()) };
}

impl IntlFigures {
    fn number(&self, purpose: &Purpose, value: f64) -> String {
        format(self.language, purpose, &JsValue::from_f64(value))
    }

    fn date(&self, purpose: &Purpose, at: i64) -> String {
        format(self.language, purpose, &JsValue::from(Date::new(&JsValue::from_f64(at as f64))))
    }

    /// The number with a currency sign that is no code, such as "€", on the side where this language writes it.
    fn signed(&self, currency: &str, number: String) -> String {
        if currency.is_empty() || !code(currency).is_empty() {
            return number;
        }
        match self.language {
            Language::English => format!("{currency}{NARROW}{number}"),
            Language::Russian => format!("{number}\u{a0}{currency}"),
        }
    }
}

impl Figures for IntlFigures {
    fn count(&self, n: u64) -> String {
        self.number(&Purpose::Count, n as f64)
    }

    fn decimal(&self, value: f64, digits: usize) -> String {
        self.number(&Purpose::Decimal(digits), value)
    }

    fn fixed(&self, value: f64, digits: usize) -> String {
        self.number(&Purpose::Fixed(digits), value)
    }

    fn money(&self, minor: i64, currency: &str) -> String {
        if let Some(percent) = redaction::percent_of(minor as f64) {
            return format!("{}{NARROW}%", self.fixed(percent, 1));
        }
        // As a decimal text, which `Intl` formats exactly: a binary fraction could be a cent off in large sums.
        let (text, places) = amounts::shown(minor, currency);
        let number = format(self.language, &Purpose::Money(code(currency), places), &JsValue::from_str(&text));
        self.signed(currency, number)
    }

    fn money_short(&self, minor: i64, currency: &str) -> String {
        if let Some(percent) = redaction::percent_of(minor as f64) {
            return format!("{}{NARROW}%", self.decimal(percent, 1));
        }
        self.signed(currency, self.number(&Purpose::MoneyShort(code(currency)), amounts::major(minor as f64)))
    }

    fn day(&self, at: i64) -> String {
        self.date(&Purpose::Day, at)
    }

    fn period(&self, from: i64, to: i64) -> String {
        let (first, last) = (self.date(&Purpose::MonthAndYear, from), self.date(&Purpose::MonthAndYear, to));
        if first == last {
            return last;
        }
        let one_year = self.date(&Purpose::Year, from) == self.date(&Purpose::Year, to);
        let first = if one_year { self.date(&Purpose::Month, from) } else { first };
        format!("{first}{}{last}", self.language.until())
    }
}

/// The code of a currency that `Intl` knows: three letters. Empty for any other, which is written as it is.
fn code(currency: &str) -> String {
    let known = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_alphabetic());
    if known { currency.to_ascii_uppercase() } else { String::new() }
}

fn format(language: Language, purpose: &Purpose, value: &JsValue) -> String {
    let text = FORMATTERS.with_borrow_mut(|kept| {
        let formatter = match kept.iter().find(|(l, p, _)| *l == language && p == purpose) {
            Some((.., formatter)) => formatter.clone(),
            None => {
                let formatter = make(language, purpose);
                kept.push((language, purpose.clone(), formatter.clone()));
                formatter
            }
        };
        formatter.call1(&JsValue::UNDEFINED, value)
    });
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn make(language: Language, purpose: &Purpose) -> Function {
    let options = Object::new();
    let set = |key: &str, value: JsValue| {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &value);
    };
    let digits = |least: usize, most: usize| {
        set("minimumFractionDigits", JsValue::from_f64(least as f64));
        set("maximumFractionDigits", JsValue::from_f64(most as f64));
    };
    let currency = |code: &str| {
        if !code.is_empty() {
            set("style", "currency".into());
            set("currency", code.into());
            set("currencyDisplay", "narrowSymbol".into());
        }
    };
    // Months are words, so they follow the page's language. On an English page numbers follow the reader's language,
    // which the page may not have.
    let page = Array::of1(&JsValue::from_str(language.tag()));
    let reader = if language == Language::English { Array::new() } else { page.clone() };
    match purpose {
        Purpose::Count => digits(0, 0),
        Purpose::Decimal(most) => digits(0, *most),
        Purpose::Fixed(all) => digits(*all, *all),
        Purpose::Money(code, places) => {
            currency(code);
            digits(*places, *places);
        }
        Purpose::MoneyShort(code) => {
            currency(code);
            set("notation", "compact".into());
            set("maximumSignificantDigits", JsValue::from_f64(3.0));
        }
        Purpose::Day => {
            set("day", "numeric".into());
            set("month", "long".into());
            set("year", "numeric".into());
        }
        Purpose::Month => set("month", "short".into()),
        Purpose::MonthAndYear => {
            set("month", "short".into());
            set("year", "numeric".into());
        }
        Purpose::Year => set("year", "numeric".into()),
    }
    match purpose {
        Purpose::Day | Purpose::Month | Purpose::MonthAndYear | Purpose::Year => {
            set("timeZone", "UTC".into());
            Intl::DateTimeFormat::new(&page, &options).format()
        }
        _ => Intl::NumberFormat::new(&reader, &options).format(),
    }
}
