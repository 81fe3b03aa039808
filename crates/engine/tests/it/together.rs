//! Deals by the set of teams that touched them, on deals that can be counted by hand.

use fairshare_engine::view::PARTS;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, Rule};
use fairshare_types::results::{Together, Who};

use crate::reading;

fn together(csv: &str, counting: &EligibilityRules) -> Together {
    let mut data = reading::read(&[("t.csv", csv.as_bytes())]).expect("a dataset");
    let together = data.without_model(counting, |source| source.together()).expect("settings in range");
    assert_eq!(together.parts.iter().map(|part| part.amount).sum::<i64>(), together.total);
    assert_eq!(together.parts.iter().map(|part| part.won).sum::<u64>(), together.won_deals);
    // Revenue that a team influenced equals its credit under the influence model.
    let (comparisons, _) = data.compare(&[Model::Influence], &[Dimension::Team], counting).expect("compares");
    for (at, name) in together.teams.iter().enumerate() {
        let group = comparisons[0].groups.iter().position(|group| group.name == *name).expect("the team");
        assert_eq!(comparisons[0].amount(0, group), together.reaches[at].influenced, "{name}");
    }
    together
}

const DEALS: &str = "deal,date,channel,team,stage,amount\n\
    A,2025-01-01,Ad,Marketing,Won,100\nA,2025-01-11,Call,Sales,Won,100\nA,2025-01-21,Demo,Sales,Won,100\n\
    B,2025-01-01,Fair,Sales / Marketing,Won,300\n\
    C,2025-01-01,Call,Sales,Won,50\nC,2025-01-03,Call,Sales,Won,50\n\
    D,2025-01-01,Call,Sales,Lost,70\n\
    E,2025-01-01,Ad,,Won,20\n\
    F,2025-01-01,Call,Sales,Open,500\n\
    G,2025-01-01,Ad,Marketing,Won,200\nG,2025-01-05,Call,Sales,Won,200\n";

#[test]
fn parts_exclude_each_other_and_sum_to_what_was_won() {
    let together = together(DEALS, &EligibilityRules::default());
    assert_eq!(together.teams, ["Sales", "Marketing"]);
    let parts: Vec<_> = together.parts.iter().map(|p| (p.who.clone(), p.amount, p.won, p.lost)).collect();
    assert_eq!(
        parts,
        [
            (Who::Teams(vec![0]), 5_000, 1, 1),
            (Who::Teams(vec![0, 1]), 30_000, 2, 0),
            (Who::Joint(vec![0, 1]), 30_000, 1, 0),
            (Who::Nobody, 2_000, 1, 0),
        ]
    );
    let both = &together.parts[1];
    assert_eq!((both.median_amount, both.median_days), (Some(10_000), Some(4.0)));
    assert_eq!(together.parts[0].win_rate.map(|[rate, ..]| rate), Some(0.5));
    let reaches: Vec<_> = together.reaches.iter().map(|r| (r.sourced, r.sourced_deals, r.influenced_deals)).collect();
    assert_eq!(reaches, [(35_000, 2, 4), (60_000, 3, 3)]);
}

#[test]
fn rules_and_lookback_decide_who_touched() {
    let rule = Rule { by: Dimension::Channel, name: "Ad".to_owned(), shares: vec![("Marketing".to_owned(), 1.0)] };
    let ruled = together(DEALS, &EligibilityRules { rules: vec![rule], ..EligibilityRules::default() });
    assert!(ruled.parts.iter().all(|part| part.who != Who::Nobody));
    let short = together(DEALS, &EligibilityRules { lookback_touches: Some(1), ..EligibilityRules::default() });
    assert_eq!(short.parts[0].amount, 5_000 + 10_000 + 20_000, "the last touch of A, C and G is a call of sales");
}

#[test]
fn rare_sets_of_teams_stand_together() {
    let mut csv = String::from("deal,date,channel,team,stage,amount\n");
    for at in 0..40 {
        csv += &format!("D{at},2025-01-01,Call,Team {at},Won,{}\n", 100 + at);
    }
    csv += "N,2025-01-01,Call,,Won,1\n";
    let together = together(&csv, &EligibilityRules::default());
    assert_eq!(together.parts.len(), PARTS);
    assert_eq!(together.parts[PARTS - 2].who, Who::Others);
    assert_eq!(together.parts[PARTS - 1].who, Who::Nobody);
}

#[test]
fn nothing_won_is_no_part() {
    let together = together(
        "deal,date,channel,team,stage,amount\nA,2025-01-01,Ad,Marketing,Lost,100\n",
        &EligibilityRules::default(),
    );
    assert_eq!((together.total, together.parts.len(), together.parts[0].lost), (0, 1, 1));
}
