//! Flip points of sliders: the leaders reported just below and at a flip point equal those computed directly.

use fairshare_engine::dataset::Dataset;
use fairshare_engine::view::FlipSearch;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, Rule};
use fairshare_types::problem::Reason;
use fairshare_types::results::{Flip, FlipAsk, Slider, with_share};
use proptest::prelude::*;

use crate::reading;

fn data(rows: &str) -> Dataset {
    let csv = format!("deal,date,channel,team,stage,amount,closed\n{rows}");
    reading::read(&[("t.csv", csv.as_bytes())]).expect("a dataset")
}

fn flips(data: &mut Dataset, slider: &Slider, model: &str, counting: &EligibilityRules) -> Vec<Flip> {
    let ask = FlipAsk { slider: slider.clone(), model: model.parse().expect("a model") };
    let mut search = FlipSearch::new(ask, counting.clone());
    while data.flip_step(&mut search).expect("settings in range") {}
    search.result()
}

/// The leader with the slider at a value, computed directly.
fn leads(data: &mut Dataset, slider: &Slider, model: &str, counting: &EligibilityRules, value: f64) -> String {
    let model: Model = model.parse().expect("a model");
    let (model, counting) = match slider {
        Slider::JointShare { by, name } => {
            let (views, _) =
                data.compare(std::slice::from_ref(&model), &[Dimension::Team], counting).expect("compares");
            let sets = views[0].joint.as_ref().map_or(&[][..], |joint| &joint.owners.sets);
            let Some(set) = sets.iter().find(|set| set.by == *by && set.name == *name) else { return String::new() };
            let shares: Vec<(String, f64)> = set.teams.iter().cloned().zip(set.shares.iter().copied()).collect();
            let rules = with_share(&counting.rules, *by, name, &shares, 0, value);
            (model, EligibilityRules { rules, ..counting.clone() })
        }
        _ => slider.at(value, &model, counting).expect("the model has the slider"),
    };
    let (views, _) = data.compare(&[model], &[Dimension::Team], &counting).expect("compares");
    views[0].leader(0).map_or_else(String::new, |at| views[0].groups[at].name.clone())
}

/// Marketing twice 30 days before the close, Sales once at the close.
const TWO: &str = "A,2025-01-01,Ad,Marketing,Won,100,2025-01-31\nA,2025-01-01,Web,Marketing,Won,100,2025-01-31\n\
    A,2025-01-31,Call,Sales,Won,100,2025-01-31\n";

fn together() -> Slider {
    Slider::JointShare { by: Dimension::Team, name: "Marketing + Sales".to_owned() }
}

#[test]
fn edge_cases() {
    let flip = |value: f64, below: &str, above: &str| Flip {
        value,
        leader_below: below.to_owned(),
        leader_above: above.to_owned(),
    };
    let alone = "A,2025-01-01,Ad,Marketing,Won,100,2025-01-31\n";
    let lost = "A,2025-01-01,Ad,Marketing,Lost,100,2025-01-31\n";
    let three = "A,2025-01-01,Ad,Marketing,Won,100,2025-03-31\nA,2025-02-01,Web,Partner,Won,100,2025-03-31\n\
        A,2025-02-01,Mail,Partner,Won,100,2025-03-31\nA,2025-03-30,Call,Sales,Won,100,2025-03-31\n";
    let joint = "A,2025-01-01,Ad,Marketing,Won,100,2025-01-31\nB,2025-01-01,Call,Sales,Won,40,2025-01-31\n\
        C,2025-01-01,Fair,Sales + Marketing,Won,100,2025-01-31\n";
    // At 40 % of the joint touch the teams are equal, and the first by name leads.
    let tied = "A,2025-01-01,Ad,Marketing,Won,120,2025-01-31\nB,2025-01-01,Call,Sales,Won,100,2025-01-31\n\
        C,2025-01-01,Fair,Sales + Marketing,Won,100,2025-01-31\n";
    for (rows, slider, model, expected) in [
        // Two touches 30 days old outweigh one of age 0 if 2 x 2^(-30/h) > 1: from h = 30 on, where they tie.
        (TWO, Slider::HalfLife, "decay:7d", vec![flip(30.0, "Sales", "Marketing")]),
        (alone, Slider::HalfLife, "decay:7d", vec![]),
        (lost, Slider::HalfLife, "decay:7d", vec![]),
        (TWO, Slider::LastWeight, "position:40/20/40", vec![flip(51.0, "Marketing", "Sales")]),
        (TWO, Slider::FirstWeight, "position:0/20/80", vec![flip(38.0, "Sales", "Marketing")]),
        (three, Slider::FirstWeight, "position:10/80/10", vec![flip(48.0, "Partner", "Marketing")]),
        (TWO, Slider::LookbackDays, "first", vec![flip(31.0, "Sales", "Marketing")]),
        (alone, Slider::LookbackDays, "linear", vec![flip(31.0, "", "Marketing")]),
        (lost, Slider::LookbackDays, "linear", vec![]),
        (three, Slider::LookbackDays, "linear", vec![flip(2.0, "", "Sales"), flip(59.0, "Sales", "Partner")]),
        (joint, together(), "linear", vec![flip(20.0, "Sales", "Marketing")]),
        (tied, together(), "linear", vec![flip(40.0, "Sales", "Marketing")]),
        (alone, together(), "linear", vec![]),
        // Models whose weights depend on teams ignore the shares.
        (joint, together(), "equal-by-team", vec![]),
    ] {
        let mut data = data(rows);
        let found = flips(&mut data, &slider, model, &EligibilityRules::default());
        assert_eq!(found, expected, "{slider:?} of {model}: {rows}");
        for flip in found {
            assert_eq!(leads(&mut data, &slider, model, &EligibilityRules::default(), flip.value), flip.leader_above);
        }
    }
}

#[test]
fn what_is_on_the_screen_stays_at_hand() {
    let mut data = data(TWO);
    let counting = EligibilityRules::default();
    let models: Vec<Model> = ["last", "decay:7d"].iter().map(|model| model.parse().expect("a model")).collect();
    let before = data.compare(&models, &[Dimension::Team], &counting).expect("compares");
    flips(&mut data, &Slider::LookbackDays, "linear", &counting);
    assert_eq!(data.compare(&models, &[Dimension::Team], &counting).expect("compares"), before);
    let ask = FlipAsk { slider: Slider::HalfLife, model: Model::Last };
    let refused = data.flip_step(&mut FlipSearch::new(ask, counting));
    assert_eq!(refused.map_err(|problem| problem.reason), Err(Reason::BadSetting), "it has no half-life");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn leaders_are_as_stated(
        touches in proptest::collection::vec((0_u8..5, 1_u8..120, 0_u8..4, 0_u8..5), 1..40),
        amounts in proptest::collection::vec(1_000_i64..100_000, 5),
    ) {
        let teams = ["Sales", "Marketing", "Sales + Marketing", "Partner", ""];
        let rows: String = touches.iter().map(|&(deal, day, channel, team)| {
            let date = |day: i64| {
                let at = fairshare_types::time::days(2025, 1, 1).map_or(0, |first| first + day);
                let (y, m, d) = fairshare_types::time::civil(at * fairshare_types::time::DAY);
                format!("{y:04}-{m:02}-{d:02}")
            };
            let cents = amounts[deal as usize];
            let (day, close, team) = (date(i64::from(day)), date(121), teams[team as usize]);
            format!("D{deal},{day},Channel {channel},{team},Won,{}.{:02},{close}\n", cents / 100, cents % 100)
        }).collect();
        let mut data = data(&rows);
        let shares = vec![("Marketing".to_owned(), 1.0), ("Sales".to_owned(), 1.0)];
        let rule = Rule { by: Dimension::Channel, name: "Channel 0".to_owned(), shares };
        let counting = EligibilityRules { rules: vec![rule], ..EligibilityRules::default() };
        let of_rule = Slider::JointShare { by: Dimension::Channel, name: "Channel 0".to_owned() };
        for (slider, model) in [
            (Slider::HalfLife, "decay:7d"),
            (Slider::FirstWeight, "position:40/20/40"),
            (Slider::LastWeight, "position:10/10/80"),
            (Slider::LookbackDays, "linear"),
            (together(), "last"),
            (of_rule, "u"),
        ] {
            let values = slider.values();
            for flip in flips(&mut data, &slider, model, &counting) {
                prop_assert_ne!(&flip.leader_below, &flip.leader_above);
                let at = values.iter().position(|value| *value == flip.value).expect("a displayed value");
                prop_assert_eq!(leads(&mut data, &slider, model, &counting, values[at]), flip.leader_above, "{:?}", slider);
                prop_assert_eq!(leads(&mut data, &slider, model, &counting, values[at - 1]), flip.leader_below, "{:?}", slider);
            }
        }
    }
}
