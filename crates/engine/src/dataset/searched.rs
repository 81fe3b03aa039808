//! Results that take many steps: resamples and flip points.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::problem::Problem;
use fairshare_types::results::{Comparison, FlipAsk, Slider};

use super::Dataset;
use crate::credit::{FittedModel, tally};
use crate::model::learned::learn;
use crate::view::Bootstrap;
use crate::view::flip::{FlipSearch, leader};

impl Dataset {
    /// Starts a bootstrap of the shares under these models, without those whose credit does not sum to won revenue.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn bootstrap(
        &mut self,
        by: Dimension,
        models: &[Model],
        counting: &EligibilityRules,
    ) -> Result<Bootstrap, Problem> {
        let models: Vec<Model> = models.iter().filter(|model| model.is_additive()).cloned().collect();
        let counted = self.count(&models, counting)?;
        let ready: Vec<FittedModel<'_>> = models.iter().map(|model| self.ready(&counted, model)).collect();
        let bootstrap = self.source(&counted).bootstrap(by, &ready, counting);
        drop(ready);
        self.counted = Some(counted);
        Ok(bootstrap)
    }

    /// Draws some more resamples. Returns false, and draws none, if the cached results are for other choices than those
    /// the bootstrap began with.
    pub fn resample(&self, bootstrap: &mut Bootstrap) -> bool {
        let Some(counted) = self.counted.as_ref().filter(|counted| counted.counting == *bootstrap.counting()) else {
            return false;
        };
        let source = self.source(counted);
        bootstrap.step(&source, &|model, counts| {
            let (_, sets) = counted.sets.iter().find(|(players, _)| *players == model.players())?;
            learn(model, source.journeys, sets, counts, false).ok()
        });
        true
    }

    /// Evaluates one more value of a slider, or all remaining values of a joint share, which needs no pass over
    /// touches. Returns false once none is left. Cached results stay cached.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range, or the model has no such slider.
    pub fn flip_step(&mut self, search: &mut FlipSearch) -> Result<bool, Problem> {
        let Some(value) = search.next() else { return Ok(false) };
        let (FlipAsk { slider, model }, counting) = search.ask();
        if matches!(slider, Slider::JointShare { .. }) {
            if search.base().is_none() {
                let base = self.by_team(model, counting)?;
                search.set_base(base);
            }
            while let Some(percent) = search.next() {
                let leader = search.leader_at_share(percent);
                search.step(&leader);
            }
            return Ok(false);
        }
        let Some((model, counting)) = slider.at(value, model, counting) else { return Err(model.refused()) };
        let leader = leader(&self.by_team(&model, &counting)?);
        search.step(&leader);
        Ok(search.next().is_some())
    }

    /// Credit by team under one model, without displacing the cached results of what is on screen.
    fn by_team(&mut self, model: &Model, counting: &EligibilityRules) -> Result<Comparison, Problem> {
        model.check()?;
        counting.check()?;
        let mut other = None;
        let mut counted = match self.counted.take() {
            Some(counted) if counted.counting == *counting => counted,
            kept => {
                other = kept;
                self.counted_anew(counting)
            }
        };
        let learned = if model.is_learned() { self.learn(&mut counted, model) } else { Ok(()) };
        let tallied = match counted.tally(model) {
            Some(tally) => tally.clone(),
            None => tally(counted.journeys(self), &counted.cells, &self.ready(&counted, model)),
        };
        let view = self.source(&counted).compare(Dimension::Team, std::slice::from_ref(model), &[&tallied]);
        self.counted = other.or(Some(counted));
        learned.map(|()| view)
    }
}
