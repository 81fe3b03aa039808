//! Numbers, money and dates as the browser writes them for its reader. Formatters are made once and kept.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::redaction;
use crate::texts::{Figures, NARROW};

/// Figures through `Intl`, in the reader's locale.
pub struct IntlFigures;

/// What a kept formatter is for.
#[derive(Clone, PartialEq)]
enum Purpose {
    Count,
    Decimal(usize),
    Fixed(usize),
    Money(String),
    MoneyShort(String),
    Day,
    Month,
    MonthAndYear,
    Year,
}

thread_local! {
    static FORMATTERS: RefCell<Vec<(Purpose, Function)>> = const { RefCell::new(Vec::new()) };
}

impl Figures for IntlFigures {
    fn count(&self, n: u64) -> String {
        format(&Purpose::Count, &JsValue::from_f64(n as f64))
    }

    fn decimal(&self, value: f64, digits: usize) -> String {
        format(&Purpose::Decimal(digits), &JsValue::from_f64(value))
    }

    fn fixed(&self, value: f64, digits: usize) -> String {
        format(&Purpose::Fixed(digits), &JsValue::from_f64(value))
    }

    fn money(&self, minor: i64, currency: &str) -> String {
        if let Some(percent) = redaction::percent_of(minor) {
            return format!("{}{NARROW}%", self.fixed(percent, 1));
        }
        // As a decimal text, which `Intl` takes at its word: a binary fraction could be a cent off in large sums.
        let sign = if minor < 0 { "-" } else { "" };
        let text = format!("{sign}{}.{:02}", minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
        signed(currency, format(&Purpose::Money(code(currency)), &JsValue::from_str(&text)))
    }

    fn money_short(&self, minor: i64, currency: &str) -> String {
        if let Some(percent) = redaction::percent_of(minor) {
            return format!("{}{NARROW}%", self.decimal(percent, 1));
        }
        signed(currency, format(&Purpose::MoneyShort(code(currency)), &JsValue::from_f64(minor as f64 / 100.0)))
    }

    fn day(&self, at: i64) -> String {
        format(&Purpose::Day, &JsValue::from(Date::new(&JsValue::from_f64(at as f64))))
    }

    fn period(&self, from: i64, to: i64) -> String {
        let date = |at: i64| JsValue::from(Date::new(&JsValue::from_f64(at as f64)));
        let (first, last) = (date(from), date(to));
        let month = |date: &JsValue| format(&Purpose::MonthAndYear, date);
        if month(&first) == month(&last) {
            month(&last)
        } else if format(&Purpose::Year, &first) == format(&Purpose::Year, &last) {
            format!("{} to {}", format(&Purpose::Month, &first), month(&last))
        } else {
            format!("{} to {}", month(&first), month(&last))
        }
    }
}

/// A currency that `Intl` knows how to write: three letters. Everything else is set before the number as it stands.
fn code(currency: &str) -> String {
    let known = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_alphabetic());
    if known { currency.to_ascii_uppercase() } else { String::new() }
}

/// The number with a sign that is no code, such as "€", before it.
fn signed(currency: &str, number: String) -> String {
    if currency.is_empty() || !code(currency).is_empty() { number } else { format!("{currency}{NARROW}{number}") }
}

fn format(purpose: &Purpose, value: &JsValue) -> String {
    let text = FORMATTERS.with_borrow_mut(|kept| {
        let formatter = match kept.iter().find(|(p, _)| p == purpose) {
            Some((_, formatter)) => formatter.clone(),
            None => {
                let formatter = make(purpose);
                kept.push((purpose.clone(), formatter.clone()));
                formatter
            }
        };
        formatter.call1(&JsValue::UNDEFINED, value)
    });
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn make(purpose: &Purpose) -> Function {
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
    // Months are words, so they follow the language of the page; numbers follow the reader.
    let (reader, page) = (Array::new(), Array::of1(&JsValue::from_str("en")));
    match purpose {
        Purpose::Count => digits(0, 0),
        Purpose::Decimal(most) => digits(0, *most),
        Purpose::Fixed(all) => digits(*all, *all),
        Purpose::Money(code) => {
            currency(code);
            digits(2, 2);
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
