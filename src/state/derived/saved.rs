//! The settings as they are saved and shared, and what they leave out.

use leptos::prelude::*;

use super::Derived;
use crate::state::choices::Choices;
use crate::state::figures::figures;
use crate::state::results::Source;
use crate::state::saved::SavedChoices;
use crate::values::left_out::LeftOut;

/// Counts of choices left out of links and redacted settings because they name people, deals or files.
pub(super) fn names_at_home(choices: Choices) -> LeftOut {
    let saved = SavedChoices { choices, fingerprint: None, left_out: LeftOut::default(), figures: None };
    saved.without_names().left_out
}

impl Derived {
    /// All choices for the user's own projects, with nothing left out.
    #[must_use]
    pub fn saved(&self) -> SavedChoices {
        SavedChoices {
            choices: self.choices.all.get(),
            fingerprint: self.results.fingerprint.with(|print| print.done().cloned()),
            left_out: LeftOut::default(),
            figures: self.figures(self.choices.redacted.get()),
        }
    }

    /// The same for other people: without names if the user hides them.
    #[must_use]
    pub fn saved_for_others(&self) -> SavedChoices {
        let saved = self.saved();
        if saved.choices.redacted { self.without_print(saved).without_names() } else { saved }
    }

    /// Removes the fingerprint: people who know the rest of the data could work out hidden amounts from it. The public
    /// samples keep theirs.
    fn without_print(&self, mut saved: SavedChoices) -> SavedChoices {
        if self.facts.with(|data| data.as_ref().is_some_and(|data| data.source == Source::Own)) {
            saved.fingerprint = None;
        }
        saved
    }

    /// The same for a link: with names only if the user includes them and hides none.
    #[must_use]
    pub fn saved_in_link(&self) -> SavedChoices {
        let saved = self.saved_for_others();
        if self.screen.names_in_link.get() { saved } else { saved.without_names() }
    }

    /// Checksum of the headline figures once they match all choices; without amounts if these are hidden.
    #[must_use]
    pub fn figures(&self, hidden: bool) -> Option<u16> {
        let data = self.facts.get()?;
        let wanted = self.choices.rules.with(|rules| self.compare_ask(&data.facts, rules).ask);
        let headline = self.results.compared.with(|answer| {
            answer.done().filter(|compared| compared.ask == wanted).map(|compared| compared.headline.clone())
        })?;
        self.views.by(self.compare.get()).map(|view| figures(&headline, &view, hidden))
    }
}
