//! Edge cases of the sentences of headline, credit flow and flip points, in one table to read through.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::results::{Flip, Headline, Moved, Slider};

use super::plain::{ENGLISH, comparison};
use super::{CountingTexts, HeadlineTexts, MovedTexts};
use crate::values::finding::{Won, shares, together};

fn plain(text: &str) -> String {
    text.replace('\u{202f}', " ").replace('\u{2212}', "-")
}

/// Team/// Teams ("?" unassigned, "-" unattributed), amounts by model, and the expected line of shares.
type Case = (&'static [&'static str], &'static [&'static [i64]], &'static str);

const LONG: &str =
    "Enterprise revenue acceleration, field marketing and customer success in Europe, the Middle East and Africa";

const SHARES: [Case; 11] = [
    // Refunds: shares below 0 and above 100 %.
    (
        &["A", "B"],
        &[&[-500, 10_500], &[1_000, 9_000]],
        "Share of credit under the 2 models shown: A -5 to 10 %, B 90 to 105 %. The choice of model moves up to 15 \
         points.",
    ),
    (
        &["A", "B", "C"],
        &[&[-4_000, 7_000, 7_000], &[-1_000, 5_500, 5_500]],
        "Share of credit under the 2 models shown: A -40 to -10 %, B 55 to 70 %, C 55 to 70 %. The choice of model \
         moves up to 30 points.",
    ),
    // Rounding: differences below one percent disappear.
    (
        &["A", "B"],
        &[&[5_001, 4_999], &[4_999, 5_001]],
        "Share of credit, the same under all 2 models shown: A 50 %, B 50 %.",
    ),
    (
        &["A", "B"],
        &[&[0, 10_000], &[60, 9_940]],
        "Share of credit under the 2 models shown: A 0 to 1 %, B 99 to 100 %. The choice of model moves up to 1 point.",
    ),
    // One team, one model.
    (&["A"], &[&[10_000]], "Share of credit under first touch: A 100 %."),
    (&["A", "?"], &[&[4_000, 6_000]], "Share of credit under first touch: A 40 %, Unassigned 60 %."),
    // No credit, and tiny credit.
    (
        &["A", "B", "?"],
        &[&[0, 0, 10_000], &[0, 0, 10_000]],
        "None of it can be credited: no team or channel is known for its touches.",
    ),
    (
        &["A", "B", "-"],
        &[&[0, 0, 10_000], &[100, 0, 9_900]],
        "Share of credit under the 2 models shown: A 0 to 1 %, B 0 %. The choice of model moves up to 1 point.",
    ),
    // Names as people write them.
    (
        &["🚀 Growth", "מכירות"],
        &[&[6_000, 4_000], &[7_000, 3_000]],
        "Share of credit under the 2 models shown: 🚀 Growth 60 to 70 %, \u{2068}מכירות\u{2069} 30 to 40 %. The \
         choice of model moves up to 10 points.",
    ),
    (
        &[LONG, "B"],
        &[&[10_000, 0], &[10_000, 0]],
        "Share of credit, the same under all 2 models shown: Enterprise revenue acceleration, field marketing and \
         customer success in Europe, the Middle East and Africa 100 %, B 0 %.",
    ),
    (
        &["A", "B"],
        &[&[1, 0], &[0, 1]],
        "Share of credit under the 2 models shown: A 0 to 100 %, B 0 to 100 %. The choice of model moves up to 100 \
         points.",
    ),
];

#[test]
fn shares_at_the_edges() {
    for (names, amounts, expected) in SHARES {
        let view = comparison(names, 9, amounts);
        assert_eq!(plain(&ENGLISH.shares_line(view.by, &shares(&view))), expected);
    }
}

#[test]
fn what_was_won_together_at_the_edges() {
    for (total, of_it, won_deals, deals, teams, expected) in [
        (-100, -50, 2, 1, 2, "1 of 2 won deals was won together."),
        (100, 150, 2, 1, 2, "1 of 2 won deals was won together."),
        (100, -40, 2, 1, 2, "1 of 2 won deals was won together."),
        (100_000, 1, 9, 1, 2, "0 % of the €1000 won was won together."),
        (100, 100, 1, 1, 2, "All of the €1 won was won together."),
        (100, 0, 3, 0, 40, "None of the €1 won was won together."),
        (100, 0, 3, 0, 0, "€1 was won in 3 deals."),
    ] {
        let numbers = Headline { total, together: of_it, won_deals, together_deals: deals, ..Headline::default() };
        let won = if total == 0 { Won::Deals(won_deals) } else { Won::Revenue(total) };
        assert_eq!(plain(&ENGLISH.together(together(&numbers, teams, false), won, "€")), expected);
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
            "Net: €30.00 moves between teams. Gross, deal by deal: €70.00. 2 of 9 won deals make up half of the \
             gross.",
        ),
        (
            moved([0, 5_000, 5_000, 0], 2, 4, 9),
            "Net: nothing moves between teams. Gross, deal by deal: €100.00. 2 of 9 won deals make up half of the \
             gross.",
        ),
    ] {
        assert_eq!(ENGLISH.moves_says(&view, "€"), expected);
    }
}

#[test]
fn flip_points_at_the_edges() {
    let flip = |value, above: &str| Flip { value, leader_below: "B".to_owned(), leader_above: above.to_owned() };
    let joint = || Slider::JointShare { by: Dimension::Channel, name: "Fair".to_owned() };
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
    assert_eq!(ENGLISH.no_flip(None), "does not change who leads");
    assert_eq!(ENGLISH.no_flip(Some("linear")), "does not change who leads under linear");
}
