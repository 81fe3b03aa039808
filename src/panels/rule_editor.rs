//! The rules of channels on the screen, and how the user changes them.

use std::time::Duration;

use fairshare_types::options::{ChannelRule, Condition};
use fairshare_types::results::Grouped;
use leptos::prelude::*;

use super::focus::focus_id;
use crate::state::choice_signals::Field;
use crate::values::ImportOptions;
use crate::values::grouping::Draft;

/// Id of the button that adds a rule.
pub const ADD: &str = "add-channel-rule";

/// The rules on the screen, and how they are changed.
#[derive(Clone, Copy)]
pub struct Editor {
    draft: RwSignal<Draft>,
    import: Field<ImportOptions>,
    reading: Signal<bool>,
    /// What the applied rules did.
    pub grouped: Memo<Option<Grouped>>,
    /// The rules on the screen.
    pub rules: Memo<Vec<ChannelRule>>,
    /// The user tried to apply the rules while one has a fault.
    pub tried: RwSignal<bool>,
}

impl Editor {
    /// An editor of a draft.
    pub fn new(
        draft: RwSignal<Draft>,
        import: Field<ImportOptions>,
        reading: Signal<bool>,
        grouped: Memo<Option<Grouped>>,
    ) -> Self {
        let rules = Memo::new(move |_| {
            import.with(|import| draft.with(|draft| draft.rules(&import.grouping.rules, reading.get())))
        });
        Self { draft, import, reading, grouped, rules, tried: RwSignal::new(false) }
    }

    /// Changes the rules on the screen.
    pub fn edit(self, change: impl FnOnce(&mut Vec<ChannelRule>)) {
        let applied = self.import.with_untracked(|import| import.grouping.rules.clone());
        let reading = self.reading.get_untracked();
        self.draft.update(|draft| draft.edit(&applied, reading, change));
    }

    /// The rules to apply.
    pub fn apply(self) -> Vec<ChannelRule> {
        let applied = self.import.with_untracked(|import| import.grouping.rules.clone());
        self.draft.try_update(|draft| draft.apply(&applied)).unwrap_or_default()
    }

    /// Whether the rules on the screen are those that channels are grouped by.
    pub fn is_applied(self) -> bool {
        self.import.with(|import| self.rules.with(|rules| *rules == import.grouping.rules))
    }

    /// Changes one rule.
    pub fn change(self, rule: usize, change: impl FnOnce(&mut ChannelRule)) {
        self.edit(|rules| {
            if let Some(rule) = rules.get_mut(rule) {
                change(rule);
            }
        });
    }

    /// Changes one condition of a rule.
    pub fn change_condition(self, rule: usize, place: usize, change: impl FnOnce(&mut Condition)) {
        self.change(rule, |rule| {
            if let Some(condition) = rule.conditions.get_mut(place) {
                change(condition);
            }
        });
    }

    /// Reads one condition of a rule; `None` if it is gone.
    pub fn condition<T>(self, rule: usize, place: usize, read: impl FnOnce(&Condition) -> T) -> Option<T> {
        self.rules.with(|rules| rules.get(rule).and_then(|rule| rule.conditions.get(place)).map(read))
    }
}

/// Gives an element the focus once the page has changed.
pub fn focus_later(id: String) {
    set_timeout(move || focus_id(&id), Duration::ZERO);
}
