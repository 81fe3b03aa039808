//! Reports beside the comparison: every touch with its credit, the pipeline, two periods.

use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::order;
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::results::{PeriodQuery, Periods, Pipeline, PipelineQuery, TouchPage, TouchQuery};
use fairshare_types::schema::Outcome;

use super::Dataset;
use super::cache::CreditCache;
use crate::credit::FittedModel;
use crate::view::{Side, expected, shifts};

impl Dataset {
    /// A page of the table of touches.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range, or the credit of a model does not sum to won revenue.
    pub fn touch_page(&mut self, query: &TouchQuery, counting: &EligibilityRules) -> Result<TouchPage, Problem> {
        self.with_models(&query.models, counting, |data, counted, ready| {
            let ends = &counted.journeys(data).ends;
            let key = |at: u32| data.deal(ends[at as usize].deal).key;
            let by_key = counted.by_key.get_or_init(|| order::sorted(ends.len(), &|a, b| key(a).cmp(key(b))));
            data.source(counted).touch_page(query, by_key, ready, &|deal| data.deal(deal))
        })
    }

    /// Open deals by team.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range, the window has no length, or the credit of a model does not
    /// sum to won revenue.
    pub fn pipeline(&mut self, query: &PipelineQuery, counting: &EligibilityRules) -> Result<Pipeline, Problem> {
        if let Some(window) = query.window.filter(|window| !(window.days > 0.0 && window.days.is_finite())) {
            let (column, value) = ("window".to_owned(), window.days.to_string());
            return Err(Problem { column, value, ..Problem::file(Reason::BadSetting, "") });
        }
        self.with_models(&query.models, counting, |data, counted, ready| data.source(counted).pipeline(query, ready))
    }

    /// Open amounts times their probability, in minor units.
    pub(crate) fn expected_pipeline(&self) -> i64 {
        let open = self.journeys.ends.iter().filter(|ending| ending.outcome == Outcome::Open);
        open.map(expected).fold(0, i64::saturating_add)
    }

    /// Two sets of deals side by side. Each side replaces the filter; a data-driven model learns from each side alone.
    /// Calls `alive` between the sides.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range, or the credit of the model does not sum to won revenue.
    pub fn periods(
        &mut self,
        query: &PeriodQuery,
        counting: &EligibilityRules,
        alive: &mut dyn FnMut(),
    ) -> Result<Periods, Problem> {
        // The comparison on the screen stays in the cache.
        let shown = self.counted.take();
        let mut side = |at: usize| {
            let counting = EligibilityRules { filter: query.sides[at].clone(), ..counting.clone() };
            let models = std::slice::from_ref(&query.model);
            let mut sides = self.with_models(models, &counting, |data, counted, ready| {
                ready.iter().map(|ready| data.source(counted).side(ready)).collect::<Vec<Side>>()
            })?;
            sides.pop().ok_or_else(|| query.model.refused())
        };
        let sides = side(0).and_then(|first| {
            alive();
            Ok((first, side(1)?))
        });
        self.counted = shown;
        let (first, second) = sides?;
        let shifts = shifts(&first, &second);
        let model = query.model.clone();
        Ok(Periods { model, groups: first.groups, sides: [first.period, second.period], shifts })
    }

    /// Computes something from models whose credit sums to won revenue.
    fn with_models<T>(
        &mut self,
        models: &[Model],
        counting: &EligibilityRules,
        compute: impl FnOnce(&Self, &CreditCache, &[FittedModel<'_>]) -> T,
    ) -> Result<T, Problem> {
        if let Some(loose) = models.iter().find(|model| !model.is_additive()) {
            return Err(loose.refused());
        }
        let mut counted = self.count(&[], counting)?;
        let learned = models.iter().filter(|model| model.is_learned()).try_for_each(|model| {
            model.check()?;
            self.learn(&mut counted, model)
        });
        let result = learned.and_then(|()| models.iter().try_for_each(Model::check)).map(|()| {
            let ready: Vec<FittedModel<'_>> = models.iter().map(|model| self.ready(&counted, model)).collect();
            compute(self, &counted, &ready)
        });
        self.counted = Some(counted);
        result
    }
}

#[cfg(test)]
mod tests {
    use fairshare_import::read::Intake;
    use fairshare_types::dimension::Dimension;
    use fairshare_types::options::{Choices, Filter};

    use super::*;

    #[test]
    fn periods_keep_what_is_on_the_screen_in_the_cache() {
        let mut intake = Intake::with(Choices::default());
        intake.open("deals.csv", 0);
        intake.push(b"Deal,Date,Channel,Team,Stage,Amount\nA,2025-01-02,Call,Sales,Won,10\n").expect("reads");
        intake.close().expect("closes");
        let mut data = intake.finish().and_then(Dataset::join).expect("a dataset");
        let counting = EligibilityRules::default();
        data.compare(&[Model::Linear], &[Dimension::Team], &counting).expect("compares");
        let sides = [Filter { closed: Some([0, 1]), ..Filter::default() }, Filter::default()];
        data.periods(&PeriodQuery { model: Model::First, sides }, &counting, &mut || {}).expect("periods");
        assert!(data.counted.as_ref().is_some_and(|kept| kept.tally(&Model::Linear).is_some()));
    }
}
