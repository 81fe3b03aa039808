//! Fits learned models with and without the journeys of people who did not convert.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::{Model, Players};
use fairshare_types::options::EligibilityRules;
use fairshare_types::problem::Problem;
use fairshare_types::results::{Comparison, GroupKind, Unconverted, UnconvertedShares};

use super::Dataset;
use super::cache::CreditCache;
use crate::credit::{FittedModel, tally};
use crate::model::learned::learn;

/// The models that are fitted with and without these people.
const MODELS: [Model; 2] = [Model::Markov { order: 1 }, Model::ShapleyLift(Players::Channels)];

impl Dataset {
    /// Shares of credit with and without the journeys of people who did not convert; no model without such people.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn unconverted(&mut self, counting: &EligibilityRules) -> Result<Unconverted, Problem> {
        let mut counted = self.count(&[], counting)?;
        let people = counted.journeys(self).unconverted();
        let named = counted.cells.teams.iter().any(|team| !team.is_empty());
        let by = if named { Dimension::Team } else { Dimension::Channel };
        let mut models = Vec::new();
        for model in MODELS.iter().filter(|_| people > 0) {
            // A model that cannot separate so many channels is left out.
            if self.learn(&mut counted, model).is_ok() {
                models.extend(self.unconverted_under(&counted, model, by));
            }
        }
        self.counted = Some(counted);
        Ok(Unconverted { people, by, models })
    }

    fn unconverted_under(&self, counted: &CreditCache, model: &Model, by: Dimension) -> Option<UnconvertedShares> {
        let journeys = counted.journeys(self);
        let (_, sets) = counted.sets.iter().find(|(players, _)| *players == model.players())?;
        let deals = |at: usize| if journeys.ends[at].did_not_convert { [0, 0] } else { journeys.outcomes(at) };
        let fit = learn(model, journeys, sets, &deals, false).ok()?;
        let learns_without = fit.losses > 0;
        let without = self.fitted(model, Some(&fit));
        let rolled = |ready: &FittedModel<'_>| {
            let tallied = tally(journeys, &counted.cells, ready);
            self.source(counted).compare(by, std::slice::from_ref(model), &[&tallied])
        };
        let (with, without) = (rolled(&self.ready(counted, model)), rolled(&without));
        let share = |view: &Comparison, at: usize| view.share_of(view.amount(0, at), view.deals[at]);
        let group = |at: usize| (with.groups[at].name.clone(), share(&with, at), share(&without, at));
        let named = (0..with.groups.len()).filter(|at| with.groups[*at].kind == GroupKind::Named);
        Some(UnconvertedShares { model: model.clone(), learns_without, groups: named.map(group).collect() })
    }
}
