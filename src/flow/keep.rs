//! Saves the work on this device if the user wants it, and restores it after the tab was closed or crashed.

use std::mem;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::received::packed;
use super::{Flow, Workers};
use crate::browser::debounce::Debounce;
use crate::browser::tabs::{self, News};
use crate::browser::vault::Kept;
use crate::browser::{file, forget, location, locks, memory, offline, storage, vault};
use crate::state::results::Keeping;
use crate::texts::{NotKept, Sample};

/// Debounce: changes within this time are saved together.
const REST: Duration = Duration::from_millis(500);

/// State of saving.
#[derive(Default)]
pub(super) struct Writing {
    /// Number of changes to choices or data so far.
    changes: u32,
    /// A write is in flight. Never two at a time, since the second might finish first.
    running: bool,
    /// Another write must follow it.
    again: bool,
    /// This tab has written or opened the saved copy: if that is missing, someone has removed it.
    follows: bool,
    /// How often saving was stopped; a write that started before a stop is ignored.
    stops: u32,
}

impl Flow {
    /// Opens the saved work, or else the sample.
    pub fn open_first(self) {
        if !memory::keeps() {
            return self.open_sample(Sample::Conference);
        }
        spawn_local(async move {
            let mine = location::host().is_some() && locks::take().await;
            match vault::kept().await {
                Ok(Some(kept)) => self.open_kept(kept, mine).await,
                Ok(None) => self.kept_is_gone().await,
                Err(why) => {
                    locks::release();
                    self.store.results.keeping.set(Keeping::Failed(why));
                    self.open_sample(Sample::Conference);
                    self.store.screen.tell(move |texts| texts.not_kept(why).to_owned(), true);
                }
            }
        });
    }

    async fn open_kept(self, kept: Kept, mine: bool) {
        let store = self.store;
        let bytes = kept.project.size() as u64;
        let on_disk = location::host().is_none();
        store.results.keeping.set(Keeping::Opening);
        self.engine.update_value(|engine| engine.writing.follows = mine);
        let came = match file::from_blob(store.screen.texts().keep.kept_file, &kept.project, "") {
            Some(project) => {
                let number = self.open(vec![project], true).await;
                // If the user opened files meanwhile, that load is the newer one, even if it is already done.
                self.is_newest(number) && store.derived.facts.with_untracked(Option::is_some)
            }
            None => false,
        };
        // The user may have switched saving off meanwhile.
        if store.results.keeping.get_untracked() == Keeping::Opening {
            store.results.keeping.set(match (mine, came) {
                (false, _) if on_disk => Keeping::Off,
                (false, _) => Keeping::ReadOnly,
                (true, true) => Keeping::Kept { at: kept.at, bytes },
                // Keep the unopened copy: neither files opened meanwhile nor the sample may overwrite it.
                (true, false) => Keeping::Failed(NotKept::Unopened),
            });
        }
        if store.derived.facts.with_untracked(Option::is_none) && store.results.loading.with_untracked(Option::is_none)
        {
            self.open_sample_instead();
        }
        if on_disk {
            store.screen.tell(|texts| texts.keep.kept_on_disk.to_owned(), true);
        } else if !mine && !store.results.keeping.with_untracked(Keeping::is_off) {
            store.screen.tell(|texts| texts.keep.kept_elsewhere.to_owned(), true);
        }
    }

    /// Opens the sample, so that the page isn't empty, with a message that says why.
    fn open_sample_instead(self) {
        let store = self.store;
        let why = store.screen.notice.get_untracked();
        self.open_sample(Sample::Conference);
        if store.results.keeping.with_untracked(Keeping::is_off) {
            return; // It was forgotten meanwhile.
        }
        store.screen.tell(
            move |texts| {
                let why = why.as_ref().map_or_else(String::new, |why| (why.says)(texts));
                format!("{why} {}", texts.not_kept(NotKept::Unopened)).trim_start().to_owned()
            },
            true,
        );
    }

    /// Handles saved work that the browser has evicted.
    async fn kept_is_gone(self) {
        memory::set_keeps(false);
        locks::release();
        // Looking for it created an empty database.
        vault::forget().await;
        self.open_sample(Sample::Conference);
        self.store.screen.tell(|texts| texts.keep.kept_is_gone.to_owned(), true);
    }

    /// Switches saving on or off.
    pub fn keep(self, on: bool) {
        let store = self.store;
        if !on {
            self.stop_keeping(Keeping::Off);
            memory::set_keeps(false);
            tabs::tell(News::NotKept);
            spawn_local(async move {
                if !vault::forget().await {
                    store.screen.tell(|texts| texts.keep.not_forgotten.to_owned(), true);
                }
            });
            return;
        }
        storage::set_silent(false);
        store.results.keeping.set(Keeping::Busy);
        spawn_local(async move {
            if !locks::take().await {
                store.results.keeping.set(Keeping::ReadOnly);
                return store.screen.tell(|texts| texts.keep.kept_elsewhere.to_owned(), true);
            }
            // Not awaited: some browsers ask the user, who may take any time to answer.
            spawn_local(vault::persist());
            self.write().await;
        });
    }

    /// A function that saves after every change of what it reads; shows "busy" until the write is done.
    pub(super) fn saver(self) -> impl Fn() {
        let store = self.store;
        let debounce = Debounce::new();
        let choices = Memo::new(move |_| store.choices.all.get());
        let loading = Memo::new(move |_| store.results.loading.with(Option::is_some));
        // While the saved settings wait for their data, the screen doesn't show the user's work.
        let waits =
            Memo::new(move |_| store.results.awaited.with(|awaited| awaited.as_ref().is_some_and(|own| own.own)));
        move || {
            store.derived.facts.track();
            choices.with(|_| ());
            let (loading, waits) = (loading.get(), waits.get());
            if !store.results.keeping.with_untracked(Keeping::writes) {
                return;
            }
            self.engine.update_value(|engine| engine.writing.changes += 1);
            store.results.keeping.set(Keeping::Busy);
            if !loading && !waits {
                debounce.after(REST, move || spawn_local(self.write()));
            }
        }
    }

    /// Saves the current state, after any write in flight.
    async fn write(self) {
        let busy = self.engine.try_update_value(|Workers { writing, .. }| {
            writing.again = true;
            mem::replace(&mut writing.running, true)
        });
        if busy != Some(false) {
            return;
        }
        while self.engine.try_update_value(|engine| mem::take(&mut engine.writing.again)) == Some(true) {
            self.write_once().await;
        }
        self.engine.update_value(|engine| engine.writing.running = false);
    }

    async fn write_once(self) {
        let store = self.store;
        let changes = move || self.engine.with_value(|engine| engine.writing.changes);
        let before = changes();
        let Some(data) = store.derived.facts.get_untracked() else { return };
        let writes = move || locks::is_mine() && store.results.keeping.with_untracked(Keeping::writes);
        if !writes() {
            return;
        }
        let saved = untrack(|| store.derived.saved());
        let project = packed(saved, &data.files).await;
        // Saving may have been switched off meanwhile, in this tab or another.
        if !writes() {
            return;
        }
        let (follows, stops) = self.engine.with_value(|engine| (engine.writing.follows, engine.writing.stops));
        let kept = match project {
            Some(project) => vault::keep(&project, follows).await,
            None => Err(NotKept::Full),
        };
        if store.results.keeping.with_untracked(Keeping::is_off) {
            vault::forget().await;
            return;
        }
        if !writes() || stops != self.engine.with_value(|engine| engine.writing.stops) {
            return;
        }
        match kept {
            Ok(kept) => {
                // Only now is there a copy that the next start can open.
                memory::set_keeps(true);
                self.engine.update_value(|engine| engine.writing.follows = true);
                if changes() != before {
                    return; // The newest choice is not in it.
                }
                store.results.keeping.set(Keeping::Kept { at: kept.at, bytes: kept.project.size() as u64 });
            }
            Err(NotKept::Gone) => {
                memory::set_keeps(false);
                self.hear(News::NotKept);
            }
            Err(why) => {
                store.results.keeping.set(Keeping::Failed(why));
                store.screen.tell(move |texts| texts.not_kept(why).to_owned(), true);
            }
        }
    }

    /// Stops saving when another tab has removed the saved work.
    pub(super) fn watch_tabs(self) {
        tabs::on_news(move |news| self.hear(news));
    }

    fn hear(self, news: News) {
        let off = self.store.results.keeping.with_untracked(Keeping::is_off);
        match news {
            News::NotKept if off => return,
            News::NotKept => {}
            News::Forgotten => {
                storage::set_silent(true);
                offline::forgotten();
            }
        }
        self.stop_keeping(Keeping::Failed(NotKept::Gone));
        self.store.screen.tell(|texts| texts.not_kept(NotKept::Gone).to_owned(), true);
    }

    /// Stops saving and releases the lock, so that another tab can take it.
    fn stop_keeping(self, state: Keeping) {
        self.store.results.keeping.set(state);
        self.engine.update_value(|engine| {
            engine.writing.follows = false;
            engine.writing.stops += 1;
        });
        locks::release();
    }

    /// Removes everything the page has stored on this device, and checks that it is gone.
    pub fn forget_everything(self) {
        let store = self.store;
        self.stop_keeping(Keeping::Off);
        storage::set_silent(true);
        tabs::tell(News::Forgotten);
        spawn_local(async move {
            let left = forget::everything().await;
            store.screen.tell(move |texts| texts.forgotten(left), left > 0);
        });
    }
}
