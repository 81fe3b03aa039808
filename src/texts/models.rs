//! Models: their names, what each does, and their settings.

use fairshare_engine::model::{Known, Missing, Model, PRESETS, Players, Preset};

use super::English;
use crate::catalogue::{Kind, Section};

/// Texts of the models.
pub trait ModelTexts {
    /// Heading of the list.
    fn models(&self) -> &'static str;
    /// How many of the list are shown.
    fn models_shown(&self, shown: usize, of: usize) -> String;
    /// Name of a model in the list.
    fn kind(&self, kind: Kind) -> &'static str;
    /// What a model does, in one sentence.
    fn kind_says(&self, kind: Kind) -> &'static str;
    /// The setting of a model, very short; empty where it has none.
    fn kind_setting(&self, kind: Kind, model: &Model) -> String;
    /// Heading of a part of the list.
    fn section(&self, section: Section) -> &'static str;
    /// Who plays for a Shapley value.
    fn players(&self, players: Players) -> &'static str;
    /// Label of that choice.
    fn players_label(&self) -> &'static str;
    /// Label of the choice of another tool's model.
    fn preset_label(&self) -> &'static str;
    /// Another tool's model.
    fn preset(&self, preset: Preset) -> &'static str;
    /// What it does, in one sentence.
    fn preset_says(&self, preset: Preset) -> &'static str;
    /// Where that is known from.
    fn known(&self, known: Known) -> &'static str;
    /// Shows what moves from our model of that name to it.
    fn against_ours(&self, ours: &Model) -> String;
    /// Label of the order of a chain.
    fn order(&self) -> &'static str;
    /// Label of the channels that the last touch passes over.
    fn except(&self) -> &'static str;
    /// Labels of the weights of milestones and of the others.
    fn milestones(&self) -> [&'static str; 5];
    /// Opens sentence and settings of a model.
    fn about(&self, kind: Kind) -> String;
    /// What the data lacks for a model, under its name.
    fn missing(&self, missing: Missing) -> String;
    /// For how many won deals the milestones of a model are known.
    fn milestones_known(&self, known: u64, of: u64) -> String;
    /// Said of the only model shown.
    fn last_shown(&self) -> &'static str;
    /// Label of the half-life.
    fn half_life(&self) -> &'static str;
    /// Label of the number beside the slider.
    fn half_life_number(&self) -> &'static str;
    /// Unit of the half-life.
    fn days(&self) -> &'static str;
    /// Labels of the weights of first, middle and last touch.
    fn weights(&self) -> [&'static str; 3];
    /// Label of the choice of baseline.
    fn baseline(&self) -> &'static str;
    /// What the baseline is for.
    fn baseline_says(&self) -> &'static str;
    /// A model with its setting, as it stands at the head of a line.
    fn model(&self, model: &Model) -> String;
    /// A model within a sentence.
    fn model_inline(&self, model: &Model) -> String;
}

impl ModelTexts for English {
    fn models(&self) -> &'static str {
        "Models"
    }

    fn models_shown(&self, shown: usize, of: usize) -> String {
        format!("{shown} of {of}")
    }

    fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::First => "First touch",
            Kind::InverseJ => "Inverse J",
            Kind::U => "U-shaped",
            Kind::Own => "Own position",
            Kind::ULead => "U on lead",
            Kind::W => "W-shaped",
            Kind::FullPath => "Full path",
            Kind::Stages => "Own milestones",
            Kind::Linear => "Linear",
            Kind::LinearPerChannel => "Linear per channel",
            Kind::EqualByTeam => "Equal by team",
            Kind::PositionDecay => "Position decay",
            Kind::TimeDecay => "Time decay",
            Kind::J => "J-shaped",
            Kind::LastExcept => "Last touch except",
            Kind::Last => "Last touch",
            Kind::Markov => "Markov chain",
            Kind::ShapleyLift => "Shapley lift",
            Kind::ShaoLi => "Shao and Li",
            Kind::Logistic => "Logistic regression",
            Kind::Other => "As another tool",
            Kind::Given => "As in the file",
        }
    }

    fn kind_says(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::First => "All credit goes to the first touch of a deal.",
            Kind::InverseJ => "60 to the first touch, 20 to the last, 20 shared by those between.",
            Kind::U => "40 to the first touch, 40 to the last, 20 shared by those between.",
            Kind::Own => "Weights of your own for the first touch, the last, and those between.",
            Kind::ULead => "Half to the first touch, half to the touch before the lead was created.",
            Kind::Stages => "Weights of your own for the first touch, lead, opportunity, close, and all other touches.",
            Kind::LinearPerChannel => {
                "Every channel of a deal gets the same, however many touches it has. This is the Shapley fair share."
            }
            Kind::PositionDecay => "The later a touch stands, the more it counts: 1, 2, 3 and so on.",
            Kind::LastExcept => "All credit goes to the last touch of a channel other than these.",
            Kind::Markov => "How much would be lost if a channel were gone, in a chain that walks as your buyers did.",
            Kind::ShapleyLift => {
                "What each adds to the rate of wins, averaged over every order in which they could join."
            }
            Kind::ShaoLi => "What a channel, alone and with each other one, tells of the chance to win.",
            Kind::Logistic => "Which channels are present in won rather than lost deals. Association, not cause.",
            Kind::W => {
                "30 each to the first touch, the touch before the lead was created and the touch before the \
                 opportunity was created; 10 shared by those between, nothing to those after."
            }
            Kind::FullPath => {
                "22.5 each to the first touch, the touches before lead and opportunity were created, and the touch \
                 before the close; 10 shared by the rest."
            }
            Kind::Linear => "Every touch of a deal gets the same.",
            Kind::EqualByTeam => "Every team present gets the same, however many touches it has.",
            Kind::TimeDecay => "The closer a touch is to the close, the more it counts.",
            Kind::J => "20 to the first touch, 60 to the last, 20 shared by those between.",
            Kind::Last => "All credit goes to the last touch before the close.",
            Kind::Other => "The same name often hides other arithmetic: a model as another tool computes it.",
            Kind::Given => "Credit that another tool gave, as it stands in the file: to check one against the other.",
        }
    }

    fn kind_setting(&self, kind: Kind, model: &Model) -> String {
        match (kind, model) {
            (_, Model::TimeDecay { half_life }) => format!("{}\u{202f}d", self.figures.decimal(*half_life, 1)),
            (Kind::Own | Kind::U | Kind::J | Kind::InverseJ, Model::Position(p)) => {
                let weight = |w| self.figures.decimal(w, 1);
                format!("{}·{}·{}", weight(p.first), weight(p.middle), weight(p.last))
            }
            (_, Model::Markov { order }) => format!("order {order}"),
            (_, Model::ShapleyLift(players)) => self.players(*players).to_owned(),
            _ => String::new(),
        }
    }

    fn section(&self, section: Section) -> &'static str {
        match section {
            Section::Rules => "Rules, deal by deal",
            Section::Learned => "Learned from won and lost deals",
        }
    }

    fn players(&self, players: Players) -> &'static str {
        match players {
            Players::Teams => "teams",
            Players::Channels => "channels",
        }
    }

    fn players_label(&self) -> &'static str {
        "Who plays"
    }

    fn preset_label(&self) -> &'static str {
        "As computed by"
    }

    fn preset(&self, preset: Preset) -> &'static str {
        match preset {
            Preset::HubSpotU => "U as HubSpot",
            Preset::MarketoU => "U as Marketo Measure",
            Preset::AmplitudeJ => "J as Amplitude",
            Preset::AmplitudeInverseJ => "Inverse J as Amplitude",
            Preset::DreamdataW => "W as Dreamdata",
            Preset::PostHogDecay => "Time decay as PostHog",
            Preset::Dp6Decay => "Time decay as DP6",
            Preset::Ga4Last => "Last as Google Analytics 4",
            Preset::MtaLinear => "Linear as mta",
        }
    }

    fn preset_says(&self, preset: Preset) -> &'static str {
        match preset {
            Preset::HubSpotU => {
                "40 to the first touch, 40 to the touch before the lead was created, 20 shared by the rest."
            }
            Preset::MarketoU => {
                "50 to the first touch, 50 to the touch before the lead was created, nothing to the rest."
            }
            Preset::AmplitudeJ => {
                "20, 20, 60; of two touches the first gets 30, the last 70. Ours gives them 25 and 75."
            }
            Preset::AmplitudeInverseJ => {
                "60, 20, 20; of two touches the first gets 70, the last 30. Ours gives them 75 and 25."
            }
            Preset::DreamdataW => {
                "30 to the first touch, 30 to the last, 30 over the touches at which lead and opportunity were created, 10 over \
                 the rest."
            }
            Preset::PostHogDecay => "Its half-life is a quarter of its lookback: 7.5 days at the usual 30.",
            Preset::Dp6Decay => {
                "Version 1 of that package halves in steps, once for every whole week before the last touch."
            }
            Preset::Ga4Last => "All credit to the last touch that is not direct; to the last one where all are.",
            Preset::MtaLinear => "The same for every channel of a deal, however many touches it has.",
        }
    }

    fn known(&self, known: Known) -> &'static str {
        match known {
            Known::Documentation => "As its documentation says.",
            Known::Code => "As its public code does.",
            Known::SecondHand => "Second hand: others describe it so.",
        }
    }

    fn against_ours(&self, ours: &Model) -> String {
        format!("Show what moves from our {} to it", self.model_inline(ours))
    }

    fn order(&self) -> &'static str {
        "Order: how many touches back a step depends on"
    }

    fn except(&self) -> &'static str {
        "Channels that do not count, parted by commas"
    }

    fn milestones(&self) -> [&'static str; 5] {
        ["First", "Lead", "Opportunity", "Close", "Others"]
    }

    fn about(&self, kind: Kind) -> String {
        format!("About {}", self.kind(kind))
    }

    fn missing(&self, missing: Missing) -> String {
        missing.to_string()
    }

    fn milestones_known(&self, known: u64, of: u64) -> String {
        let [known, of] = [known, of].map(|n| self.figures.count(n));
        format!("milestones known for {known} of {of} deals")
    }

    fn last_shown(&self) -> &'static str {
        "At least one model stays."
    }

    fn half_life(&self) -> &'static str {
        "Days until a touch counts half (half-life)"
    }

    fn half_life_number(&self) -> &'static str {
        "Half-life in days"
    }

    fn days(&self) -> &'static str {
        "days"
    }

    fn weights(&self) -> [&'static str; 3] {
        ["First", "Between", "Last"]
    }

    fn baseline(&self) -> &'static str {
        "Baseline"
    }

    fn baseline_says(&self) -> &'static str {
        "Differences are counted from this model."
    }

    fn model(&self, model: &Model) -> String {
        let kind = match model {
            Model::First => Kind::First,
            Model::Last => Kind::Last,
            Model::Linear => Kind::Linear,
            Model::EqualByTeam => Kind::EqualByTeam,
            Model::W => Kind::W,
            Model::FullPath => Kind::FullPath,
            Model::ULead => Kind::ULead,
            Model::LinearPerChannel | Model::Shapley => Kind::LinearPerChannel,
            Model::PositionDecay => Kind::PositionDecay,
            Model::ShaoLi => Kind::ShaoLi,
            Model::Logistic => Kind::Logistic,
            Model::Given => Kind::Given,
            Model::Influence => return "Influence".to_owned(),
            Model::As(preset) => return self.preset(*preset).to_owned(),
            Model::LastExcept(names) => {
                let first = names.first().map_or("", String::as_str);
                return format!("Last touch except {first}");
            }
            Model::Markov { order } => return format!("Markov chain, order {order}"),
            Model::ShapleyLift(players) => return format!("Shapley lift, {}", self.players(*players)),
            Model::Stages(m) => {
                let weights = [m.first, m.lead, m.opportunity, m.close, m.rest].map(|w| self.figures.decimal(w, 1));
                return format!("Milestones {}", weights.join("·"));
            }
            Model::TimeDecay { half_life } => {
                let unit = if *half_life == 1.0 { "day" } else { "days" };
                return format!("Time decay, {} {unit}", self.figures.decimal(*half_life, 1));
            }
            Model::Position(p) => match PRESETS.iter().position(|(_, preset)| preset == p) {
                Some(0) => Kind::U,
                Some(1) => Kind::J,
                Some(_) => Kind::InverseJ,
                None => {
                    let weight = |w| self.figures.decimal(w, 1);
                    return format!("Position {}·{}·{}", weight(p.first), weight(p.middle), weight(p.last));
                }
            },
        };
        self.kind(kind).to_owned()
    }

    fn model_inline(&self, model: &Model) -> String {
        let name = self.model(model);
        match model {
            // Letters that stand for a shape stay capital.
            Model::W | Model::Position(_) | Model::ULead => name,
            Model::As(Preset::HubSpotU | Preset::MarketoU | Preset::AmplitudeJ | Preset::DreamdataW) => name,
            // So do the names of people.
            Model::Markov { .. } | Model::ShapleyLift(_) | Model::ShaoLi => name,
            _ => {
                // Names of models begin with a plain letter.
                let (first, rest) = name.split_at_checked(1).unwrap_or_default();
                first.to_ascii_lowercase() + rest
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Settings;
    use crate::texts::plain::ENGLISH;

    #[test]
    fn models_are_named_with_their_settings() {
        let settings = Settings::default();
        for kind in Kind::ALL {
            let name = ENGLISH.model(&settings.model(kind));
            match kind {
                Kind::Own => assert_eq!(name, "Position 30·40·30"),
                Kind::Stages => assert_eq!(name, "Milestones 25·25·25·0·25"),
                Kind::LastExcept => assert_eq!(name, "Last touch except Direct"),
                Kind::Markov => assert_eq!(name, "Markov chain, order 1"),
                Kind::ShapleyLift => assert_eq!(name, "Shapley lift, teams"),
                Kind::TimeDecay => assert_eq!(name, "Time decay, 7 days"),
                Kind::Other => assert_eq!(name, "U as Marketo Measure"),
                _ => assert_eq!(name, ENGLISH.kind(kind)),
            }
        }
        assert_eq!(ENGLISH.model(&Model::TimeDecay { half_life: 1.0 }), "Time decay, 1 day");
        assert_eq!(ENGLISH.model_inline(&Model::Last), "last touch");
        assert_eq!(ENGLISH.model_inline(&Model::W), "W-shaped");
        assert_eq!(ENGLISH.model_inline(&Model::As(Preset::DreamdataW)), "W as Dreamdata");
        assert_eq!(ENGLISH.model_inline(&Model::As(Preset::Ga4Last)), "last as Google Analytics 4");
    }
}
