//! Texts of the models: names, descriptions and settings.

use fairshare_types::model::{Known, Model, Players, Preset};
use fairshare_types::results::Missing;

use super::English;
use super::about_models::about;
use crate::values::catalogue::{Kind, Section};

/// Strings of the models.
pub struct ModelStrings {
    /// Heading of the list.
    pub heading: &'static str,
    /// Heading of the fold with all other models.
    pub more: &'static str,
    /// Label of the choice of players.
    pub players_label: &'static str,
    /// Label of the choice of a vendor's model.
    pub preset_label: &'static str,
    /// Label of the order of the Markov chain.
    pub order: &'static str,
    /// Label of the channels that the last touch skips.
    pub except: &'static str,
    /// Label of the paid channels.
    pub paid: &'static str,
    /// Label of the half-lives of channels.
    pub half_lives: &'static str,
    /// Labels of the weights of milestones and of other touches.
    pub milestones: [&'static str; 5],
    /// Note on the only model shown.
    pub last_shown: &'static str,
    /// Label of the half-life.
    pub half_life: &'static str,
    /// Label of the number field beside the slider.
    pub half_life_number: &'static str,
    /// Labels of the weights of first, middle and last touch.
    pub weights: [&'static str; 3],
    /// Label of the choice of the baseline.
    pub baseline: &'static str,
    /// Explains the baseline.
    pub baseline_says: &'static str,
}

/// Texts of the models.
pub trait ModelTexts {
    /// Number of models shown, out of all in the list.
    fn models_shown(&self, shown: usize, of: usize) -> String;
    /// Name of a model in the list.
    fn kind(&self, kind: Kind) -> &'static str;
    /// Describes a model in one sentence.
    fn kind_says(&self, kind: Kind) -> &'static str;
    /// The setting of a model, very short; empty if it has none.
    fn kind_setting(&self, kind: Kind, model: &Model) -> String;
    /// Heading of a section of the list.
    fn section(&self, section: Section) -> &'static str;
    /// Players of a Shapley value.
    fn players(&self, players: Players) -> &'static str;
    /// Name of a vendor's model.
    fn preset(&self, preset: Preset) -> &'static str;
    /// Describes a vendor's model in one sentence.
    fn preset_says(&self, preset: Preset) -> &'static str;
    /// Source of that description.
    fn known(&self, known: Known) -> &'static str;
    /// Button that shows the credit that moves from our model of that name to the vendor's.
    fn against_ours(&self, ours: &Model) -> String;
    /// Button that opens description and settings of a model.
    fn about(&self, kind: Kind) -> String;
    /// The missing input of a model, under its name.
    fn missing(&self, missing: Missing) -> String;
    /// Number of won deals for which a model's milestones are known.
    fn milestones_known(&self, known: u64, of: u64) -> String;
    /// A model with its setting, at the start of a line.
    fn model(&self, model: &Model) -> String;
    /// A model within a sentence.
    fn model_inline(&self, model: &Model) -> String;
}

/// The strings in English.
pub(super) const STRINGS: ModelStrings = ModelStrings {
    heading: "Models",
    players_label: "Players",
    preset_label: "As computed by",
    order: "Order: how many previous touches a step depends on",
    except: "Channels that do not count, separated by commas",
    paid: "Paid channels, separated by commas; empty: by their names",
    half_lives: "Half-lives of channels, in days",
    milestones: ["First", "Lead", "Opportunity", "Close", "Others"],
    last_shown: "At least one model must be shown.",
    half_life: "Days until a touch counts half (half-life)",
    half_life_number: "Half-life in days",
    weights: ["First", "In between", "Last"],
    more: "More models",
    baseline: "Baseline",
    baseline_says: "Differences are measured from this model.",
};

impl ModelTexts for English {
    fn models_shown(&self, shown: usize, of: usize) -> String {
        format!("{shown} of {of}")
    }

    fn kind(&self, kind: Kind) -> &'static str {
        about(kind).name
    }

    fn kind_says(&self, kind: Kind) -> &'static str {
        about(kind).says
    }

    fn kind_setting(&self, kind: Kind, model: &Model) -> String {
        match (kind, model) {
            (_, Model::TimeDecay { half_life }) => format!("{}\u{202f}d", self.figures.decimal(*half_life, 1)),
            (Kind::Custom | Kind::U | Kind::J | Kind::InverseJ, Model::Position(p)) => {
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
            Section::Position => "By position",
            Section::Time => "By time",
            Section::Milestones => "By milestone",
            Section::Learned => "Learned from won and lost deals",
            Section::Others => "As other tools count",
        }
    }

    fn players(&self, players: Players) -> &'static str {
        match players {
            Players::Teams => "teams",
            Players::Channels => "channels",
        }
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
                "30 to the first touch, 30 to the last, 30 shared by the touches at which lead and opportunity were \
                 created, 10 shared by the rest."
            }
            Preset::PostHogDecay => "Its half-life is a quarter of its lookback: 7.5 days at the usual 30.",
            Preset::Dp6Decay => {
                "Version 1 of that package halves in steps, once for every whole week before the last touch."
            }
            Preset::Ga4Last => "All credit to the last touch that is not direct; if all are direct, to the last one.",
            Preset::MtaLinear => "The same credit for every channel of a deal, however many touches it has.",
        }
    }

    fn known(&self, known: Known) -> &'static str {
        match known {
            Known::Documentation => "As its documentation says.",
            Known::Code => "As its public code does.",
            Known::SecondHand => "Second-hand: as others describe it.",
        }
    }

    fn against_ours(&self, ours: &Model) -> String {
        format!("Show what moves from our {} to it", self.model_inline(ours))
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

    fn model(&self, model: &Model) -> String {
        match model {
            Model::As(preset) => self.preset(*preset).to_owned(),
            Model::LastExcept(names) => {
                let first = names.first().map_or("", String::as_str);
                format!("Last touch except {first}")
            }
            Model::FirstExcept(names) => {
                format!("First except {}", names.first().map_or("", String::as_str))
            }
            Model::LastPaid(names) if !names.is_empty() => format!("Last paid touch of {}", names.join(", ")),
            Model::DecayByChannel { half_life, of } => {
                let own: String =
                    of.iter().map(|(name, days)| format!(", {name} {}", self.figures.decimal(*days, 1))).collect();
                let unit = if *half_life == 1.0 { "day" } else { "days" };
                format!("Decay by channel, {} {unit}{}", self.figures.decimal(*half_life, 1), own)
            }
            Model::Markov { order } => format!("Markov chain, order {order}"),
            Model::ShapleyLift(players) => format!("Shapley lift, {}", self.players(*players)),
            Model::Stages(m) => {
                let weights = [m.first, m.lead, m.opportunity, m.close, m.rest].map(|w| self.figures.decimal(w, 1));
                format!("Milestones {}", weights.join("·"))
            }
            Model::TimeDecay { half_life } => {
                let unit = if *half_life == 1.0 { "day" } else { "days" };
                format!("Time decay, {} {unit}", self.figures.decimal(*half_life, 1))
            }
            Model::Position(p) if model.spec().kind == Some(Kind::Custom) => {
                let weight = |w| self.figures.decimal(w, 1);
                format!("Position {}·{}·{}", weight(p.first), weight(p.middle), weight(p.last))
            }
            Model::Shapley => self.kind(Kind::LinearPerChannel).to_owned(),
            _ => model.spec().kind.map_or("Influence", |kind| self.kind(kind)).to_owned(),
        }
    }

    fn model_inline(&self, model: &Model) -> String {
        let name = self.model(model);
        match model {
            _ if model.spec().kind.is_some_and(|kind| about(kind).proper) => name,
            Model::As(Preset::HubSpotU | Preset::MarketoU | Preset::AmplitudeJ | Preset::DreamdataW) => name,
            _ => {
                // Names of models start with an ASCII letter.
                let (first, rest) = name.split_at_checked(1).unwrap_or_default();
                first.to_ascii_lowercase() + rest
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::ENGLISH;
    use crate::values::catalogue::Settings;

    #[test]
    fn models_are_named_with_their_settings() {
        let settings = Settings::default();
        for kind in Kind::ALL {
            let name = ENGLISH.model(&settings.model(kind));
            match kind {
                Kind::Custom => assert_eq!(name, "Position 30·40·30"),
                Kind::Stages => assert_eq!(name, "Milestones 25·25·25·0·25"),
                Kind::LastExcept => assert_eq!(name, "Last touch except Direct"),
                Kind::FirstExcept => assert_eq!(name, "First except Direct"),
                Kind::DecayByChannel => assert_eq!(name, "Decay by channel, 7 days"),
                Kind::Markov => assert_eq!(name, "Markov chain, order 1"),
                Kind::ShapleyLift => assert_eq!(name, "Shapley lift, teams"),
                Kind::TimeDecay => assert_eq!(name, "Time decay, 7 days"),
                Kind::Vendor => assert_eq!(name, "U as Marketo Measure"),
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
