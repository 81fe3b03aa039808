//! Months, and the credit of each.

use std::collections::BTreeMap;

use crate::credit::{CreditAllocator, FittedModel};
use crate::view::rollup::Source;
use fairshare_import::read::UNDATED;
use fairshare_types::model::Model;
use fairshare_types::results::{SpendMonth, SpendSums};
use fairshare_types::time::civil;

/// In place of a month: touches without a date, and won deals without a touch.
pub(super) const NO_MONTH: i64 = i64::MAX;

/// Number of the month of an instant.
pub(super) fn month_of(time: i64) -> i64 {
    if time == UNDATED {
        return NO_MONTH;
    }
    let (year, month, _) = civil(time);
    year * 12 + month - 1
}

/// `2025-03`; empty without a month.
pub(super) fn month_name(month: i64) -> String {
    match month {
        NO_MONTH | i64::MIN => String::new(),
        month => format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1),
    }
}

/// The sums of each month.
#[derive(Default)]
pub(super) struct Months(BTreeMap<i64, OfMonth>);

/// The sums of one month.
#[derive(Default)]
struct OfMonth {
    rows: BTreeMap<u32, SpendSums>,
    unjoined: i64,
    has_unjoined: bool,
}

impl Months {
    /// Adds to a row in a month.
    pub fn add(&mut self, month: i64, row: u32, sums: &SpendSums) {
        self.0.entry(month).or_default().rows.entry(row).or_default().add(sums);
    }

    /// Adds spend that joins no touch.
    pub fn add_unjoined(&mut self, month: i64, cost: i64) {
        let of_month = self.0.entry(month).or_default();
        of_month.unjoined += cost;
        of_month.has_unjoined = true;
    }

    /// Adds the credit of won deals, each part in the month of its touch. `row_of` has the row of each cell, and
    /// `nobody` is the row of won deals without a touch.
    pub fn credit(&mut self, source: &Source<'_>, model: &FittedModel<'_>, row_of: &[u32], nobody: u32) {
        let mut sharing = CreditAllocator::new(source.cells, source.channels.len());
        for (_, ending, journey) in source.journeys.won() {
            let wins = ending.wins as f64;
            if journey.time.is_empty() {
                let sums = SpendSums { credit: ending.amount, deals: wins, ..SpendSums::default() };
                self.add(NO_MONTH, nobody, &sums);
                continue;
            }
            sharing.share(&journey, source.cells, model, ending.amount);
            let months = journey
                .slots
                .iter()
                .zip(journey.time)
                .flat_map(|(&slot, &time)| std::iter::repeat_n(month_of(time), source.cells.of(slot).len()));
            let (mut given, mut weights) = (0, 0.0);
            let parts = sharing.of_touches(&journey, source.cells, model.model);
            for (month, (cell, weight, amount)) in
                months.zip(parts).filter(|(_, (_, weight, amount))| *weight != 0.0 || *amount != 0)
            {
                let sums = SpendSums { credit: amount, deals: wins * weight, ..SpendSums::default() };
                self.add(month, row_of[cell as usize], &sums);
                given += amount;
                weights += weight;
            }
            if *model.model == Model::Given {
                // Revenue that the other tool left unattributed, or gave twice.
                let sums =
                    SpendSums { credit: ending.amount - given, deals: wins * (1.0 - weights), ..SpendSums::default() };
                if sums.credit != 0 || sums.deals.abs() > 1e-9 {
                    self.add(NO_MONTH, nobody, &sums);
                }
            }
        }
    }

    /// The months in order, that without a name last.
    pub fn finish(self) -> Vec<SpendMonth> {
        let month = |(month, of_month): (i64, OfMonth)| {
            let unjoined = of_month.unjoined;
            let mut all = SpendSums { cost: unjoined, is_known: of_month.has_unjoined, ..SpendSums::default() };
            of_month.rows.values().for_each(|sums| all.add(sums));
            SpendMonth { month: month_name(month), all, rows: of_month.rows.into_iter().collect(), unjoined }
        };
        self.0.into_iter().map(month).collect()
    }
}
