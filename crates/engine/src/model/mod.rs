//! Attribution models: how the credit of one won deal is shared by its touches.

mod decay;
mod equal_by_team;
mod first;
mod full_path;
mod last;
mod linear;
mod milestones;
mod position;
mod ties;
mod w;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub(crate) use equal_by_team::weigh_cells;

use crate::journey::Journey;
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
}

/// An attribution model with its settings. Written as on the command line: `linear`, `decay:7d`, `position:40/20/40`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Model {
    /// All to the first touch.
    First,
    /// All to the last touch.
    Last,
    /// The same to every touch.
    Linear,
    /// The same to every team present.
    EqualByTeam,
    /// Fixed parts to first and last touch, the rest between; U, J and inverse J are presets.
    Position(Position),
    /// Halves with every half-life before the close.
    TimeDecay {
        /// Days until a touch counts half.
        half_life: f64,
    },
    /// First touch, lead created, opportunity created.
    W,
    /// First touch, lead created, opportunity created, close.
    FullPath,
    /// Credit as another tool gave it in the file, to be compared with the others.
    Given,
}

/// Longest half-life, in days.
pub const LONGEST_HALF_LIFE: f64 = 3_650.0;
/// Largest weight of a position.
pub const LARGEST_WEIGHT: f64 = 1_000.0;

impl Model {
    /// Whether the settings are within their ranges: a half-life above 0 and up to [`LONGEST_HALF_LIFE`] days, weights
    /// from 0 to [`LARGEST_WEIGHT`] that are not all 0.
    ///
    /// # Errors
    /// [`Reason::BadSetting`], with the model.
    pub fn check(&self) -> Result<(), Problem> {
        let within = match self {
            Self::TimeDecay { half_life } => *half_life > 0.0 && *half_life <= LONGEST_HALF_LIFE,
            Self::Position(p) => {
                let weights = [p.first, p.middle, p.last];
                weights.iter().all(|w| (0.0..=LARGEST_WEIGHT).contains(w)) && weights.iter().sum::<f64>() > 0.0
            }
            _ => true,
        };
        if within {
            return Ok(());
        }
        Err(Problem { column: "model".to_owned(), value: self.to_string(), ..Problem::file(Reason::BadSetting, "") })
    }

    /// Writes the weight of each touch of a journey; they sum to 1. There is at least one touch, and as many weights.
    ///
    /// Equal by team weighs teams, not touches: as far as touches go it is linear.
    pub fn weigh(&self, journey: &Journey<'_>, weights: &mut [f64]) {
        match self {
            Self::First => first::weigh(journey, weights),
            Self::Last => last::weigh(journey, weights),
            Self::Linear | Self::EqualByTeam => linear::weigh(weights),
            Self::Position(position) => position::weigh(*position, journey, weights),
            Self::TimeDecay { half_life } => decay::weigh(*half_life, journey, weights),
            Self::W => w::weigh(journey, weights),
            Self::FullPath => full_path::weigh(journey, weights),
            // It is not weights that were given, but amounts.
            Self::Given => linear::weigh(weights),
        }
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::First => f.write_str("first"),
            Self::Last => f.write_str("last"),
            Self::Linear => f.write_str("linear"),
            Self::EqualByTeam => f.write_str("equal-by-team"),
            Self::Position(p) => match PRESETS.iter().find(|(_, preset)| preset == p) {
                Some((name, _)) => f.write_str(name),
                None => write!(f, "position:{}/{}/{}", p.first, p.middle, p.last),
            },
            Self::TimeDecay { half_life } => write!(f, "decay:{half_life}d"),
            Self::W => f.write_str("w"),
            Self::FullPath => f.write_str("full-path"),
            Self::Given => f.write_str("given"),
        }
    }
}

/// Position models with a name of their own.
pub const PRESETS: [(&str, Position); 3] = [
    ("u", Position { first: 40.0, middle: 20.0, last: 40.0 }),
    ("j", Position { first: 20.0, middle: 20.0, last: 60.0 }),
    ("inverse-j", Position { first: 60.0, middle: 20.0, last: 20.0 }),
];

impl FromStr for Model {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, setting) = text.split_once(':').unwrap_or((text, ""));
        if let Some((_, preset)) = PRESETS.iter().find(|(preset, _)| *preset == name) {
            return Ok(Self::Position(*preset));
        }
        let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0);
        match name {
            "first" => Ok(Self::First),
            "last" => Ok(Self::Last),
            "linear" => Ok(Self::Linear),
            "equal-by-team" => Ok(Self::EqualByTeam),
            "w" => Ok(Self::W),
            "full-path" => Ok(Self::FullPath),
            "given" => Ok(Self::Given),
            "decay" => number(setting.strip_suffix('d').unwrap_or(if setting.is_empty() { "7" } else { setting }))
                .map(|half_life| Self::TimeDecay { half_life })
                .ok_or_else(|| format!("\u{201c}{text}\u{201d} has no half-life in days: write decay:7d")),
            "position" => {
                let parts: Vec<f64> = setting.split('/').filter_map(number).collect();
                match parts[..] {
                    [first, middle, last] => Ok(Self::Position(Position { first, middle, last })),
                    _ => Err(format!("\u{201c}{text}\u{201d} has no three weights: write position:40/20/40")),
                }
            }
            _ => Err(format!(
                "\u{201c}{text}\u{201d} is no model; there are first, last, linear, equal-by-team, u, j, inverse-j, position:40/20/40, decay:7d, w, full-path and given"
            )),
        }
    }
}

impl From<Model> for String {
    fn from(model: Model) -> Self {
        model.to_string()
    }
}

impl TryFrom<String> for Model {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}
