//! All choices of the user as one value, which undo, links, PNGs, projects, saved work and the agreement share.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, JointCreditPolicy, LARGEST_RATE, Rule, rule_of};
use fairshare_types::text::in_one_line;

use crate::ImportOptions;
use crate::catalogue::{Kind, Selection, Settings};
use crate::form::Form;
use crate::measure::Measure;
use crate::side::Side;
use crate::tab::Tab;

/// Characters of the title of a picture.
pub const LONGEST_TITLE: usize = 120;

/// All choices except the look of the page and the deals being viewed. How they are written: [`super::saved`].
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// How files are read, with answers to decisions.
    pub import: ImportOptions,
    /// Team rules.
    pub rules: Vec<Rule>,
    /// Channels with a guessed team that nobody has confirmed.
    pub guessed: Vec<String>,
    /// Policy for joint touches.
    pub joint: JointCreditPolicy,
    /// Eligibility rules and filter.
    pub eligible: EligibilityRules,
    /// The selection of models.
    pub selection: Selection,
    /// The models' settings.
    pub settings: Settings,
    /// The baseline; used if it is among the models shown.
    pub baseline: Kind,
    /// The model of the agreement; `None` until the user chooses one.
    pub agreed: Option<Kind>,
    /// Dimension of the chart; `None` for the default.
    pub compare: Option<Dimension>,
    /// The form of the chart.
    pub form: Form,
    /// Dimension of the table's rows; `None` for the default.
    pub rows: Option<Dimension>,
    /// Measure of the table.
    pub measure: Measure,
    /// The table shows differences to the baseline.
    pub differences: bool,
    /// The first model of the credit flow; `None` for the default.
    pub from: Option<Side>,
    /// The second model of the credit flow; `None` for the default.
    pub to: Option<Side>,
    /// Dimension of the cost rows.
    pub spend_by: Dimension,
    /// The model compared with costs; `None` for the default.
    pub spend_model: Option<Kind>,
    /// Hide deals and amounts in images and on paper, and names in links.
    pub redacted: bool,
    /// The title of the credit picture; empty for the automatic one.
    pub title: String,
    /// The tab on the screen.
    pub tab: Tab,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            import: ImportOptions::default(),
            rules: Vec::new(),
            guessed: Vec::new(),
            joint: JointCreditPolicy::Split,
            eligible: EligibilityRules::default(),
            selection: Selection::default(),
            settings: Settings::default(),
            baseline: Kind::Last,
            agreed: None,
            compare: None,
            form: Form::default(),
            rows: None,
            measure: Measure::Share,
            differences: false,
            from: None,
            to: None,
            spend_by: Dimension::Team,
            spend_model: None,
            redacted: false,
            title: String::new(),
            tab: Tab::default(),
        }
    }
}

impl Choices {
    /// The choices that undo restores: all but hiding, because undo must not show again what the user hides, guesses,
    /// because they follow from the team rules, and the tab, because looking elsewhere changes nothing.
    #[must_use]
    pub fn undoable(&self) -> Self {
        Self { redacted: false, guessed: Vec::new(), tab: Tab::default(), ..self.clone() }
    }

    /// These choices in place of `now`; import options, hiding, the tab and the guesses whose rule is the same stay.
    #[must_use]
    pub fn in_place_of(&self, now: &Self) -> Self {
        let same = |name: &String| {
            rule_of(&now.rules, Dimension::Channel, name) == rule_of(&self.rules, Dimension::Channel, name)
        };
        // A rule that changes is no longer a guess.
        let guessed = now.guessed.iter().filter(|name| same(name)).cloned().collect();
        Self { import: now.import.clone(), redacted: now.redacted, tab: now.tab, guessed, ..self.clone() }
    }

    /// The eligibility rules with the team rules and the policy for joint touches.
    #[must_use]
    pub fn counting(&self) -> EligibilityRules {
        EligibilityRules { rules: self.rules.clone(), joint: self.joint, ..self.eligible.clone() }
    }

    /// The model of the agreement under its settings; `None` until the user chooses one.
    #[must_use]
    pub fn agreed_model(&self) -> Option<Model> {
        self.agreed.map(|kind| self.settings.model(kind))
    }

    /// Whether another state differs only in one setting that a slider moves or a key changes letter by letter.
    #[must_use]
    pub fn drags(&self, other: &Self) -> bool {
        let (settings, rules) = (self.settings != other.settings, self.rules != other.rules);
        let days = self.eligible.lookback_days != other.eligible.lookback_days;
        let title = self.title != other.title;
        let moved = Self {
            title: other.title.clone(),
            settings: other.settings.clone(),
            rules: other.rules.clone(),
            eligible: EligibilityRules { lookback_days: other.eligible.lookback_days, ..self.eligible.clone() },
            ..self.clone()
        };
        [settings, rules, days, title].map(u8::from).iter().sum::<u8>() == 1 && moved == *other
    }

    /// The same with every value in its range, because links may hold anything: clamped or reset.
    #[must_use]
    pub fn within_ranges(mut self) -> Self {
        self.settings = self.settings.within_ranges();
        self.title = in_one_line(&self.title).trim().chars().take(LONGEST_TITLE).collect();
        if self.eligible.check().is_err() {
            self.eligible = EligibilityRules::default();
        }
        self.rules.retain(shares_out);
        self.eligible.rules.retain(shares_out);
        if self.import.grouping.fault().is_some() {
            self.import.grouping.rules.clear();
        }
        self.import.rates.retain(|(_, rate)| *rate > 0.0 && *rate <= LARGEST_RATE);
        for side in [&mut self.from, &mut self.to] {
            if matches!(side, Some(Side::Beside(_, model)) if model.check().is_err()) {
                *side = None;
            }
        }
        self
    }
}

/// Whether the shares of a rule are valid: none negative, sum above zero.
fn shares_out(rule: &Rule) -> bool {
    let valid = |share: &f64| share.is_finite() && *share >= 0.0;
    rule.shares.iter().all(|(_, share)| valid(share)) && rule.shares.iter().map(|(_, share)| share).sum::<f64>() > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slider_is_a_drag_and_all_else_is_a_step() {
        let half_life = Choices { settings: Settings { half_life: 9.0, ..Settings::default() }, ..Choices::default() };
        let form = Choices { form: Form::Dots, ..Choices::default() };
        let both = Choices { form: Form::Dots, ..half_life.clone() };
        let eligible = EligibilityRules { lookback_days: Some(30.0), ..EligibilityRules::default() };
        let two = Choices { eligible: eligible.clone(), ..half_life.clone() };
        for (after, drags) in [
            (half_life, true),
            (Choices { eligible, ..Choices::default() }, true),
            (Choices { title: "Q".to_owned(), ..Choices::default() }, true),
            (form, false),
            (both, false),
            (two, false),
            (Choices::default(), false),
        ] {
            assert_eq!(Choices::default().drags(&after), drags);
        }
    }

    #[test]
    fn undo_keeps_hiding_and_the_guesses_whose_rule_is_the_same() {
        let rule = |name: &str, team: &str| Rule {
            by: Dimension::Channel,
            name: name.to_owned(),
            shares: vec![(team.to_owned(), 1.0)],
        };
        let now = Choices {
            rules: vec![rule("Call", "Sales"), rule("Fair", "Marketing")],
            guessed: vec!["Call".to_owned(), "Fair".to_owned()],
            redacted: true,
            form: Form::Dots,
            ..Choices::default()
        };
        let past = Choices { rules: vec![rule("Call", "SDR"), rule("Fair", "Marketing")], ..Choices::default() };
        let restored = past.in_place_of(&now);
        assert_eq!((restored.form, restored.redacted), (Form::default(), true));
        assert_eq!((restored.guessed, restored.rules), (vec!["Fair".to_owned()], past.rules));
    }
}
