//! Joint touches: the three credit policies, bounds of teams, and reshared credit without a pass over touches.

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, JointCreditPolicy, Rule};
use fairshare_types::results::{Comparison, GroupKind, reshare};
use proptest::prelude::*;

use crate::reading;

/// 90 by three touches: Sales, both teams, Marketing; 10 by a touch without a team; 30 by a touch of both teams.
const DEALS: &str = "deal,date,channel,type,team,stage,amount\n\
    A,2025-01-01,Call,Talk,Sales,Won,90\n\
    A,2025-01-02,Fair,Stand,Sales 60% / Marketing 40%,Won,90\n\
    A,2025-01-03,Ad,Click,Marketing,Won,90\n\
    B,2025-01-01,Letter,Post,,Won,10\n\
    C,2025-01-01,Fair,Stand,Marketing + Sales,Won,30\n";

fn data(csv: &str) -> Dataset {
    reading::read(&[("t.csv", csv.as_bytes())]).expect("a dataset")
}

fn compare(data: &mut Dataset, models: &[&str], counting: &EligibilityRules) -> Comparison {
    let models: Vec<Model> = models.iter().map(|model| model.parse().expect("a model")).collect();
    let (mut comparisons, _) = data.compare(&models, &[Dimension::Team], counting).expect("settings in range");
    comparisons.remove(0)
}

fn rule(by: Dimension, name: &str, shares: &[(&str, f64)]) -> Rule {
    Rule { by, name: name.to_owned(), shares: shares.iter().map(|&(team, share)| (team.to_owned(), share)).collect() }
}

fn under(joint: JointCreditPolicy) -> EligibilityRules {
    EligibilityRules { joint, ..EligibilityRules::default() }
}

fn rows(view: &Comparison, model: usize) -> Vec<(String, GroupKind, i64)> {
    (0..view.groups.len()).map(|g| (view.groups[g].name.clone(), view.groups[g].kind, view.amount(model, g))).collect()
}

#[test]
fn three_readings() {
    use GroupKind::{Joint, Named, Unassigned};
    let mut data = data(DEALS);
    let row = |name: &str, kind, amount| (name.to_owned(), kind, amount);
    for (reading, expected) in [
        (JointCreditPolicy::Split, vec![("Marketing", Named, 5_700), ("Sales", Named, 6_300), ("", Unassigned, 1_000)]),
        (
            JointCreditPolicy::Bucket,
            vec![("Marketing", Named, 3_000), ("Sales", Named, 3_000), ("", Joint, 6_000), ("", Unassigned, 1_000)],
        ),
        (
            JointCreditPolicy::Overlay,
            vec![("Marketing", Named, 9_000), ("Sales", Named, 9_000), ("", Unassigned, 1_000)],
        ),
    ] {
        let view = compare(&mut data, &["linear"], &under(reading));
        let expected: Vec<_> = expected.into_iter().map(|(name, kind, amount)| row(name, kind, amount)).collect();
        assert_eq!(rows(&view, 0), expected, "{reading:?}");
        assert_eq!(view.adds_up(), reading != JointCreditPolicy::Overlay);
        let joint = view.joint.expect("joint touches");
        assert_eq!((joint.policy, joint.touches), (reading, 2));
        let bound = |group| joint.bounds(0, view.groups.len(), group);
        assert_eq!((bound(0), bound(1)), (Some([3_000, 9_000]), Some([3_000, 9_000])), "{reading:?}");
        assert_eq!(bound(view.groups.len() - 1), Some([1_000, 1_000]), "what is nobody's is in no question");
    }
    let alone = compare(
        &mut self::data("deal,date,channel,team,stage,amount\nA,2025-01-01,Call,Sales,Won,90\n"),
        &["last"],
        &under(JointCreditPolicy::Overlay),
    );
    assert!(alone.joint.is_none() && alone.adds_up());
}

#[test]
fn weights_that_depend_on_teams_have_no_bounds() {
    let view = compare(
        &mut data(DEALS),
        &["equal-by-team", "influence", "shapley-lift:team", "first"],
        &EligibilityRules::default(),
    );
    let joint = view.joint.expect("joint touches");
    let known: Vec<bool> = (0..4).map(|model| joint.bounds(model, view.groups.len(), 0).is_some()).collect();
    assert_eq!(known, [false, false, false, true]);
}

#[test]
fn rules_speak_of_types_and_of_teams_together() {
    let mut data = data(DEALS);
    let by_type = rule(Dimension::Type, "Post", &[("Sales", 1.0)]);
    let together = rule(Dimension::Team, "Marketing + Sales", &[("Sales", 1.0), ("Marketing", 3.0)]);
    let others = rule(Dimension::Team, "Marketing + Sales", &[("Sales", 1.0), ("Partner", 3.0)]);
    for (rules, expected) in [
        (vec![by_type.clone()], vec![("Marketing", 5_700), ("Sales", 7_300)]),
        (vec![together.clone()], vec![("Marketing", 7_500), ("Sales", 4_500), ("", 1_000)]),
        (vec![by_type, together], vec![("Marketing", 7_500), ("Sales", 5_500)]),
        // Teams that do not own the touch cannot get a share.
        (vec![others], vec![("Marketing", 5_700), ("Sales", 6_300), ("", 1_000)]),
    ] {
        let view = compare(&mut data, &["linear"], &EligibilityRules { rules, ..EligibilityRules::default() });
        let mut rows: Vec<_> = rows(&view, 0).into_iter().map(|(name, _, amount)| (name, amount)).collect();
        rows.sort_by_key(|(name, _)| (name.is_empty(), name.clone()));
        assert_eq!(rows, expected.into_iter().map(|(name, amount)| (name.to_owned(), amount)).collect::<Vec<_>>());
    }
    let view = compare(&mut data, &["linear"], &EligibilityRules::default());
    let sets = &view.joint.as_ref().expect("joint touches").owners.sets;
    assert_eq!(sets.len(), 1);
    assert_eq!((sets[0].by, sets[0].name.as_str(), sets[0].touches), (Dimension::Team, "Marketing + Sales", 2));
    assert!((sets[0].shares[0] - 0.45).abs() < 1e-12, "the mean of 40 and 50");
}

#[test]
fn only_other_shares_are_shared_anew() {
    let mut data = data("deal,date,channel,team,stage,amount\nA,2025-01-01,Fair,,Won,90\nA,2025-01-02,Ad,,Won,90\n");
    let fair = |a: f64, b: f64| rule(Dimension::Channel, "Fair", &[("Marketing", a), ("Sales", b)]);
    let ad = |team: &str| rule(Dimension::Channel, "Ad", &[(team, 1.0)]);
    let before = vec![fair(1.0, 1.0), ad("Marketing")];
    let view =
        compare(&mut data, &["linear"], &EligibilityRules { rules: before.clone(), ..EligibilityRules::default() });
    for (after, can) in [
        (vec![fair(7.0, 3.0), ad("Marketing")], true),
        (before.clone(), true),
        (vec![fair(1.0, 1.0), ad("Sales")], false),
        (vec![fair(1.0, 0.0), ad("Marketing")], false),
        (vec![fair(1.0, 1.0)], false),
        (vec![ad("Marketing"), fair(1.0, 1.0)], false),
        (vec![fair(1.0, 1.0), ad("Marketing"), rule(Dimension::Team, "A + B", &[("A", 1.0), ("B", 2.0)])], true),
    ] {
        assert_eq!(reshare(&view, &before, &after).is_some(), can, "{after:?}");
    }
}

const CHANNELS: [&str; 4] = ["Fair", "Dinner", "Call", "Ad"];

fn rules(shares: &[f64]) -> Vec<Rule> {
    vec![
        rule(Dimension::Channel, "Fair", &[("Sales", shares[0]), ("Marketing", 1.0 - shares[0])]),
        rule(Dimension::Channel, "Dinner", &[("Sales", shares[1]), ("Partner", 0.2), ("Marketing", 1.0 - shares[1])]),
        rule(Dimension::Channel, "Call", &[("Sales", 1.0)]),
        rule(Dimension::Team, "Marketing + Sales", &[("Marketing", shares[2]), ("Sales", 1.0 - shares[2])]),
    ]
}

const MODELS: [&str; 10] = [
    "first",
    "last",
    "linear",
    "equal-by-team",
    "u",
    "decay:7d",
    "linear-per-channel",
    "markov:1",
    "influence",
    "logistic",
];

/// Deal, hour, channel, team.
type Touch = (u8, u16, u8, u8);

fn csv(touches: &[Touch], amounts: &[i64]) -> String {
    let teams = ["", "", "Sales", "Marketing + Sales", "Sales 90% / Marketing 10%"];
    let row = |&(deal, hour, channel, team): &Touch| {
        let amount = amounts[deal as usize];
        let sign = if amount < 0 { "-" } else { "" };
        let (whole, cents) = (amount.unsigned_abs() / 100, amount.unsigned_abs() % 100);
        let stage = if deal % 4 == 3 { "Lost" } else { "Won" };
        format!(
            "D{deal},2025-01-{:02} {:02}:00,{},{},{stage},{sign}{whole}.{cents:02}\n",
            hour / 24 + 1,
            hour % 24,
            CHANNELS[channel as usize],
            teams[team as usize],
        )
    };
    std::iter::once("deal,date,channel,team,stage,amount\n".to_owned()).chain(touches.iter().map(row)).collect()
}

fn touches() -> impl Strategy<Value = Vec<Touch>> {
    proptest::collection::vec((0_u8..8, 0_u16..600, 0_u8..4, 0_u8..5), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn new_shares_agree_with_a_computation_anew(
        touches in touches(), amounts in proptest::collection::vec(-5_000_i64..100_000_000, 8),
        before in proptest::collection::vec(0.05..0.95_f64, 3), after in proptest::collection::vec(0.05..0.95_f64, 3),
    ) {
        let mut data = data(&csv(&touches, &amounts));
        let [before, after] = [before, after].map(|shares| rules(&shares));
        let old = compare(&mut data, &MODELS, &EligibilityRules { rules: before.clone(), ..EligibilityRules::default() });
        let fresh = compare(&mut data, &MODELS, &EligibilityRules { rules: after.clone(), ..EligibilityRules::default() });
        let view = reshare(&old, &before, &after).expect("only shares differ");
        prop_assert_eq!(&view.groups, &fresh.groups);
        let width = view.groups.len();
        for (m, model) in view.models.iter().enumerate() {
            let sums = |view: &Comparison| view.amounts[m * width..(m + 1) * width].iter().sum::<i64>();
            prop_assert_eq!(sums(&view), sums(&fresh), "{}", model);
            for at in m * width..(m + 1) * width {
                prop_assert!((view.amounts[at] - fresh.amounts[at]).unsigned_abs() as usize <= touches.len(), "{}", model);
                let close = |a: f64, b: f64, of: f64| (a - b).abs() <= 1e-9 * of.abs().max(1.0);
                prop_assert!(close(view.unrounded[at], fresh.unrounded[at], view.total as f64), "{}", model);
                prop_assert!(close(view.deals[at], fresh.deals[at], 8.0), "{}", model);
            }
        }
        // The way back gives the same groups.
        prop_assert_eq!(reshare(&view, &after, &before).map(|back| back.groups), Some(old.groups));
    }

    #[test]
    fn whatever_the_shares_a_team_stays_within_its_bounds(
        touches in touches(), amounts in proptest::collection::vec(0_i64..100_000_000, 8),
        some in proptest::collection::vec(0.05..0.95_f64, 3), others in proptest::collection::vec(0.05..0.95_f64, 3),
    ) {
        let mut data = data(&csv(&touches, &amounts));
        let counted = |shares: &[f64], joint| EligibilityRules { rules: rules(shares), joint, ..EligibilityRules::default() };
        let bounded = compare(&mut data, &MODELS, &counted(&some, JointCreditPolicy::Split));
        let split = compare(&mut data, &MODELS, &counted(&others, JointCreditPolicy::Split));
        let overlay = compare(&mut data, &MODELS, &counted(&some, JointCreditPolicy::Overlay));
        let bucket = compare(&mut data, &MODELS, &counted(&some, JointCreditPolicy::Bucket));
        let width = bounded.groups.len();
        for (m, model) in MODELS.iter().enumerate() {
            let total: i64 = (0..bucket.groups.len()).map(|g| bucket.amount(m, g)).sum();
            prop_assert!(total == bucket.total || *model == "influence", "{}", model);
            let Some(joint) = &bounded.joint else { continue };
            for g in 0..width {
                let Some([least, most]) = joint.bounds(m, width, g) else { continue };
                let cents = i64::try_from(touches.len()).expect("few");
                prop_assert!((least..=most).contains(&bounded.amount(m, g)), "{}", model);
                prop_assert!((least - cents..=most + cents).contains(&split.amount(m, g)), "{}", model);
                prop_assert_eq!(overlay.amount(m, g), most, "each in full: {}", model);
                if bounded.groups[g].kind == GroupKind::Named {
                    prop_assert_eq!(bucket.amount(m, g), least, "what it owns alone: {}", model);
                }
            }
        }
    }
}
