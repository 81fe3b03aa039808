//! Attribution models: how the touches of a won deal share its credit.
//!
//! Rule models look at one journey alone. Data-driven models (learned) first score each channel or team, from won
//! and lost journeys together; the channels or teams in a deal then share its credit by score.

mod preset;
mod spec;
mod table;
mod text;

use serde::{Deserialize, Serialize};

pub use preset::{Known, Preset};
pub use spec::{Form, Inputs, ModelSpec, Section, Setting};
pub use table::{Kind, MODELS, Model};

use crate::problem::{Problem, Reason};

/// Weights of first, middle and last touch in a position model, in any unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Weight of the first touch.
    pub first: f64,
    /// Weight shared by the touches between.
    pub middle: f64,
    /// Weight of the last touch.
    pub last: f64,
    /// In a journey of two touches, each adds half of the middle to its own weight; if false, they share by own weight.
    pub split_middle: bool,
}

impl Position {
    /// U-shaped.
    pub const U: Self = Self::new(40.0, 20.0, 40.0);
    /// J-shaped.
    pub const J: Self = Self::new(20.0, 20.0, 60.0);
    /// Inverse J.
    pub const INVERSE_J: Self = Self::new(60.0, 20.0, 20.0);

    /// Weights for which two touches share in proportion to theirs.
    #[must_use]
    pub const fn new(first: f64, middle: f64, last: f64) -> Self {
        Self { first, middle, last, split_middle: false }
    }
}

/// Weights of milestone touches and of all others, in any unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Milestones {
    /// Weight of the first touch.
    pub first: f64,
    /// Weight of the touch at the creation of the lead.
    pub lead: f64,
    /// Weight of the touch at the creation of the opportunity.
    pub opportunity: f64,
    /// Weight of the touch at the close.
    pub close: f64,
    /// Weight shared by all touches that hold no milestone.
    pub rest: f64,
}

/// Players that a data-driven model scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Players {
    /// The teams; a joint touch brings in all of its teams.
    Teams,
    /// The channels.
    Channels,
}

/// Longest half-life, in days.
pub const LONGEST_HALF_LIFE: f64 = 3_650.0;
/// Largest weight of a position or a milestone.
pub const LARGEST_WEIGHT: f64 = 1_000.0;
/// Highest order of a Markov chain.
pub const MOST_ORDER: u8 = 3;

impl Model {
    /// Checks the settings: a half-life above 0 and up to [`LONGEST_HALF_LIFE`] days, weights from 0 to
    /// [`LARGEST_WEIGHT`] that are not all 0, an order from 1 to [`MOST_ORDER`].
    ///
    /// # Errors
    /// [`Reason::BadSetting`], with the model.
    pub fn check(&self) -> Result<(), Problem> {
        let weigh = |weights: &[f64]| {
            weights.iter().all(|w| (0.0..=LARGEST_WEIGHT).contains(w)) && weights.iter().sum::<f64>() > 0.0
        };
        let lasts = |days: f64| days > 0.0 && days <= LONGEST_HALF_LIFE;
        let within = match self {
            Self::TimeDecay { half_life } => lasts(*half_life),
            Self::DecayByChannel { half_life, of } => lasts(*half_life) && of.iter().all(|(_, days)| lasts(*days)),
            Self::Position(p) => weigh(&[p.first, p.middle, p.last]),
            Self::Stages(m) => weigh(&[m.first, m.lead, m.opportunity, m.close, m.rest]),
            Self::Markov { order } => (1..=MOST_ORDER).contains(order),
            Self::LastExcept(names) | Self::FirstExcept(names) => !names.is_empty(),
            _ => true,
        };
        if within { Ok(()) } else { Err(self.refused()) }
    }

    /// The problem of a model that cannot be computed for these settings.
    #[must_use]
    pub fn refused(&self) -> Problem {
        Problem { column: "model".to_owned(), value: self.to_string(), ..Problem::file(Reason::BadSetting, "") }
    }

    /// Whether its credit sums to won revenue, deal by deal.
    #[must_use]
    pub fn is_additive(&self) -> bool {
        self.spec().is_additive
    }

    /// Whether the weight of a touch depends on the teams that own it.
    #[must_use]
    pub const fn weighs_teams(&self) -> bool {
        matches!(self, Self::EqualByTeam | Self::ShapleyLift(Players::Teams))
    }

    /// Whether it learns from won and lost journeys together.
    #[must_use]
    pub fn is_learned(&self) -> bool {
        self.spec().inputs.are_outcomes()
    }

    /// The data that it needs, which may follow from its settings.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        match self {
            Self::Stages(m) => Inputs::Dates { lead: m.lead > 0.0, opportunity: m.opportunity > 0.0 },
            Self::As(preset) => preset.same().unwrap_or_else(|| preset.ours()).inputs(),
            _ => self.spec().inputs,
        }
    }

    /// Whether its scores, if it has any, are of teams or of channels.
    #[must_use]
    pub const fn players(&self) -> Players {
        if matches!(self, Self::ShapleyLift(Players::Teams)) { Players::Teams } else { Players::Channels }
    }
}
