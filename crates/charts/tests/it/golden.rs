//! Compares the charts with the committed ones in `tests/golden`; `support/golden.rs` says how to accept changes.

use fairshare_charts::{Caption, Look, bars, bars_with_intervals, deal, dots, framed, glyph, moved, stacked, together};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::results::{Comparison, Example, Together, Uncertainty};
use support::english::English;
use support::golden::check;
use support::{deals, together as won, views};

use crate::support;

fn check_bars(name: &str, view: &Comparison, baseline: usize, look: Look, width: f64) {
    check(name, &bars(view, baseline, &look.for_teams(view), &English, width));
}

#[test]
fn four_teams_under_nine_models() {
    let view = views::normal();
    check_bars("bars-light", &view, 8, Look::light(), 1022.0);
    check_bars("bars-dark", &view, 8, Look::dark(), 1022.0);
    check_bars("bars-print", &view, 3, Look::print(), 680.0);
    check_bars("bars-narrow", &view, 8, Look::light(), 358.0);
}

#[test]
fn one_team() {
    check_bars("bars-one-team", &views::one_team(), 0, Look::light(), 720.0);
}

#[test]
fn eight_teams_and_what_nobody_has() {
    check_bars("bars-eight-teams", &views::eight_teams(), 3, Look::light(), 1022.0);
}

#[test]
fn shares_of_deals_where_no_revenue_is_known() {
    check_bars("bars-zero-revenue", &views::zero_revenue(), 2, Look::light(), 720.0);
}

#[test]
fn shares_below_zero_and_beyond_the_whole() {
    check_bars("bars-refunds", &views::refunds(), 1, Look::light(), 720.0);
}

#[test]
fn channels_have_no_team_colour() {
    let view = Comparison { by: Dimension::Channel, ..views::eight_teams() };
    check_bars("bars-channels", &view, 3, Look::light(), 1022.0);
}

/// Whiskers stay within the scale; groups and models without resamples have none.
#[test]
fn how_sure_the_shares_are() {
    let view = views::normal();
    let groups: Vec<String> = view.groups.iter().map(|group| group.name.clone()).collect();
    let models = view.models[1..].to_vec();
    let shares = (1..view.models.len()).flat_map(|model| (0..groups.len()).map(move |group| (model, group)));
    let ends = |by: f64| shares.clone().map(|(model, group)| view.share(model, group) + by).collect();
    let (low, high) = (ends(-0.08), ends(0.12));
    let sure =
        Uncertainty { by: view.by, groups, models, resamples: 1_000, won: 40, lost: 0, low, high, leaders: Vec::new() };
    let look = Look::light().for_teams(&view);
    check("bars-sure", &bars_with_intervals(&view, 3, Some(&sure), &look, &English, 1022.0));
}

/// Brackets under the bars show the bounds of shares; models whose weights depend on teams have none, and joint touches
/// may have a row of their own.
#[test]
fn what_is_in_question() {
    let view = views::in_question(&views::normal());
    let look = Look::light().for_teams(&view);
    check("bars-bounds", &bars(&view, 3, &look, &English, 1022.0));
    check("bars-bounds-narrow", &bars(&view, 3, &look, &English, 358.0));
    check_bars("bars-joint-row", &views::joint_row(), 3, Look::dark(), 1022.0);
}

#[test]
fn a_small_picture_for_every_model() {
    let more =
        ["markov:1", "u-lead", "linear-per-channel", "position-decay", "last-except:Direct", "stages:25/25/25/0/25"];
    for name in views::MODELS.into_iter().chain(more) {
        let model = name.parse().unwrap();
        check(&format!("glyph-{}", name.replace([':', '/', '|'], "-")), &glyph(&model, &Look::light(), &English));
    }
}

#[test]
fn long_russian_names() {
    check_bars("bars-russian", &views::russian(), 2, Look::light(), 1022.0);
    check_bars("bars-russian-narrow", &views::russian(), 2, Look::dark(), 358.0);
}

#[test]
fn what_moves() {
    let look = Look::light().for_teams(&views::normal());
    check("moved", &moved(&views::moved(), &look, &English, 720.0));
    check("moved-dark", &moved(&views::moved(), &Look::dark().for_teams(&views::normal()), &English, 720.0));
    check("moved-narrow", &moved(&views::moved(), &look, &English, 358.0));
}

#[test]
fn what_moves_among_many() {
    check("moved-many", &moved(&views::many(), &Look::light(), &English, 720.0));
}

#[test]
fn nothing_moves() {
    check("moved-nothing", &moved(&views::still(), &Look::light(), &English, 620.0));
}

fn check_together(name: &str, view: &Together, look: Look, width: f64) {
    check(name, &together(view, &look, &English, width));
}

#[test]
fn won_together() {
    check_together("together", &won::normal(), Look::light(), 1022.0);
    check_together("together-dark", &won::normal(), Look::dark(), 720.0);
    check_together("together-narrow", &won::normal(), Look::light(), 390.0);
    check_together("together-one-team", &won::one_team(), Look::light(), 720.0);
    check_together("together-few-small", &won::few_small(), Look::light(), 1022.0);
    check_together("together-forty-teams", &won::forty_teams(), Look::light(), 1022.0);
    check_together("together-zero-revenue", &won::zero(), Look::light(), 720.0);
    check_together("together-nothing-won", &won::nothing_won(), Look::light(), 720.0);
    check_together("together-refunds", &won::refunds(), Look::light(), 720.0);
    check_together("together-refunds-narrow", &won::refunds(), Look::dark(), 390.0);
    check_together("together-russian", &won::russian(), Look::light(), 1022.0);
}

fn check_stacked(name: &str, view: &Comparison, baseline: usize, look: Look, width: f64) {
    check(name, &stacked(view, baseline, &look.for_teams(view), &English, width));
}

#[test]
fn stacked_rows() {
    check_stacked("stacked", &views::normal(), 8, Look::light(), 1022.0);
    check_stacked("stacked-dark", &views::normal(), 8, Look::dark(), 720.0);
    check_stacked("stacked-narrow", &views::normal(), 8, Look::light(), 390.0);
    check_stacked("stacked-one-team", &views::one_team(), 0, Look::light(), 720.0);
    check_stacked("stacked-eight-teams", &views::eight_teams(), 3, Look::light(), 1022.0);
    check_stacked("stacked-forty-teams", &views::forty_teams(), 3, Look::light(), 1022.0);
    check_stacked("stacked-zero-revenue", &views::zero_revenue(), 2, Look::light(), 720.0);
    check_stacked("stacked-nothing-won", &views::nothing_won(), 2, Look::light(), 720.0);
    check_stacked("stacked-refunds", &views::refunds(), 1, Look::light(), 720.0);
    check_stacked("stacked-russian", &views::russian(), 2, Look::light(), 1022.0);
    let channels = Comparison { by: Dimension::Channel, ..views::eight_teams() };
    check_stacked("stacked-channels", &channels, 3, Look::light(), 720.0);
}

fn check_dots(name: &str, view: &Comparison, baseline: usize, look: Look, width: f64) {
    check(name, &dots(view, baseline, &look.for_teams(view), &English, width));
}

#[test]
fn range_dots() {
    check_dots("dots", &views::normal(), 8, Look::light(), 1022.0);
    check_dots("dots-dark", &views::normal(), 8, Look::dark(), 720.0);
    check_dots("dots-narrow", &views::normal(), 8, Look::light(), 390.0);
    check_dots("dots-one-team", &views::one_team(), 0, Look::light(), 720.0);
    check_dots("dots-eight-teams", &views::eight_teams(), 3, Look::light(), 720.0);
    check_dots("dots-forty-teams", &views::forty_teams(), 3, Look::light(), 1022.0);
    check_dots("dots-zero-revenue", &views::zero_revenue(), 2, Look::light(), 720.0);
    check_dots("dots-nothing-won", &views::nothing_won(), 2, Look::light(), 720.0);
    check_dots("dots-refunds", &views::refunds(), 1, Look::light(), 720.0);
    check_dots("dots-russian", &views::russian(), 2, Look::light(), 1022.0);
    check_dots("dots-russian-narrow", &views::russian(), 2, Look::dark(), 390.0);
}

fn check_deal(name: &str, view: &[(Model, Example)], look: Look, width: f64) {
    check(name, &deal(view, &look, &English, width));
}

#[test]
fn a_deal() {
    check_deal("deal", &deals::normal(), Look::light(), 1022.0);
    check_deal("deal-dark", &deals::normal(), Look::dark(), 720.0);
    check_deal("deal-narrow", &deals::normal(), Look::light(), 390.0);
    check_deal("deal-undated", &deals::undated(), Look::light(), 720.0);
    check_deal("deal-one-team", &deals::one_team(), Look::light(), 720.0);
    check_deal("deal-forty-teams", &deals::forty_teams(), Look::light(), 1022.0);
    check_deal("deal-hundreds", &deals::hundreds(), Look::light(), 1022.0);
    check_deal("deal-hundreds-narrow", &deals::hundreds(), Look::dark(), 390.0);
    check_deal("deal-zero", &deals::zero(), Look::light(), 720.0);
    check_deal("deal-refund", &deals::refund(), Look::light(), 720.0);
    check_deal("deal-none", &[], Look::light(), 720.0);
    check_deal("deal-russian", &deals::russian(), Look::light(), 1022.0);
    check_deal("deal-russian-narrow", &deals::russian(), Look::light(), 390.0);
}

#[test]
fn bars_and_moves_of_one_of_forty_and_of_nothing() {
    check_bars("bars-forty-teams", &views::forty_teams(), 3, Look::light(), 1022.0);
    check_bars("bars-nothing-won", &views::nothing_won(), 2, Look::light(), 720.0);
    check("moved-one-team", &moved(&views::moved_one_team(), &Look::light(), &English, 720.0));
    check("moved-forty-teams", &moved(&views::moved_forty(), &Look::light(), &English, 720.0));
    check("moved-refunds", &moved(&views::moved_refunds(), &Look::light(), &English, 720.0));
    check("moved-russian", &moved(&views::moved_russian(), &Look::light(), &English, 720.0));
    check("moved-russian-narrow", &moved(&views::moved_russian(), &Look::dark(), &English, 390.0));
}

#[test]
fn the_picture_that_is_shared() {
    let look = Look::light().for_teams(&views::normal());
    let caption = Caption {
        title:
            "Marketing is credited with 22 to 61 % of the €4.18 M won: 22 points are settled, 39 are a choice of model."
                .into(),
        status: String::new(),
        subtitle: "Share of won revenue under nine models; line = baseline, last touch".into(),
        footnotes: vec![
            "604 deals, 143 won, closed Jan to Dec 2025; 37 rows kept out. Credits + unattributed = €4,182,300.00."
                .into(),
            "Data 7f3a-91c2. Credit is a way of counting, not a proof of cause.".into(),
        ],
    };
    check("framed", &framed(bars(&views::normal(), 8, &look, &English, 1022.0), &caption, &look));
}
