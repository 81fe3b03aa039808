//! The data behind a data-driven model, and its global table.

use serde::{Deserialize, Serialize};

use crate::model::{Model, Players};

/// Scores of a data-driven model, and the amount of data behind them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The model.
    pub model: Model,
    /// Whether the scores are of teams or of channels.
    pub players: Players,
    /// Each channel or team that takes part, the highest score first.
    pub rows: Vec<EvidenceRow>,
    /// Wins in the data it was fitted to.
    pub wins: u64,
    /// Losses in the data it was fitted to.
    pub losses: u64,
    /// Open deals, left out because their outcome is unknown.
    pub open: u64,
    /// States of the Markov chain, if the model has one.
    pub states: Option<u64>,
    /// Largest error of the solved equations; zero if they are solved in closed form.
    pub residual: f64,
    /// Suggested order of a Markov chain; `None` for other models, or with too few wins or losses to compare orders.
    pub order: Option<OrderSuggestion>,
}

/// One channel or team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceRow {
    /// Its name; empty for touches without a team.
    pub name: String,
    /// Its score, in the model's own unit.
    pub score: f64,
    /// Wins with this channel or team.
    pub wins_with: u64,
    /// Global table: wins credited to it.
    pub wins: f64,
    /// Global table: won revenue credited to it in minor units, before rounding.
    pub revenue: f64,
}

/// How well chains of each order separate won from lost journeys.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderSuggestion {
    /// The order with the largest penalised area; the lowest on a tie.
    pub order: u8,
    /// The fit of each order.
    pub fits: Vec<OrderFit>,
}

/// How well chains of one order separate won from lost journeys.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderFit {
    /// The order.
    pub order: u8,
    /// Distinct states that journeys end in.
    pub states: u64,
    /// Area under the curve on journeys that the chain has not seen; 0.5 is chance.
    pub auc: f64,
    /// That area, penalised for the number of states.
    pub penalised: f64,
}

/// Fewest wins, and fewest losses, for a reliable model.
pub const FEWEST_OUTCOMES: u64 = 30;
/// Fewest wins with a channel or team for a reliable score.
pub const FEWEST_WINS_WITH: u64 = 5;

/// Reason to be careful with a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Caution {
    /// Nothing was won.
    NoWins,
    /// Nothing was lost: a chain then shows only how often each channel is visited, and win rates mean nothing.
    NoLosses,
    /// There is only one channel or team.
    Alone,
    /// Fewer than [`FEWEST_OUTCOMES`] wins or losses.
    Few,
    /// Some have fewer than [`FEWEST_WINS_WITH`] wins: how many of them, and the one with most wins among them.
    FewWith(u64, String),
    /// More states than wins and losses together.
    ManyStates(u64),
    /// The equations could not be solved closely enough.
    NotClose,
}

/// Largest error of solved equations that needs no caution.
const CLOSE: f64 = 1e-12;

impl Evidence {
    /// Reasons to be careful, the gravest first.
    #[must_use]
    pub fn cautions(&self) -> Vec<Caution> {
        let mut cautions = Vec::new();
        if self.wins == 0 {
            return vec![Caution::NoWins];
        }
        if self.rows.len() == 1 {
            return vec![Caution::Alone];
        }
        if self.losses == 0 {
            cautions.push(Caution::NoLosses);
        } else if self.wins.min(self.losses) < FEWEST_OUTCOMES {
            cautions.push(Caution::Few);
        }
        let few: Vec<&EvidenceRow> = self.rows.iter().filter(|row| row.wins_with < FEWEST_WINS_WITH).collect();
        if let Some(one) = few.iter().max_by_key(|row| row.wins_with) {
            cautions.push(Caution::FewWith(few.len() as u64, one.name.clone()));
        }
        if let Some(states) = self.states.filter(|states| *states > self.wins + self.losses) {
            cautions.push(Caution::ManyStates(states));
        }
        if self.residual > CLOSE {
            cautions.push(Caution::NotClose);
        }
        cautions
    }
}
