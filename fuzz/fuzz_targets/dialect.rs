//! Any bytes have a dialect, a structure and records; the records do not depend on the chunks.

#![no_main]

use fairshare_import::detect::structure;
use fairshare_import::source::Dialect;
use fairshare_import::source::{Decoder, Record, Splitter};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut decoder = Decoder::new(None);
    let mut text = decoder.push(bytes).to_vec();
    text.extend_from_slice(decoder.finish());
    let dialect = Dialect::find(&text, None);
    let _ = structure(&text, true, &|name| name == "deal", None, None);
    assert_eq!(records(&text, dialect, text.len().max(1)), records(&text, dialect, 3));
});

/// The cells of all records.
fn records(text: &[u8], dialect: Dialect, chunk: usize) -> Vec<Vec<Vec<u8>>> {
    let mut splitter = Splitter::with(dialect);
    let mut records = Vec::new();
    let mut take = |record: Record<'_>| {
        records.push((0..record.len()).map(|at| record.cell(at).to_vec()).collect());
    };
    let split = text.chunks(chunk).try_for_each(|chunk| splitter.push(chunk, &mut take));
    // Fails only on a record of megabytes.
    split.and_then(|()| splitter.finish(&mut take)).expect("records");
    records
}
