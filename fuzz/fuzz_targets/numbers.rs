//! Lines as cells of an amount column: every input gets a decision, and plain digits parse to their value.

#![no_main]

use fairshare_import::parse::{NumberDecision, NumberEvidence, NumberFormat};
use fairshare_types::schema::DecimalMark;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let cells: Vec<&[u8]> = bytes.split(|&b| b == b'\n').collect();
    let mut evidence = NumberEvidence::default();
    cells.iter().for_each(|cell| evidence.see(cell));
    let _ = matches!(evidence.decide(), NumberDecision::Certain(_));
    for decimal in [DecimalMark::Point, DecimalMark::Comma] {
        let format = NumberFormat { decimal };
        for cell in &cells {
            let amount = format.parse(cell);
            let digits = (1..13).contains(&cell.len()) && cell.iter().all(u8::is_ascii_digit);
            if let Some(whole) = std::str::from_utf8(cell).ok().filter(|_| digits).and_then(|text| text.parse::<i64>().ok()) {
                assert_eq!(amount.map(|amount| amount.minor), Some(whole * 100));
            }
        }
    }
});
