//! Hard cases of CSV from the test suites of other readers (`data/csv-torture` of the reference data).
//!
//! Like the engine, the comparison ignores white space around cells and blank lines. All line ends within cells count
//! as equal, since the suites' own files lost theirs on the way here.

use std::path::{Path, PathBuf};

use fairshare_import::detect::{RowKind, Structure, row_kind, structure};
use fairshare_import::source::Dialect;
use fairshare_import::source::{Decoder, Fault, Record, Splitter};
use serde_json::Value;

type Grid = Vec<Vec<String>>;

/// Cases in which the engine differs from the suites, each with its reason.
const OTHERWISE: &[(&str, &str)] = &[
    (
        "Quoted field has invalid trailing quote after delimiter with a valid closer",
        "what follows a closed quotation belongs to its cell",
    ),
    ("Quoted field has invalid trailing quote after delimiter", "likewise"),
    ("Quoted field has invalid trailing quote before delimiter", "likewise"),
    ("Quoted field has invalid trailing quote after new line", "likewise"),
    ("Mixed slash n and slash r should choose first as precident", "every kind of line end ends a line"),
    ("Custom escape character not used for escaping", "an escape is taken away, whatever letter follows"),
];

/// Settings of Papa Parse without a counterpart in the engine, each with its reason; cases that set them are skipped.
const SETTINGS: &[(&str, &str)] = &[
    ("header", "rows as objects: the engine has columns, whose names are tested as `shapes`"),
    ("dynamicTyping", "cells are typed by their columns, tested as `format`"),
    (
        "comments",
        "lines before the header with `#` are found by the engine itself; below it they are rows, kept out with a reason",
    ),
    ("preview", "an import reads its file whole"),
    ("skipFirstNLines", "where the header stands is found, or chosen by its line"),
    ("fastMode", "there is but one mode"),
];

/// The folder of reference data. Tests that need it are ignored by default.
fn folder() -> PathBuf {
    let reference = std::env::var_os("FAIRSHARE_REFERENCE").expect("FAIRSHARE_REFERENCE names the reference data");
    PathBuf::from(reference).join("data/csv-torture")
}

/// All records of a text, in the given or the detected dialect.
fn grid(bytes: &[u8], dialect: Option<Dialect>) -> (Grid, Vec<Fault>) {
    let mut decoder = Decoder::new(None);
    let mut text = decoder.push(bytes).to_vec();
    text.extend_from_slice(decoder.finish());
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    let mut splitter = Splitter::with(dialect.unwrap_or_else(|| Dialect::find(&text, None)));
    let mut each = |record: Record<'_>| match record.fault {
        Some(fault) => faults.push(fault),
        None => rows.push((0..record.len()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned()).collect()),
    };
    for chunk in text.chunks(3) {
        splitter.push(chunk, &mut each).expect("splits");
    }
    splitter.finish(&mut each).expect("splits");
    (rows, faults)
}

/// Drops blank lines and white space around cells.
fn plain(grid: Grid) -> Grid {
    let cells =
        |row: Vec<String>| row.iter().map(|cell| cell.trim_ascii().replace("\r\n", "\n")).collect::<Vec<String>>();
    grid.into_iter().map(cells).filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty())).collect()
}

fn check(bytes: &[u8], dialect: Option<Dialect>, expected: Grid, name: &str) {
    assert_eq!(plain(grid(bytes, dialect).0), plain(expected), "{name}");
}

fn json(path: &Path) -> Value {
    let bytes = std::fs::read(path).expect("a file");
    serde_json::from_str(&String::from_utf8_lossy(&bytes)).expect("JSON")
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Converts a list of lists, or of objects whose names make the header.
///
/// `serde_json` sorts the names, so the file's own header gives their order and must have them all.
fn table(value: &Value, header: &[String]) -> Grid {
    let alone = [value.clone()];
    let rows = value.as_array().map_or(&alone[..], Vec::as_slice);
    let row = |row: &Value| match row {
        Value::Array(cells) => cells.iter().map(text).collect(),
        Value::Object(cells) => header.iter().map(|name| text(cells.get(name).expect("a cell"))).collect(),
        other => vec![text(other)],
    };
    let named = rows.first().is_some_and(Value::is_object);
    let first = if named { vec![header.to_vec()] } else { Vec::new() };
    first.into_iter().chain(rows.iter().map(row)).collect()
}

#[test]
#[ignore = "needs the reference data: FAIRSHARE_REFERENCE"]
fn spectrum_and_sineemore() {
    let folder = folder();
    let mut seen = 0;
    for suite in ["spectrum", "sineemore"] {
        let files = std::fs::read_dir(folder.join(suite)).expect("a folder");
        for path in files
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|e| e == "csv"))
        {
            let bytes = std::fs::read(&path).expect("bytes");
            let right = path.with_extension("json");
            seen += 1;
            // The suite's own answer has another telephone number than its file.
            let wrong = path.ends_with("location_coordinates.csv");
            if right.is_file() && !wrong {
                // Their files have commas, which a file of one column would not show.
                let dialect = Some(Dialect::default());
                let header = grid(&bytes, dialect).0.into_iter().next().unwrap_or_default();
                let value = json(&right);
                let expected = if value.as_array().is_some_and(Vec::is_empty) {
                    vec![header.clone()]
                } else {
                    table(&value, &header)
                };
                check(&bytes, dialect, expected, &path.display().to_string());
            } else {
                // Invalid CSV gives rows or a fault, and no panic.
                grid(&bytes, None);
            }
        }
    }
    assert!(seen > 30, "{seen} files");
}

#[test]
#[ignore = "needs the reference data: FAIRSHARE_REFERENCE"]
fn univocity() {
    let folder = folder();
    let bytes = std::fs::read(folder.join("univocity_correctness.csv")).expect("bytes");
    let (rows, faults) = grid(&bytes, None);
    assert_eq!((rows.len(), faults.len()), (6, 0));
    assert!(rows.iter().all(|row| row.len() == 5), "{rows:?}");
    assert_eq!(rows[2][2], "Venture \"Extended Edition\"");
}

#[test]
#[ignore = "needs the reference data: FAIRSHARE_REFERENCE"]
fn papa_parse() {
    let folder = folder();
    let cases = json(&folder.join("papaparse_cases.json"));
    let mut passed = 0;
    let mut wrong = Vec::new();
    for case in ["core", "parse"].iter().flat_map(|suite| cases[suite].as_array().expect("cases")) {
        let name = case["description"].as_str().expect("a description");
        let config = case["config"].as_object();
        let unlike = |key: &String| SETTINGS.iter().any(|(setting, _)| setting == key);
        let letter = |key: &str| config.and_then(|c| c.get(key)).and_then(Value::as_str).map(str::as_bytes);
        let single = |letter: Option<&[u8]>| letter.is_none_or(|letter| letter.len() == 1);
        let letters = ["delimiter", "quoteChar", "escapeChar"].map(letter);
        // The engine knows no delimiter of two letters.
        if config.is_some_and(|c| c.keys().any(unlike)) || !letters.into_iter().all(single) {
            continue;
        }
        let input = case["input"].as_str().expect("a text").as_bytes();
        let [delimiter, quote, escape] = letters.map(|letter| letter.map(|letter| letter[0]));
        let found = Dialect::find(input, delimiter);
        let quote = quote.unwrap_or(b'"');
        let dialect =
            Dialect { quote, escape: escape.filter(|e| *e != quote), delimiter: delimiter.unwrap_or(found.delimiter) };
        let expected = table(&case["expected"]["data"], &[]);
        let (got, faults) = grid(input, Some(dialect));
        let right = plain(got.clone()) == plain(expected.clone());
        if right {
            passed += 1;
        } else if !OTHERWISE.iter().any(|(known, _)| *known == name) && faults.is_empty() {
            wrong.push(format!("{name}: {:?} gives {got:?}, not {expected:?}", String::from_utf8_lossy(input)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(passed > 60, "{passed} passed");
}

/// Names and the rows below them, as an import sees them.
fn import(bytes: &[u8]) -> (Structure, Grid) {
    let mut decoder = Decoder::new(None);
    let mut text = decoder.push(bytes).to_vec();
    text.extend_from_slice(decoder.finish());
    let found = structure(&text, true, &fairshare_import::detect::is_known, None, None);
    let mut rows = Vec::new();
    let mut splitter = Splitter::with(found.dialect);
    let mut each = |record: Record<'_>| {
        if record.line >= found.first_data_line
            && record.fault.is_none()
            && row_kind(&record, found.names.len()) == RowKind::Data
        {
            rows.push((0..record.len()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned()).collect());
        }
    };
    splitter.push(&text, &mut each).and_then(|()| splitter.finish(&mut each)).expect("splits");
    (found, rows)
}

/// One table with one defect per file.
#[test]
#[ignore = "needs the reference data: FAIRSHARE_REFERENCE"]
fn pollock() {
    /// Files whose rows differ from those of their clean reading, with the reason.
    const OTHERWISE: &[(&str, &str)] = &[
        ("file_multitable_less.csv", "the second table's rows are read as rows of the first"),
        ("file_no_header.csv", "the clean reading takes the first row for the header"),
        ("row_extra_quote5_col6.csv", "the quotation mark too many is read as a letter"),
        ("row_field_delimiter_7_0x20.csv", "a row with another delimiter is one cell"),
        ("row_less_sep_row10_col3.csv", "a cell missing in the middle of a row cannot be known to be there"),
        ("row_more_sep_row20_col5.csv", "nor can one too many"),
        ("file_header_only.csv", "there are no rows"),
        ("file_no_payload.csv", "there is nothing"),
        ("file_header_multirow_2.csv", "a name that stands in both rows of the header is written once"),
        ("file_quotation_char_0x27.csv", "an apostrophe within apostrophes ends the quotation"),
        ("file_escape_char_0x5C.csv", "a backslash before another letter than a quotation mark is taken away, too"),
    ];
    let folder = folder().join("pollock");
    for entry in std::fs::read_dir(folder.join("csv")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let (found, rows) = import(&std::fs::read(&path).expect("bytes"));
        let (clean, expected) = import(&std::fs::read(folder.join("clean").join(&name)).expect("bytes"));
        if OTHERWISE.iter().any(|(known, _)| *known == name) {
            continue;
        }
        assert_eq!(found.names, clean.names, "{name}");
        for (row, clean) in plain(rows).iter().zip(plain(expected)) {
            assert_eq!(*row, clean, "{name}");
        }
    }
}
