//! Data-driven models: the golden vectors as exact fractions, results of other packages on the same data
//! (`golden` of the reference data), and properties that hold for any data.

use std::path::Path;

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::results::{Caution, Evidence};
use proptest::prelude::*;
use serde_json::Value;

use crate::reading;

fn evidence(dataset: &mut Dataset, model: &str) -> Evidence {
    let model: Model = model.parse().expect("a model");
    dataset.evidence(&model, &EligibilityRules::default()).expect("what it learned")
}

/// A figure of each row by its name.
fn of(evidence: &Evidence, name: &str, figure: fn(&fairshare_types::results::EvidenceRow) -> f64) -> f64 {
    evidence.rows.iter().find(|row| row.name == name).map_or(0.0, figure)
}

fn close(got: f64, expected: f64, within: f64, what: &str) {
    assert!((got - expected).abs() <= within * expected.abs().max(1e-9), "{what}: {got} is not {expected}");
}

fn vectors() -> Dataset {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    reading::read_paths(&folder, &["vectors.csv"])
}

#[test]
fn golden_vectors() {
    let mut data = vectors();
    let table = |model: &str, figure: fn(&fairshare_types::results::EvidenceRow) -> f64, expected: [f64; 3]| {
        let evidence = evidence(&mut vectors(), model);
        for (name, expected) in ["A", "B", "C"].into_iter().zip(expected) {
            close(of(&evidence, name, figure), expected, 1e-14, &format!("{model} {name}"));
        }
    };
    table("markov:1", |row| row.score, [13.0 / 20.0, 37.0 / 88.0, 31.0 / 40.0]);
    table("markov:1", |row| row.wins, [286.0 / 203.0, 185.0 / 203.0, 341.0 / 203.0]);
    let revenue = [311_025.0 / 3_002.0, 154_425.0 / 3_002.0, 202_565.0 / 1_501.0];
    table("markov:1", |row| row.revenue / 100.0, revenue);
    table("shapley-lift:channel", |row| row.score, [5.0 / 14.0, 1.0 / 42.0, 4.0 / 21.0]);
    table("shao-li", |row| row.score, [79.0 / 40.0, 57.0 / 80.0, 19.0 / 16.0]);
    // Each channel has a team of its own, so teams have the same values as channels.
    let teams = evidence(&mut data, "shapley-lift:team");
    for (name, score) in [("Team A", 5.0 / 14.0), ("Team B", 1.0 / 42.0), ("Team C", 4.0 / 21.0)] {
        close(of(&teams, name, |row| row.score), score, 1e-14, name);
    }
    let sum: f64 = teams.rows.iter().map(|row| row.score).sum();
    close(sum, 4.0 / 7.0, 1e-14, "what all win together");
}

/// Checks a package's table against our evidence, to a relative error.
fn check_table(dataset: &mut Dataset, model: &str, result: &Value, within: f64, what: &str) {
    let evidence = evidence(dataset, model);
    let effects = result["model"].as_str().is_some_and(|name| name.contains("removal effects"));
    let revenue = result["credit"] == "value";
    let sum: f64 = evidence.rows.iter().map(|row| if revenue { row.revenue } else { row.wins }).sum();
    for (name, expected) in result["values"].as_object().expect("values") {
        let expected = expected.as_f64().expect("a number");
        let row = evidence.rows.iter().find(|row| row.name == *name);
        let got = row.map_or(0.0, |row| match (effects, revenue) {
            (true, false) => row.score,
            (_, true) => row.revenue / 100.0,
            (false, false) => row.wins,
        });
        if effects && revenue {
            continue;
        }
        assert!(
            (got - expected).abs() <= within * expected.abs().max(1e-6),
            "{what} {name}: {got}, not {expected} of {sum}"
        );
    }
}

#[test]
#[ignore = "needs the reference data: FAIRSHARE_REFERENCE"]
fn removal_effects_equal_the_closed_form_of_every_order() {
    let reference = reading::reference();
    let mut checked = 0;
    for set in ["b2b_small", "b2c_small", "b2c_medium"] {
        let folder = reference.join("golden").join(set);
        let mut dataset = reading::read_paths(&folder, &["touchpoints.csv"]);
        let answers: Value =
            serde_json::from_slice(&std::fs::read(folder.join("exact.json")).expect("answers")).expect("JSON");
        for result in answers["results"].as_array().expect("results") {
            // Skips runs with the sampler's limit on steps, and runs without lost journeys.
            if result["steps"] != "uncapped" || result["nulls"] != true {
                continue;
            }
            let order = result["order"].as_u64().expect("an order");
            let what = format!("{set}: {} of {}, order {order}", result["model"], result["credit"]);
            check_table(&mut dataset, &format!("markov:{order}"), result, 1e-9, &what);
            checked += 1;
        }
    }
    assert!(checked >= 18, "{checked} tables");
}

#[test]
#[ignore = "needs the reference data: FAIRSHARE_REFERENCE"]
fn shao_and_li_equal_mta() {
    let reference = reading::reference();
    for set in ["b2b_small", "b2c_small", "b2c_medium"] {
        let folder = reference.join("golden").join(set);
        let mut dataset = reading::read_paths(&folder, &["touchpoints.csv"]);
        let answers: Value =
            serde_json::from_slice(&std::fs::read(folder.join("mta.json")).expect("answers")).expect("JSON");
        let results = answers["results"].as_array().expect("results");
        for result in results.iter().filter(|result| result["model"] == "shao" && result["repeats_collapsed"] == false)
        {
            let evidence = evidence(&mut dataset, "shao-li");
            for (name, expected) in result["values"].as_object().expect("values") {
                close(
                    of(&evidence, name, |row| row.score),
                    expected.as_f64().expect("a number"),
                    1e-9,
                    &format!("{set} {name}"),
                );
            }
        }
    }
}

type Journey = (Vec<u8>, bool);

fn journeys() -> impl Strategy<Value = Vec<Journey>> {
    let journey = (proptest::collection::vec(0_u8..5, 1..9), any::<bool>());
    proptest::collection::vec(journey, 2..40).prop_filter("some are won", |all| all.iter().any(|(_, won)| *won))
}

/// A file of these journeys, with these channel names.
fn file(journeys: &[Journey], names: [&str; 5]) -> Vec<u8> {
    let mut text = "deal,date,channel,team,stage,amount\n".to_owned();
    for (deal, (touches, won)) in journeys.iter().enumerate() {
        for (day, &channel) in touches.iter().enumerate() {
            let stage = if *won { "Closed Won" } else { "Closed Lost" };
            let name = names[usize::from(channel)];
            text += &format!("D{deal},2025-01-{:02},{name},T{},{stage},{}\n", day + 1, channel % 3, 100 + deal);
        }
    }
    text.into_bytes()
}

const NAMES: [&str; 5] = ["Ads", "Booth", "Call", "Demo", "Email"];
const MODELS: [&str; 8] =
    ["markov:1", "markov:2", "markov:3", "shapley", "shapley-lift:team", "shapley-lift:channel", "shao-li", "logistic"];

fn read(journeys: &[Journey], names: [&str; 5]) -> Dataset {
    reading::read(&[("journeys.csv", &file(journeys, names))]).expect("a dataset")
}

/// Credit of each channel by name, unrounded.
fn credit(dataset: &mut Dataset, model: &str) -> Vec<(String, f64)> {
    let model: Model = model.parse().expect("a model");
    let (views, headline) =
        dataset.compare(&[model], &[Dimension::Channel], &EligibilityRules::default()).expect("credit");
    let view = &views[0];
    assert_eq!((0..view.groups.len()).map(|at| view.amount(0, at)).sum::<i64>(), headline.total);
    let mut credit: Vec<_> =
        view.groups.iter().zip(&view.unrounded).map(|(group, c)| (group.name.clone(), *c)).collect();
    credit.sort_by(|a, b| a.0.cmp(&b.0));
    credit
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    /// At every order, removal effects are between 0 and 1, and the effect of a channel with which all journeys begin
    /// is 1.
    #[test]
    fn what_is_removed_is_at_most_all(journeys in journeys()) {
        let mut data = read(&journeys, NAMES);
        for order in 1..=3 {
            let evidence = evidence(&mut data, &format!("markov:{order}"));
            prop_assert!(evidence.residual <= 1e-12);
            for row in &evidence.rows {
                prop_assert!((-1e-12..=1.0 + 1e-12).contains(&row.score), "order {order}: {row:?}");
                let everywhere = journeys.iter().all(|(touches, won)| {
                    !won || touches.iter().any(|&channel| NAMES[usize::from(channel)] == row.name)
                });
                // A channel in every won journey need not be on every path of the chain; one that begins all journeys
                // is.
                let all_begin = journeys.iter().all(|(touches, _)| NAMES[usize::from(touches[0])] == row.name);
                prop_assert!(!(everywhere && all_begin) || (row.score - 1.0).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn shapley_lift_sums_to_what_all_win_together(journeys in journeys()) {
        let mut data = read(&journeys, NAMES);
        let rate = journeys.iter().filter(|(_, won)| *won).count() as f64 / journeys.len() as f64;
        for model in ["shapley-lift:team", "shapley-lift:channel"] {
            let sum: f64 = evidence(&mut data, model).rows.iter().map(|row| row.score).sum();
            prop_assert!((sum - rate).abs() < 1e-12, "{sum} is not {rate}");
        }
    }

    #[test]
    fn fair_share_is_linear_per_channel(journeys in journeys()) {
        let mut data = read(&journeys, NAMES);
        prop_assert_eq!(credit(&mut data, "shapley"), credit(&mut data, "linear-per-channel"));
    }

    #[test]
    fn renaming_channels_only_renames(journeys in journeys()) {
        // The reverse alphabetical order, so that channel ids change too.
        let renamed = ["Zoo", "Yard", "Xylo", "Web", "Van"];
        for model in MODELS.into_iter().filter(|model| *model != "logistic") {
            let before = credit(&mut read(&journeys, NAMES), model);
            let after = credit(&mut read(&journeys, renamed), model);
            for (name, amount) in before {
                let at = NAMES.iter().position(|known| *known == name).expect("a name");
                let other = after.iter().find(|(name, _)| name == renamed[at]).map_or(f64::NAN, |(_, amount)| *amount);
                prop_assert!((amount - other).abs() < 1e-6 * (1.0 + amount.abs()), "{model} {name}: {amount} {other}");
            }
        }
    }

    /// Order 1 does not notice repeats in a row.
    #[test]
    fn repeats_in_a_row_do_not_change_order_1(journeys in journeys()) {
        let repeated: Vec<Journey> = journeys
            .iter()
            .map(|(touches, won)| (touches.iter().flat_map(|&channel| [channel, channel]).collect(), *won))
            .collect();
        let (before, after) = (evidence(&mut read(&journeys, NAMES), "markov:1"), evidence(&mut read(&repeated, NAMES), "markov:1"));
        for row in before.rows {
            close(of(&after, &row.name, |row| row.score), row.score, 1e-9, &row.name);
        }
    }

    #[test]
    fn rows_may_stand_in_any_order(journeys in journeys()) {
        let text = String::from_utf8(file(&journeys, NAMES)).expect("text");
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        let turned = lines.join("\n");
        let mut turned = reading::read(&[("journeys.csv", turned.as_bytes())]).expect("a dataset");
        let mut data = read(&journeys, NAMES);
        for model in MODELS {
            prop_assert_eq!(credit(&mut data, model), credit(&mut turned, model), "{}", model);
        }
    }
}

#[test]
fn too_little_to_learn_from_is_said() {
    let mut data = read(&[(vec![0, 1], true), (vec![1], true)], NAMES);
    let said = evidence(&mut data, "markov:1").cautions();
    assert_eq!(said[0], Caution::NoLosses);
    assert!(matches!(&said[1], Caution::FewWith(2, name) if name == "Booth"), "{said:?}");
    let mut alone = read(&[(vec![0], true), (vec![0], false)], NAMES);
    assert_eq!(evidence(&mut alone, "shao-li").cautions(), [Caution::Alone]);
    let mut few = read(&[(vec![0, 1], true), (vec![1], false)], NAMES);
    assert_eq!(evidence(&mut few, "logistic").cautions()[0], Caution::Few);
    let mut lost = reading::read(&[("l.csv", &file(&[(vec![0], false), (vec![1], false)], NAMES))]).expect("a dataset");
    assert_eq!(evidence(&mut lost, "markov:2").cautions(), [Caution::NoWins]);
}

#[test]
fn a_journey_of_a_hundred_thousand_touches_is_solved() {
    let mut text = "deal,date,channel,stage,amount\n".to_owned();
    for touch in 0..100_000_u64 {
        let at = 1_704_067_200 + touch * 60;
        text += &format!("D1,{at},{},Closed Won,100\n", NAMES[((touch % 7) * (touch % 7) % 5) as usize]);
    }
    text += "D2,1704067200,Email,Closed Lost,0\nD2,1704067260,Ads,Closed Lost,0\nD2,1704067320,Call,Closed Lost,0\n";
    let mut data = reading::read(&[("long.csv", text.as_bytes())]).expect("a dataset");
    assert_eq!(data.facts().touches, 100_003);
    for order in 1..=3 {
        let evidence = evidence(&mut data, &format!("markov:{order}"));
        assert!(evidence.residual <= 1e-12, "order {order}: {}", evidence.residual);
    }
}

#[test]
fn seventeen_teams_are_too_many_to_play() {
    let mut text = "deal,date,channel,team,stage,amount\n".to_owned();
    for team in 0..17 {
        text += &format!("D{team},2025-01-01,Call,T{team},Closed Won,10\n");
    }
    let mut data = reading::read(&[("t.csv", text.as_bytes())]).expect("a dataset");
    let refused = data.evidence(&"shapley-lift:team".parse().expect("a model"), &EligibilityRules::default());
    assert_eq!(refused.expect_err("too many").reason, fairshare_types::problem::Reason::TooManyPlayers);
    // Other models can still be computed.
    assert!(data.compare(&[Model::Linear], &[Dimension::Team], &EligibilityRules::default()).is_ok());
}
