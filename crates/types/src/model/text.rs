//! Text form of models: on the command line, in links and in files.

use std::fmt;
use std::str::FromStr;

use super::{Form, MODELS, MOST_ORDER, Milestones, Model, ModelSpec, Players, Position, Preset};

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.spec().name;
        match self {
            Self::LastPaid(names) if names.is_empty() => f.write_str(name),
            Self::LastExcept(names) | Self::FirstExcept(names) | Self::LastPaid(names) => {
                write!(f, "{name}:{}", names.join("|"))
            }
            Self::DecayByChannel { half_life, of } => {
                write!(f, "{name}:{half_life}d")?;
                of.iter().try_for_each(|(channel, days)| write!(f, "|{channel}={days}d"))
            }
            Self::Position(Position::U | Position::J | Position::INVERSE_J) => f.write_str(name),
            Self::Position(p) => {
                let split = if p.split_middle { "/split" } else { "" };
                write!(f, "{name}:{}/{}/{}{split}", p.first, p.middle, p.last)
            }
            Self::TimeDecay { half_life } => write!(f, "{name}:{half_life}d"),
            Self::Stages(m) => {
                write!(f, "{name}:{}/{}/{}/{}/{}", m.first, m.lead, m.opportunity, m.close, m.rest)
            }
            Self::Markov { order } => write!(f, "{name}:{order}"),
            Self::ShapleyLift(Players::Teams) => write!(f, "{name}:team"),
            Self::ShapleyLift(Players::Channels) => write!(f, "{name}:channel"),
            Self::As(preset) => write!(f, "{name}:{}", preset.key()),
            _ => f.write_str(name),
        }
    }
}

impl FromStr for Model {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, settings) = text.split_once(':').unwrap_or((text, ""));
        match ModelSpec::named(name).map(|spec| spec.form) {
            Some(Form::Fixed(model)) => Ok(model()),
            Some(Form::Set(_, read)) => read(settings).map_err(|says| format!("\u{201c}{text}\u{201d} {says}")),
            None => Err(format!("\u{201c}{text}\u{201d} is not a model; the models are {}", names())),
        }
    }
}

/// All models as users write them, for messages.
fn names() -> String {
    let names: Vec<String> = MODELS.into_iter().flat_map(ModelSpec::written).collect();
    match names.split_last() {
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// A number that is at least zero.
fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|n: &f64| n.is_finite() && *n >= 0.0)
}

/// Names of channels between vertical bars.
fn names_of(settings: &str) -> Vec<String> {
    settings.split('|').map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned).collect()
}

pub(super) fn last_except(settings: &str) -> Result<Model, &'static str> {
    let names = names_of(settings);
    if names.is_empty() { Err("names no channel: write last-except:direct") } else { Ok(Model::LastExcept(names)) }
}

pub(super) fn first_except(settings: &str) -> Result<Model, &'static str> {
    let names = names_of(settings);
    if names.is_empty() { Err("names no channel: write first-except:direct") } else { Ok(Model::FirstExcept(names)) }
}

pub(super) fn last_paid(settings: &str) -> Result<Model, &'static str> {
    Ok(Model::LastPaid(names_of(settings)))
}

/// `7d|Fair=60d`: the half-life of most channels, and those of some.
pub(super) fn decay_by_channel(settings: &str) -> Result<Model, &'static str> {
    const FORM: &str = "has no half-lives in days: write decay-by-channel:7d|Fair=60d";
    let days = |text: &str| {
        let text = text.trim();
        number(text.strip_suffix('d').unwrap_or(text)).ok_or(FORM)
    };
    let mut parts = settings.split('|');
    let half_life = days(parts.next().unwrap_or_default())?;
    let of = parts.map(|part| {
        let (channel, life) = part.rsplit_once('=').ok_or(FORM)?;
        Ok((channel.trim().to_owned(), days(life)?))
    });
    Ok(Model::DecayByChannel { half_life, of: of.collect::<Result<_, _>>()? })
}

pub(super) fn position(settings: &str) -> Result<Model, &'static str> {
    let (settings, split_middle) = settings.strip_suffix("/split").map_or((settings, false), |s| (s, true));
    let parts: Vec<f64> = settings.split('/').filter_map(number).collect();
    match parts[..] {
        [first, middle, last] => Ok(Model::Position(Position { first, middle, last, split_middle })),
        _ => Err("has no three weights: write position:40/20/40"),
    }
}

pub(super) fn decay(settings: &str) -> Result<Model, &'static str> {
    number(settings.strip_suffix('d').unwrap_or(if settings.is_empty() { "7" } else { settings }))
        .map(|half_life| Model::TimeDecay { half_life })
        .ok_or("has no half-life in days: write decay:7d")
}

pub(super) fn stages(settings: &str) -> Result<Model, &'static str> {
    let parts: Vec<f64> = settings.split('/').filter_map(number).collect();
    match parts[..] {
        [first, lead, opportunity, close, rest] => {
            Ok(Model::Stages(Milestones { first, lead, opportunity, close, rest }))
        }
        _ => Err("has no five weights: write stages:30/30/30/0/10"),
    }
}

pub(super) fn markov(settings: &str) -> Result<Model, &'static str> {
    match if settings.is_empty() { "1" } else { settings }.parse() {
        Ok(order @ 1..=MOST_ORDER) => Ok(Model::Markov { order }),
        _ => Err("has no order from 1 to 3: write markov:1"),
    }
}

pub(super) fn shapley_lift(settings: &str) -> Result<Model, &'static str> {
    match settings {
        "team" | "" => Ok(Model::ShapleyLift(Players::Teams)),
        "channel" => Ok(Model::ShapleyLift(Players::Channels)),
        _ => Err("plays with neither: write shapley-lift:team or shapley-lift:channel"),
    }
}

pub(super) fn preset(settings: &str) -> Result<Model, &'static str> {
    let preset = Preset::ALL.into_iter().find(|preset| preset.key() == settings);
    preset.map(Model::As).ok_or("is none of the other tools\u{2019} models: write as:hubspot-u")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_of_the_table_reads_back() {
        for text in MODELS.into_iter().flat_map(ModelSpec::tried).chain(["shapley-lift:channel".to_owned()]) {
            let model: Model = text.parse().unwrap();
            assert_eq!(model.to_string(), text);
        }
    }

    #[test]
    fn names_are_used_once_and_lead_to_their_entry() {
        for spec in MODELS {
            assert_eq!(MODELS.iter().filter(|other| other.name == spec.name).count(), 1, "{}", spec.name);
            // 40/20/40 is U-shaped; the examples of vendors are a list in words.
            let examples = spec.written().filter(|text| text != "position:40/20/40" && !text.contains(' '));
            for text in examples.chain(spec.tried()) {
                let model: Model = text.parse().unwrap();
                assert_eq!(model.spec().name, spec.name, "{text}");
            }
        }
    }

    #[test]
    fn a_message_names_all_models() {
        let says = "magic".parse::<Model>().unwrap_err();
        assert!(
            says.contains("is not a model; the models are first, first-except:direct, last, last-except:direct, "),
            "{says}"
        );
        assert!(says.contains("markov:1, markov:2, markov:3, shapley, "), "{says}");
        assert!(says.ends_with("ga4-last, mta-linear) and given"), "{says}");
    }
}
