//! Any headings and cells get roles: each exclusive role at most once, and the same ones each time.

#![no_main]

use fairshare_import::detect::{is_known, outcome_hint, outcome_reading, recognise};
use fairshare_types::schema::Role;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let header = lines.next().unwrap_or_default();
    let rows: Vec<Vec<String>> = lines.take(100).collect();
    for cell in header.iter().chain(rows.iter().flatten()) {
        let _ = (is_known(cell), outcome_reading(cell), outcome_hint(cell));
    }
    let found = recognise(&header, &rows, &[], None);
    assert_eq!(found, recognise(&header, &rows, &[], None));
    assert_eq!(found.columns.len(), header.len());
    for role in Role::ALL.into_iter().filter(|role| *role != Role::TeamShare) {
        assert!(found.columns.iter().filter(|column| column.role == Some(role)).count() < 2, "{role:?}");
    }
    for ranking in &found.rankings {
        assert_eq!(found.columns[ranking.column].role, Some(ranking.role));
    }
});
