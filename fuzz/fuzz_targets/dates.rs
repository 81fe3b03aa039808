//! Lines as cells of a date column: every input gets a decision, and parsed cells are days of the calendar.

#![no_main]

use fairshare_import::parse::{DateDecision, DateEvidence};
use fairshare_types::time::civil;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let cells: Vec<&[u8]> = bytes.split(|&b| b == b'\n').collect();
    let mut evidence = DateEvidence::default();
    cells.iter().for_each(|cell| evidence.see(cell));
    let formats = match evidence.decide() {
        DateDecision::Certain(format) => vec![format],
        DateDecision::Ambiguous { default, other } => vec![default, other],
        DateDecision::NotDates => Vec::new(),
    };
    for format in formats {
        for date in cells.iter().filter_map(|cell| format.parse(cell)) {
            let (year, month, day) = civil(date.at);
            assert!((1..=9_999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day), "{date:?}");
        }
    }
});
