//! Credit: what each (touch, team) cell of a won deal earns under a model, to the cent.
//!
//! Touches that differ only in deal and time share a *slot*; a slot has a *cell* for each of its teams. Credit is kept
//! per cell, so every roll-up (team, channel, campaign) sums the same integers and equals won revenue.

use crate::cells::Cells;
use crate::journey::{Journey, Journeys};
use crate::model::learned::Learned;
use crate::model::{Kinds, weigh_channels, weigh_teams};
use fairshare_import::read::{Names, Slot};
use fairshare_types::channel_name::channel_name;
use fairshare_types::model::{Model, Players, Preset};
use fairshare_types::paid::is_paid;
use fairshare_types::share::largest_remainder;

/// Credit of each cell under one model, summed over won deals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Minor units.
    pub(crate) amounts: Vec<i64>,
    /// Minor units before rounding.
    pub(crate) unrounded: Vec<f64>,
    /// Fractions of deals.
    pub(crate) deals: Vec<f64>,
    /// Minor units of won deals without an eligible touch.
    pub(crate) unattributed: i64,
    /// Won deals without an eligible touch.
    pub(crate) unattributed_deals: f64,
}

impl Tally {
    /// Whether some won revenue is unattributed. Sums of fractions of deals are accurate to a billionth.
    pub(crate) fn leaves_some(&self) -> bool {
        self.unattributed != 0 || self.unattributed_deals.abs() > 1e-9
    }
}

/// A model with the facts it needs about the data.
pub(crate) struct FittedModel<'a> {
    pub model: &'a Model,
    /// By slot, whether the model passes over its touches; empty if it passes over none.
    pub skips: Vec<bool>,
    /// By channel, the half-life in days; empty if it is the same for all.
    pub half_lives: Vec<f64>,
    /// The fit of a data-driven model.
    pub learned: Option<&'a Learned>,
    /// Scores of channels decide the weights of touches.
    scores_channels: bool,
}

impl<'a> FittedModel<'a> {
    /// Prepares a model for data with these slots, channels and campaigns.
    pub fn new(
        model: &'a Model,
        (slots, channels, campaigns): (&[Slot], &Names, &Names),
        learned: Option<&'a Learned>,
    ) -> Self {
        // Another tool's model that equals one of ours is computed as ours.
        let same = if let Model::As(preset) = model { preset.same() } else { None };
        let model_or_same = same.as_ref().unwrap_or(model);
        let named = |names: &[String]| -> Vec<bool> {
            let names: Vec<String> = names.iter().map(|name| channel_name(name)).collect();
            channels.iter().map(|channel| names.contains(&channel_name(channel))).collect()
        };
        let by_channel = |skips: Vec<bool>| slots.iter().map(|slot| skips[slot.channel as usize]).collect();
        let skips = match model_or_same {
            Model::LastExcept(names) | Model::FirstExcept(names) => by_channel(named(names)),
            Model::LastPaid(names) if names.is_empty() => {
                by_channel(channels.iter().map(|name| !is_paid(name)).collect())
            }
            Model::LastPaid(names) => by_channel(named(names).into_iter().map(|is_paid| !is_paid).collect()),
            Model::LastCampaign => slots.iter().map(|slot| campaigns.get(slot.campaign).is_empty()).collect(),
            _ => Vec::new(),
        };
        let half_lives = match model_or_same {
            Model::DecayByChannel { half_life, of } => {
                let of: Vec<(String, f64)> = of.iter().map(|(name, days)| (channel_name(name), *days)).collect();
                let days = |name: String| of.iter().rev().find(|(known, _)| *known == name).map(|(_, days)| *days);
                channels.iter().map(|channel| days(channel_name(channel)).unwrap_or(*half_life)).collect()
            }
            _ => Vec::new(),
        };
        let scores_channels = model.is_learned() && model.players() == Players::Channels;
        Self { model, skips, half_lives, learned, scores_channels }
    }
}

/// Shares the credit of all won deals under a model.
pub(crate) fn tally(journeys: &Journeys, cells: &Cells, model: &FittedModel<'_>) -> Tally {
    let mut tally = Tally {
        amounts: vec![0; cells.len()],
        unrounded: vec![0.0; cells.len()],
        deals: vec![0.0; cells.len()],
        ..Tally::default()
    };
    let mut sharing = CreditAllocator::new(cells, journeys.channels());
    for (_, ending, journey) in journeys.won() {
        if journey.time.is_empty() {
            tally.unattributed += ending.amount;
            tally.unattributed_deals += ending.wins as f64;
            continue;
        }
        sharing.share(&journey, cells, model, ending.amount);
        let wins = ending.wins as f64;
        for ((&cell, &weight), &amount) in sharing.cells.iter().zip(&sharing.weights).zip(&sharing.amounts) {
            tally.amounts[cell as usize] += amount;
            tally.unrounded[cell as usize] += ending.amount as f64 * weight;
            tally.deals[cell as usize] += wins * weight;
        }
        if *model.model == Model::Given {
            // Revenue that the other tool left unattributed, or gave twice.
            tally.unattributed += ending.amount - sharing.amounts.iter().sum::<i64>();
            tally.unattributed_deals += wins * (1.0 - sharing.weights.iter().sum::<f64>());
        }
    }
    tally
}

/// Allocates the credit of one deal to cells; holds the result and scratch space.
#[derive(Default)]
pub(crate) struct CreditAllocator {
    /// Cells with credit, by touch and then team name.
    pub cells: Vec<u32>,
    /// Weight of each of these cells; they sum to 1, except under [`Model::Given`].
    pub weights: Vec<f64>,
    /// Minor units of each of these cells; they sum to the deal's amount, except under [`Model::Given`].
    pub amounts: Vec<i64>,
    /// Weight of each touch.
    pub touches: Vec<f64>,
    team_sums: Vec<f64>,
    channel_touches: Vec<u32>,
    remainders: Vec<(u32, u32)>,
}

impl CreditAllocator {
    pub fn new(cells: &Cells, channels: usize) -> Self {
        Self { team_sums: vec![0.0; cells.teams.len()], channel_touches: vec![0; channels], ..Self::default() }
    }

    /// Allocates the amount of a deal that has at least one touch.
    pub fn share(&mut self, journey: &Journey<'_>, cells: &Cells, model: &FittedModel<'_>, amount: i64) {
        if *model.model == Model::Given {
            return self.take_given(journey, cells, amount);
        }
        self.weigh(journey, cells, model);
        largest_remainder(amount, &self.weights, &mut self.amounts, &mut self.remainders);
    }

    /// Finds the cells with credit, and their weights.
    pub fn weigh(&mut self, journey: &Journey<'_>, cells: &Cells, model: &FittedModel<'_>) {
        self.touches.resize(journey.time.len(), 0.0);
        let room = &mut self.channel_touches;
        let scores = model.learned.map(|learned| learned.scores.as_slice());
        let of = |player: u32| scores.map_or(1.0, |scores| scores.get(player as usize).copied().unwrap_or(0.0));
        match model.model {
            Model::LinearPerChannel | Model::Shapley | Model::As(Preset::MtaLinear) => {
                weigh_channels(journey, |_| 1.0, &mut self.touches, room)
            }
            _ if model.scores_channels => weigh_channels(journey, of, &mut self.touches, room),
            rule => {
                let kinds = Kinds { skips: &model.skips, half_lives: &model.half_lives };
                crate::model::weigh(rule, journey, kinds, &mut self.touches);
            }
        }
        if !cells.weight.is_empty() {
            self.weigh_kinds(journey, &cells.weight);
        }
        self.cells.clear();
        self.weights.clear();
        for (&slot, &weight) in journey.slots.iter().zip(&self.touches) {
            if weight == 0.0 {
                continue;
            }
            for cell in cells.of(slot) {
                self.cells.push(cell);
                self.weights.push(weight * cells.share[cell as usize]);
            }
        }
        if model.model.weighs_teams() {
            let teams = self.cells.iter().map(|&cell| cells.team[cell as usize]);
            weigh_teams(teams, of, &mut self.weights, &mut self.team_sums);
        }
    }
}

impl CreditAllocator {
    /// Weight and minor units of each cell of a journey whose amount was just allocated, touch by touch; cells without
    /// credit among them.
    pub fn of_touches(&self, journey: &Journey<'_>, cells: &Cells, model: &Model) -> Vec<(u32, f64, i64)> {
        // A touch without credit has no cells here, and the next touch may have the same ones.
        let earns = |touch: usize| match model {
            Model::Given => journey.given.get(touch).is_some_and(|given| *given != 0),
            _ => self.touches[touch] != 0.0,
        };
        let mut credit = self.weights.iter().zip(&self.amounts);
        let mut all = Vec::new();
        for (touch, &slot) in journey.slots.iter().enumerate() {
            all.extend(cells.of(slot).map(|cell| match if earns(touch) { credit.next() } else { None } {
                Some((&weight, &amount)) => (cell, weight, amount),
                None => (cell, 0.0, 0),
            }));
        }
        all
    }

    /// Multiplies the weights of touches by those of their kinds; they sum to 1 again. If all are zero then, they stay
    /// as the model gave them.
    fn weigh_kinds(&mut self, journey: &Journey<'_>, of_slot: &[f64]) {
        let own = |(weight, slot): (&f64, &u32)| weight * of_slot[*slot as usize];
        let sum: f64 = self.touches.iter().zip(journey.slots).map(own).sum();
        if sum > 0.0 {
            for (weight, slot) in self.touches.iter_mut().zip(journey.slots) {
                *weight = *weight * of_slot[*slot as usize] / sum;
            }
        }
    }

    /// Takes credit as another tool gave it, touch by touch; the teams of a joint touch split it.
    fn take_given(&mut self, journey: &Journey<'_>, cells: &Cells, amount: i64) {
        self.cells.clear();
        self.weights.clear();
        let mut all = Vec::new();
        for (&slot, &given) in journey.slots.iter().zip(journey.given) {
            if given == 0 {
                continue;
            }
            let of = cells.of(slot);
            let shares = &cells.share[of.start as usize..of.end as usize];
            largest_remainder(given, shares, &mut self.amounts, &mut self.remainders);
            all.extend_from_slice(&self.amounts);
            let part = if amount == 0 { 0.0 } else { given as f64 / amount as f64 };
            self.weights.extend(shares.iter().map(|share| part * share));
            self.cells.extend(of);
        }
        self.amounts = all;
    }
}
