//! The choices as signals: the whole value, and each of its fields.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, Filter, JointCreditPolicy, Rule};
use fairshare_worker::protocol::message::Ask;
use leptos::prelude::*;

use super::choices::Choices;
use super::history::History;
use super::step::Step;
use crate::values::catalogue::{Kind, Selection, Settings};
use crate::values::form::Form;
use crate::values::sheet::Measure;
use crate::values::side::Side;
use crate::values::tab::Tab;
use crate::values::{ImportOptions, rule};

/// One field of the choices, read and written like a signal. A change of another field does not notify its readers.
pub struct Field<T: Send + Sync + 'static> {
    all: RwSignal<Choices>,
    value: Memo<T>,
    place: fn(&mut Choices) -> &mut T,
    /// The field was set to the value that it had: a control may show what was refused, and must show the value again.
    again: RwSignal<()>,
}

impl<T: Send + Sync> Clone for Field<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Field<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Field<T> {
    fn new(all: RwSignal<Choices>, read: fn(&Choices) -> &T, place: fn(&mut Choices) -> &mut T) -> Self {
        let value = Memo::new(move |_| all.with(|choices| read(choices).clone()));
        Self { all, value, place, again: RwSignal::new(()) }
    }

    /// The field as a signal, for components.
    #[must_use]
    pub fn signal(self) -> Signal<T> {
        Signal::derive(move || self.get())
    }

    /// Its value.
    #[must_use]
    pub fn get(self) -> T {
        self.again.track();
        self.value.get()
    }

    /// Its value, without hearing of changes.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.value.get_untracked()
    }

    /// Reads its value in place.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.again.track();
        self.value.with(read)
    }

    /// Reads its value in place, without hearing of changes.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.value.with_untracked(read)
    }

    /// Sets its value; readers hear of it even if it is the same.
    pub fn set(self, value: T) {
        if !self.put(value) {
            self.again.notify();
        }
    }

    /// Sets its value; readers hear of it if it is another. Returns whether it is.
    pub fn put(self, value: T) -> bool {
        let other = self.with_untracked(|now| *now != value);
        if other {
            self.all.update(|choices| *(self.place)(choices) = value);
        }
        other
    }

    /// Changes its value; readers hear of it even if it is the same. The change may read other choices: none is locked
    /// meanwhile.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

impl Field<Settings> {
    /// The model of a kind under these settings.
    #[must_use]
    pub fn model(self, kind: Kind) -> Model {
        self.with(|settings| settings.model(kind))
    }
}

impl Field<EligibilityRules> {
    /// Changes the filter.
    pub fn narrow(self, change: impl FnOnce(&mut Filter)) {
        self.update(|eligible| change(&mut eligible.filter));
    }
}

/// The choices as signals. The fields are those of [`Choices`].
#[derive(Clone, Copy)]
pub struct ChoiceSignals {
    /// All choices.
    pub all: RwSignal<Choices>,
    pub import: Field<ImportOptions>,
    pub rules: Field<Vec<Rule>>,
    pub guessed: Field<Vec<String>>,
    pub joint: Field<JointCreditPolicy>,
    pub eligible: Field<EligibilityRules>,
    pub selection: Field<Selection>,
    pub settings: Field<Settings>,
    pub baseline: Field<Kind>,
    pub agreed: Field<Option<Kind>>,
    pub compare: Field<Option<Dimension>>,
    pub form: Field<Form>,
    pub rows: Field<Option<Dimension>>,
    pub measure: Field<Measure>,
    pub differences: Field<bool>,
    pub from: Field<Option<Side>>,
    pub to: Field<Option<Side>>,
    pub spend_by: Field<Dimension>,
    pub spend_model: Field<Option<Kind>>,
    pub redacted: Field<bool>,
    pub tab: Field<Tab>,
    pub title: Field<String>,
    /// Undo history since the user's first files were opened.
    pub history: RwSignal<Option<History<Step>>>,
}

/// A field of the choices as a signal.
macro_rules! field {
    ($all:ident.$field:ident) => {
        Field::new($all, |choices| &choices.$field, |choices| &mut choices.$field)
    };
}

impl ChoiceSignals {
    /// The default choices.
    #[must_use]
    pub fn new() -> Self {
        let all = RwSignal::new(Choices::default());
        Self {
            all,
            import: field!(all.import),
            rules: field!(all.rules),
            guessed: field!(all.guessed),
            joint: field!(all.joint),
            eligible: field!(all.eligible),
            selection: field!(all.selection),
            settings: field!(all.settings),
            baseline: field!(all.baseline),
            agreed: field!(all.agreed),
            compare: field!(all.compare),
            form: field!(all.form),
            rows: field!(all.rows),
            measure: field!(all.measure),
            differences: field!(all.differences),
            from: field!(all.from),
            to: field!(all.to),
            spend_by: field!(all.spend_by),
            spend_model: field!(all.spend_model),
            redacted: field!(all.redacted),
            tab: field!(all.tab),
            title: field!(all.title),
            history: RwSignal::new(None),
        }
    }

    /// Sets all choices except the import options, which need another load, and those that [`Choices::in_place_of`]
    /// keeps.
    pub fn choose(&self, choices: &Choices) {
        self.all.update(|now| *now = choices.in_place_of(now));
    }

    /// The model of a kind under the current settings.
    #[must_use]
    pub fn model(&self, kind: Kind) -> Model {
        self.settings.model(kind)
    }

    /// The request for the explanation of a model.
    #[must_use]
    pub fn explain_ask(&self, kind: Kind) -> Ask {
        Ask::Explain { model: self.model(kind), counting: self.counting() }
    }

    /// Changes the filter.
    pub fn narrow(&self, change: impl FnOnce(&mut Filter)) {
        self.eligible.narrow(change);
    }

    /// Assigns a channel to teams; an empty list removes its rule.
    pub fn assign(&self, channel: &str, teams: Vec<String>) {
        self.guessed.update(|guessed| guessed.retain(|name| name != channel));
        self.rules.update(|rules| rule::say(rules, Dimension::Channel, channel, teams));
    }

    /// The eligibility rules with the team rules and the policy for joint touches.
    #[must_use]
    pub fn counting(&self) -> EligibilityRules {
        EligibilityRules { rules: self.rules.get(), joint: self.joint.get(), ..self.eligible.get() }
    }
}
