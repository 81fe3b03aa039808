//! Keeping on this device, where the user asked for it: the work is there again after the tab was closed or has crashed.

use std::mem;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::travel::packed;
use super::{Engine, Flow};
use crate::browser::rest::Rest;
use crate::browser::tabs::{self, News};
use crate::browser::vault::Kept;
use crate::browser::{file, forget, location, locks, memory, offline, storage, vault};
use crate::session::Keeping;
use crate::texts::{NotKept, Sample};

/// Choices that follow each other within this time are kept together.
const REST: Duration = Duration::from_millis(500);

/// How far the writing is.
#[derive(Default)]
pub(super) struct Writing {
    /// How often something was chosen or opened.
    chosen: u32,
    /// A write is on its way: there is never a second beside it, which could end first.
    running: bool,
    /// Another is to follow it.
    again: bool,
    /// This tab has written or opened the copy that is kept: if that is gone, somebody has removed it.
    follows: bool,
    /// How often keeping has stopped: a write that began before is of no account.
    stops: u32,
}

impl Flow {
    /// Opens what was kept, and the sample where nothing was.
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
                    self.session.keeping.set(Keeping::Failed(why));
                    self.open_sample(Sample::Conference);
                    self.session.tell(move |texts| texts.not_kept(why).to_owned(), true);
                }
            }
        });
    }

    async fn open_kept(self, kept: Kept, mine: bool) {
        let session = self.session;
        let bytes = kept.project.size() as u64;
        let on_disk = location::host().is_none();
        session.keeping.set(Keeping::Opening);
        self.engine.update_value(|engine| engine.writing.follows = mine);
        let came = match file::from_blob(session.texts().kept_file(), &kept.project, "") {
            Some(project) => {
                let number = self.open(vec![project], true).await;
                // Files that were opened meanwhile are the newer load, also where they are there already.
                self.is_newest(number) && session.facts.with_untracked(Option::is_some)
            }
            None => false,
        };
        // It may have been switched off meanwhile.
        if session.keeping.get_untracked() == Keeping::Opening {
            session.keeping.set(match (mine, came) {
                (false, _) if on_disk => Keeping::Off,
                (false, _) => Keeping::ReadOnly,
                (true, true) => Keeping::Kept { at: kept.at, bytes },
                // It stays as it is: nothing takes its place unasked, neither files opened meanwhile nor the sample.
                (true, false) => Keeping::Failed(NotKept::Unopened),
            });
        }
        if session.facts.with_untracked(Option::is_none) && session.loading.with_untracked(Option::is_none) {
            self.open_sample_instead();
        }
        if on_disk {
            session.tell(|texts| texts.kept_on_disk().to_owned(), true);
        } else if !mine && !session.keeping.with_untracked(Keeping::is_off) {
            session.tell(|texts| texts.kept_elsewhere().to_owned(), true);
        }
    }

    /// A sample keeps the page from being empty; why it is one is said with it.
    fn open_sample_instead(self) {
        let session = self.session;
        let why = session.notice.get_untracked();
        self.open_sample(Sample::Conference);
        if session.keeping.with_untracked(Keeping::is_off) {
            return; // It was forgotten meanwhile.
        }
        session.tell(
            move |texts| {
                let why = why.as_ref().map_or_else(String::new, |why| (why.says)(texts));
                format!("{why} {}", texts.not_kept(NotKept::Unopened)).trim_start().to_owned()
            },
            true,
        );
    }

    /// The browser has removed it: it may do that with what pages keep.
    async fn kept_is_gone(self) {
        memory::set_keeps(false);
        locks::release();
        // To look for it has made an empty database.
        vault::forget().await;
        self.open_sample(Sample::Conference);
        self.session.tell(|texts| texts.kept_is_gone().to_owned(), true);
    }

    /// Keeps the work from now on, or no longer.
    pub fn keep(self, on: bool) {
        let session = self.session;
        if !on {
            self.stop_keeping(Keeping::Off);
            memory::set_keeps(false);
            tabs::tell(News::NotKept);
            spawn_local(async move {
                if !vault::forget().await {
                    session.tell(|texts| texts.not_forgotten().to_owned(), true);
                }
            });
            return;
        }
        storage::set_silent(false);
        session.keeping.set(Keeping::Busy);
        spawn_local(async move {
            if !locks::take().await {
                session.keeping.set(Keeping::ReadOnly);
                return session.tell(|texts| texts.kept_elsewhere().to_owned(), true);
            }
            // Some browsers ask the user, who may take any time to answer.
            spawn_local(vault::persist());
            self.write().await;
        });
    }

    /// Writes whenever something was chosen or opened; until that is done, it does not say that it is kept.
    pub(super) fn watch_keeping(self) {
        let session = self.session;
        let rest = Rest::new();
        let chosen = Memo::new(move |_| session.chosen());
        let loading = Memo::new(move |_| session.loading.with(Option::is_some));
        // While the settings of before wait for their data, what is on the screen is not what is to be kept.
        let waits = Memo::new(move |_| session.awaited.with(|awaited| awaited.as_ref().is_some_and(|own| own.own)));
        Effect::new(move |_| {
            session.facts.track();
            session.redacted.track();
            chosen.with(|_| ());
            let (loading, waits) = (loading.get(), waits.get());
            if !session.keeping.with_untracked(Keeping::writes) {
                return;
            }
            self.engine.update_value(|engine| engine.writing.chosen += 1);
            session.keeping.set(Keeping::Busy);
            if !loading && !waits {
                rest.after(REST, move || spawn_local(self.write()));
            }
        });
    }

    /// Writes what is on the screen now, after the write that is on its way.
    async fn write(self) {
        let busy = self.engine.try_update_value(|Engine { writing, .. }| {
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
        let session = self.session;
        let chosen = move || self.engine.with_value(|engine| engine.writing.chosen);
        let before = chosen();
        let Some(data) = session.facts.get_untracked() else { return };
        let writes = move || locks::is_mine() && session.keeping.with_untracked(Keeping::writes);
        if !writes() {
            return;
        }
        let travel = untrack(|| session.travel());
        let project = packed(travel, &data.files).await;
        // It may have been switched off meanwhile, in this tab or in another.
        if !writes() {
            return;
        }
        let (follows, stops) = self.engine.with_value(|engine| (engine.writing.follows, engine.writing.stops));
        let kept = match project {
            Some(project) => vault::keep(&project, follows).await,
            None => Err(NotKept::Full),
        };
        if session.keeping.with_untracked(Keeping::is_off) {
            vault::forget().await;
            return;
        }
        if !writes() || stops != self.engine.with_value(|engine| engine.writing.stops) {
            return;
        }
        match kept {
            Ok(kept) => {
                // Only now is there something that the next start can open.
                memory::set_keeps(true);
                self.engine.update_value(|engine| engine.writing.follows = true);
                if chosen() != before {
                    return; // The newest choice is not in it.
                }
                session.keeping.set(Keeping::Kept { at: kept.at, bytes: kept.project.size() as u64 });
            }
            Err(NotKept::Gone) => {
                memory::set_keeps(false);
                self.hear(News::NotKept);
            }
            Err(why) => {
                session.keeping.set(Keeping::Failed(why));
                session.tell(move |texts| texts.not_kept(why).to_owned(), true);
            }
        }
    }

    /// Stops keeping when another tab has removed the kept work.
    pub(super) fn watch_tabs(self) {
        tabs::on_news(move |news| self.hear(news));
    }

    fn hear(self, news: News) {
        let off = self.session.keeping.with_untracked(Keeping::is_off);
        match news {
            News::NotKept if off => return,
            News::NotKept => {}
            News::Forgotten => {
                storage::set_silent(true);
                offline::forgotten();
            }
        }
        self.stop_keeping(Keeping::Failed(NotKept::Gone));
        self.session.tell(|texts| texts.not_kept(NotKept::Gone).to_owned(), true);
    }

    /// Writes nothing any more, and leaves the lock to a tab where keeping is switched on.
    fn stop_keeping(self, state: Keeping) {
        self.session.keeping.set(state);
        self.engine.update_value(|engine| {
            engine.writing.follows = false;
            engine.writing.stops += 1;
        });
        locks::release();
    }

    /// Removes all that the page has kept on this device, and looks whether it is gone.
    pub fn forget_everything(self) {
        let session = self.session;
        self.stop_keeping(Keeping::Off);
        storage::set_silent(true);
        tabs::tell(News::Forgotten);
        spawn_local(async move {
            let left = forget::everything().await;
            session.tell(move |texts| texts.forgotten(left), left > 0);
        });
    }
}
