//! All that the user has chosen, as one value: what is undone, and done again.

use fairshare_engine::counting::Counting;
use fairshare_engine::team::{Reading, Rule};
use fairshare_engine::view::By;
use fairshare_import::read::Choices;
use serde::{Deserialize, Serialize};

use crate::catalogue::{Kind, Selection, Settings};
use crate::form::Form;
use crate::sheet::Measure;
use crate::side::Side;

/// All choices; those of the look and of the deals that are looked at are none of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// The models shown.
    pub selection: Selection,
    /// The models' settings.
    pub settings: Settings,
    /// The baseline.
    pub baseline: Kind,
    /// What the chart compares, and what the table's rows are.
    pub by: [Option<By>; 2],
    /// The form of the chart.
    pub form: Form,
    /// What the table's cells show, and whether differences stand in them.
    pub measure: (Measure, bool),
    /// The two models of what moves.
    pub pair: [Option<Side>; 2],
    /// Which touches and deals count.
    pub eligible: Counting,
    /// Which channel belongs to whom.
    pub rules: Vec<Rule>,
    /// How joint touches are read.
    pub joint: Reading,
    /// How the files are read.
    pub choices: Choices,
}

impl Chosen {
    /// Whether another state differs in nothing but settings that sliders move.
    #[must_use]
    pub fn drags(&self, other: &Self) -> bool {
        let (settings, rules) = (self.settings != other.settings, self.rules != other.rules);
        let days = self.eligible.lookback_days != other.eligible.lookback_days;
        let moved = Self {
            settings: other.settings.clone(),
            rules: other.rules.clone(),
            eligible: Counting { lookback_days: other.eligible.lookback_days, ..self.eligible.clone() },
            ..self.clone()
        };
        u8::from(settings) + u8::from(rules) + u8::from(days) == 1 && moved == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen() -> Chosen {
        Chosen {
            selection: Selection::default(),
            settings: Settings::default(),
            baseline: Kind::Last,
            by: [None, None],
            form: Form::Bars,
            measure: (Measure::Share, false),
            pair: [None, None],
            eligible: Counting::default(),
            rules: Vec::new(),
            joint: Reading::Split,
            choices: Choices::default(),
        }
    }

    #[test]
    fn one_slider_is_a_drag_and_all_else_is_a_step() {
        let half_life = Chosen { settings: Settings { half_life: 9.0, ..Settings::default() }, ..chosen() };
        let form = Chosen { form: Form::Dots, ..chosen() };
        let both = Chosen { form: Form::Dots, ..half_life.clone() };
        let eligible = Counting { lookback_days: Some(30.0), ..Counting::default() };
        let two = Chosen { eligible: eligible.clone(), ..half_life.clone() };
        for (after, drags) in [
            (half_life, true),
            (Chosen { eligible, ..chosen() }, true),
            (form, false),
            (both, false),
            (two, false),
            (chosen(), false),
        ] {
            assert_eq!(chosen().drags(&after), drags);
        }
    }
}
