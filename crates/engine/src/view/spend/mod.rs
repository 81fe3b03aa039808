//! Costs of touches and spend from files, beside the credit.
//!
//! Costs of touches are those of eligible touches in all deals that pass the filter: won, lost and open. Touches that a
//! filter, the lookback, an exclusion or the rule for repeats leaves out cost nothing here. A touch with a missing or
//! unreadable cost has none and counts in `without_cost`; unreadable costs are logged while reading. Of duplicate rows,
//! the one with the larger cost counts. A touch of several deals costs once. Teams pay for joint touches by their
//! shares of the credit.
//!
//! The cost of a touch is taken to be in the currency of its deal, whatever sign is in its cell, and is converted as the
//! deal's amount is; the cost of a touch of several deals at the rate of the first.
//!
//! Spend from files counts whether or not a touch is eligible: the money is gone. Only the period of touches that the
//! filter sets applies to it, by the first day of its day, week or month. The cost of a period is shared among its months by
//! days, and the filter applies to each part. In the months, cost is in the month in which
//! it was spent or its touch happened, and credit in the month of its touch.

mod grouped;
mod months;
mod pots;

use std::collections::BTreeMap;

use super::rollup::Source;
use crate::credit::{FittedModel, Tally};
use fairshare_types::order;
use fairshare_types::results::{FileSpend, Spend, SpendQuery, UnjoinedSpend};
use grouped::Grouped;
use months::{NO_MONTH, month_name, month_of};

impl Source<'_> {
    /// Cost and credit of teams, channels, campaigns or types; `None` if costs sum to more than can be counted.
    pub(crate) fn spend(&self, query: &SpendQuery, tally: &Tally, model: &FittedModel<'_>) -> Option<Spend> {
        let (pots, without_cost) = self.pots(query.by_month)?;
        let mut grouped = Grouped::new(self, query, &pots, tally);
        grouped.share_costs(&pots);
        let files = self.spending.is_any().then(|| self.file_spend(&mut grouped));
        if query.by_month {
            grouped.credit_months(self, model);
        }
        let (credit, won_deals) = self.won();
        let (rows, months) = grouped.finish();
        let unjoined: i64 = files.iter().flat_map(|files| &files.unjoined).map(|unjoined| unjoined.cost).sum();
        Some(Spend {
            by: query.by,
            model: query.model.clone(),
            cost: rows.iter().map(|row| row.sums.cost).sum::<i64>() + unjoined,
            rows,
            credit,
            won_deals,
            touches: self.journeys.slot.len() as u64,
            without_cost,
            files,
            months,
        })
    }

    /// Sums of the spend from files, and the names that join no touch, which are added to the months.
    fn file_spend(&self, grouped: &mut Grouped) -> FileSpend {
        let mut sums = FileSpend { without_rate: self.spending.without_rate.clone(), ..FileSpend::default() };
        let mut unjoined: BTreeMap<(bool, &str), (i64, u64, i64, i64)> = BTreeMap::new();
        let lacks_team: Vec<bool> = self.spending.targets.iter().map(|target| self.lacks_team(target)).collect();
        for parts in self.spending.rows.chunk_by(|a, b| a.row == b.row) {
            let mut is_first = true;
            for spent in parts.iter().filter(|spent| self.counts_spend(spent.time)) {
                sums.cost += spent.cost;
                let target = &self.spending.targets[spent.target as usize];
                if is_first {
                    sums.rows += 1;
                    sums.rows_without_campaign += u64::from(target.without_campaign);
                    sums.rows_without_team += u64::from(lacks_team[spent.target as usize]);
                    sums.rows_of_months += u64::from(spent.is_part);
                }
                if target.slots.is_empty() {
                    let month = month_of(spent.time);
                    grouped.add_unjoined(month, spent.cost);
                    let known =
                        unjoined.entry((target.is_campaign, &target.name)).or_insert((0, 0, NO_MONTH, i64::MIN));
                    let (rows, from, to) = (u64::from(is_first), known.2.min(month), known.3.max(month));
                    *known = (known.0 + spent.cost, known.1 + rows, from, to);
                }
                is_first = false;
            }
            // A row is left out if none of its parts is in the period.
            sums.rows_filtered += u64::from(is_first);
        }
        let listed = unjoined.into_iter().map(|((is_campaign, name), (cost, rows, from, to))| UnjoinedSpend {
            name: name.to_owned(),
            is_campaign,
            cost,
            rows,
            months: [month_name(from), month_name(to)],
        });
        let most_first = |a: &UnjoinedSpend, b: &UnjoinedSpend| b.cost.cmp(&a.cost).then_with(|| a.name.cmp(&b.name));
        FileSpend { unjoined: order::arranged(listed.collect(), &most_first), ..sums }
    }

    /// Whether spend on this day is in the period of touches that the filter sets.
    fn counts_spend(&self, time: i64) -> bool {
        self.touched.is_none_or(|[from, until]| (from..until).contains(&time))
    }
}
