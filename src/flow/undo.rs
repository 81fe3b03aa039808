//! Undo and redo: every choice is a step, a slider under the hand is one.

use std::sync::Arc;

use fairshare_import::read::Choices;
use leptos::prelude::*;

use super::Flow;
use crate::browser::{clock, hand, memory};
use crate::chosen::Chosen;
use crate::gesture::Gesture;
use crate::history::History;
use crate::session::{Data, put};

impl Flow {
    /// Remembers each choice. What comes with other files begins anew.
    pub(super) fn watch_choices(self) {
        let session = self.session;
        let gesture = StoredValue::new(Gesture::default());
        hand::watch(
            move |other| gesture.update_value(|gesture| gesture.lay(clock::today(), other)),
            move || gesture.update_value(Gesture::lift),
        );
        let chosen = Memo::new(move |_| session.chosen());
        Effect::new(move |before: Option<Option<Arc<Data>>>| {
            let (loading, data) = (session.loading.with(Option::is_some), session.facts.get());
            let before = before.flatten();
            let now = chosen.get();
            // While files are read, teams are guessed and filters forgotten: that is one step, and none of the user's.
            if loading {
                return before;
            }
            let same_files = before.as_ref().zip(data.as_ref()).is_some_and(|(a, b)| a.files == b.files);
            session.history.update(|history| match history.as_mut().filter(|_| same_files) {
                Some(history) if *history.now() != now => {
                    if gesture.try_update_value(|gesture| gesture.goes_on(clock::today())) != Some(true) {
                        history.rest();
                    }
                    history.step(now, Chosen::drags);
                }
                Some(_) => (),
                None => *history = data.is_some().then(|| History::new(now)),
            });
            data
        });
    }

    /// Undoes the last step.
    pub fn undo(self) {
        self.restore(self.session.history.try_update(|history| history.as_mut()?.undo()).flatten());
    }

    /// Does again what was undone.
    pub fn redo(self) {
        self.restore(self.session.history.try_update(|history| history.as_mut()?.redo()).flatten());
    }

    /// Chooses all this again, and reads the files again where they were read otherwise.
    pub(super) fn restore(self, chosen: Option<Chosen>) {
        let Some(chosen) = chosen else { return };
        // A load that has begun is no step; nothing is remembered until it has ended.
        if self.session.choices.with_untracked(|choices| same_reading(choices, &chosen.choices)) {
            // What is confirmed changes no number.
            put(self.session.choices, &chosen.choices);
        } else {
            // What was said last is remembered, and would be said again.
            if let Some(data) = self.session.facts.get_untracked() {
                memory::forget(&data.facts.files);
            }
            self.read_again(|choices| choices.clone_from(&chosen.choices));
        }
        self.session.choose(&chosen);
    }
}

/// Whether two choices read files alike: what is confirmed changes no number.
pub(super) fn same_reading(one: &Choices, other: &Choices) -> bool {
    let plain = |choices: &Choices| Choices { confirmed: Vec::new(), ..choices.clone() };
    plain(one) == plain(other)
}
