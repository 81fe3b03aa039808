//! Undo and redo: every choice is a step, so is a whole drag of a slider, and so are other files in place of the user's.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Flow;
use crate::browser::{clock, memory, press};
use crate::reducer::LoadId;
use crate::state::choices::Choices;
use crate::state::gesture::Gesture;
use crate::state::history::History;
use crate::state::results::{Data, Source};
use crate::state::step::Step;
use crate::values::ImportOptions;

impl Flow {
    /// Records each choice in the history, and saves it on this device if the user wants that.
    pub(super) fn watch_choices(self) {
        let (record, save) = (self.recorder(), self.saver());
        // An effect, because history and storage are not on the screen: nothing there would ask for them.
        Effect::new(move |before: Option<Option<Arc<Data>>>| {
            let data = record(before.flatten());
            save();
            data
        });
    }

    /// A function that records the choices and returns the data that they are for, given the data recorded before.
    /// Files in place of a sample start a new history.
    fn recorder(self) -> impl Fn(Option<Arc<Data>>) -> Option<Arc<Data>> {
        let store = self.store;
        let gesture = StoredValue::new(Gesture::default());
        press::watch(
            move |other| gesture.update_value(|gesture| gesture.lay(clock::today(), other)),
            move || gesture.update_value(Gesture::lift),
        );
        let loading = Memo::new(move |_| store.results.loading.with(Option::is_some));
        let undoable = Memo::new(move |_| store.choices.all.with(Choices::undoable));
        move |before| {
            let (loading, data) = (loading.get(), store.derived.facts.get());
            let now = undoable.get();
            // Loading guesses teams and resets filters: that is one step, and not the user's.
            if loading {
                return before;
            }
            let same_files = before.as_ref().zip(data.as_ref()).is_some_and(|(a, b)| a.files == b.files);
            let goes_on = same_files || before.as_ref().is_some_and(|before| before.source == Source::Own);
            let step = data.clone().map(|data| Step { choices: now, guessed: Vec::new(), data });
            store.choices.history.update(|history| match (history.as_mut().filter(|_| goes_on), step) {
                (Some(history), Some(step)) if *history.now() != step => {
                    if gesture.try_update_value(|gesture| gesture.goes_on(clock::today())) != Some(true) {
                        history.rest();
                    }
                    history.step(step, Step::drags);
                }
                (Some(_), _) => (),
                (None, step) => *history = step.map(History::new),
            });
            data
        }
    }

    /// Undoes the last step.
    pub fn undo(self) {
        self.note_guesses();
        self.go_to(self.store.choices.history.try_update(|history| history.as_mut()?.undo()).flatten());
    }

    /// Redoes the last undone step.
    pub fn redo(self) {
        self.note_guesses();
        self.go_to(self.store.choices.history.try_update(|history| history.as_mut()?.redo()).flatten());
    }

    /// Notes in the current step which teams are guesses: a confirmation is no step of its own.
    pub(super) fn note_guesses(self) {
        let guessed = self.store.choices.guessed.get_untracked();
        self.store.choices.history.update_untracked(|history| {
            if let Some(history) = history {
                history.now_mut().guessed = guessed;
            }
        });
    }

    /// Goes to a step: restores its choices, and reads its files if others are on the screen.
    fn go_to(self, step: Option<Step>) {
        let Some(step) = step else { return };
        if self.shows(&step.data.files) {
            return self.restore(Some(step.choices));
        }
        // Drop the remembered import options: otherwise the load would reapply them.
        memory::forget(&step.data.facts.files);
        let number = self.begin_reading(&step.data.files);
        let Data { source, files, .. } = Data::clone(&step.data);
        let import = step.choices.import.clone();
        self.engine.update_value(|engine| engine.returning = Some((number, step)));
        spawn_local(async move {
            self.read(number, source, files, import).await;
        });
    }

    /// Restores the choices of the step whose files this load has read, if it is such a load.
    pub(super) fn return_choices(self, load: LoadId) {
        let step = self.engine.try_update_value(|engine| engine.returning.take()).flatten();
        if let Some((_, step)) = step.filter(|(number, _)| *number == load) {
            self.store.choices.choose(&step.choices);
            self.store.choices.guessed.put(step.guessed);
        }
    }

    /// Restores choices, and reads the files again if those choices read them differently.
    pub(super) fn restore(self, choices: Option<Choices>) {
        let Some(choices) = choices else { return };
        // A load in progress is no step; nothing is recorded until it ends.
        if self.store.choices.import.with_untracked(|import| same_reading(import, &choices.import)) {
            // Confirmations change no number.
            self.store.choices.import.put(choices.import.clone());
        } else {
            // Drop the remembered import options: otherwise the load would reapply them.
            if let Some(data) = self.store.derived.facts.get_untracked() {
                memory::forget(&data.facts.files);
            }
            self.read_again(|import| import.clone_from(&choices.import));
        }
        self.store.choices.choose(&choices);
    }
}

/// Whether two choices read files alike: confirmations change no number.
pub(super) fn same_reading(one: &ImportOptions, other: &ImportOptions) -> bool {
    let plain = |import: &ImportOptions| ImportOptions { confirmed: Vec::new(), ..import.clone() };
    plain(one) == plain(other)
}
