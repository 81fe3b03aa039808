//! Random views, for properties that every chart has.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::results::{Comparison, Example, Moved, Together, Who};
use proptest::prelude::*;

use super::{deals, together as won, views};

/// Comparisons of a few groups.
pub fn comparisons() -> impl Strategy<Value = (Comparison, usize)> {
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

/// Comparisons of up to forty groups, with names up to 300 characters.
pub fn many() -> impl Strategy<Value = (Comparison, usize)> {
    (names(40), 1..=9_usize, 0..=2_usize, prop::bool::ANY, prop::bool::ANY).prop_flat_map(
        |(names, models, nobody, refunds, channels)| {
            let low = if refunds { -60.0 } else { 0.0 };
            let share = prop_oneof![3 => low..100.0_f64, 1 => Just(0.0)];
            let shares = prop::collection::vec(share, (names.len() + nobody) * models);
            (shares, 0..models, prop_oneof![4 => Just(false), 1 => Just(true)]).prop_map(
                move |(shares, baseline, whole)| {
                    let mut groups: Vec<&str> = names.iter().map(String::as_str).collect();
                    groups.extend(["", "-"].iter().take(nobody));
                    // Most rows are parts of one whole, as the engine makes them.
                    let divided = |row: &[f64]| -> Vec<f64> {
                        let sum: f64 = row.iter().sum();
                        let by = if whole || sum.abs() < 1.0 { 1.0 } else { sum / 100.0 };
                        row.iter().map(|share| share / by).collect()
                    };
                    let rows: Vec<Vec<f64>> = shares.chunks(groups.len()).map(divided).collect();
                    let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
                    let view = views::comparison(&groups, &views::MODELS[..models], &rows, 418_230_000);
                    (Comparison { by: if channels { Dimension::Channel } else { Dimension::Team }, ..view }, baseline)
                },
            )
        },
    )
}

/// Credit that moves between a few teams.
pub fn moves() -> impl Strategy<Value = Moved> {
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

/// Names that are short, long, or one long word.
fn names(most: usize) -> impl Strategy<Value = Vec<String>> {
    let name = prop_oneof![4 => "[A-Za-zА-я市場 ]{1,40}", 1 => "[A-Za-zА-я ]{200,300}", 1 => "[A-Za-zА-я]{300}"];
    prop::collection::vec(name, 1..=most)
}

/// Deals that up to forty teams won together.
pub fn won_together() -> impl Strategy<Value = Together> {
    let low = prop_oneof![3 => Just(0_i64), 1 => Just(-50_000_000)];
    (names(40), low, 1..12_usize).prop_flat_map(|(names, low, parts)| {
        let n = names.len() as u32;
        let places = || prop::collection::btree_set(0..n, 1..=4_usize.min(names.len()));
        let who = prop_oneof![
            4 => places().prop_map(|places| Who::Teams(places.into_iter().collect())),
            2 => places().prop_map(|places| Who::Joint(places.into_iter().collect())),
            1 => Just(Who::Others),
            1 => Just(Who::Nobody),
        ];
        let amount = prop_oneof![1 => Just(0), 2 => low..100_000_i64.max(low + 1), 3 => low..200_000_000_i64];
        let parts = prop::collection::vec((who, amount, 0..100_u64), parts);
        parts.prop_map(move |parts| won::together(&names.iter().map(String::as_str).collect::<Vec<_>>(), &parts))
    })
}

/// Deals of up to three hundred touches: dated, undated, or on few days.
pub fn a_deal() -> impl Strategy<Value = Vec<(Model, Example)>> {
    let touches = prop_oneof![3 => 1..12_usize, 1 => 12..300_usize];
    let days = prop_oneof![2 => Just(400_i64), 1 => Just(1), 1 => Just(4)];
    let day = |most: i64| prop_oneof![1 => Just(None), 3 => (-3..most + 3).prop_map(Some)];
    (names(12), names(9), touches, days, 1..5_usize, prop::bool::ANY, -1_000_000..90_000_000_i64).prop_flat_map(
        move |(channels, teams, n, most, models, dated, amount)| {
            let of_touch = (0..most, 0..channels.len(), prop::collection::vec(0..teams.len(), 0..4));
            let touches = prop::collection::vec(of_touch, n);
            let weights = prop::collection::vec(prop_oneof![1 => Just(0.0), 2 => 0.0..1.0_f64], n * models);
            let days = [day(most), day(most), day(most)];
            (touches, weights, days).prop_map(move |(mut touches, weights, days)| {
                touches.sort_unstable();
                let names = |of: &[usize]| {
                    let mut of = of.to_vec();
                    of.sort_unstable();
                    of.dedup();
                    of.into_iter().map(|at| if at == 0 { "" } else { teams[at].as_str() }).collect()
                };
                let touches: Vec<deals::Touch<'_>> = touches
                    .iter()
                    .map(|(day, channel, of)| (dated.then_some(*day), channels[*channel].as_str(), names(of)))
                    .collect();
                let rows: Vec<(&str, Vec<f64>)> =
                    views::MODELS.iter().copied().zip(weights.chunks(n).map(<[f64]>::to_vec)).collect();
                deals::deal(&touches, &rows, amount, days)
            })
        },
    )
}
