//! Models that learn from won and lost journeys together: each gives every channel, or team, one score.
//!
//! Scores become credit in two ways that are never mixed up. *Global*: score / sum of scores x all that was won, as R and
//! Python packages have it. *Per deal*: within a deal, the scores of those present share its credit; this one sums to won
//! revenue deal by deal, and is what every view of teams uses.

mod chain;
mod logistic;
mod markov;
mod order;
mod random;
mod removal;
mod sets;
mod shao_li;
mod shapley;

pub use logistic::MOST_CHANNELS;
pub(crate) use order::suggest;
pub use order::{OrderFit, OrderSuggestion};
pub(crate) use random::Random;
pub(crate) use sets::Sets;
pub use shapley::MOST_PLAYERS;

use super::{Model, Players};
use crate::journey::{Journey, Journeys};
use chain::Chain;
use fairshare_import::problem::{Problem, Reason};

/// What a data-driven model has learned.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// Whose the scores are.
    pub players: Players,
    /// Score of each channel or team, by its number.
    pub scores: Vec<f64>,
    /// The same for revenue, where the model tells it apart from wins.
    pub revenue_scores: Option<Vec<f64>>,
    /// Wins it was learned from.
    pub wins: u64,
    /// Losses it was learned from.
    pub losses: u64,
    /// Wins in which each channel or team takes part.
    pub wins_with: Vec<u64>,
    /// States of the chain, where there is one.
    pub states: Option<u64>,
    /// How far the solved equations are off at most; zero where they are solved in closed form.
    pub residual: f64,
}

/// How often a journey was won and lost: in the data, or in a resample of it.
pub(crate) type Counts<'a> = &'a dyn Fn(usize) -> [u64; 2];

/// The journeys that have an outcome and at least one eligible touch, each with how often it was won and lost.
fn outcomes(journeys: &Journeys) -> impl Iterator<Item = (usize, Journey<'_>, u64, u64)> {
    let ends = journeys.ends.iter().enumerate().filter(|(_, end)| end.wins + end.losses > 0);
    ends.map(|(at, end)| (at, journeys.get(at), end.wins, end.losses))
        .filter(|(_, journey, ..)| !journey.time.is_empty())
}

/// Learns a data-driven model. `sets` are those of its players; `counts` tells how often each journey was won and lost.
/// Revenue is looked at apart from wins only where `revenue` says so.
///
/// # Errors
/// [`Reason::TooManyPlayers`] where there are more channels or teams than the model can hold apart.
pub(crate) fn learn(
    model: &Model,
    journeys: &Journeys,
    sets: &Sets,
    counts: Counts<'_>,
    revenue: bool,
) -> Result<Learned, Problem> {
    let record = sets.record(counts);
    let too_many = || Problem { reason: Reason::TooManyPlayers, ..model.refused() };
    let mut learned = Learned {
        players: model.players(),
        scores: Vec::new(),
        revenue_scores: None,
        wins: record.wins.iter().sum(),
        losses: record.losses.iter().sum(),
        wins_with: sets.with(&record).0,
        states: None,
        residual: 0.0,
    };
    match model {
        Model::Markov { order } => {
            let chain = Chain::new(*order, journeys, sets.count, counts);
            let removal = markov::wins(&chain);
            learned.scores = removal.effects;
            learned.residual = removal.residual;
            learned.states = Some(chain.len() as u64 + chain.short_states);
            learned.revenue_scores = revenue.then(|| markov::revenue(&chain).effects);
        }
        Model::ShapleyLift(_) => learned.scores = shapley::lift(sets, &record).ok_or_else(too_many)?,
        Model::ShaoLi => learned.scores = shao_li::scores(sets, &record),
        Model::Logistic => learned.scores = logistic::scores(sets, &record).ok_or_else(too_many)?,
        _ => return Err(model.refused()),
    }
    Ok(learned)
}
