//! Attribution models: how the credit of one won deal is shared by its touches.
//!
//! Rules look at one journey alone. Data-driven models ([`learned`]) first give each channel or team a score, learned from
//! won and lost journeys together; within a deal the scores of those present share its credit.

mod availability;
mod channels;
mod decay;
mod first;
mod full_path;
mod last;
mod last_except;
pub mod learned;
mod linear;
mod milestones;
mod position;
mod position_decay;
mod preset;
mod stages;
mod teams;
mod text;
mod ties;
mod w;

use serde::{Deserialize, Serialize};

pub use availability::{Availability, Missing, availability};
pub(crate) use channels::weigh as weigh_channels;
pub use preset::{Known, Preset};
pub(crate) use teams::weigh as weigh_teams;
pub use text::{NAMES, PRESETS};

use crate::journey::Journey;
use fairshare_import::problem::{Problem, Reason};
pub(crate) use last_except::channel_name;

/// Weights of first, middle and last touch in a position model, in any unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Weight of the first touch.
    pub first: f64,
    /// Weight shared by the touches between.
    pub middle: f64,
    /// Weight of the last touch.
    pub last: f64,
    /// Of two touches, each gets its own weight and half of the middle; otherwise they share in proportion.
    pub split_middle: bool,
}

impl Position {
    /// Weights, two touches sharing in proportion to theirs.
    #[must_use]
    pub const fn new(first: f64, middle: f64, last: f64) -> Self {
        Self { first, middle, last, split_middle: false }
    }
}

/// Weights of milestone touches and of the others, in any unit.
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

/// Who plays for the win in [`Model::ShapleyLift`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Players {
    /// The teams; a joint touch brings in all of its own.
    Teams,
    /// The channels.
    Channels,
}

/// An attribution model with its settings. Written as on the command line: `linear`, `decay:7d`, `position:40/20/40`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Model {
    /// All to the first touch.
    First,
    /// All to the last touch.
    Last,
    /// All to the last touch of a channel other than these; where there are no others, to the last.
    LastExcept(Vec<String>),
    /// The same to every touch.
    Linear,
    /// The same to every channel of the journey, shared equally by its touches.
    LinearPerChannel,
    /// The same to every team present.
    EqualByTeam,
    /// Fixed parts to first and last touch, the rest between; U, J and inverse J are presets.
    Position(Position),
    /// Halves with every half-life before the close.
    TimeDecay {
        /// Days until a touch counts half.
        half_life: f64,
    },
    /// Grows with the place of a touch: 1, 2, 3...
    PositionDecay,
    /// First touch, lead created, opportunity created.
    W,
    /// First touch, lead created, opportunity created, close.
    FullPath,
    /// First touch and lead created.
    ULead,
    /// Weights of the user's own for the milestones.
    Stages(Milestones),
    /// Removal effect of each channel in a Markov chain of this order.
    Markov {
        /// How many touches back a step depends on: 1 to [`MOST_ORDER`].
        order: u8,
    },
    /// Shapley value of the channels where every deal is shared by those that took part: the same as linear per channel.
    Shapley,
    /// Shapley value of what teams or channels add to the rate of wins.
    ShapleyLift(Players),
    /// Shao and Li's probabilistic model: what a channel, and a channel with another, tell of the rate of wins.
    ShaoLi,
    /// Coefficients of a bagged logistic regression of won and lost on the channels present.
    Logistic,
    /// Everyone who took part gets the whole deal: not additive, and never added up.
    Influence,
    /// A model as another tool computes it.
    As(Preset),
    /// Credit as another tool gave it in the file, to be compared with the others.
    Given,
}

/// Longest half-life, in days.
pub const LONGEST_HALF_LIFE: f64 = 3_650.0;
/// Largest weight of a position or a milestone.
pub const LARGEST_WEIGHT: f64 = 1_000.0;
/// Highest order of a Markov chain.
pub const MOST_ORDER: u8 = 3;

impl Model {
    /// Whether the settings are within their ranges: a half-life above 0 and up to [`LONGEST_HALF_LIFE`] days, weights
    /// from 0 to [`LARGEST_WEIGHT`] that are not all 0, an order from 1 to [`MOST_ORDER`].
    ///
    /// # Errors
    /// [`Reason::BadSetting`], with the model.
    pub fn check(&self) -> Result<(), Problem> {
        let weigh = |weights: &[f64]| {
            weights.iter().all(|w| (0.0..=LARGEST_WEIGHT).contains(w)) && weights.iter().sum::<f64>() > 0.0
        };
        let within = match self {
            Self::TimeDecay { half_life } => *half_life > 0.0 && *half_life <= LONGEST_HALF_LIFE,
            Self::Position(p) => weigh(&[p.first, p.middle, p.last]),
            Self::Stages(m) => weigh(&[m.first, m.lead, m.opportunity, m.close, m.rest]),
            Self::Markov { order } => (1..=MOST_ORDER).contains(order),
            Self::LastExcept(names) => !names.is_empty(),
            _ => true,
        };
        if within { Ok(()) } else { Err(self.refused()) }
    }

    /// The problem of a model that cannot be computed so.
    pub(crate) fn refused(&self) -> Problem {
        Problem { column: "model".to_owned(), value: self.to_string(), ..Problem::file(Reason::BadSetting, "") }
    }

    /// Whether its credit sums to what was won, deal by deal.
    #[must_use]
    pub const fn is_additive(&self) -> bool {
        !matches!(self, Self::Influence | Self::Given)
    }

    /// Whether the weight of a touch depends on whose it is.
    #[must_use]
    pub const fn weighs_teams(&self) -> bool {
        matches!(self, Self::EqualByTeam | Self::ShapleyLift(Players::Teams))
    }

    /// Whether it learns from won and lost journeys together.
    #[must_use]
    pub const fn is_learned(&self) -> bool {
        matches!(self, Self::Markov { .. } | Self::ShapleyLift(_) | Self::ShaoLi | Self::Logistic)
    }

    /// Whose scores it gives, where it gives any.
    #[must_use]
    pub const fn players(&self) -> Players {
        if matches!(self, Self::ShapleyLift(Players::Teams)) { Players::Teams } else { Players::Channels }
    }

    /// Writes the weight of each touch of a journey; they sum to 1. There is at least one touch, and as many weights.
    /// `except` tells which channels [`Model::LastExcept`] passes over.
    ///
    /// Models that weigh channels or teams are linear as far as touches go.
    pub(crate) fn weigh(&self, journey: &Journey<'_>, except: &[bool], weights: &mut [f64]) {
        match self {
            Self::First => first::weigh(journey, weights),
            Self::Last => last::weigh(journey, weights),
            Self::LastExcept(_) => last_except::weigh(journey, except, weights),
            Self::Position(position) => position::weigh(*position, journey, weights),
            Self::TimeDecay { half_life } => decay::weigh(*half_life, journey, weights),
            Self::PositionDecay => position_decay::weigh(journey, weights),
            Self::W => w::weigh(journey, weights),
            Self::FullPath => full_path::weigh(journey, weights),
            Self::As(preset) => match preset.same() {
                Some(model) => model.weigh(journey, except, weights),
                None => preset.weigh(journey, weights),
            },
            Self::ULead => stages::weigh(&stages::U_LEAD, journey, weights),
            Self::Stages(milestones) => stages::weigh(milestones, journey, weights),
            Self::Linear
            | Self::LinearPerChannel
            | Self::EqualByTeam
            | Self::Markov { .. }
            | Self::Shapley
            | Self::ShapleyLift(_)
            | Self::ShaoLi
            | Self::Logistic
            | Self::Influence
            | Self::Given => linear::weigh(weights),
        }
    }
}
