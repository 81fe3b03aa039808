//! The rows, and their costs and credit.

use std::collections::{BTreeMap, BTreeSet};

use super::months::Months;
use super::pots::Pot;
use crate::credit::{FittedModel, Tally};
use crate::view::rollup::{Grouping, Source};
use fairshare_types::results::{Group, GroupKind, Member, SpendMonth, SpendQuery, SpendRow, SpendSums};

/// The rows while costs and credit are added up.
pub(super) struct Grouped {
    rows: Vec<SpendRow>,
    /// The row of each cell; `u32::MAX` for cells without cost and touches that pass the filter.
    row_of: Vec<u32>,
    /// The months; `None` if they are not wanted.
    months: Option<Months>,
    /// The row of won deals without a touch.
    nobody: u32,
}

impl Grouped {
    /// The groups of the comparison with their credit, and those that only have a cost.
    pub fn new(source: &Source<'_>, query: &SpendQuery, pots: &[Pot], tally: &Tally) -> Self {
        let Grouping { groups, of_cell: mut row_of } = source.grouping(query.by);
        let row = |of: Member| SpendRow { of, sums: SpendSums::default() };
        let mut rows: Vec<SpendRow> = groups.iter().map(|group| row(Member::from(group))).collect();
        // No touch of these groups passes the filter, but money was spent on them.
        let mut others: BTreeSet<&str> = BTreeSet::new();
        let spent = || pots.iter().flat_map(|pot| &pot.cells).filter(|cell| row_of[**cell as usize] == u32::MAX);
        others.extend(spent().map(|cell| source.name_in(query.by, *cell)));
        let mut places: BTreeMap<&str, u32> = BTreeMap::new();
        for name in others {
            places.insert(name, u32::try_from(rows.len()).unwrap_or(u32::MAX));
            let kind = if name.is_empty() { GroupKind::Unassigned } else { GroupKind::Named };
            rows.push(row(Member { kind, name: name.to_owned(), part: String::new() }));
        }
        let found: Vec<(u32, u32)> =
            spent().filter_map(|cell| Some((*cell, *places.get(source.name_in(query.by, *cell))?))).collect();
        for (cell, place) in found {
            row_of[cell as usize] = place;
        }
        for ((&row, &credit), &deals) in row_of.iter().zip(&tally.amounts).zip(&tally.deals) {
            if let Some(row) = rows.get_mut(row as usize) {
                row.sums.credit += credit;
                row.sums.deals += deals;
            }
        }
        let nobody = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        if tally.leaves_some() {
            let sums =
                SpendSums { credit: tally.unattributed, deals: tally.unattributed_deals, ..SpendSums::default() };
            rows.push(SpendRow { of: Member::from(&Group::unattributed()), sums });
        }
        Self { rows, row_of, months: query.by_month.then(Months::default), nobody }
    }

    /// Adds the costs that join touches.
    pub fn share_costs(&mut self, pots: &[Pot]) {
        for pot in pots {
            for (month, parts) in pot.parts() {
                for (&cell, cost) in pot.cells.iter().zip(parts) {
                    let sums = SpendSums { cost, is_known: true, ..SpendSums::default() };
                    let row = self.row_of[cell as usize];
                    if let Some(known) = self.rows.get_mut(row as usize) {
                        known.sums.add(&sums);
                    }
                    if let Some(months) = &mut self.months {
                        months.add(month, row, &sums);
                    }
                }
            }
        }
    }

    /// Adds spend that joins no touch to its month.
    pub fn add_unjoined(&mut self, month: i64, cost: i64) {
        if let Some(months) = &mut self.months {
            months.add_unjoined(month, cost);
        }
    }

    /// Adds the credit of each month.
    pub fn credit_months(&mut self, source: &Source<'_>, model: &FittedModel<'_>) {
        if let Some(months) = &mut self.months {
            months.credit(source, model, &self.row_of, self.nobody);
        }
    }

    /// The rows and the months.
    pub fn finish(self) -> (Vec<SpendRow>, Vec<SpendMonth>) {
        (self.rows, self.months.map(Months::finish).unwrap_or_default())
    }
}
