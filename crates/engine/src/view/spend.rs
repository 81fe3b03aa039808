//! Costs of touches beside their credit.
//!
//! Costs are those of eligible touches in all deals that pass the filter: won, lost and open. Touches that a filter,
//! the lookback, an exclusion or the rule for repeats leaves out cost nothing here. A touch with a missing or
//! unreadable cost has none and counts in `without_cost`; unreadable costs are logged while reading. Of duplicate rows,
//! the one with the larger cost counts. A touch of several deals costs once. Teams pay for joint touches by their
//! shares of the credit.
//!
//! A cost is taken to be in the currency of its deal, whatever sign is in its cell, and is converted as the deal's
//! amount is; the cost of a touch of several deals at the rate of the first.

use super::rollup::{Grouping, Source};
use crate::credit::Tally;
use crate::journey::UNKNOWN_COST;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::results::{Group, Member, Spend, SpendRow};
use fairshare_types::share::largest_remainder;

impl Source<'_> {
    /// Cost and credit of teams, channels, campaigns or types; `None` if costs sum to more than can be counted.
    pub(crate) fn spend(&self, by: Dimension, model: &Model, tally: &Tally) -> Option<Spend> {
        let Grouping { groups, of_cell } = self.grouping(by);
        let (costs, without_cost) = self.costs()?;
        let mut rows: Vec<SpendRow> =
            groups.iter().map(|group| SpendRow { of: Member::from(group), cost: 0, credit: 0 }).collect();
        let (mut parts, mut room) = (Vec::new(), Vec::new());
        for (slot, &cost) in (0_u32..).zip(&costs) {
            let cells = self.cells.of(slot);
            let shares = &self.cells.share[cells.start as usize..cells.end as usize];
            largest_remainder(cost, shares, &mut parts, &mut room);
            for (cell, part) in cells.zip(&parts) {
                if let Some(row) = rows.get_mut(of_cell[cell as usize] as usize) {
                    row.cost += part;
                }
            }
        }
        for (&group, amount) in of_cell.iter().zip(&tally.amounts) {
            if let Some(row) = rows.get_mut(group as usize) {
                row.credit += amount;
            }
        }
        if tally.leaves_some() {
            rows.push(SpendRow { of: Member::from(&Group::unattributed()), cost: 0, credit: tally.unattributed });
        }
        let touches = self.journeys.slot.len() as u64;
        let cost = rows.iter().map(|row| row.cost).sum();
        Some(Spend { by, model: model.clone(), cost, credit: self.won().0, rows, touches, without_cost })
    }

    /// Cost of the touches of each slot, and the number of touches without a cost; `None` on overflow.
    fn costs(&self) -> Option<(Vec<i64>, u64)> {
        let mut costs = vec![0_i128; self.slots.len()];
        let mut without = self.journeys.slot.len() as u64;
        let known = self.journeys.slot.iter().zip(&self.journeys.cost).filter(|(_, cost)| **cost != UNKNOWN_COST);
        for (&slot, &cost) in known {
            costs[slot as usize] += i128::from(cost);
            without -= 1;
        }
        let all: i128 = costs.iter().map(|cost| cost.abs()).sum();
        i64::try_from(all).ok().filter(|all| *all <= i64::MAX / 4)?;
        let costs = costs.into_iter().map(|cost| i64::try_from(cost).unwrap_or(0)).collect();
        Some((costs, without))
    }
}
