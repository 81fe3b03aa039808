//! Golden vectors, each derived in the file beside it. The browser tests read the same files.

use std::path::PathBuf;

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::results::{Comparison, GroupKind};
use serde_json::Value;

use crate::reading;

fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

fn by(word: &str) -> Dimension {
    match word {
        "team" => Dimension::Team,
        "channel" => Dimension::Channel,
        "campaign" => Dimension::Campaign,
        _ => panic!("{word} is no roll-up"),
    }
}

fn compare(dataset: &mut Dataset, model: &str, by: Dimension) -> Comparison {
    let model: Model = model.parse().expect("a model");
    let (mut comparisons, _) =
        dataset.compare(&[model], &[by], &EligibilityRules::default()).expect("settings in range");
    comparisons.remove(0)
}

/// Index of a group; `None` if the comparison has none of that name. The files call touches without a team Unassigned.
fn place(comparison: &Comparison, name: &str) -> Option<usize> {
    comparison.groups.iter().position(|g| match g.kind {
        GroupKind::Named => g.name == name,
        GroupKind::Joint => name == "Joint",
        GroupKind::Unassigned => name == "Unassigned" || name.is_empty(),
        GroupKind::Unattributed => name == "Unattributed" || name == "(unattributed)",
    })
}

fn check_cents(comparison: &Comparison, name: &str, expected: &Value, what: &str) {
    let got = place(comparison, name).map_or(0, |at| comparison.amount(0, at));
    assert_eq!(Some(got), expected.as_i64(), "{what}: {name}");
}

fn fraction(value: &Value) -> f64 {
    match value.as_str() {
        Some(text) => text.parse().expect("a number"),
        None => value[0].as_f64().expect("numerator") / value[1].as_f64().expect("denominator"),
    }
}

fn close(got: f64, expected: f64, what: &str) {
    assert!((got - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{what}: {got} is not {expected}");
}

/// Checks all expectations in a file.
fn check(name: &str) {
    let text = std::fs::read_to_string(data().join(name)).expect("expectations");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let names: Vec<&str> = file["files"].as_array().expect("files").iter().filter_map(Value::as_str).collect();
    let mut dataset = reading::read_paths(&data(), &names);
    let facts = dataset.facts();
    for (got, key) in [(facts.deals.won, "won"), (facts.deals.lost, "lost"), (facts.deals.open, "open")] {
        assert_eq!(Some(got), file["deals"][key].as_u64(), "{name}: deals {key}");
    }
    assert_eq!(Some(facts.won_revenue), file["won_revenue"].as_i64(), "{name}");
    let rows = &file["touch_rows"];
    assert_eq!(Some(facts.files[0].rows_read), rows["read"].as_u64(), "{name}: rows read");
    assert_eq!(Some(facts.files[0].rows_used), rows["used"].as_u64(), "{name}: rows used");
    let mut checked = 0;
    for expected in file["expected"].as_array().into_iter().flatten() {
        let model = expected["model"].as_str().expect("a model");
        for row in expected["rows"].as_array().expect("rows") {
            for key in ["channel", "team", "campaign"] {
                let Some(group) = row[key].as_str() else { continue };
                let comparison = compare(&mut dataset, model, by(key));
                let what = format!("{name}: {model} by {key}: {group}");
                check_cents(&comparison, group, &row["cents"], &what);
                let at = place(&comparison, group);
                if row["wins"].is_array() {
                    close(at.map_or(0.0, |at| comparison.deals[at]), fraction(&row["wins"]), &what);
                    close(at.map_or(0.0, |at| comparison.unrounded[at]) / 100.0, fraction(&row["revenue"]), &what);
                }
                checked += 1;
            }
        }
    }
    checked += check_deals(&mut dataset, &file, name);
    for total in file["totals"].as_array().into_iter().flatten() {
        let (model, key) = (total["model"].as_str().expect("a model"), total["by"].as_str().expect("a roll-up"));
        let comparison = compare(&mut dataset, model, by(key));
        for row in total["rows"].as_array().expect("rows") {
            check_cents(
                &comparison,
                row["name"].as_str().expect("a name"),
                &row["cents"],
                &format!("{name}: {model} by {key}"),
            );
            checked += 1;
        }
        let sum: i64 = total["rows"].as_array().into_iter().flatten().filter_map(|row| row["cents"].as_i64()).sum();
        assert_eq!(sum, comparison.total, "{name}: {model} by {key} names every group");
    }
    assert!(checked > 0, "{name} expects nothing");
}

/// Checks the credit of each touch, as each has a campaign of its own.
fn check_deals(dataset: &mut Dataset, file: &Value, name: &str) -> usize {
    let mut checked = 0;
    for deal in file["won_deals"].as_array().into_iter().flatten() {
        let amount = deal["amount"].as_f64().expect("an amount");
        for credit in deal["credit"].as_array().expect("credit") {
            let model = credit["model"].as_str().expect("a model");
            let comparison = compare(dataset, model, Dimension::Campaign);
            let cells = credit["cells"].as_array().expect("cells");
            for cell in cells {
                let touch = cell["campaign"].as_str().expect("a campaign");
                let of_touch = || cells.iter().filter(|c| c["campaign"] == cell["campaign"]);
                let what = format!("{name}: {model}: {touch}");
                let cents: i64 = of_touch().filter_map(|c| c["cents"].as_i64()).sum();
                let at = place(&comparison, touch);
                assert_eq!(at.map_or(0, |at| comparison.amount(0, at)), cents, "{what}");
                let weight: f64 = of_touch().map(|c| fraction(&c["weight"])).sum();
                close(at.map_or(0.0, |at| comparison.deals[at]), weight, &what);
                close(at.map_or(0.0, |at| comparison.unrounded[at]), weight * amount, &what);
                checked += 1;
            }
        }
    }
    checked
}

#[test]
fn golden_journeys() {
    check("vectors.json");
}

#[test]
fn time_decay() {
    check("decay.json");
}

#[test]
fn milestones() {
    check("milestones.json");
}

#[test]
fn joint_touches() {
    check("joint.json");
    check("joint-columns.json");
}

#[test]
fn ties_in_time() {
    check("ties.json");
    check("ties-sequence.json");
}

#[test]
fn samples() {
    let text = std::fs::read_to_string(data().join("samples.json")).expect("expectations");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
    for sample in file["samples"].as_array().expect("samples") {
        let names: Vec<&str> = sample["files"].as_array().expect("files").iter().filter_map(Value::as_str).collect();
        let mut dataset = reading::read_paths(&folder, &names);
        let facts = dataset.facts();
        assert_eq!(Some(facts.files[0].rows_read), sample["touch_rows"]["read"].as_u64(), "{names:?}");
        assert_eq!(Some(facts.files[0].rows_used), sample["touch_rows"]["used"].as_u64(), "{names:?}");
        assert_eq!(Some(facts.files[1].rows_used), sample["deal_rows"]["used"].as_u64(), "{names:?}");
        assert_eq!(Some(facts.deals.won), sample["deals"]["won"].as_u64(), "{names:?}");
        assert_eq!(Some(facts.won_revenue), sample["won_revenue"].as_i64(), "{names:?}");
        for kept_out in &facts.kept_out {
            let reason = format!("{:?}", kept_out.reason);
            assert_eq!(Some(kept_out.rows), sample["kept_out"][&reason].as_u64(), "{names:?}: {reason}");
        }
        for credit in sample["credit"].as_array().expect("credit") {
            let model = credit["model"].as_str().expect("a model");
            for key in ["team", "channel"] {
                let comparison = compare(&mut dataset, model, by(key));
                for (group, cents) in credit[key].as_object().expect("groups") {
                    check_cents(&comparison, group, cents, &format!("{names:?}: {model} by {key}"));
                }
            }
        }
    }
}

/// Regression: touches that were all kept out left cells behind that belong to no group.
#[test]
fn nothing_but_touches_after_the_close() {
    let touches = b"deal,date,channel,team\nD1,2025-05-01,Call,Sales\n";
    for (stage, unattributed) in [("Closed Won", 1), ("Closed Lost", 0)] {
        let deals = format!("deal,stage,amount,close date\nD1,{stage},100,2025-04-01\n");
        let mut dataset = reading::read(&[("t.csv", touches), ("d.csv", deals.as_bytes())]).expect("a dataset");
        let comparison = compare(&mut dataset, "linear", Dimension::Team);
        assert_eq!(comparison.groups.len(), unattributed, "{stage}");
        let moved = dataset.moved(Model::First, Model::Last, &EligibilityRules::default()).expect("settings in range");
        assert_eq!(moved.total, 0);
    }
}

/// Sums that could overflow are refused; those of 20 amounts of 10^15 are not.
#[test]
fn amounts_too_large_to_be_counted() {
    let rows = |deals: usize| -> String {
        (0..deals).map(|d| format!("D{d},2025-01-01,Call,Sales,1,1000000000000000\n")).collect()
    };
    let table = |deals| format!("deal,date,channel,team,won,amount\n{}", rows(deals));
    let mut dataset = reading::read(&[("t.csv", table(20).as_bytes())]).expect("a dataset");
    assert_eq!(compare(&mut dataset, "linear", Dimension::Team).total, 2_000_000_000_000_000_000);
    let refused = reading::read(&[("t.csv", table(100).as_bytes())]).map(|_| ()).map_err(|problem| problem.reason);
    assert_eq!(refused, Err(fairshare_types::problem::Reason::AmountsTooLarge));
}

/// Values in a table of deals win over those in rows of touches, whichever file comes first.
#[test]
fn the_order_of_files_does_not_matter() {
    let touches = b"deal,date,channel,team,close date,amount\nD1,2025-01-01,Call,Sales,2025-02-01,7\nD1,2025-03-01,Demo,SDR,2025-02-01,7\n";
    let deals = b"deal,stage,amount,close date\nD1,Won,100,2025-04-01\n";
    let files = [("t.csv", &touches[..]), ("d.csv", &deals[..])];
    let mut one = reading::read(&files).expect("a dataset");
    let mut other = reading::read(&[files[1], files[0]]).expect("a dataset");
    assert_eq!(compare(&mut one, "linear", Dimension::Team), compare(&mut other, "linear", Dimension::Team));
    assert_eq!(one.facts().won_revenue, 10_000);
    assert_eq!(one.facts().touches, 2);
}
