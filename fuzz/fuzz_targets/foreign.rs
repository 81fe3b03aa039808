//! Any bytes as workbook, JSON and legacy text: no panic, and every table is UTF-8.

#![no_main]

use fairshare_foreign::encoding::{decode, detect};
use fairshare_foreign::{json, sheets};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let tables = [json(bytes), sheets(bytes)].into_iter().flatten().flatten();
    for table in tables {
        assert!(std::str::from_utf8(&table.csv).is_ok(), "{}", table.name);
    }
    let (utf8, _) = decode(bytes, detect(bytes).name).expect("a detected encoding has a decoder");
    assert!(std::str::from_utf8(&utf8).is_ok());
});
