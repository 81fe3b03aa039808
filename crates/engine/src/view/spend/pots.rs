//! Costs that are shared by the same weights: those of the touches of one slot, and the spend on one channel or campaign.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::months::month_of;
use crate::journey::UNKNOWN_COST;
use crate::spending::Target;
use crate::view::rollup::Source;
use fairshare_types::share::largest_remainder;

/// Costs of several months, and the cells that share them.
pub(super) struct Pot {
    /// The cells.
    pub cells: Vec<u32>,
    /// Part of each cell; they sum to 1.
    weights: Vec<f64>,
    /// Costs in minor units, by month.
    months: BTreeMap<i64, i64>,
}

impl Pot {
    /// The parts of the cells in each month: those of a month sum to its cost, and those of a cell in all months to its
    /// part of the whole cost. So the rows are the same with and without months. No part of a cost that is not negative
    /// is negative.
    pub fn parts(&self) -> Vec<(i64, Vec<i64>)> {
        let (mut left, mut room) = (Vec::new(), Vec::new());
        largest_remainder(self.months.values().sum(), &self.weights, &mut left, &mut room);
        let floors = |(&month, &cost): (&i64, &i64)| {
            let floor = |weight: &f64| (cost as f64 * weight).floor() as i64;
            (month, self.weights.iter().map(floor).collect::<Vec<i64>>())
        };
        let mut parts: Vec<(i64, Vec<i64>)> = self.months.iter().map(floors).collect();
        // Units that are left of each cell, and of each month.
        for (_, of_month) in &parts {
            left.iter_mut().zip(of_month).for_each(|(left, part)| *left -= part);
        }
        let mut short: Vec<i64> =
            self.months.values().zip(&parts).map(|(cost, (_, parts))| cost - parts.iter().sum::<i64>()).collect();
        take_back(&mut parts, &mut left, &mut short);
        let mut sum = 0;
        let mut given = vec![0; self.cells.len()];
        for ((&cost, (_, of_month)), short) in self.months.values().zip(&mut parts).zip(short) {
            sum += cost;
            given.iter_mut().zip(&*of_month).for_each(|(given, part)| *given += part);
            // The cells that lack most of their parts in the months so far. A cell that has got a unit lacks one less.
            let mut open: BinaryHeap<Lack> = (0..left.len())
                .filter(|at| left[*at] > 0 && short > 0)
                .map(|at| Lack(sum as f64 * self.weights[at] - given[at] as f64, at))
                .collect();
            for _ in 0..short {
                let Some(Lack(lack, at)) = open.pop() else { break };
                of_month[at] += 1;
                given[at] += 1;
                left[at] -= 1;
                if left[at] > 0 {
                    open.push(Lack(lack - 1.0, at));
                }
            }
        }
        parts
    }
}

/// How much of its part a cell lacks. The most is the greatest, and the first cell of those that lack as much.
struct Lack(f64, usize);

impl Ord for Lack {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0).then_with(|| other.1.cmp(&self.1))
    }
}

impl PartialOrd for Lack {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Lack {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Lack {}

/// Takes back units that floating-point rounding gave to a cell or a month too many, each from its largest part.
fn take_back(parts: &mut [(i64, Vec<i64>)], left: &mut [i64], short: &mut [i64]) {
    for (at, left) in left.iter_mut().enumerate() {
        while *left < 0 {
            let Some(month) = (0..parts.len()).max_by_key(|month| parts[*month].1[at]) else { break };
            parts[month].1[at] -= 1;
            *left += 1;
            short[month] += 1;
        }
    }
    for ((_, of_month), short) in parts.iter_mut().zip(short) {
        while *short < 0 {
            let Some(at) = (0..of_month.len()).max_by_key(|at| of_month[*at]) else { break };
            of_month[at] -= 1;
            left[at] += 1;
            *short += 1;
        }
    }
}

impl Source<'_> {
    /// All costs that join touches, and the number of touches without a known cost; `None` on overflow. Without
    /// `by_month`, all months are one.
    pub(super) fn pots(&self, by_month: bool) -> Option<(Vec<Pot>, u64)> {
        let month = |time: i64| if by_month { month_of(time) } else { 0 };
        let mut known = vec![false; self.slots.len()];
        let mut whole = vec![0_i128; if by_month { 0 } else { self.slots.len() }];
        let mut of_months: BTreeMap<(u32, i64), i128> = BTreeMap::new();
        let mut without = self.journeys.slot.len() as u64;
        let touches = self.journeys.slot.iter().zip(&self.journeys.cost).zip(&self.journeys.time);
        for ((&slot, &cost), &time) in touches.filter(|((_, cost), _)| **cost != UNKNOWN_COST) {
            known[slot as usize] = true;
            without -= 1;
            match whole.get_mut(slot as usize) {
                Some(sum) => *sum += i128::from(cost),
                None => *of_months.entry((slot, month(time))).or_default() += i128::from(cost),
            }
        }
        let known = (0_u32..).zip(&whole).filter(|(slot, _)| known[*slot as usize]);
        of_months.extend(known.map(|(slot, cost)| ((slot, 0), *cost)));
        let mut of_targets: BTreeMap<(u32, i64), i128> = BTreeMap::new();
        for spent in self.spending.rows.iter().filter(|spent| self.counts_spend(spent.time)) {
            *of_targets.entry((spent.target, month(spent.time))).or_default() += i128::from(spent.cost);
        }
        let all = of_months.values().chain(of_targets.values()).map(|cost| cost.abs()).sum::<i128>();
        i64::try_from(all).ok().filter(|all| *all <= i64::MAX / 4)?;
        let mut pots = Vec::new();
        for (slot, months) in by_first(of_months) {
            pots.push(self.pot(&[(slot, 1.0)], months));
        }
        for (target, months) in by_first(of_targets) {
            let target = &self.spending.targets[target as usize];
            if !target.slots.is_empty() {
                pots.push(self.of_teams(self.pot(&target.slots, months), target));
            }
        }
        Some((pots, without))
    }

    fn pot(&self, slots: &[(u32, f64)], months: BTreeMap<i64, i64>) -> Pot {
        let (mut cells, mut weights) = (Vec::new(), Vec::new());
        for &(slot, part) in slots {
            for cell in self.cells.of(slot) {
                cells.push(cell);
                weights.push(part * self.cells.share[cell as usize]);
            }
        }
        Pot { cells, weights, months }
    }
}

impl Source<'_> {
    fn team_of(&self, cell: u32) -> &str {
        self.cells.teams.get(self.cells.team[cell as usize] as usize).map_or("", String::as_str)
    }

    /// Whether a target names a team to which none of its touches belongs.
    pub(super) fn lacks_team(&self, target: &Target) -> bool {
        let has = |team: &str| {
            target.slots.iter().flat_map(|(slot, _)| self.cells.of(*slot)).any(|cell| self.team_of(cell) == team)
        };
        !target.slots.is_empty() && target.teams.iter().any(|(team, _)| !has(team))
    }

    /// Gives the cost to the cells of the teams that the target names. The part of a team without a cell goes to all.
    fn of_teams(&self, pot: Pot, target: &Target) -> Pot {
        if target.teams.is_empty() {
            return pot;
        }
        let mut weights = vec![0.0; pot.cells.len()];
        for (team, share) in &target.teams {
            let is_own = |cell: u32| self.team_of(cell) == team;
            let own: f64 =
                pot.cells.iter().zip(&pot.weights).filter(|(cell, _)| is_own(**cell)).map(|(_, weight)| weight).sum();
            for ((&cell, weight), new) in pot.cells.iter().zip(&pot.weights).zip(&mut weights) {
                if own <= 0.0 {
                    *new += share * weight;
                } else if is_own(cell) {
                    *new += share * weight / own;
                }
            }
        }
        let (cells, weights) = pot.cells.into_iter().zip(weights).filter(|(_, weight)| *weight > 0.0).unzip();
        Pot { cells, weights, months: pot.months }
    }
}

/// The costs of each slot or target, by month.
fn by_first(costs: BTreeMap<(u32, i64), i128>) -> BTreeMap<u32, BTreeMap<i64, i64>> {
    let mut by_first: BTreeMap<u32, BTreeMap<i64, i64>> = BTreeMap::new();
    for ((first, month), cost) in costs {
        by_first.entry(first).or_default().insert(month, i64::try_from(cost).unwrap_or(0));
    }
    by_first
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::time::{Duration, Instant};

    fn pot(weights: &[f64], costs: &[i64]) -> Pot {
        let cells = (0..u32::try_from(weights.len()).expect("few cells")).collect();
        Pot { cells, weights: weights.to_vec(), months: (0..).zip(costs.iter().copied()).collect() }
    }

    #[test]
    fn parts_of_months_are_not_negative() {
        // Cumulative rounding gave the cents 1, 0, 0, then 1, 1, 0, then 1, 1, 1 at best, and took some back at worst.
        for costs in [&[1, 1, 1][..], &[1, 2, 1, 1, 3], &[0, 5, 0, 1]] {
            for weights in [&[0.5, 0.3, 0.2][..], &[0.45, 0.35, 0.2], &[0.4, 0.4, 0.1, 0.1]] {
                let parts = pot(weights, costs).parts();
                assert!(parts.iter().flat_map(|(_, parts)| parts).all(|part| *part >= 0), "{weights:?} {parts:?}");
            }
        }
    }

    /// Each cell of each month lacks a unit at most, so the work is that of the cells and months, not of pairs of cells.
    #[test]
    fn many_cells_are_shared_soon() {
        let weights = vec![1.0 / 20_000.0; 20_000];
        let costs = vec![10_001; 24];
        let before = Instant::now();
        let parts = pot(&weights, &costs).parts();
        assert!(before.elapsed() < Duration::from_secs(5), "{:?}", before.elapsed());
        assert!(parts.iter().all(|(_, parts)| parts.iter().sum::<i64>() == 10_001));
    }

    proptest! {
        #[test]
        fn parts_sum_to_months_and_to_cells(
            weights in prop::collection::vec(1..1_000_u32, 1..9),
            costs in prop::collection::vec(0..1_000_i64, 1..14),
            turned in any::<bool>(),
        ) {
            let all: u32 = weights.iter().sum();
            let weights: Vec<f64> = weights.iter().map(|weight| f64::from(*weight) / f64::from(all)).collect();
            let costs: Vec<i64> = costs.iter().map(|cost| if turned { -cost } else { *cost }).collect();
            let parts = pot(&weights, &costs).parts();
            let (mut whole, mut room) = (Vec::new(), Vec::new());
            largest_remainder(costs.iter().sum(), &weights, &mut whole, &mut room);
            for (at, whole) in whole.iter().enumerate() {
                prop_assert_eq!(parts.iter().map(|(_, parts)| parts[at]).sum::<i64>(), *whole);
            }
            for ((_, of_month), cost) in parts.iter().zip(&costs) {
                prop_assert_eq!(of_month.iter().sum::<i64>(), *cost);
                prop_assert!(turned || of_month.iter().all(|part| *part >= 0));
            }
        }
    }
}
