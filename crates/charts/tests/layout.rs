//! Whatever the numbers, names and widths: no text lies on another, and nothing leaves the picture.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use fairshare_charts::{Caption, Look, bars, framed, moved, svg};
use fairshare_engine::view::{By, Comparison, Moved};
use proptest::prelude::*;
use support::checks::{faults, texts};
use support::english::English;
use support::views;

fn sound(drawing: &fairshare_charts::Drawing) -> Result<(), TestCaseError> {
    prop_assert_eq!(faults(drawing), Vec::<String>::new());
    Ok(())
}

fn comparisons() -> impl Strategy<Value = (Comparison, usize)> {
    let names = prop::collection::vec("[A-Za-zА-я市場 ]{1,40}", 1..9);
    (names, 1..=9_usize, 0..2_usize, prop::bool::ANY).prop_flat_map(|(names, models, nobody, refunds)| {
        let low = if refunds { -60.0 } else { 0.0 };
        let shares = prop::collection::vec(low..100.0_f64, (names.len() + nobody) * models);
        (shares, 0..models).prop_map(move |(shares, baseline)| {
            let mut groups: Vec<&str> = names.iter().map(String::as_str).collect();
            groups.extend(["", "-"].iter().take(nobody));
            let rows: Vec<&[f64]> = shares.chunks(groups.len()).collect();
            (views::comparison(&groups, &views::MODELS[..models], &rows, 418_230_000), baseline)
        })
    })
}

fn moves() -> impl Strategy<Value = Moved> {
    prop::collection::vec("[A-Za-zА-я市場 ]{0,40}", 2..9).prop_flat_map(|names| {
        let n = names.len();
        let before = prop::collection::vec(-1_000_000..500_000_000_i64, n);
        let flows = prop::collection::vec(prop_oneof![3 => Just(0), 1 => 1..100_000_000_i64], n * n);
        (before, flows).prop_map(move |(before, mut flows)| {
            let teams: Vec<&str> = names.iter().map(String::as_str).collect();
            (0..n).for_each(|team| flows[team * n + team] = 0);
            views::flows(&teams, &before, &flows)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn bars_are_sound((view, baseline) in comparisons(), width in 240.0..1400.0_f64, channels in prop::bool::ANY) {
        let by = if channels { By::Channel } else { By::Team };
        let view = Comparison { by, ..view };
        sound(&bars(&view, baseline, &Look::light(), &English, width))?;
    }

    #[test]
    fn what_moves_is_sound(view in moves(), width in 280.0..1400.0_f64) {
        sound(&moved(&view, &Look::dark(), &English, width))?;
    }

    #[test]
    fn a_frame_is_sound((view, baseline) in comparisons(), title in "[A-Za-z ]{0,160}", width in 240.0..1200.0_f64) {
        let chart = bars(&view, baseline, &Look::print(), &English, width);
        let caption = Caption { title, subtitle: "Share of won revenue".into(), footnotes: vec!["Data 7f3a".into()] };
        sound(&framed(chart, &caption, &Look::print()))?;
    }
}

#[test]
fn a_picture_on_a_phone_is_as_wide_as_the_phone() {
    for width in [288.0, 320.0, 358.0, 390.0] {
        assert_eq!(bars(&views::eight_teams(), 0, &Look::light(), &English, width).width, width);
        assert_eq!(moved(&views::moved(), &Look::light(), &English, width).width, width);
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
    // Under other numbers Marketing would be the second of the five largest; the look holds it to the third colour.
    let view = views::flows(&["Brand", "Marketing"], &[500, 300], &[0, 100, 0, 0]);
    let text = svg(&moved(&view, &look, &English, 600.0), "m");
    assert!(text.contains(&colour), "{colour}");
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
