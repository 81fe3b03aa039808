//! Two people with the same data get the same fingerprint, however their files are written.

use fairshare_engine::dataset::Dataset;
use fairshare_import::read::Intake;
use fairshare_types::results::{Difference, Fingerprint};

const ROWS: [&str; 6] = [
    "A,2025-03-01,Webinar,Marketing,0,",
    "A,2025-03-09,Call,Sales,1,1000",
    "B,2025-03-02,Call,Sales,0,",
    "B,2025-03-12,E-mail,Marketing 50% / Sales 50%,1,3000",
    "C,2025-04-02,Call,Sales,0,",
    "C,2025-04-03,Call,Sales,0,",
];

fn read(text: &str) -> Dataset {
    let mut intake = Intake::new();
    intake.open("data.csv", text.len() as u64);
    intake.push(text.as_bytes()).expect("rows");
    intake.close().expect("a file");
    intake.finish().and_then(Dataset::join).expect("journeys")
}

fn of(header: &str, rows: &[&str]) -> Fingerprint {
    read(&format!("{header}\n{}\n", rows.join("\n"))).fingerprint()
}

const HEADER: &str = "Deal,Date,Channel,Team,Won,Amount";

#[test]
fn order_and_writing_of_rows_change_nothing() {
    let print = of(HEADER, &ROWS);
    let mut turned = ROWS;
    turned.reverse();
    assert_eq!(print, of(HEADER, &turned));
    let semicolons: Vec<String> = ROWS.iter().map(|row| row.replace(',', ";")).collect();
    let semicolons: Vec<&str> = semicolons.iter().map(String::as_str).collect();
    assert_eq!(print, of(&HEADER.replace(',', ";"), &semicolons));
    let day_first: Vec<String> = ROWS.iter().map(|row| row.replace("2025-03-12", "2025-03-12 00:00")).collect();
    let day_first: Vec<&str> = day_first.iter().map(String::as_str).collect();
    assert_eq!(print, of(HEADER, &day_first));
    assert_eq!((print.rows, print.short().len()), (9, 8));
}

#[test]
fn what_is_taken_in_many_steps_is_counted_once() {
    let rows = |deals: u32| {
        let row = |deal: u32| [1, 2].map(|day| format!("D{deal},2025-03-{day:02},Call,Sales,1,{deal}"));
        (0..deals).flat_map(row).collect::<Vec<_>>().join("\n")
    };
    let of = |deals| read(&format!("{HEADER}\n{}\n", rows(deals))).fingerprint();
    let (all, fewer) = (of(30_000), of(29_998));
    assert_eq!((all.rows, fewer.rows), (90_000, 89_994));
    assert_eq!(all.difference(&fewer), Difference::Rows(6));
}

#[test]
fn what_differs_is_counted() {
    let print = of(HEADER, &ROWS);
    let changed = |from: &str, to: &str| {
        let rows: Vec<String> = ROWS.iter().map(|row| row.replace(from, to)).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        print.difference(&of(HEADER, &rows))
    };
    assert_eq!(changed("Webinar", "Fair"), Difference::Rows(1));
    assert_eq!(changed("3000", "3000.01"), Difference::Rows(1));
    assert_eq!(changed("Marketing 50% / Sales 50%", "Marketing"), Difference::Rows(1));
    assert_eq!(changed("E-mail", "E-mail"), Difference::None);
    // All touches of a deal, and the deal itself.
    assert_eq!(print.difference(&of(HEADER, &ROWS[..4])), Difference::Rows(3));
    assert_eq!(changed("A,", "Z,"), Difference::Rows(3));
}
