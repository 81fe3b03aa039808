//! Models: their names, what each does, and their settings.

use fairshare_engine::model::{Model, PRESETS};

use super::English;
use crate::catalogue::Kind;

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
    /// Opens sentence and settings of a model.
    fn about(&self, kind: Kind) -> String;
    /// Said of models that ask for dates which the data lacks.
    fn no_milestones(&self) -> &'static str;
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
            Kind::W => "W-shaped",
            Kind::FullPath => "Full path",
            Kind::Linear => "Linear",
            Kind::EqualByTeam => "Equal by team",
            Kind::TimeDecay => "Time decay",
            Kind::J => "J-shaped",
            Kind::Last => "Last touch",
            Kind::Given => "As in the file",
        }
    }

    fn kind_says(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::First => "All credit goes to the first touch of a deal.",
            Kind::InverseJ => "60 to the first touch, 20 to the last, 20 shared by those between.",
            Kind::U => "40 to the first touch, 40 to the last, 20 shared by those between.",
            Kind::Own => "Weights of your own for the first touch, the last, and those between.",
            Kind::W => {
                "30 each to the first touch, the touch before the lead was created and the touch before the \
                 opportunity was created; 10 shared by those between."
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
            _ => String::new(),
        }
    }

    fn about(&self, kind: Kind) -> String {
        format!("About {}", self.kind(kind))
    }

    fn no_milestones(&self) -> &'static str {
        "This data has no dates of lead and opportunity: add the columns “Lead created” and “Opportunity created” to \
         the deals. Until then their weight goes to the touches that are known."
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
            Model::Given => Kind::Given,
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
            Model::W | Model::Position(_) => name,
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
                Kind::TimeDecay => assert_eq!(name, "Time decay, 7 days"),
                _ => assert_eq!(name, ENGLISH.kind(kind)),
            }
        }
        assert_eq!(ENGLISH.model(&Model::TimeDecay { half_life: 1.0 }), "Time decay, 1 day");
        assert_eq!(ENGLISH.model_inline(&Model::Last), "last touch");
        assert_eq!(ENGLISH.model_inline(&Model::W), "W-shaped");
    }
}
