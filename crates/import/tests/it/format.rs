//! Parses dates and amounts as tools write them: lists of cells with their meanings, and round trips.

use std::path::Path;

use fairshare_import::parse::{
    DateDecision, DateEvidence, DateFormat, NumberDecision, NumberEvidence, NumberFormat, is_nothing,
};
use fairshare_import::time;
use fairshare_types::schema::{DateOrder, DecimalMark};
use fairshare_types::time::{DAY, civil};
use proptest::prelude::*;
use serde_json::Value;

fn cases(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    let text = std::fs::read_to_string(path).expect("cases");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn every_date_of_the_list() {
    for case in cases("dates.json") {
        let raw = case["raw"].as_str().expect("a cell");
        let mut evidence = DateEvidence::default();
        evidence.see(raw.as_bytes());
        let format = match (case["order"].as_str(), evidence.decide()) {
            (Some("DMY"), _) => DateFormat { order: DateOrder::Dmy, epoch: None },
            (Some("MDY"), _) => DateFormat { order: DateOrder::Mdy, epoch: None },
            (_, DateDecision::Certain(format)) => format,
            _ => DateFormat::default(),
        };
        let got = if is_nothing(raw.as_bytes()) { None } else { format.parse(raw.as_bytes()) };
        let want = case["iso"].as_str().map(|iso| time::parse(iso.as_bytes()).expect("ISO"));
        // Cells that name a zone keep its offset; the list has only the instant.
        assert_eq!(got.map(|m| (m.at, m.day_only)), want.map(|m| (m.at, m.day_only)), "{raw}");
    }
}

#[test]
fn every_amount_of_the_list() {
    for case in cases("amounts.json") {
        let raw = case["raw"].as_str().expect("a cell");
        let mut evidence = NumberEvidence::default();
        evidence.see(raw.as_bytes());
        let format = match (case["needs_decimal_mark"].as_str(), evidence.decide()) {
            (Some(","), _) => NumberFormat { decimal: DecimalMark::Comma },
            (_, NumberDecision::Certain(format)) => format,
            _ => NumberFormat::default(),
        };
        let got = if is_nothing(raw.as_bytes()) { None } else { format.parse(raw.as_bytes()) };
        let want = case["value"].as_f64().map(|value| (value * 100.0).round() as i64);
        assert_eq!(got.map(|amount| amount.minor), want, "{raw}");
        if let Some(currency) = case["currency"].as_str() {
            assert_eq!(got.and_then(|amount| amount.currency), Some(currency), "{raw}");
        }
    }
}

/// Writes a day in one of several styles.
fn written(style: usize, (year, month, day): (i64, i64, i64)) -> String {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let name = NAMES[usize::try_from(month - 1).expect("a month")];
    match style {
        0 => format!("{year:04}-{month:02}-{day:02}"),
        1 => format!("{day:02}.{month:02}.{year:04}"),
        2 => format!("{day}/{month}/{year:04}"),
        3 => format!("{month}/{day}/{year:04}"),
        4 => format!("{day}-{name}-{year:04}"),
        5 => format!("{name} {day}, {year:04}"),
        6 => format!("{year:04}/{month:02}/{day:02}"),
        _ => format!("{year:04}{month:02}{day:02}"),
    }
}

proptest! {
    /// A column whose days make its order certain is read back as it was written.
    #[test]
    fn written_dates_are_read_back(days in prop::collection::vec(3_653_i64..40_000, 1..20), style in 0_usize..8, clock in 0_i64..86_400) {
        let mut dates: Vec<_> = days.iter().map(|day| civil(day * DAY)).collect();
        // A day that is no month decides the order.
        dates.push((2024, 3, 14));
        let clocked = style < 6 && clock % 2 == 0;
        let suffix = if clocked { format!(" {:02}:{:02}:{:02}", clock / 3_600, clock / 60 % 60, clock % 60) } else { String::new() };
        let cells: Vec<String> = dates.iter().map(|&date| written(style, date) + &suffix).collect();
        let mut evidence = DateEvidence::default();
        cells.iter().for_each(|cell| evidence.see(cell.as_bytes()));
        let DateDecision::Certain(format) = evidence.decide() else { panic!("{cells:?} are certain") };
        for (cell, (year, month, day)) in cells.iter().zip(dates) {
            let read = format.parse(cell.as_bytes()).expect("a date");
            let at = fairshare_types::time::days(year, month, day).expect("a day") * DAY + if clocked { clock * 1_000 } else { 0 };
            prop_assert_eq!((read.at, read.day_only), (at, !clocked), "{}", cell);
        }
    }

    /// Amounts with cents are read back with any decimal mark and any separator of thousands.
    #[test]
    fn written_amounts_are_read_back(minor in -100_000_000_000_i64..100_000_000_000, style in 0_usize..6) {
        let (thousands, decimal) = [(",", "."), (".", ","), (" ", ","), ("\u{a0}", ","), ("'", "."), ("", ".")][style];
        let units = (minor.unsigned_abs() / 100).to_string();
        let mut whole = String::new();
        for (at, digit) in units.chars().enumerate() {
            if at > 0 && (units.len() - at) % 3 == 0 {
                whole.push_str(thousands);
            }
            whole.push(digit);
        }
        let cell = format!("{}{whole}{decimal}{:02}", if minor < 0 { "-" } else { "" }, minor.unsigned_abs() % 100);
        let mut evidence = NumberEvidence::default();
        evidence.see(cell.as_bytes());
        let NumberDecision::Certain(format) = evidence.decide() else { panic!("{cell} is certain") };
        prop_assert_eq!(format.parse(cell.as_bytes()).map(|amount| amount.minor), Some(minor), "{}", cell);
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..80), text in "[0-9.,/:\\-+ %eE$€()APMТ]{0,40}") {
        for cell in [&bytes[..], text.as_bytes()] {
            let mut dates = DateEvidence::default();
            let mut numbers = NumberEvidence::default();
            dates.see(cell);
            numbers.see(cell);
            let _ = (dates.decide(), numbers.decide(), dates.share(), numbers.share(), is_nothing(cell));
            for order in [DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy] {
                let _ = DateFormat { order, epoch: None }.parse(cell);
            }
            for decimal in [DecimalMark::Point, DecimalMark::Comma] {
                let _ = NumberFormat { decimal }.parse(cell);
            }
        }
    }
}
