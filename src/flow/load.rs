//! Loads: a new worker reads while the active one keeps the data on the screen.

use fairshare_types::problem::Problem;
use fairshare_worker::client::WorkerBundle;
use leptos::prelude::*;
use web_sys::File;

use super::Flow;
use crate::browser::document::meta;
use crate::reducer::{Effect, Event, LoadId, State};
use crate::state::results::{Loading, Source};
use crate::texts::Texts;

impl Flow {
    /// [`begin`](Self::begin) for these files.
    pub(super) fn begin_reading(self, files: &[File]) -> LoadId {
        self.begin(files.iter().map(File::name).collect(), bytes_of(files))
    }

    /// Starts a new load and ends the one in flight; returns the new load's number.
    pub(super) fn begin(self, names: Vec<String>, bytes: f64) -> LoadId {
        let effects = self.decide(Event::Begun);
        let number = self.state(State::newest);
        for effect in effects {
            match effect {
                Effect::ShowLoading => self.show_loading(names.clone(), bytes),
                other => self.perform(other),
            }
        }
        number
    }

    /// Clears messages and shows that these files are being read.
    pub(super) fn show_loading(self, names: Vec<String>, bytes: f64) {
        self.store.screen.notice.set(None);
        self.store.results.arrived.set(None);
        self.store.results.refused.set(None);
        self.store.results.loading.set(Some(Loading { names, bytes, progress: None }));
        self.engine.update_value(|engine| {
            engine.reading = None;
            engine.left_out.clear();
        });
    }

    /// Ends the newest load after a failure or a stop; the previous data stays.
    pub(super) fn give_up(
        self,
        number: LoadId,
        why: impl Fn(&'static dyn Texts) -> String + Clone + Send + Sync + 'static,
    ) {
        let (left_out, holder_dead) = (self.left_out(), self.holder_is_dead());
        self.leave(
            Event::Left { load: number, holder_dead },
            move |texts| format!("{} {}", why(texts), texts.unusable(&left_out, false)).trim().to_owned(),
            true,
        );
    }

    /// Cancels the load in flight; the data on the screen stays.
    pub fn cancel(self) {
        let holder_dead = self.holder_is_dead();
        self.leave(Event::Cancelled { holder_dead }, |texts| texts.data.stopped.to_owned(), false);
    }

    /// Applies an event that ends the newest load without a result, and tells the user why.
    fn leave(
        self,
        event: Event,
        why: impl Fn(&'static dyn Texts) -> String + Clone + Send + Sync + 'static,
        trouble: bool,
    ) {
        for effect in self.decide(event) {
            if effect != Effect::SayWhy {
                self.perform(effect);
                continue;
            }
            let previous = self.store.derived.facts.with_untracked(Option::is_some);
            let still = move |texts: &dyn Texts| if previous { texts.data.still_there } else { "" };
            let why = why.clone();
            self.store
                .screen
                .tell(move |texts| format!("{} {}", why(texts), still(texts)).trim_end().to_owned(), trouble);
        }
    }

    fn holder_is_dead(self) -> bool {
        self.worker().is_some_and(|worker| !worker.is_alive())
    }

    /// Removes the loading message; the data on the screen stays.
    pub(super) fn stay(self, load: LoadId) {
        self.engine.update_value(|engine| engine.reading = None);
        self.store.results.loading.set(None);
        self.store.screen.stayed.update(|stayed| *stayed += 1);
        self.settings_stay(load);
    }

    /// Ends the newest load if it turned out to hold no data; the previous data stays.
    pub(super) fn end_load(self, number: LoadId) {
        self.step(Event::HeldNoData { load: number });
    }

    /// The worker bundle, fetched once.
    pub(super) async fn bundle(self) -> Result<WorkerBundle, Problem> {
        if let Some(bundle) = self.engine.with_value(|engine| engine.bundle.clone()) {
            return Ok(bundle);
        }
        let names = meta("fairshare-worker").unwrap_or_default();
        let (script, module) = names.split_once(' ').unwrap_or(("worker.js", "worker_bg.wasm"));
        let bundle = WorkerBundle::fetch(script, module).await?;
        self.engine.update_value(|engine| engine.bundle = Some(bundle.clone()));
        Ok(bundle)
    }

    /// Whether exactly these files are on the screen.
    pub(super) fn shows(self, files: &[File]) -> bool {
        self.store.derived.facts.with_untracked(|data| data.as_ref().is_some_and(|data| data.files == files))
    }

    /// The files on the screen, if they are the user's.
    pub(super) fn files_before(self) -> Option<Vec<File>> {
        let data = self.store.derived.facts.get_untracked()?;
        (data.source == Source::Own).then(|| data.files.clone())
    }
}

/// Bytes of all files together.
pub(super) fn bytes_of(files: &[File]) -> f64 {
    files.iter().map(|file| file.size()).sum()
}
