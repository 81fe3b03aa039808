//! The only module that sends requests and writes replies into the store.
//!
//! A load goes to a new worker while the active one keeps the data on the screen. When the load is done, the new worker
//! replaces the active one; if it fails or is cancelled, the new worker is ended and nothing changes.

mod again;
mod asides;
mod asking;
mod keep;
mod left_out;
mod load;
mod offer;
mod origins;
mod promote;
mod questions;
mod read;
mod received;
mod revive;
mod seal;
mod share;
mod touches;
mod undo;
mod unpack;

use std::rc::Rc;
use std::sync::Arc;

use async_once_cell::OnceCell;
use fairshare_foreign::client::Reader;
use fairshare_types::problem::{Problem, Reason};
use fairshare_worker::client::{Worker, WorkerBundle};
use fairshare_worker::protocol::message::Answer as Said;
use futures_util::future::join;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use self::keep::Writing;
use self::origins::Origin;
use self::received::Opened;
use self::touches::TouchFile;
use crate::browser::file;
use crate::query::Slot;
use crate::reducer::{LoadId, State};
use crate::state::Store;
use crate::state::results::{PendingSettings, Source};
use crate::state::step::Step;
use crate::texts::Sample;
use crate::values::ImportOptions;

/// Sends requests to the workers and writes replies into the store.
#[derive(Clone, Copy)]
pub struct Flow {
    store: Store,
    engine: StoredValue<Workers, LocalStorage>,
    /// True if changed import options apply to the refused files, not to those on the screen.
    of_refused: bool,
}

/// The workers and the state of the requests.
#[derive(Default)]
struct Workers {
    bundle: Option<WorkerBundle>,
    /// The worker that holds the data on the screen.
    active: Option<Rc<Worker>>,
    /// The worker that reads new data.
    reader: Option<Rc<Worker>>,
    /// Bundle of the workbook worker, once fetched.
    unpacking_bundle: Option<WorkerBundle>,
    /// The worker that reads a workbook.
    unpacker: Option<Reader>,
    /// Original files of the tables that were converted to CSV.
    origins: Vec<Origin>,
    /// Seals the page once.
    sealing: Rc<OnceCell<()>>,
    /// Files of the samples fetched so far.
    samples: Vec<(&'static [&'static str], Vec<File>)>,
    /// State of loads and questions.
    state: State,
    /// The questions, indexed by `QuestionId`.
    slots: Vec<Rc<dyn Slot>>,
    /// Sentences about files that the newest load left out.
    left_out: Vec<String>,
    /// The files being read, and their import options.
    reading: Option<(Vec<File>, ImportOptions)>,
    /// A load that goes back to a step of the history, and that step.
    returning: Option<(LoadId, Step)>,
    /// Files that travel beside the request to weigh decisions.
    to_weigh: Vec<File>,
    /// State of saving on this device.
    writing: Writing,
    /// The table of touches that is being saved.
    touches: Option<TouchFile>,
}

impl Flow {
    /// Starts the effects that send requests whenever a choice changes.
    pub fn new(store: Store) -> Self {
        let flow = Self { store, engine: StoredValue::new_local(Workers::default()), of_refused: false };
        flow.follow_choices();
        flow.watch_choices();
        flow.watch_tabs();
        flow.watch_messages();
        flow
    }

    /// The same, with changed import options applied to the refused files.
    #[must_use]
    pub const fn of_refused(self) -> Self {
        Self { of_refused: true, ..self }
    }

    /// Opens a sample.
    pub fn open_sample(self, sample: Sample) {
        let names = sample.files(self.store.screen.language.get_untracked());
        // Begin before spawning: it clears the message, and messages set from here on must stay.
        let number = self.begin(names.iter().copied().map(str::to_owned).collect(), 0.0);
        spawn_local(async move {
            // Fetches the worker bundle in parallel. If that fails, `read` reports it.
            match join(self.sample_files(names), self.bundle()).await.0 {
                Some(files) => self.read(number, Source::Sample(sample), files, ImportOptions::default()).await,
                None => self.give_up(number, |texts| texts.data.not_loaded.to_owned()),
            }
        });
    }

    /// Opens the user's files: data, PNGs with embedded settings, projects.
    pub fn open_files(self, files: Vec<File>) {
        spawn_local(async move {
            self.open(files, false).await;
        });
    }

    /// Opens files; `own` if they are the user's saved work. Returns the number of the load.
    async fn open(self, files: Vec<File>, own: bool) -> u32 {
        let files = file::all_plainly_named(files);
        let number = self.begin_reading(&files);
        self.seal().await;
        let Some(Opened { files, saved }) = self.classify_files(number, files).await else { return number };
        if files.is_empty() {
            self.end_load(number);
        }
        if let Some(saved) = saved {
            let load = (!files.is_empty()).then_some(number);
            self.receive(PendingSettings { saved, load, applied: false, own, then: None });
        }
        if files.is_empty() {
            self.tell_left_out();
            return number;
        }
        if let Some(files) = self.unpacked(number, files).await {
            let own = |awaited: &Arc<PendingSettings>| awaited.load.is_none_or(|load| load == number);
            let awaited = self.store.results.awaited.get_untracked().filter(own);
            let import = awaited.map_or_else(
                || self.store.choices.import.with_untracked(again::with_grouping),
                |awaited| awaited.saved.choices.import.clone(),
            );
            self.read(number, Source::Own, files, import).await;
        }
        number
    }

    /// Opens a text like a file.
    pub fn open_text(self, text: &str) {
        if let Some(file) = file::from_text(self.store.screen.texts().data.pasted_file, text) {
            self.offer_files(vec![file]);
        }
    }

    fn end_reader(self) {
        if let Some(unpacker) = self.engine.try_update_value(|engine| engine.unpacker.take()).flatten() {
            unpacker.end();
        }
        if let Some(reader) = self.engine.try_update_value(|engine| engine.reader.take()).flatten() {
            reader.end();
        }
    }

    fn worker(self) -> Option<Rc<Worker>> {
        self.engine.with_value(|engine| engine.active.clone())
    }

    fn is_newest(self, number: LoadId) -> bool {
        self.state(|state| state.newest() == number)
    }

    fn is_active(self, worker: &Rc<Worker>) -> bool {
        self.worker().is_some_and(|active| Rc::ptr_eq(&active, worker))
    }
}

/// The problem of a missing worker.
fn gone() -> Problem {
    Problem::file(Reason::WorkerDied, "")
}

/// The problem of a reply that doesn't fit its request.
fn unexpected(answer: Said) -> Problem {
    match answer {
        Said::Failed(problem) => problem,
        _ => gone(),
    }
}
