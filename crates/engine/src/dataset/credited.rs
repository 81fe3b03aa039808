//! Credit and what follows from it: comparisons, moves, costs, results that need no model.

use std::collections::BTreeMap;

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::results::{Comparison, Headline, Moved, Spend, SpendQuery};
use fairshare_types::time::civil;

use super::Dataset;
use crate::credit::Tally;
use crate::view::Source;

impl Dataset {
    /// Credit under these models, rolled up by each of these dimensions.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn compare(
        &mut self,
        models: &[Model],
        by: &[Dimension],
        counting: &EligibilityRules,
    ) -> Result<(Vec<Comparison>, Headline), Problem> {
        let mut counted = self.count(models, counting)?;
        for &by in by.iter().filter(|by| by.is_within()) {
            self.within(&mut counted, by, models);
        }
        let tallies: Vec<&Tally> = models.iter().filter_map(|model| counted.tally(model)).collect();
        let source = self.source(&counted);
        let within = |by: Dimension| counted.within.iter().find(|within| within.by == by);
        let compare = |&by: &Dimension| match within(by) {
            Some(within) => within.comparison(models, source.won()),
            None => source.compare(by, models, &tallies),
        };
        let comparisons = by.iter().map(compare).collect();
        let counts = source.headline();
        let headline = Headline {
            left_out: self.facts.won_revenue.saturating_sub(counts.total),
            left_out_deals: self.facts.deals.won.saturating_sub(counts.won_deals),
            ..counts
        };
        self.counted = Some(counted);
        Ok((comparisons, headline))
    }

    /// Credit that moves between teams from one model to another.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range, or if a model's credit does not sum to won revenue, as flows
    /// would then be undefined.
    pub fn moved(&mut self, from: Model, to: Model, counting: &EligibilityRules) -> Result<Moved, Problem> {
        if let Some(loose) = [&from, &to].into_iter().find(|model| !model.is_additive()) {
            return Err(loose.refused());
        }
        let models = [from, to];
        let counted = self.count(&models, counting)?;
        let none = Tally::default();
        let [before, after] = models.each_ref().map(|model| counted.tally(model).unwrap_or(&none));
        let [from, to] = models.each_ref().map(|model| self.ready(&counted, model));
        let moved = self.source(&counted).moved((&from, before), (&to, after), &|deal| self.deal(deal));
        self.counted = Some(counted);
        Ok(moved)
    }

    /// A result that needs no model, such as [`Source::together`] or [`Source::fairness`].
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn without_model<T>(
        &mut self,
        counting: &EligibilityRules,
        compute: impl FnOnce(&Source<'_>) -> T,
    ) -> Result<T, Problem> {
        let counted = self.count(&[], counting)?;
        let result = compute(&self.source(&counted));
        self.counted = Some(counted);
        Ok(result)
    }

    /// Spend from files, in minor units.
    pub(crate) fn file_spend(&self) -> i64 {
        self.spending.rows.iter().map(|row| row.cost).sum()
    }

    /// Spend from files by the number of its month, in minor units.
    pub(crate) fn spend_by_month(&self) -> Vec<(i64, i64)> {
        let mut months: BTreeMap<i64, i64> = BTreeMap::new();
        for row in &self.spending.rows {
            let (year, month, _) = civil(row.time);
            *months.entry(year * 12 + month).or_default() += row.cost;
        }
        months.into_iter().collect()
    }

    /// Costs of touches, and spend from files, beside the credit.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range, the dimension is month or segment, the model's credit does not
    /// sum to won revenue, or costs are too large to be added up.
    pub fn spend(&mut self, query: &SpendQuery, counting: &EligibilityRules) -> Result<Spend, Problem> {
        let model = &query.model;
        if !model.is_additive() || query.by.is_within() {
            return Err(model.refused());
        }
        let counted = self.count(std::slice::from_ref(model), counting)?;
        let none = Tally::default();
        let ready = self.ready(&counted, model);
        let spend = self.source(&counted).spend(query, counted.tally(model).unwrap_or(&none), &ready);
        drop(ready);
        self.counted = Some(counted);
        let file = self.facts.files.first().map_or("", |facts| &facts.file);
        spend.ok_or_else(|| Problem::file(Reason::AmountsTooLarge, file))
    }
}
