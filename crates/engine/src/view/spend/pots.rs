//! Costs that are shared by the same weights: those of the touches of one slot, and the spend on one channel or campaign.

use std::collections::BTreeMap;

use super::months::month_of;
use crate::journey::UNKNOWN_COST;
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
    /// part of the whole cost. So the rows are the same with and without months.
    pub fn parts(&self) -> Vec<(i64, Vec<i64>)> {
        let (mut before, mut room) = (vec![0; self.cells.len()], Vec::new());
        let mut sum = 0;
        let mut parts = Vec::with_capacity(self.months.len());
        for (&month, cost) in &self.months {
            sum += cost;
            let mut until = Vec::new();
            largest_remainder(sum, &self.weights, &mut until, &mut room);
            parts.push((month, until.iter().zip(&before).map(|(until, before)| until - before).collect()));
            before = until;
        }
        parts
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
            let slots = &self.spending.targets[target as usize].slots;
            if !slots.is_empty() {
                pots.push(self.pot(slots, months));
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

/// The costs of each slot or target, by month.
fn by_first(costs: BTreeMap<(u32, i64), i128>) -> BTreeMap<u32, BTreeMap<i64, i64>> {
    let mut by_first: BTreeMap<u32, BTreeMap<i64, i64>> = BTreeMap::new();
    for ((first, month), cost) in costs {
        by_first.entry(first).or_default().insert(month, i64::try_from(cost).unwrap_or(0));
    }
    by_first
}
