//! Credit that is computed once for the same eligibility rules.

use std::cell::OnceCell;

use fairshare_types::dimension::Dimension;
use fairshare_types::model::{Model, Players};
use fairshare_types::options::EligibilityRules;
use fairshare_types::problem::Problem;

use super::Dataset;
use crate::cells::Cells;
use crate::credit::{FittedModel, Tally, tally};
use crate::eligible::{self, Eligible, eligible};
use crate::journey::Journeys;
use crate::model::learned::{Learned, Sets, learn};
use crate::owner::Lookup;
use crate::view::{Source, Within};

/// Cached cells, fits and tallies under one set of eligibility rules.
pub(super) struct CreditCache {
    pub(super) counting: EligibilityRules,
    pub(super) cells: Cells,
    /// Journeys after filter and eligibility rules; `None` if these change nothing.
    pub(super) eligible: Option<Eligible>,
    /// Channel sets and team sets of the journeys, computed when a model first needs them.
    pub(super) sets: Vec<(Players, Sets)>,
    pub(super) learned: Vec<(Model, Learned)>,
    pub(super) tallies: Vec<(Model, Tally)>,
    /// Credit of teams within months and segments, as far as requested.
    pub(super) within: Vec<Within>,
    /// Journeys by index in the order of their keys, once a table lists all.
    pub(super) by_key: OnceCell<Vec<u32>>,
}

/// Most tallies kept, so that switching a model off and on recomputes nothing.
const TALLIES: usize = 64;

impl Dataset {
    /// Takes the cache for these choices, and adds the tallies of these models that it lacks.
    pub(super) fn count(&mut self, models: &[Model], counting: &EligibilityRules) -> Result<CreditCache, Problem> {
        models.iter().try_for_each(Model::check)?;
        counting.check()?;
        let joint = counting.joint;
        let mut counted = match self.counted.take() {
            // The joint-credit policy changes no touch's credit.
            Some(mut counted) if EligibilityRules { joint, ..counted.counting.clone() } == *counting => {
                counted.counting.joint = joint;
                counted
            }
            _ => self.counted_anew(counting),
        };
        let done = models.iter().try_for_each(|model| self.tally(&mut counted, model));
        let surplus = counted.tallies.len().saturating_sub(TALLIES.max(models.len()));
        let mut dropped = 0;
        counted.tallies.retain(|(model, _)| {
            let drop = dropped < surplus && !models.contains(model);
            dropped += usize::from(drop);
            !drop
        });
        if let Err(problem) = done {
            // The tallies so far are still valid.
            self.counted = Some(counted);
            return Err(problem);
        }
        Ok(counted)
    }

    /// A new cache: cells and eligible touches under these choices, nothing credited yet.
    pub(super) fn counted_anew(&self, counting: &EligibilityRules) -> CreditCache {
        let lookup = Lookup {
            slots: &self.slots,
            channels: &self.names.channels,
            campaigns: &self.names.campaigns,
            types: &self.names.types,
            team_cells: &self.team_cells,
        };
        let cells = Cells::new(&lookup, counting);
        let about = eligible::Lookup {
            slots: &self.slots,
            channels: &self.names.channels,
            campaigns: &self.names.campaigns,
            types: &self.names.types,
            persons: &self.names.persons,
            attributes: &self.attributes,
            keys: &self.names.deals,
        };
        let eligible = eligible(counting, &self.journeys, &cells, &about);
        let counting = counting.clone();
        let (sets, learned, tallies, within) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        CreditCache { counting, cells, eligible, sets, learned, tallies, within, by_key: OnceCell::new() }
    }

    /// Adds the tally of a model if it is missing.
    fn tally(&self, counted: &mut CreditCache, model: &Model) -> Result<(), Problem> {
        if counted.tally(model).is_some() {
            return Ok(());
        }
        if model.is_learned() {
            self.learn(counted, model)?;
        }
        let tally = tally(counted.journeys(self), &counted.cells, &self.ready(counted, model));
        counted.tallies.push((model.clone(), tally));
        Ok(())
    }

    /// Adds credit by month or segment under the models that lack it.
    pub(super) fn within(&self, counted: &mut CreditCache, by: Dimension, models: &[Model]) {
        let place = counted.within.iter().position(|within| within.by == by);
        let mut within = match place {
            Some(place) => counted.within.swap_remove(place),
            None => self.source(counted).within(by),
        };
        for model in models {
            if !within.has(model) {
                self.source(counted).credit_within(&mut within, &self.ready(counted, model));
            }
        }
        within.forget(models, TALLIES.max(models.len()));
        counted.within.push(within);
    }

    /// Fits a data-driven model if it is not fitted yet.
    pub(super) fn learn(&self, counted: &mut CreditCache, model: &Model) -> Result<(), Problem> {
        if counted.learned(model).is_some() {
            return Ok(());
        }
        let players = model.players();
        if !counted.sets.iter().any(|(known, _)| *known == players) {
            let sets = Sets::new(players, counted.journeys(self), &counted.cells, self.names.channels.len());
            counted.sets.push((players, sets));
        }
        if let Some((_, sets)) = counted.sets.iter().find(|(known, _)| *known == players) {
            let learned = learn(model, counted.journeys(self), sets, &|at| counted.journeys(self).outcomes(at), true)?;
            counted.learned.push((model.clone(), learned));
        }
        Ok(())
    }

    pub(super) fn ready<'a>(&self, counted: &'a CreditCache, model: &'a Model) -> FittedModel<'a> {
        self.fitted(model, counted.learned(model))
    }

    /// A model with what it learned.
    pub(super) fn fitted<'a>(&self, model: &'a Model, learned: Option<&'a Learned>) -> FittedModel<'a> {
        let data = (self.slots.as_slice(), &self.names.channels, &self.names.campaigns);
        FittedModel::new(model, data, learned)
    }

    pub(super) fn source<'a>(&'a self, counted: &'a CreditCache) -> Source<'a> {
        Source {
            slots: &self.slots,
            channels: &self.names.channels,
            campaigns: &self.names.campaigns,
            types: &self.names.types,
            persons: &self.names.persons,
            attributes: &self.attributes,
            joint: counted.counting.joint,
            journeys: counted.journeys(self),
            cells: &counted.cells,
            touches: counted.eligible.as_ref().and_then(|eligible| eligible.touches.as_ref()).unwrap_or(&self.touches),
            all_touches: &self.touches,
            noted: &self.noted,
            spending: &self.spending,
            touched: counted.counting.filter.touched,
        }
    }
}

impl CreditCache {
    pub(super) fn tally(&self, model: &Model) -> Option<&Tally> {
        self.tallies.iter().find(|(m, _)| m == model).map(|(_, tally)| tally)
    }

    pub(super) fn learned(&self, model: &Model) -> Option<&Learned> {
        self.learned.iter().find(|(m, _)| m == model).map(|(_, learned)| learned)
    }

    /// The journeys with only their eligible touches.
    pub(super) fn journeys<'a>(&'a self, dataset: &'a Dataset) -> &'a Journeys {
        self.eligible.as_ref().map_or(&dataset.journeys, |eligible| &eligible.journeys)
    }
}
