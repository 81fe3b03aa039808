//! What touches cost, beside what they are credited with.
//!
//! Costs are those of touches that count, of all deals that are looked at: won, lost and open. What a filter, the lookback,
//! an exclusion or the choice of repeats leaves out costs nothing here. A touch whose cost nothing tells, or whose cost
//! cannot be read, has none and is counted; what cannot be read is noted while it is read. Of rows that stand twice one
//! counts, that of the larger cost. A touch of several deals costs once. What teams did together they paid together, by
//! the shares of its credit.
//!
//! A cost is taken to be in the currency of its deal, whatever sign stands in its cell, and is converted as the deal's
//! amount is; that of a touch of several deals at the rate of the first of them.

use serde::{Deserialize, Serialize};

use super::rollup::{Grouping, Source};
use super::{By, Group, Member};
use crate::credit::{Tally, largest_remainder};
use crate::journey::UNKNOWN_COST;
use crate::model::Model;

/// Cost and credit, group by group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spend {
    /// What the rows are.
    pub by: By,
    /// The model of the credit.
    pub model: Model,
    /// The groups in the order of the comparison; joint touches are split between their teams.
    pub rows: Vec<SpendRow>,
    /// What all touches cost, in minor units: what the rows sum to.
    pub cost: i64,
    /// Won revenue in minor units: what the credit of the rows sums to.
    pub credit: i64,
    /// Touches that count.
    pub touches: u64,
    /// Those of them whose cost is not known.
    pub without_cost: u64,
}

/// A group and what it cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpendRow {
    /// The group.
    pub of: Member,
    /// What its touches cost, in minor units.
    pub cost: i64,
    /// What it is credited with, in minor units.
    pub credit: i64,
}

impl SpendRow {
    /// Credit for each unit of cost; `None` where it cost nothing.
    #[must_use]
    pub fn per_cost(&self) -> Option<f64> {
        (self.cost > 0).then(|| self.credit as f64 / self.cost as f64)
    }
}

impl Spend {
    /// A budget in minor units shared in proportion to credit, row by row: the parts sum to it. Who is credited with less than
    /// nothing gets nothing; `None` where nobody is credited with anything, or the budget is less than nothing.
    #[must_use]
    pub fn share_out(&self, budget: i64) -> Option<Vec<i64>> {
        let credits: Vec<f64> = self.rows.iter().map(SpendRow::weight).collect();
        let all: f64 = credits.iter().sum();
        if all <= 0.0 || budget < 0 {
            return None;
        }
        let weights: Vec<f64> = credits.iter().map(|credit| credit / all).collect();
        let mut parts = Vec::new();
        largest_remainder(budget, &weights, &mut parts, &mut Vec::new());
        Some(parts)
    }
}

impl SpendRow {
    /// What counts for a share of a budget: what is nobody's gets none.
    fn weight(&self) -> f64 {
        if self.of.name.is_empty() { 0.0 } else { self.credit.max(0) as f64 }
    }
}

impl Source<'_> {
    /// Cost and credit of teams, channels, campaigns or types; `None` where costs sum to more than can be counted.
    pub(crate) fn spend(&self, by: By, model: &Model, tally: &Tally) -> Option<Spend> {
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

    /// What the touches of each slot cost together, and how many touches have no cost.
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
