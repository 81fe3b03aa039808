//! Real workbooks: ours in `tests/data`, others with expectations in the reference data (`data/expected.json`).

use std::env;
use std::path::{Path, PathBuf};

use fairshare_foreign::{Kind, Refusal, Sheet, kind, sheets, shown};
use serde_json::Value;

/// Files that are refused, and why; all others must be read.
const REFUSED: [(&str, Refusal); 7] = [
    ("xlsx/any_sheets.xlsb", Refusal::BinaryWorkbook),
    ("xlsx/date.xls", Refusal::OldWorkbook),
    ("xlsx/date.ods", Refusal::OpenDocument),
    ("xlsx/empty_sheet.xlsx", Refusal::Empty),
    ("xlsx/pass_protected.xlsx", Refusal::Protected),
    ("handmade/truncated.xlsx", Refusal::Broken),
    ("handmade/bomb_sheet.xlsx", Refusal::TooLarge),
];

/// The folder of reference data. Tests that need it are ignored by default.
fn reference() -> PathBuf {
    let folder = env::var_os("FAIRSHARE_REFERENCE").expect("FAIRSHARE_REFERENCE names the reference data");
    PathBuf::from(folder).join("data")
}

fn ours(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).expect("a file of ours")
}

/// A cell of a table. Splits lines at commas: no cell examined here contains one.
fn cell(sheet: &Sheet, name: &str) -> String {
    let (letters, digits) = name.split_at(name.find(|c: char| c.is_ascii_digit()).expect("a row"));
    let column = letters.bytes().fold(0, |n, letter| n * 26 + usize::from(letter - b'A') + 1) - 1;
    let row: usize = digits.parse().expect("a row");
    let text = String::from_utf8_lossy(&sheet.csv).into_owned();
    let line = text.lines().nth(row - 1).unwrap_or_default();
    line.split(',').nth(column).unwrap_or_default().to_owned()
}

fn check(name: &str, bytes: &[u8], expected: &Value) {
    if let Some((_, refusal)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
        assert_eq!(sheets(bytes), Err(*refusal), "{name}");
        return;
    }
    let sheets = sheets(bytes).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    for (sheet, size) in expected["sheets"].as_object().into_iter().flatten() {
        let read = sheets.iter().find(|read| read.name == *sheet).unwrap_or_else(|| panic!("{name}: {sheet}"));
        // The expectations count rows from the first row of the sheet.
        let got = [read.first_row + read.rows - 1, read.columns];
        assert_eq!(serde_json::json!(got), *size, "{name}: {sheet}");
    }
    for (sheet, at) in expected["sheets"].as_array().into_iter().flatten().zip(&sheets) {
        assert_eq!(*sheet, at.name, "{name}");
    }
    let hidden: Vec<&str> = sheets.iter().filter(|sheet| sheet.hidden).map(|sheet| sheet.name.as_str()).collect();
    let expected_hidden = expected["hidden_sheets"].as_array().map(Vec::as_slice).unwrap_or_default();
    assert_eq!(hidden, expected_hidden.iter().filter_map(Value::as_str).collect::<Vec<_>>(), "{name}");
    let shown = shown(sheets).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    for (at, value) in expected["cells"].as_object().into_iter().flatten() {
        let expected = value.as_str().map_or_else(|| value.to_string(), |text| text.trim().to_owned());
        assert_eq!(cell(&shown[0], at), expected, "{name}: {at}");
    }
}

#[test]
#[ignore = "needs the reference data: FAIRSHARE_REFERENCE"]
fn the_files_of_the_specification_are_read_as_expected() {
    let data = reference();
    let text = std::fs::read_to_string(data.join("expected.json")).expect("expectations");
    let all: Value = serde_json::from_str(&text).expect("JSON");
    let all = all["files"].as_object().expect("files");
    let workbooks = all.iter().filter(|(name, _)| name.starts_with("xlsx/") || name.ends_with(".xlsx"));
    let mut seen = 0;
    for (name, expected) in workbooks {
        let bytes = std::fs::read(data.join(name)).expect("a file");
        if name == "handmade/csv_renamed.xlsx" {
            assert_eq!(kind(&bytes), None, "it is read as the text that it is");
            continue;
        }
        assert_eq!(kind(&bytes), Some(Kind::Xlsx), "{name}");
        check(name, &bytes, expected);
        seen += 1;
    }
    assert!(seen >= 18, "{seen} workbooks are there");
}

#[test]
fn our_own_workbooks() {
    let two = sheets(&ours("two_sheets.xlsx")).expect("two sheets");
    let sizes: Vec<_> = two.iter().map(|sheet| (sheet.name.as_str(), sheet.rows, sheet.columns)).collect();
    assert_eq!(sizes, [("Touches", 29, 4), ("Deals", 11, 5)]);
    assert!(two[0].csv.starts_with(b"Deal ID,Date,Team,Channel\nOPP-001,2024-02-03 12:49:00,Sales,Paid search\n"));
    assert!(two[1].csv.starts_with(b"ID,Account,Amount,Stage,Close date\nOPP-001,Account 1,12000,Open,2024-03-02"));

    let titled = sheets(&ours("title_rows_totals.xlsx")).expect("a table below titles");
    let text = String::from_utf8_lossy(&titled[0].csv).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(titled[0].name, "Отчёт Q1");
    assert_eq!(lines[0], "\"Touchpoints by deal, first half of 2024\",,,,,,", "a merged title stands once");
    assert_eq!(lines[4], "Opportunity,Account,Touch date,Team,Channel,Amount,Stage");
    assert_eq!(lines[22], "Total,,,,,,", "a formula that nobody computed has no value");

    assert_eq!(kind(&ours("csv_renamed.xlsx")), None);
    assert_eq!(sheets(&ours("truncated.xlsx")), Err(Refusal::Broken));
    assert_eq!(sheets(&ours("bomb_sheet.xlsx")), Err(Refusal::TooLarge));
}

#[test]
fn a_file_changed_on_the_way_never_panics() {
    let bytes = ours("two_sheets.xlsx");
    for at in (0..bytes.len()).step_by(7) {
        for flip in [0x01, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            // Most are refused; some changes affect nothing that is read.
            drop(sheets(&changed));
        }
        assert!(sheets(&bytes[..at]).is_err(), "cut at {at}");
    }
}
