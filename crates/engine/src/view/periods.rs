//! Two sets of won deals under one model: the credit of each, and why it differs.
//!
//! The difference of a group's credit is split as in the shift-share analysis (Dunn 1960): `revenue` is what a change
//! of won revenue alone would bring, `mix` comes from kinds of deals that won a larger or smaller part, `within` from
//! other credit in deals of the same kind. Mix and within are weighted by the mean of both sides, so that no rest is
//! left and the order of the sides only changes signs of shares. A kind is the set of teams that touched a deal.

use std::collections::{BTreeMap, BTreeSet};

use super::rollup::Source;
use super::together::{NamedTeams, Z};
use crate::credit::{CreditAllocator, FittedModel};
use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Group, Period, Shift, Who};
use fairshare_types::schema::Outcome;
use fairshare_types::share::largest_remainder;

/// One side while its deals are added up.
pub(crate) struct Side {
    pub groups: Vec<Group>,
    pub period: Period,
    /// Revenue of each kind of deal, and its credit by group.
    kinds: BTreeMap<Who, (i64, Vec<i64>)>,
}

/// Sums of squares over the deals of one group, for its interval.
#[derive(Clone, Copy, Default)]
struct Squares {
    credit: f64,
    both: f64,
}

impl Source<'_> {
    /// One side: the won deals that pass its filter, under a model.
    pub(crate) fn side(&self, model: &FittedModel<'_>) -> Side {
        let grouping = self.grouping(Dimension::Team);
        let groups = grouping.groups.clone();
        let named = NamedTeams::of(grouping);
        let width = groups.len() + 1;
        let (total, won_deals) = self.won();
        let mut credit = vec![0_i64; width];
        let mut squares = vec![Squares::default(); width];
        let mut revenue_squared = 0.0;
        let mut kinds: BTreeMap<Who, (i64, Vec<i64>)> = BTreeMap::new();
        let mut sharing = CreditAllocator::new(self.cells, self.channels.len());
        let (mut own, mut teams) = (vec![0_i64; width], Vec::new());
        for (at, ending) in self.journeys.ends.iter().enumerate().filter(|(_, end)| end.outcome == Outcome::Won) {
            let journey = self.journeys.get(at);
            own.fill(0);
            if journey.time.is_empty() {
                own[width - 1] = ending.amount;
            } else {
                sharing.share(&journey, self.cells, model, ending.amount);
                for (&cell, amount) in sharing.cells.iter().zip(&sharing.amounts) {
                    own[named.of_cell[cell as usize] as usize] += amount;
                }
            }
            let who = self.who(journey.slots, &named, &mut teams);
            let kind = kinds.entry(who).or_insert_with(|| (0, vec![0; width]));
            kind.0 += ending.amount;
            // An aggregated row counts as so many equal deals.
            let each = 1.0 / ending.wins.max(1) as f64;
            let revenue = ending.amount as f64;
            revenue_squared += revenue * revenue * each;
            for (group, &part) in own.iter().enumerate().filter(|(_, part)| **part != 0) {
                credit[group] += part;
                kind.1[group] += part;
                squares[group].credit += part as f64 * part as f64 * each;
                squares[group].both += part as f64 * revenue * each;
            }
        }
        let intervals = match (total, won_deals) {
            (1.., 2..) => credit
                .iter()
                .zip(&squares)
                .map(|(&credit, squares)| interval(credit, total, won_deals, *squares, revenue_squared))
                .collect(),
            _ => Vec::new(),
        };
        let groups = groups.into_iter().chain([Group::unattributed()]).collect();
        Side { groups, period: Period { total, won_deals, credit, intervals }, kinds }
    }
}

/// The interval of a share, a ratio of two sums over deals, by linearisation (Cochran 1977, 2.11). Scores of
/// data-driven models are taken as they are.
fn interval(credit: i64, total: i64, deals: u64, squares: Squares, revenue_squared: f64) -> [f64; 2] {
    let (n, total) = (deals as f64, total as f64);
    let share = credit as f64 / total;
    let residual = squares.credit - 2.0 * share * squares.both + share * share * revenue_squared;
    let half = Z * (residual.max(0.0) * n / (n - 1.0)).sqrt() / total;
    [(share - half).max(0.0), (share + half).min(1.0)]
}

/// Why the second side differs from the first, by group. Revenue sums to the difference of won revenue; mix and within
/// each sum to zero.
pub(crate) fn shifts(before: &Side, after: &Side) -> Vec<Shift> {
    let [a, b] = [&before.period, &after.period];
    let width = a.credit.len().min(b.credit.len());
    let difference = |group: usize| b.credit[group] - a.credit[group];
    if a.total == 0 || b.total == 0 {
        return (0..width).map(|group| Shift { revenue: difference(group), ..Shift::default() }).collect();
    }
    let shares: Vec<f64> = a.credit.iter().map(|&credit| credit as f64 / a.total as f64).collect();
    let (mut revenue, mut room) = (Vec::new(), Vec::new());
    largest_remainder(b.total - a.total, &shares, &mut revenue, &mut room);
    let mut mix = vec![0.0; width];
    let mut kinds: BTreeSet<&Who> = BTreeSet::new();
    kinds.extend(before.kinds.keys().chain(after.kinds.keys()));
    for who in kinds {
        let part = |side: &Side| side.kinds.get(who).map_or(0, |(revenue, _)| *revenue);
        let (of_a, of_b) = (part(before), part(after));
        let moved = of_b as f64 / b.total as f64 - of_a as f64 / a.total as f64;
        let share = |side: &Side, revenue: i64, group: usize| {
            side.kinds.get(who).filter(|_| revenue != 0).map(|(_, credit)| credit[group] as f64 / revenue as f64)
        };
        for (group, mix) in mix.iter_mut().enumerate() {
            // A kind that one side lacks is all mix: its credit there is taken to be that of the other side.
            let mean = match (share(before, of_a, group), share(after, of_b, group)) {
                (Some(a), Some(b)) => f64::midpoint(a, b),
                (Some(one), None) | (None, Some(one)) => one,
                (None, None) => 0.0,
            };
            *mix += moved * mean * b.total as f64;
        }
    }
    let mix = zero_sum(&mix);
    let shift = |group: usize| {
        let (revenue, mix) = (revenue[group], mix[group]);
        Shift { revenue, mix, within: difference(group) - revenue - mix }
    };
    (0..width).map(shift).collect()
}

/// Numbers that sum to zero, as integers that do: rounded down, and up where most is cut off.
fn zero_sum(numbers: &[f64]) -> Vec<i64> {
    let mut whole: Vec<i64> = numbers.iter().map(|number| number.floor() as i64).collect();
    let left = usize::try_from(-whole.iter().sum::<i64>()).unwrap_or(0);
    let cut = |&at: &usize| (numbers[at] - numbers[at].floor(), std::cmp::Reverse(at));
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    fairshare_types::order::arrange(&mut order, &|a, b| {
        let (a, b) = (cut(a), cut(b));
        b.0.total_cmp(&a.0).then(b.1.cmp(&a.1))
    });
    for &at in order.iter().take(left) {
        whole[at] += 1;
    }
    whole
}
