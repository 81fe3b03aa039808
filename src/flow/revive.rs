//! Restarts a crashed worker: a new one reads the same files again.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::load::bytes_of;
use super::{Flow, gone};
use crate::browser::clock;
use crate::reducer::{Effect, Event};

impl Flow {
    /// Replaces the crashed active worker; `quiet` restores the current messages afterwards.
    pub(super) fn revive_soon(self, quiet: bool) {
        let store = self.store;
        spawn_local(async move {
            let (notice, refused) = (store.screen.notice.get_untracked(), store.results.refused.get_untracked());
            self.revive().await;
            if quiet {
                store.screen.notice.set(notice);
                store.results.refused.set(refused);
            }
        });
    }

    /// Starts a new worker that reads the same files, unless workers crash on them again and again.
    async fn revive(self) {
        let Some(data) = self.store.derived.facts.get_untracked() else { return };
        let mut reload = None;
        for effect in self.decide(Event::HolderDied { now: clock::today() }) {
            match effect {
                Effect::ShowLoading => {
                    self.show_loading(data.files.iter().map(File::name).collect(), bytes_of(&data.files));
                }
                Effect::Reload(load) => reload = Some(load),
                other => self.perform(other),
            }
        }
        let Some(load) = reload else { return };
        self.store.screen.tell(|texts| texts.data.started_again.to_owned(), true);
        let choices = self.store.choices.import.get_untracked();
        self.read(load, data.source.clone(), data.files.clone(), choices).await;
    }

    pub(super) fn end_holder(self) {
        if let Some(worker) = self.engine.try_update_value(|engine| engine.active.take()).flatten() {
            worker.end();
        }
    }

    /// Tells the user that the worker keeps crashing, and fails everything still being computed.
    pub(super) fn give_up_questions(self) {
        let store = self.store;
        for slot in self.engine.with_value(|engine| engine.slots.clone()) {
            slot.give_up(gone());
        }
        store.results.drawing.set(None);
        store.screen.tell(|texts| texts.data.keeps_stopping.to_owned(), true);
    }
}
