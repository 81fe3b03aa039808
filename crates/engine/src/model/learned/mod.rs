//! Models that learn from won and lost journeys together: each gives every channel or team one score.
//!
//! Scores become credit in two ways that are never mixed. *Global*: score / sum of scores x total won, as R and Python
//! packages compute it. *Per deal*: the channels or teams in a deal share its credit by score. Only this sums to won
//! revenue deal by deal, and every view of teams uses it.

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
pub(crate) use random::Random;
pub(crate) use sets::Sets;
pub use shapley::MOST_PLAYERS;

use crate::journey::{Journey, Journeys};
use chain::Chain;
use fairshare_types::model::{Model, Players};
use fairshare_types::problem::{Problem, Reason};

/// A fitted data-driven model.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// Whether the scores are of teams or of channels.
    pub players: Players,
    /// Score of each channel or team, by id.
    pub scores: Vec<f64>,
    /// Scores for revenue, if the model separates them from those for wins.
    pub revenue_scores: Option<Vec<f64>>,
    /// Wins in the data it was fitted to.
    pub wins: u64,
    /// Losses in the data it was fitted to.
    pub losses: u64,
    /// Wins with each channel or team.
    pub wins_with: Vec<u64>,
    /// States of the Markov chain, if the model has one.
    pub states: Option<u64>,
    /// Largest error of the solved equations; zero if they are solved in closed form.
    pub residual: f64,
}

/// Wins and losses of a journey: in the data, or in a resample of it.
pub(crate) type Counts<'a> = &'a dyn Fn(usize) -> [u64; 2];

/// Journeys with an outcome and at least one eligible touch, with their wins and losses.
fn outcomes(journeys: &Journeys) -> impl Iterator<Item = (usize, Journey<'_>, u64, u64)> {
    let ends = journeys.ends.iter().enumerate().filter(|(_, end)| end.wins + end.losses > 0);
    ends.map(|(at, end)| (at, journeys.get(at), end.wins, end.losses))
        .filter(|(_, journey, ..)| !journey.time.is_empty())
}

/// Fits a data-driven model. `sets` are those of its players; `counts` gives each journey's wins and losses. Fits
/// scores for revenue only if `revenue` is true.
///
/// # Errors
/// [`Reason::TooManyPlayers`] if there are more channels or teams than the model can handle.
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
