//! Credit: what each (touch, team) cell of a won deal earns under a model, to the cent.
//!
//! Touches that differ only in deal and time share a *slot*; a slot has a *cell* for each of its teams. Credit is kept
//! per cell, so every roll-up (team, channel, campaign) sums the same integers and equals won revenue.

use crate::cells::Cells;
use crate::journey::{Journey, Journeys};
use crate::model::learned::Learned;
use crate::model::{weigh_channels, weigh_teams};
use fairshare_import::read::Names;
use fairshare_types::channel_name::channel_name;
use fairshare_types::model::{Model, Players, Preset};
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
    /// By channel, whether [`Model::LastExcept`] skips it.
    pub except: Vec<bool>,
    /// The fit of a data-driven model.
    pub learned: Option<&'a Learned>,
    /// Scores of channels decide the weights of touches.
    scores_channels: bool,
}

impl<'a> FittedModel<'a> {
    /// Prepares a model for data with these channels.
    pub fn new(model: &'a Model, channels: &Names, learned: Option<&'a Learned>) -> Self {
        // Another tool's model that equals one of ours is computed as ours.
        let same = if let Model::As(preset) = model { preset.same() } else { None };
        let except = match same.as_ref().unwrap_or(model) {
            Model::LastExcept(names) => {
                let names: Vec<String> = names.iter().map(|name| channel_name(name)).collect();
                channels.iter().map(|channel| names.contains(&channel_name(channel))).collect()
            }
            _ => Vec::new(),
        };
        let scores_channels = model.is_learned() && model.players() == Players::Channels;
        Self { model, except, learned, scores_channels }
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
            rule => crate::model::weigh(rule, journey, &model.except, &mut self.touches),
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
