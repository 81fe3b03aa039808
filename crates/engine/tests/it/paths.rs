//! The path report, against counts made by hand: `data/paths.csv`, derived in `data/paths.json`.

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::Dimension;
use fairshare_types::options::{EligibilityRules, Filter};
use fairshare_types::results::{PathOrder, PathQuery, Paths};
use serde_json::Value;

use crate::reading;

/// Steps, wins, losses, minor units, median touches, median days.
type Row = (Vec<String>, u64, u64, i64, u64, Option<f64>);

fn data() -> Dataset {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    reading::read_paths(&folder, &["paths.csv"])
}

fn paths(data: &mut Dataset, query: &PathQuery, counting: &EligibilityRules) -> Paths {
    data.without_model(counting, |source| source.paths(query)).expect("settings in range")
}

fn named(paths: &Paths, steps: &[u32]) -> Vec<String> {
    steps.iter().map(|&step| paths.names[step as usize].clone()).collect()
}

#[test]
fn paths_are_those_counted_by_hand() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/paths.json")).expect("a file");
    let derived: Value = serde_json::from_str(&text).expect("cases");
    for case in derived["cases"].as_array().expect("cases") {
        let by = if case["by"] == "team" { Dimension::Team } else { Dimension::Channel };
        let order = PathOrder::ALL.into_iter().find(|order| case["order"] == order.key()).expect("an order");
        let query = PathQuery { by, every_touch: case["every_touch"] == true, order, rows: 100 };
        let paths = paths(&mut data(), &query, &EligibilityRules::default());
        let of = |row: &fairshare_types::results::PathRow| {
            let sums = row.sums;
            (named(&paths, &row.steps), sums.wins, sums.losses, sums.amount, row.median_touches, row.median_days)
        };
        let expected: Vec<Row> = serde_json::from_value(case["rows"].clone()).expect("rows");
        assert_eq!(paths.rows.iter().map(of).collect::<Vec<Row>>(), expected, "{}", case["why"]);
        assert_eq!(case["different"], paths.different, "{}", case["why"]);
        let ends = paths.ends.iter().map(|ends| {
            let name = |step: u32| paths.names[step as usize].clone();
            (name(ends.first), name(ends.last), ends.wins, ends.amount)
        });
        let expected: Vec<(String, String, u64, i64)> = serde_json::from_value(case["ends"].clone()).expect("ends");
        assert_eq!(ends.collect::<Vec<_>>(), expected, "{}", case["why"]);
    }
}

#[test]
fn spans_hold_every_decided_deal_once() {
    let paths = paths(&mut data(), &PathQuery::default(), &EligibilityRules::default());
    let touches: Vec<(u32, u64, u64)> =
        paths.touches.iter().filter(|span| span.won + span.lost > 0).map(|s| (s.from, s.won, s.lost)).collect();
    assert_eq!(touches, [(1, 1, 1), (2, 1, 0), (3, 1, 1)]);
    let days: Vec<(u32, Option<u32>, u64, u64)> =
        paths.days.iter().filter(|span| span.won + span.lost > 0).map(|s| (s.from, s.to, s.won, s.lost)).collect();
    assert_eq!(days, [(1, Some(7), 1, 2), (8, Some(30), 1, 0), (31, Some(90), 1, 0)]);
}

#[test]
fn few_rows_and_a_filter_change_no_total() {
    let mut data = data();
    let query = PathQuery { rows: 1, ..PathQuery::default() };
    let few = paths(&mut data, &query, &EligibilityRules::default());
    assert_eq!((few.rows.len(), few.different), (1, 4));
    assert_eq!((few.all.wins, few.all.losses, few.all.amount), (3, 2, 60_000));
    let filter = Filter { deals: vec!["D2".to_owned()], ..Filter::default() };
    let one = paths(&mut data, &query, &EligibilityRules { filter, ..EligibilityRules::default() });
    assert_eq!((one.different, one.all.amount), (1, 20_000));
}

#[test]
fn a_deal_without_touches_is_a_path_without_steps() {
    let deals = "Deal ID,Stage,Amount,Close date\nD1,Won,100,2025-02-01\nD9,Won,50,2025-02-01\n";
    let touches = "Deal ID,Date,Channel,Team\nD1,2025-01-01,Ad,Marketing\n";
    let files = [("deals.csv", deals.as_bytes()), ("touches.csv", touches.as_bytes())];
    let paths =
        paths(&mut reading::read(&files).expect("a dataset"), &PathQuery::default(), &EligibilityRules::default());
    assert_eq!(
        paths.rows.iter().map(|row| (row.steps.len(), row.sums.amount)).collect::<Vec<_>>(),
        [(1, 10_000), (0, 5_000)]
    );
    assert_eq!(paths.all.amount, 15_000);
}
