//! The only folder that sends requests and writes answers into the session.
//!
//! A load goes to a fresh worker while the old one keeps the data on the screen. When it is done the two change places;
//! when it fails, or is stopped, the fresh one is ended and nothing has changed.

mod asides;
mod drill;
mod hand_over;
mod keep;
mod left_out;
mod load;
mod origins;
mod questions;
mod revive;
mod seal;
mod share;
mod travel;
mod undo;
mod unpack;

use std::rc::Rc;
use std::sync::Arc;

use async_once_cell::OnceCell;
use fairshare_foreign::client::Reader;
use fairshare_import::problem::{Problem, Reason};
use fairshare_import::read::Choices;
use fairshare_worker::client::{Kit, Worker};
use fairshare_worker::message::{Answer as Said, Ask};
use futures_util::future::join;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use self::keep::Writing;
use self::origins::Origin;
use self::questions::{QUESTIONS, Question, Turn};
use self::travel::Opened;
use crate::browser::file;
use crate::deaths::Deaths;
use crate::session::{Answer, Awaited, Session, Source};
use crate::texts::Sample;

/// Sends requests and writes answers.
#[derive(Clone, Copy)]
pub struct Flow {
    session: Session,
    engine: StoredValue<Engine, LocalStorage>,
    /// Files that were refused are meant, and not those on the screen.
    of_refused: bool,
}

/// The workers, and where the conversation with them stands.
#[derive(Default)]
struct Engine {
    kit: Option<Kit>,
    /// Holds the data on the screen.
    active: Option<Rc<Worker>>,
    /// Reads new data.
    reader: Option<Rc<Worker>>,
    /// What workers of workbooks are started from, if one was needed.
    unpacking_kit: Option<Kit>,
    /// Reads a workbook.
    unpacker: Option<Rc<Reader>>,
    /// Where tables come from that were turned into CSV.
    origins: Vec<Origin>,
    /// Sealing the page, which is done once.
    sealing: Rc<OnceCell<()>>,
    /// Files of the samples that were fetched.
    samples: Vec<([&'static str; 2], Vec<File>)>,
    /// Number of the newest load; what belongs to an older one is dropped.
    load: u32,
    /// State of the choices: an answer to an older one is dropped.
    revision: u32,
    /// Sentences about files that the newest load has left out.
    left_out: Vec<String>,
    /// The files that are being read, and how.
    reading: Option<(Vec<File>, Choices)>,
    /// Deaths of workers with the data on the screen.
    deaths: Deaths,
    /// An answer to a comparison was dropped: asking for it has ended what went on in the background.
    dropped: bool,
    /// Number of the newest bootstrap.
    bootstrap: u32,
    /// Of what is kept on the device.
    writing: Writing,
    /// Of each [`Question`].
    turns: [Turn; QUESTIONS],
}

impl Flow {
    /// Begins: asks again whenever a choice changes.
    pub fn new(session: Session) -> Self {
        let flow = Self { session, engine: StoredValue::new_local(Engine::default()), of_refused: false };
        let wanted = Memo::new(move |_| {
            let data = session.facts.get()?;
            Some(session.rules.with(|rules| session.compare_ask(&data.facts, rules).1))
        });
        // A setting that is dragged keeps the revision: each answer is a step on the way and may be shown.
        let shape =
            Memo::new(move |_| (session.shown.get(), session.compare.get(), session.rows.get(), session.counting()));
        Effect::new(move |before: Option<_>| {
            let now = shape.get();
            if before.as_ref() != Some(&now) {
                flow.engine.update_value(|engine| engine.revision += 1);
            }
            // Data come with an answer, but not to what was chosen while that was under way.
            session.facts.track();
            // Read, not tracked: a memo that nobody has read does not know yet what it depends on.
            wanted.with(|_| flow.want(Question::Compare));
            now
        });
        let counted = Memo::new(move |_| session.facts.with(Option::is_some).then(|| session.counting()));
        Effect::new(move |_| {
            session.facts.track();
            counted.with(|_| flow.forget_explanations());
            flow.want(Question::Fairness);
        });
        Effect::new(move |_| {
            session.compared.track();
            session.compare.track();
            flow.draw();
        });
        let flips = Memo::new(move |_| session.flips_ask());
        Effect::new(move |_| {
            session.compared.track();
            flips.with(|_| flow.find_flips());
        });
        let moving = Memo::new(move |_| session.move_ask());
        Effect::new(move |_| {
            session.facts.with(|_| moving.with(|_| flow.want(Question::Move)));
        });
        flow.watch_deals();
        flow.watch_choices();
        flow.watch_keeping();
        flow.watch_tabs();
        flow.watch_arrived();
        flow
    }

    /// The same, but what is said of files is said of those that were refused.
    #[must_use]
    pub const fn of_refused(self) -> Self {
        Self { of_refused: true, ..self }
    }

    /// Shows a sample.
    pub fn open_sample(self, sample: Sample) {
        let names = sample.files(self.session.language.get_untracked());
        // At once: what is told from here on is not taken away again.
        let number = self.begin(names.map(str::to_owned).to_vec());
        spawn_local(async move {
            // What reads them is fetched at the same time. Where it cannot be had, reading says so.
            match join(self.sample_files(names), self.kit()).await.0 {
                Some(files) => self.read(number, Source::Sample(sample), files, Choices::default()).await,
                None => self.give_up(number, |texts| texts.not_loaded().to_owned()),
            }
        });
    }

    /// Opens files of the user: data, pictures with settings in them, projects.
    pub fn open_files(self, files: Vec<File>) {
        spawn_local(async move {
            self.open(files, false).await;
        });
    }

    /// Opens files; `own` where they are the user's work of before. Returns the number of the load.
    async fn open(self, files: Vec<File>, own: bool) -> u32 {
        let number = self.begin(files.iter().map(File::name).collect());
        self.seal().await;
        let Some(Opened { files, travel }) = self.told_apart(number, files).await else { return number };
        if files.is_empty() {
            self.end_load(number);
        }
        if let Some(travel) = travel {
            let load = (!files.is_empty()).then_some(number);
            self.receive(Awaited { travel, load, applied: false, own, then: None });
        }
        if files.is_empty() {
            self.tell_left_out();
            return number;
        }
        if let Some(files) = self.unpacked(number, files).await {
            let own = |awaited: &Arc<Awaited>| awaited.load.is_none_or(|load| load == number);
            let awaited = self.session.awaited.get_untracked().filter(own);
            let choices = awaited.map_or_else(Choices::default, |awaited| awaited.travel.chosen.choices.clone());
            self.read(number, Source::Own, files, choices).await;
        }
        number
    }

    /// Reads a text as if it were a file.
    pub fn open_text(self, text: &str) {
        if let Some(file) = file::from_text(self.session.texts().pasted_file(), text) {
            self.offer_files(vec![file]);
        }
    }

    /// Stops the load on its way; the data on the screen stay.
    pub fn cancel(self) {
        let number = self.engine.with_value(|engine| engine.load);
        self.leave(number, |texts| texts.stopped().to_owned(), false);
    }

    /// Fetches the rows kept out, once.
    pub fn list_problems(self) {
        let Some(worker) = self.engine.with_value(|engine| engine.active.clone()) else { return };
        if self.session.problems.with_untracked(|answer| *answer != Answer::Empty) {
            return;
        }
        self.session.problems.set(Answer::Working);
        spawn_local(async move {
            let revision = self.revision();
            let answer = match worker.ask(revision, Ask::Problems, &[], |_| {}).await {
                Ok(Said::Problems(problems)) => Answer::Done(Arc::new(problems)),
                Ok(_) => Answer::Empty,
                Err(problem) => Answer::Failed(problem),
            };
            if self.is_active(&worker) {
                self.session.problems.set(answer);
            }
        });
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

    fn revision(self) -> u32 {
        self.engine.with_value(|engine| engine.revision)
    }

    fn is_newest(self, number: u32) -> bool {
        self.engine.with_value(|engine| engine.load == number)
    }

    fn is_active(self, worker: &Rc<Worker>) -> bool {
        self.worker().is_some_and(|active| Rc::ptr_eq(&active, worker))
    }

    fn is_current(self, worker: &Rc<Worker>, revision: u32) -> bool {
        self.is_active(worker) && self.revision() == revision
    }
}

/// There is no worker.
fn gone() -> Problem {
    Problem::file(Reason::WorkerDied, "")
}

/// An answer that does not fit its question.
fn unexpected(answer: Said) -> Problem {
    match answer {
        Said::Failed(problem) => problem,
        _ => gone(),
    }
}
