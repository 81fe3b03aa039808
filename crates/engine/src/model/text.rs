//! Models as they are written on the command line, in links and in files.

use std::fmt;
use std::str::FromStr;

use super::{MOST_ORDER, Milestones, Model, Players, Position, Preset};

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::First => f.write_str("first"),
            Self::Last => f.write_str("last"),
            Self::LastExcept(names) => write!(f, "last-except:{}", names.join("|")),
            Self::Linear => f.write_str("linear"),
            Self::LinearPerChannel => f.write_str("linear-per-channel"),
            Self::EqualByTeam => f.write_str("equal-by-team"),
            Self::Position(p) => match PRESETS.iter().find(|(_, preset)| preset == p) {
                Some((name, _)) => f.write_str(name),
                None => {
                    let split = if p.split_middle { "/split" } else { "" };
                    write!(f, "position:{}/{}/{}{split}", p.first, p.middle, p.last)
                }
            },
            Self::TimeDecay { half_life } => write!(f, "decay:{half_life}d"),
            Self::PositionDecay => f.write_str("position-decay"),
            Self::W => f.write_str("w"),
            Self::FullPath => f.write_str("full-path"),
            Self::ULead => f.write_str("u-lead"),
            Self::Stages(m) => {
                write!(f, "stages:{}/{}/{}/{}/{}", m.first, m.lead, m.opportunity, m.close, m.rest)
            }
            Self::Markov { order } => write!(f, "markov:{order}"),
            Self::Shapley => f.write_str("shapley"),
            Self::ShapleyLift(Players::Teams) => f.write_str("shapley-lift:team"),
            Self::ShapleyLift(Players::Channels) => f.write_str("shapley-lift:channel"),
            Self::ShaoLi => f.write_str("shao-li"),
            Self::Logistic => f.write_str("logistic"),
            Self::Influence => f.write_str("influence"),
            Self::As(preset) => write!(f, "as:{}", preset.key()),
            Self::Given => f.write_str("given"),
        }
    }
}

/// Position models with a name of their own.
pub const PRESETS: [(&str, Position); 3] = [
    ("u", Position::new(40.0, 20.0, 40.0)),
    ("j", Position::new(20.0, 20.0, 60.0)),
    ("inverse-j", Position::new(60.0, 20.0, 20.0)),
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
            "linear-per-channel" => Ok(Self::LinearPerChannel),
            "equal-by-team" => Ok(Self::EqualByTeam),
            "position-decay" => Ok(Self::PositionDecay),
            "w" => Ok(Self::W),
            "full-path" => Ok(Self::FullPath),
            "u-lead" => Ok(Self::ULead),
            "shapley" => Ok(Self::Shapley),
            "shao-li" => Ok(Self::ShaoLi),
            "logistic" => Ok(Self::Logistic),
            "influence" => Ok(Self::Influence),
            "shapley-lift" => match setting {
                "team" | "" => Ok(Self::ShapleyLift(Players::Teams)),
                "channel" => Ok(Self::ShapleyLift(Players::Channels)),
                _ => Err(format!(
                    "\u{201c}{text}\u{201d} plays with neither: write shapley-lift:team or shapley-lift:channel"
                )),
            },
            "markov" => match if setting.is_empty() { "1" } else { setting }.parse() {
                Ok(order @ 1..=MOST_ORDER) => Ok(Self::Markov { order }),
                _ => Err(format!("\u{201c}{text}\u{201d} has no order from 1 to 3: write markov:1")),
            },
            "last-except" => {
                let names: Vec<String> =
                    setting.split('|').map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned).collect();
                if names.is_empty() {
                    return Err(format!("\u{201c}{text}\u{201d} names no channel: write last-except:direct"));
                }
                Ok(Self::LastExcept(names))
            }
            "as" => Preset::ALL.into_iter().find(|preset| preset.key() == setting).map(Self::As).ok_or_else(|| {
                format!("\u{201c}{text}\u{201d} is none of the other tools\u{2019} models: write as:hubspot-u")
            }),
            "stages" => {
                let parts: Vec<f64> = setting.split('/').filter_map(number).collect();
                match parts[..] {
                    [first, lead, opportunity, close, rest] => {
                        Ok(Self::Stages(Milestones { first, lead, opportunity, close, rest }))
                    }
                    _ => Err(format!("\u{201c}{text}\u{201d} has no five weights: write stages:30/30/30/0/10")),
                }
            }
            "given" => Ok(Self::Given),
            "decay" => number(setting.strip_suffix('d').unwrap_or(if setting.is_empty() { "7" } else { setting }))
                .map(|half_life| Self::TimeDecay { half_life })
                .ok_or_else(|| format!("\u{201c}{text}\u{201d} has no half-life in days: write decay:7d")),
            "position" => {
                let (setting, split_middle) = setting.strip_suffix("/split").map_or((setting, false), |s| (s, true));
                let parts: Vec<f64> = setting.split('/').filter_map(number).collect();
                match parts[..] {
                    [first, middle, last] => Ok(Self::Position(Position { first, middle, last, split_middle })),
                    _ => Err(format!("\u{201c}{text}\u{201d} has no three weights: write position:40/20/40")),
                }
            }
            _ => Err(format!("\u{201c}{text}\u{201d} is no model; there are {NAMES}")),
        }
    }
}

/// All models, as they are written.
pub const NAMES: &str = "first, last, last-except:direct, linear, linear-per-channel, equal-by-team, u, j, inverse-j, \
    position:40/20/40, decay:7d, position-decay, w, full-path, u-lead, stages:30/30/30/0/10, influence, markov:1, markov:2, \
    markov:3, shapley, shapley-lift:team, shapley-lift:channel, shao-li, logistic, as:hubspot-u (as:marketo-u, amplitude-j, amplitude-inverse-j, dreamdata-w, \
    posthog-decay, dp6-decay, ga4-last, mta-linear) and given";

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
