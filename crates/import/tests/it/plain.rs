//! Rows that are read many at a time give the records of rows that are read one by one.
//!
//! A quotation mark sends a row through the general reader, which takes one row at a time.

use fairshare_import::read::{Intake, Records};
use fairshare_types::options::Choices;
use proptest::prelude::*;

/// A column: its heading, and cells; some cells need more than the usual care.
pub const COLUMNS: [(&str, &[&str]); 12] = [
    (
        "journey_id",
        &["J1", "J2", "J3", "D4", "A5", "J6", "J7", "J8", "D;9", "", "n/a", "006q000000HddohAAB", "\u{1}J1"],
    ),
    (
        "timestamp",
        &[
            "2025-01-01T10:00:00Z",
            "2025-01-02T11:30:59Z",
            "2025-01-02 11:30",
            "2025-02-30T00:00:00Z",
            "2025-03-01T24:00:00Z",
            "2025-03-01T10:00:00+02:00",
            "14.03.2025 09:05",
            "1970-01-01",
            "",
            "soon",
        ],
    ),
    ("channel", &["Email", "Paid Search", "paid  search", "Call", "\u{a0}Call", "(not set)", "", "Приложение"]),
    ("team", &["Sales", "Marketing", "", "Sales / Marketing", "Sales 70% / Marketing 40%", "Sales 0%"]),
    ("converted", &["1", "0", "", "maybe"]),
    ("value", &["", "100", "12.50", "1.0005", "1,234.56", "-5", "#REF!", "abc"]),
    ("campaign", &["Spring", "spring", "", "-", "Autumn"]),
    ("close date", &["", "2025-04-01", "2025-04-02", "late"]),
    ("owner", &["Ann", "Bo", ""]),
    ("currency", &["EUR", "USD", ""]),
    ("cost", &["", "1.5", "x"]),
    ("stage", &["Won", "Lost", "New", "", "Sigma"]),
];

/// A table of these columns; `usual` of ten cells are the first ones of their column.
pub fn table(columns: &[usize], rows: &[Vec<u16>], usual: u16, quoted: bool) -> String {
    let mut text: String = columns.iter().map(|&at| COLUMNS[at].0).collect::<Vec<_>>().join(",");
    for row in rows {
        text.push('\n');
        let cell = |(at, choice): (&usize, &u16)| {
            let cells = COLUMNS[*at].1;
            let of = if choice % 10 < usual { cells.len().min(3) } else { cells.len() };
            cells[usize::from(choice / 10) % of]
        };
        let mut cells: Vec<String> = columns.iter().zip(row).map(cell).map(str::to_owned).collect();
        match row[0] % 97 {
            0 => cells.truncate(columns.len() / 2),
            1 => cells.push("more".to_owned()),
            2 => cells.fill(String::new()),
            3 => cells = vec!["Total".to_owned()],
            _ => {}
        }
        // A row of nothing is blank with a quotation mark too, but it is not without one.
        if quoted && !cells.iter().all(String::is_empty) {
            cells[0] = format!("\"{}\"", cells[0]);
        }
        text.push_str(&cells.join(","));
    }
    text.push('\n');
    text
}

fn read(text: &str, size: usize) -> String {
    let mut intake = Intake::with(Choices::default());
    loop {
        intake.open("a.csv", 0);
        for chunk in text.as_bytes().chunks(size) {
            intake.push(chunk).expect("reads");
        }
        intake.close().expect("closes");
        if !intake.again() {
            break;
        }
    }
    outcome(intake)
}

/// Everything that is read.
pub fn outcome(intake: Intake) -> String {
    let files = format!("{:#?}\n{:#?}", intake.files(), intake.problems(1_000));
    match intake.finish() {
        Ok(records) => format!("{files}\n{}", described(&records)),
        Err(problem) => format!("{files}\n{problem:?}"),
    }
}

/// Everything in the records that later steps use, with numbers of texts as they are.
fn described(records: &Records) -> String {
    let store = &records.store;
    let touches = &store.touches;
    let mut lines: Vec<String> = (0..touches.len())
        .map(|row| {
            let main = (touches.deal[row], touches.time[row], touches.line[row], touches.slot[row]);
            let facts = (touches.outcome.get(row), touches.amount.get(row), touches.cost.get(row));
            format!(
                "{main:?} {facts:?} {:?} {:?} {:?}",
                touches.offset.get(row),
                touches.id.get(row),
                touches.person.get(row)
            )
        })
        .collect();
    let texts = &store.texts;
    for texts in [&texts.deals, &texts.channels, &texts.campaigns, &texts.teams, &texts.currencies, &texts.owners] {
        let all = (0..u32::try_from(texts.len()).expect("few")).map(|id| texts.text(id));
        lines.push(format!("{:?} {:?}", all.collect::<Vec<_>>(), texts.misleading().collect::<Vec<_>>()));
    }
    lines.extend(store.deals.iter().map(|deal| format!("{deal:?}")));
    let rows = |told: &fairshare_import::read::OutcomeMapping| (told.outcome, told.rows, told.of_touches);
    lines.push(format!("{:?}", store.outcome_of.iter().map(rows).collect::<Vec<_>>()));
    lines.push(format!(
        "{:?} {:?} {:?} {}",
        touches.slots,
        touches.starts,
        store.placeholders,
        store.deals.is_event_log()
    ));
    lines.push(format!("{:?} {:?} {:?}", store.lost, store.links, store.scale));
    lines.push(format!("{:?} {:?}", store.unknown_of_touches.is_empty(), store.spare));
    for text in 0..u32::try_from(store.outcomes.len()).expect("few") {
        lines.push(format!("{:?}", store.unknown_of_touches.deals(text).collect::<Vec<_>>()));
    }
    lines.extend(records.log.entries().map(|(reason, entry)| format!("{reason:?} {} {:?}", entry.rows, entry.listed)));
    for file in &records.files {
        lines.push(format!("{:?} {:#?}", (file.rows_read, file.rows_kept_out), file.decisions));
        lines.push(format!("{:?} {:?} {:?}", file.keys, file.profiles, file.footer_rows));
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn many_rows_at_a_time_are_read_as_one_by_one(
        more in proptest::sample::subsequence((4..COLUMNS.len()).collect::<Vec<_>>(), 0..=5),
        rows in proptest::collection::vec(proptest::collection::vec(any::<u16>(), 9), 1..700),
        usual in 5_u16..=10,
        size in prop_oneof![Just(1_usize << 20), 500_usize..5_000],
    ) {
        let columns: Vec<usize> = (0..4).chain(more).collect();
        let many = read(&table(&columns, &rows, usual, false), size);
        let one = read(&table(&columns, &rows, usual, true), size);
        prop_assert_eq!(many, one);
    }
}
