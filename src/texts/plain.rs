//! Figures and comparisons without a browser, for the tests of sentences.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::results::{Comparison, Group, GroupKind};

use super::{English, Figures};
use crate::values::amounts;

/// Formats figures without `Intl`.
pub struct Plain;

/// English with plain figures.
pub const ENGLISH: English = English { figures: &Plain };

impl Figures for Plain {
    fn count(&self, n: u64) -> String {
        n.to_string()
    }

    fn decimal(&self, value: f64, digits: usize) -> String {
        let text = format!("{value:.digits$}");
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
    }

    fn fixed(&self, value: f64, digits: usize) -> String {
        format!("{value:.digits$}")
    }

    fn money(&self, minor: i64, currency: &str) -> String {
        format!("{currency}{}", amounts::shown(minor, currency).0)
    }

    fn money_short(&self, minor: i64, currency: &str) -> String {
        format!("{currency}{}", amounts::major(minor as f64).trunc())
    }

    fn day(&self, at: i64) -> String {
        format!("day {at}")
    }

    fn period(&self, from: i64, to: i64) -> String {
        format!("{from} to {to}")
    }
}

const MODELS: [Model; 4] = [Model::First, Model::Linear, Model::W, Model::Last];

/// A comparison by team: names ("?" is unassigned, "-" unattributed) and amounts per model. If the total is zero, won
/// deals are split instead.
pub fn comparison(names: &[&str], won_deals: u64, amounts: &[&[i64]]) -> Comparison {
    let group = |name: &&str| {
        let kind = match *name {
            "?" => GroupKind::Unassigned,
            "-" => GroupKind::Unattributed,
            _ => GroupKind::Named,
        };
        let name = if kind == GroupKind::Named { (*name).to_owned() } else { String::new() };
        Group { name, kind, touches: 1, part: String::new() }
    };
    let total = amounts.first().map_or(0, |row| row.iter().sum());
    let flat: Vec<i64> = amounts.iter().flat_map(|row| row.iter().copied()).collect();
    let share = |a: &i64| if total == 0 { won_deals as f64 / names.len() as f64 } else { *a as f64 / total as f64 };
    Comparison {
        by: Dimension::Team,
        groups: names.iter().map(group).collect(),
        models: MODELS[..amounts.len()].to_vec(),
        total,
        won_deals,
        deals: flat.iter().map(share).collect(),
        unrounded: flat.iter().map(|&a| a as f64).collect(),
        amounts: flat,
        joint: None,
    }
}
