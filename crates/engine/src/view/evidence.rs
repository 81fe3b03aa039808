//! What a data-driven model stands on, and its global table.

use serde::{Deserialize, Serialize};

use crate::model::learned::{Learned, OrderSuggestion};
use crate::model::{Model, Players};

/// What a data-driven model has learned, and from how much.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The model.
    pub model: Model,
    /// Whose the scores are.
    pub players: Players,
    /// Each channel or team that takes part, by its score, the largest first.
    pub rows: Vec<EvidenceRow>,
    /// Wins it was learned from.
    pub wins: u64,
    /// Losses it was learned from.
    pub losses: u64,
    /// Open deals that were left out, as their outcome is not known.
    pub open: u64,
    /// States of the chain, where there is one.
    pub states: Option<u64>,
    /// How far the solved equations are off at most; zero where they are solved in closed form.
    pub residual: f64,
    /// Which order of the chain the data bears, where it is a chain and there are wins and losses to tell by.
    pub order: Option<OrderSuggestion>,
}

/// One channel or team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceRow {
    /// Its name; empty for touches without a team.
    pub name: String,
    /// Its score, in the model's own unit.
    pub score: f64,
    /// Wins in which it takes part.
    pub wins_with: u64,
    /// Global table: its part of all wins.
    pub wins: f64,
    /// Global table: its part of won revenue in minor units, before rounding.
    pub revenue: f64,
}

/// Fewest wins, and losses, from which a model should be learned.
pub const FEWEST_OUTCOMES: u64 = 30;
/// Fewest wins with a channel or team from which its score should be.
pub const FEWEST_WINS_WITH: u64 = 5;

/// Why a model should be taken with care.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Caution {
    /// Nothing was won.
    NoWins,
    /// Nothing was lost: a chain then says only how often each channel is visited, and rates of wins say nothing.
    NoLosses,
    /// There is but one channel, or team.
    Alone,
    /// Fewer than [`FEWEST_OUTCOMES`] wins or losses.
    Few,
    /// Some take part in fewer than [`FEWEST_WINS_WITH`] wins: how many of them, and the one with most touches among them.
    FewWith(u64, String),
    /// More states than wins and losses together.
    ManyStates(u64),
    /// The equations could not be solved as closely as they should be.
    NotClose,
}

/// Largest error of solved equations that is as good as none.
const CLOSE: f64 = 1e-12;

impl Evidence {
    /// From what was learned; `names` by number. `total` is won revenue in minor units.
    pub(crate) fn new(model: &Model, learned: &Learned, names: &[String], total: i64, open: u64) -> Self {
        let sum: f64 = learned.scores.iter().sum();
        let revenue_scores = learned.revenue_scores.as_ref().unwrap_or(&learned.scores);
        let revenue_sum: f64 = revenue_scores.iter().sum();
        let part = |score: f64, sum: f64, whole: f64| if sum == 0.0 { 0.0 } else { score / sum * whole };
        let rows = learned.scores.iter().zip(revenue_scores).zip(&learned.wins_with).zip(names);
        let rows = rows.map(|(((&score, &revenue), &wins_with), name)| EvidenceRow {
            name: name.clone(),
            score,
            wins_with,
            wins: part(score, sum, learned.wins as f64),
            revenue: part(revenue, revenue_sum, total as f64),
        });
        let present: Vec<EvidenceRow> = rows.filter(|row| row.wins_with > 0 || row.score != 0.0).collect();
        let rows = fairshare_import::order::arranged(present, &|a, b| {
            b.score.total_cmp(&a.score).then_with(|| a.name.cmp(&b.name))
        });
        Self {
            model: model.clone(),
            players: learned.players,
            rows,
            wins: learned.wins,
            losses: learned.losses,
            open,
            states: learned.states,
            residual: learned.residual,
            order: None,
        }
    }

    /// Why it should be taken with care; the gravest first.
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
