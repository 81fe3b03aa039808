//! Compares five rule models with their results in SQL on the same data. The results are reference data
//! (`golden`).

use std::path::Path;

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use serde_json::Value;

use crate::reading;

/// Names of the models in SQL and here.
const MODELS: [(&str, &str); 5] = [
    ("first", "first"),
    ("last", "last"),
    ("linear", "linear"),
    ("position 40/20/40", "u"),
    ("time decay, half-life 7 days", "decay:7d"),
];

fn check(folder: &Path) {
    let name = folder.display();
    let text = std::fs::read_to_string(folder.join("duckdb.json")).expect("answers");
    let answers: Value = serde_json::from_str(&text).expect("JSON");
    let mut dataset = reading::read_paths(folder, &["touchpoints.csv"]);
    assert_eq!(dataset.facts().files[0].rows_used, dataset.facts().files[0].rows_read, "{name}: all rows are used");
    let models: Vec<Model> = MODELS.iter().map(|(_, ours)| ours.parse().expect("a model")).collect();
    let (comparisons, _) = dataset
        .compare(&models, &[Dimension::Channel, Dimension::Team], &EligibilityRules::default())
        .expect("settings in range");
    let results = answers["results"].as_array().expect("results");
    assert_eq!(results.len(), MODELS.len() * 4, "{name}");
    for result in results {
        let comparison = &comparisons[usize::from(result["by"] == "team")];
        let model = MODELS.iter().position(|(theirs, _)| result["model"] == *theirs).expect("a model of ours");
        let what = format!("{name}: {} of {} by {}", result["model"], result["credit"], result["by"]);
        let mut sum = 0.0;
        for (group, expected) in result["values"].as_object().expect("values") {
            let at = comparison.groups.iter().position(|g| g.name == *group).expect("a group of ours");
            let cell = model * comparison.groups.len() + at;
            let got =
                if result["credit"] == "value" { comparison.unrounded[cell] / 100.0 } else { comparison.deals[cell] };
            let expected = expected.as_f64().expect("a number");
            assert!((got - expected).abs() <= 1e-9 * expected.abs(), "{what}: {group}: {got} is not {expected}");
            sum += got;
        }
        let all =
            if result["credit"] == "value" { comparison.total as f64 / 100.0 } else { comparison.won_deals as f64 };
        assert!((sum - all).abs() < 1e-6, "{what}: every group is there");
    }
}

#[test]
#[ignore = "needs the reference data: FAIRSHARE_REFERENCE"]
fn rule_models_equal_those_in_sql() {
    let reference = reading::reference();
    for set in ["b2b_small", "b2c_small", "b2c_medium"] {
        check(&reference.join("golden").join(set));
    }
}

#[test]
#[ignore = "needs the reference data: FAIRSHARE_REFERENCE"]
fn an_event_log_with_several_conversions_per_key() {
    let reference = reading::reference();
    let dataset = reading::read_paths(&reference.join("data/journeys"), &["kaggle_attribution_cut.csv"]);
    let facts = dataset.facts();
    assert_eq!(facts.files[0].rows_read, 10_003);
    assert_eq!(facts.files[0].rows_used, 10_003);
    assert_eq!(facts.deals.won, 289, "each conversion closes a journey");
    assert_eq!(facts.won_revenue, 180_550);
}
