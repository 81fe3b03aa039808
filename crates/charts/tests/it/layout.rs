//! For any numbers, names and widths, texts do not overlap, and nothing leaves the chart.

use fairshare_charts::{Caption, Look, Words, bars, deal, dots, framed, moved, stacked, svg, together};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::results::{Comparison, Who};
use proptest::prelude::*;
use support::any::{a_deal, comparisons, many, moves, won_together};
use support::checks::{faults, texts};
use support::english::English;
use support::{deals, together as won, views};

use crate::support;

fn sound(drawing: &fairshare_charts::Drawing) -> Result<(), TestCaseError> {
    prop_assert_eq!(faults(drawing), Vec::<String>::new());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn bars_are_sound((view, baseline) in comparisons(), width in 240.0..1400.0_f64, channels in prop::bool::ANY, joint in prop::bool::ANY) {
        let by = if channels { Dimension::Channel } else { Dimension::Team };
        let view = if joint { views::in_question(&view) } else { view };
        let view = Comparison { by, ..view };
        sound(&bars(&view, baseline, &Look::light(), &English, width))?;
    }

    #[test]
    fn what_moves_is_sound(view in moves(), width in 280.0..1400.0_f64) {
        sound(&moved(&view, &Look::dark(), &English, width))?;
    }

    #[test]
    fn stacked_rows_are_sound((view, baseline) in many(), width in 320.0..1400.0_f64) {
        sound(&stacked(&view, baseline, &Look::light(), &English, width))?;
    }

    #[test]
    fn range_dots_are_sound((view, baseline) in many(), width in 320.0..1400.0_f64) {
        sound(&dots(&view, baseline, &Look::light(), &English, width))?;
    }

    #[test]
    fn a_deal_is_sound(view in a_deal(), width in 320.0..1400.0_f64) {
        sound(&deal(&view, &Look::light(), &English, width))?;
    }

    #[test]
    fn bars_of_many_are_sound((view, baseline) in many(), width in 320.0..1400.0_f64) {
        sound(&bars(&view, baseline, &Look::light(), &English, width))?;
    }

    #[test]
    fn what_was_won_together_is_sound(view in won_together(), width in 320.0..1400.0_f64) {
        sound(&together(&view, &Look::light(), &English, width))?;
    }

    #[test]
    fn a_frame_is_sound((view, baseline) in comparisons(), title in "[A-Za-z ]{0,160}", width in 240.0..1200.0_f64) {
        let chart = bars(&view, baseline, &Look::print(), &English, width);
        let caption = Caption {
            title,
            status: "Teams guessed from channels, not confirmed.".into(),
            subtitle: "Share of won revenue".into(),
            footnotes: vec!["Data 7f3a".into()],
        };
        sound(&framed(chart, &caption, &Look::print()))?;
    }
}

#[test]
fn a_picture_on_a_phone_is_as_wide_as_the_phone() {
    for width in [288.0, 320.0, 358.0, 390.0] {
        assert_eq!(bars(&views::eight_teams(), 0, &Look::light(), &English, width).width, width);
        assert_eq!(moved(&views::moved(), &Look::light(), &English, width).width, width);
        assert_eq!(together(&won::normal(), &Look::light(), &English, width).width, width);
        assert_eq!(stacked(&views::eight_teams(), 0, &Look::light(), &English, width).width, width);
        assert_eq!(dots(&views::eight_teams(), 0, &Look::light(), &English, width).width, width);
        assert_eq!(deal(&deals::hundreds(), &Look::light(), &English, width).width, width);
    }
}

#[test]
fn every_number_of_a_small_view_is_written() {
    let shown = texts(&bars(&views::normal(), 8, &Look::light(), &English, 1022.0));
    for text in ["61\u{202f}%", "+39", "14\u{202f}%", "\u{2212}52", "baseline", "Scale 0 to 70\u{202f}%", "Sales"] {
        assert!(shown.iter().any(|t| t == text), "{text} in {shown:?}");
    }
}

#[test]
fn every_part_of_what_was_won_together_is_written() {
    for width in [320.0, 720.0, 1400.0] {
        let shown = texts(&together(&won::normal(), &Look::light(), &English, width));
        for percent in ["22", "15", "30", "14", "7", "2", "4"] {
            assert!(shown.contains(&format!("{percent}\u{202f}%")), "{percent} in {shown:?}");
        }
        assert!(shown.concat().contains("joint"), "told apart in words: {shown:?}");
    }
    let shown = texts(&together(&won::zero(), &Look::light(), &English, 720.0));
    assert!(shown.iter().any(|text| text == &English.shares_of_deals()), "{shown:?}");
}

#[test]
fn rows_are_stacked_from_most_to_least_of_one_team() {
    let shown = texts(&stacked(&views::normal(), 8, &Look::light(), &English, 1022.0));
    let place = |text: &str| shown.iter().position(|t| t == text);
    // The share of Sales varies most (14 to 66 %), and Marketing moves against it.
    assert!(place("Sales") < place("Partner") && place("Partner") < place("SDR") && place("SDR") < place("Marketing"));
    assert!(place("Last touch") < place("Linear") && place("Linear") < place("First touch"), "{shown:?}");
}

#[test]
fn the_ends_of_a_range_and_what_is_settled_are_written() {
    let shown = texts(&dots(&views::normal(), 8, &Look::light(), &English, 1022.0));
    let expected = ["22\u{202f}%", "61\u{202f}%", "First touch", "22 points settled, 39 a choice of model"];
    for text in expected.into_iter().chain(["Last touch (baseline)", "other models"]) {
        assert!(shown.iter().any(|t| t == text), "{text} in {shown:?}");
    }
    let refunds = texts(&dots(&views::refunds(), 1, &Look::light(), &English, 1022.0));
    assert!(refunds.iter().any(|t| t == "0 points settled, 34 a choice of model"), "{refunds:?}");
}

#[test]
fn every_touch_of_a_deal_has_its_mark_and_every_credit_its_bar() {
    let view = deals::hundreds();
    let text = svg(&deal(&view, &Look::light(), &English, 390.0), "d");
    assert_eq!(text.matches("<title>Touch ").count(), 300);
    for (model, example) in &view {
        let credited = example.touches.iter().filter(|touch| touch.weight > 0.0).count();
        assert_eq!(text.matches(&format!(", {}: ", English.model(model))).count(), credited, "{model}");
    }
    let shown = texts(&deal(&view, &Look::light(), &English, 390.0));
    assert!(shown.len() < 120, "labels are thinned out: {}", shown.len());
    assert!(shown.iter().any(|text| text.starts_with("and ") && text.ends_with(" more touches")), "{shown:?}");
}

#[test]
fn a_joint_touch_stands_in_each_of_its_lanes() {
    let text = svg(&deal(&deals::normal(), &Look::light(), &English, 1022.0), "d");
    let joint = text.split("<title>Touch 4, Demo").nth(1).and_then(|rest| rest.split("</g>").next()).unwrap();
    assert_eq!((joint.matches("<circle").count(), joint.matches("<line").count()), (2, 1), "{joint}");
    assert!(text.contains("<title>Demo, 14 Apr 2025, Linear: 17\u{202f}%, €2\u{202f}k</title>"), "{text}");
}

#[test]
fn what_is_no_part_of_a_whole_is_not_stacked() {
    let mut view = views::normal();
    view.models[0] = Model::Influence;
    let shown = texts(&stacked(&view, 8, &Look::light(), &English, 1022.0));
    assert!(!shown.contains(&English.model(&Model::Influence)), "{shown:?}");
    assert!(shown.contains(&English.stacked_without(&Model::Influence)), "{shown:?}");
}

#[test]
fn the_five_largest_teams_stand_on_their_own() {
    let shown = texts(&bars(&views::eight_teams(), 3, &Look::light(), &English, 1022.0));
    for text in ["Brand", "Field", "Marketing", "SDR", "Sales", "3 others", "Unassigned", "Unattributed"] {
        assert!(shown.iter().any(|t| t == text), "{text} in {shown:?}");
    }
    for text in ["Customer success", "Partner", "Product"] {
        assert!(!shown.iter().any(|t| t == text), "{text} in {shown:?}");
    }
    let last = shown.iter().rposition(|t| t == "Unattributed");
    assert!(last > shown.iter().position(|t| t == "Unassigned"));
}

#[test]
fn a_team_has_the_same_colour_and_letter_in_every_picture() {
    let look = Look::light().for_teams(&views::eight_teams());
    let marketing = look.team(3);
    assert_eq!(marketing.letter, "M");
    let colour = marketing.colour.to_string();
    // Marketing keeps its colour in views of other teams and numbers.
    let view = views::flows(&["Brand", "Marketing"], &[500, 300], &[0, 100, 0, 0]);
    let text = svg(&moved(&view, &look, &English, 600.0), "m");
    assert!(text.contains(&colour), "{colour}");
    let deal = deals::deal(&[(None, "Call", vec!["Sales", "Marketing"])], &[("first", vec![1.0])], 100, [None; 3]);
    let won = won::together(&["Brand", "Marketing"], &[(Who::Teams(vec![1]), 100, 1)]);
    let comparison = views::comparison(&["Brand", "Marketing"], &["first"], &[&[10.0, 90.0]], 100);
    for drawing in [
        fairshare_charts::deal(&deal, &look, &English, 600.0),
        together(&won, &look, &English, 600.0),
        stacked(&comparison, 0, &look, &English, 600.0),
        dots(&comparison, 0, &look, &English, 600.0),
    ] {
        assert!(svg(&drawing, "m").contains(&colour), "{colour} in “{}”", drawing.title);
        assert!(texts(&drawing).iter().any(|text| text == "M" || text == "1"), "{}", drawing.title);
    }
}

#[test]
fn without_models_or_groups_there_is_a_sentence() {
    let mut view = views::normal();
    view.models.clear();
    assert_eq!(texts(&bars(&view, 0, &Look::light(), &English, 600.0)), ["Nothing to compare yet: choose a model."]);
}

#[test]
fn the_same_view_gives_the_same_text() {
    let draw = || svg(&bars(&views::normal(), 8, &Look::light(), &English, 1022.0), "a");
    assert_eq!(draw(), draw());
    assert!(!draw().contains("style"), "presentation attributes only");
}
