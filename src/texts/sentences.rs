//! The sentences of headline, what moves and flip points at the edges: one table, read by eye.

use fairshare_engine::model::Model;
use fairshare_engine::view::{By, Flip, Headline, Moved, Slider};

use super::plain::{ENGLISH, comparison};
use super::{CountingTexts, HeadlineTexts, MovedTexts};
use crate::finding::{credited, lead, together, won};

fn plain(text: &str) -> String {
    text.replace('\u{202f}', " ").replace('\u{2212}', "-")
}

/// Teams and amounts by model ("?" unassigned, "-" unattributed), and what is said of them.
type Case = (&'static [&'static str], &'static [&'static [i64]], &'static str, &'static str);

const LONG: &str =
    "Enterprise revenue acceleration, field marketing and customer success in Europe, the Middle East and Africa";

const HEADLINES: [Case; 22] = [
    // Refunds: shares below zero and above everything.
    (
        &["A", "B"],
        &[&[-500, 10_500], &[1_000, 9_000]],
        "B is credited with 90 to 105 % of the €100 won: 90 points are settled, 15 are a choice of model.",
        "B leads in all 2 models.",
    ),
    (
        &["A", "B"],
        &[&[-3_000, 13_000], &[6_000, 4_000]],
        "B is credited with 40 to 130 % of the €100 won: 40 points are settled, 90 are a choice of model.",
        "A and B each lead in 1 of 2 models.",
    ),
    (
        &["A", "B", "C"],
        &[&[-4_000, 7_000, 7_000], &[3_000, 3_500, 3_500]],
        "A is credited with -40 to 30 % of the €100 won: all of it is a choice of model.",
        "No one leads: in every model the first two are level.",
    ),
    (
        &["A", "B", "C"],
        &[&[-4_000, 7_000, 7_000], &[-1_000, 5_500, 5_500]],
        "A is credited with -40 to -10 % of the €100 won: -10 points are settled, 30 are a choice of model.",
        "No one leads: in every model the first two are level.",
    ),
    (
        &["A", "B", "C"],
        &[&[-400, 5_200, 5_200], &[-100, 5_050, 5_050]],
        "A is credited with -4 to -1 % of the €100 won: -1 point is settled, 3 are a choice of model.",
        "No one leads: in every model the first two are level.",
    ),
    // Rounding: what differs by less than a percent is the same.
    (
        &["A", "B"],
        &[&[5_001, 4_999], &[4_999, 5_001]],
        "A is credited with 50 % of the €100 won, under every model chosen.",
        "A and B each lead in 1 of 2 models.",
    ),
    (
        &["A", "B"],
        &[&[5_049, 4_951], &[5_051, 4_949]],
        "A is credited with 50 to 51 % of the €100 won: 50 points are settled, 1 is a choice of model.",
        "A leads in all 2 models.",
    ),
    (
        &["A", "B"],
        &[&[10, 9_990], &[40, 9_960]],
        "B is credited with 100 % of the €100 won, under every model chosen.",
        "B leads in all 2 models.",
    ),
    (
        &["A", "B"],
        &[&[0, 10_000], &[60, 9_940]],
        "B is credited with 99 to 100 % of the €100 won: 99 points are settled, 1 is a choice of model.",
        "B leads in all 2 models.",
    ),
    // One team, one model, one deal.
    (&["A"], &[&[10_000]], "All of the €100 won is credited to A, under every model chosen.", ""),
    (&["A", "B"], &[&[10_000, 0]], "All of the €100 won is credited to A, under every model chosen.", ""),
    (
        &["A", "B"],
        &[&[10_000, 0], &[10_000, 0]],
        "All of the €100 won is credited to A, under every model chosen.",
        "A leads in all 2 models.",
    ),
    (&["A", "B"], &[&[5_000, 5_000]], "Under first touch, A is credited with 50 % of the €100 won.", ""),
    (&["A", "?"], &[&[4_000, 6_000]], "Under first touch, A is credited with 40 % of the €100 won.", ""),
    // Nobody, and hardly anybody.
    (
        &["A", "-"],
        &[&[0, 10_000], &[0, 10_000]],
        "None of the €100 won can be credited: no team or channel is known for its touches.",
        "",
    ),
    (
        &["A", "B", "?"],
        &[&[0, 0, 10_000], &[0, 0, 10_000]],
        "None of the €100 won can be credited: no team or channel is known for its touches.",
        "No one leads: in every model the first two are level.",
    ),
    (
        &["A", "B", "-"],
        &[&[0, 0, 10_000], &[100, 0, 9_900]],
        "A is credited with 0 to 1 % of the €100 won: all of it is a choice of model.",
        "A leads in 1 of 2 models.",
    ),
    (
        &["A", "-"],
        &[&[2_000, 8_000], &[7_000, 3_000]],
        "A is credited with 20 to 70 % of the €100 won: 20 points are settled, 50 are a choice of model.",
        "",
    ),
    // Three that share the lead; names as people write them.
    (
        &["A", "B", "C"],
        &[&[6_000, 2_000, 2_000], &[2_000, 6_000, 2_000], &[2_000, 2_000, 6_000]],
        "A is credited with 20 to 60 % of the €100 won: 20 points are settled, 40 are a choice of model.",
        "A, B and C each lead in 1 of 3 models.",
    ),
    (
        &["🚀 Growth", "מכירות"],
        &[&[6_000, 4_000], &[7_000, 3_000]],
        "🚀 Growth is credited with 60 to 70 % of the €100 won: 60 points are settled, 10 are a choice of model.",
        "🚀 Growth leads in all 2 models.",
    ),
    (
        &[LONG, "B"],
        &[&[10_000, 0], &[10_000, 0]],
        "All of the €100 won is credited to Enterprise revenue acceleration, field marketing and customer success in Europe, the Middle East and Africa, under every model chosen.",
        "Enterprise revenue acceleration, field marketing and customer success in Europe, the Middle East and Africa leads in all 2 models.",
    ),
    (
        &["A", "B"],
        &[&[1, 0], &[0, 1]],
        "A is credited with 0 to 100 % of the €0 won: all of it is a choice of model.",
        "A and B each lead in 1 of 2 models.",
    ),
];

#[test]
fn headlines_at_the_edges() {
    for (names, amounts, expected, leads) in HEADLINES {
        let view = comparison(names, 9, amounts);
        let said = ENGLISH.credited(&credited(&view), won(&view, false), "€");
        assert_eq!((plain(&said).as_str(), ENGLISH.lead(&lead(&view)).as_str()), (expected, leads));
    }
}

#[test]
fn what_was_won_together_at_the_edges() {
    for (total, of_it, won_deals, deals, teams, expected) in [
        (-100, -50, 2, 1, 2, "1 of 2 won deals was touched by two or more teams."),
        (100, 150, 2, 1, 2, "150 % of the revenue was won by deals that two or more teams touched."),
        (100_000, 1, 9, 1, 2, "0 % of the revenue was won by deals that two or more teams touched."),
        (100, 100, 1, 1, 2, "Every won deal was touched by two or more teams."),
        (100, 0, 3, 0, 40, "No won deal was touched by more than one team."),
        (100, 0, 3, 0, 0, ""),
    ] {
        let numbers = Headline { total, together: of_it, won_deals, together_deals: deals, ..Headline::default() };
        assert_eq!(plain(&ENGLISH.together(together(&numbers, teams, false))), expected);
    }
}

#[test]
fn what_moves_at_the_edges() {
    let moved = |flows: [i64; 4], half: u32, deals: u32, won_deals: u64| Moved {
        from: Model::Last,
        to: Model::W,
        teams: vec!["A".to_owned(), "B".to_owned()],
        before: vec![100_000, 100_000],
        after: vec![100_000 - flows[1] + flows[2], 100_000 + flows[1] - flows[2]],
        flows: flows.to_vec(),
        within: vec![flows[1].min(flows[2]); 2],
        total: flows.iter().sum(),
        channels: Vec::new(),
        campaigns: Vec::new(),
        deals: Vec::new(),
        deals_for_half: half,
        deals_moved: deals,
        won_deals,
    };
    for (view, expected) in [
        (moved([0; 4], 0, 0, 9), "Nothing moves between teams from last touch to W-shaped."),
        (moved([0, 5_000, 0, 0], 1, 1, 1), "€50.00 moves between teams. It is one deal."),
        (moved([0, 5_000, 0, 0], 1, 4, 9), "€50.00 moves between teams. 1 of 9 won deals makes up half of it."),
        (moved([0, 5_000, 0, 0], 9, 14, 143), "€50.00 moves between teams. 9 of 143 won deals make up half of it."),
        (
            moved([0, 5_000, 2_000, 0], 2, 4, 9),
            "€30.00 moves between teams in the end; deal by deal it is €70.00, some of it back and forth. 2 of 9 won deals make up half of that.",
        ),
        (
            moved([0, 5_000, 5_000, 0], 2, 4, 9),
            "What teams give up in some deals they get back in others, €100.00 in all. 2 of 9 won deals make up half of that.",
        ),
    ] {
        assert_eq!(ENGLISH.moves_says(&view, "€"), expected);
    }
}

#[test]
fn flip_points_at_the_edges() {
    let flip = |value, above: &str| Flip { value, leader_below: "B".to_owned(), leader_above: above.to_owned() };
    let joint = || Slider::JointShare { by: By::Channel, name: "Fair".to_owned() };
    for (slider, flip, under, expected) in [
        (Slider::HalfLife, flip(34.0, "Marketing"), None, "from 34 days Marketing leads"),
        (Slider::HalfLife, flip(1.0, "Marketing"), None, "from 1 day Marketing leads"),
        (Slider::HalfLife, flip(0.6, ""), None, "from 0.6 days no team leads"),
        (Slider::LookbackDays, flip(90.0, "Sales"), Some("last touch"), "from 90 days Sales leads under last touch"),
        (Slider::FirstWeight, flip(47.0, "Marketing"), None, "from 47 % Marketing leads"),
        (Slider::LastWeight, flip(0.0, "Sales"), None, "from 0 % Sales leads"),
        (joint(), flip(99.0, "Sales"), Some("linear"), "from 99 % Sales leads under linear"),
        (joint(), flip(1.0, ""), Some("linear"), "from 1 % no team leads under linear"),
    ] {
        assert_eq!(plain(&ENGLISH.flip(&slider, &flip, under)), expected);
    }
    assert_eq!(ENGLISH.no_flip(None), "changes nothing in who leads");
    assert_eq!(ENGLISH.no_flip(Some("linear")), "changes nothing in who leads under linear");
}
