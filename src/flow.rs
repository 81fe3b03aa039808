//! The only file that sends requests and writes answers into the session.
//!
//! A load goes to a fresh worker while the old one keeps the data on the screen. When it is done the two change places;
//! when it fails, or is stopped, the fresh one is ended and nothing has changed.

use std::rc::Rc;
use std::sync::Arc;

use fairshare_engine::problem::{Problem, Reason};
use fairshare_engine::view::Facts;
use fairshare_worker::client::{Kit, Worker};
use fairshare_worker::message::{Answer as Said, Ask};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::browser::document::meta;
use crate::browser::file;
use crate::session::{Answer, Compared, Data, Loading, Session, Source};
use crate::texts::Sample;

/// How often the same input may stop a worker.
const DEATHS: u32 = 2;

/// Sends requests and writes answers.
#[derive(Clone, Copy)]
pub struct Flow {
    session: Session,
    engine: StoredValue<Engine, LocalStorage>,
}

/// The workers, and where the conversation with them stands.
#[derive(Default)]
struct Engine {
    kit: Option<Kit>,
    /// Holds the data on the screen.
    active: Option<Rc<Worker>>,
    /// Reads new data.
    reader: Option<Rc<Worker>>,
    /// Number of the newest load; what belongs to an older one is dropped.
    load: u32,
    /// State of the choices: an answer to an older one is dropped.
    revision: u32,
    compare: Turn,
    moving: Turn,
}

/// At most one question of a kind is on its way, and the latest choice is asked next.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Turn {
    #[default]
    Idle,
    Asking,
    AskingAndWanted,
}

/// The questions that are asked again whenever a choice changes.
#[derive(Clone, Copy)]
enum Question {
    Compare,
    Move,
}

impl Flow {
    /// Begins: asks again whenever a choice changes.
    pub fn new(session: Session) -> Self {
        let flow = Self { session, engine: StoredValue::new_local(Engine::default()) };
        let wanted = Memo::new(move |_| session.facts.get().map(|data| session.compare_ask(&data.facts).1));
        // A setting that is dragged keeps the revision: each answer is a step on the way and may be shown.
        let shape =
            Memo::new(move |_| (session.shown.get(), session.compare.get(), session.rows.get(), session.rules.get()));
        Effect::new(move |_| {
            shape.track();
            flow.engine.update_value(|engine| engine.revision += 1);
        });
        Effect::new(move |_| {
            wanted.track();
            flow.want(Question::Compare);
        });
        let moving = Memo::new(move |_| session.move_ask());
        Effect::new(move |_| {
            moving.track();
            session.facts.track();
            flow.want(Question::Move);
        });
        flow
    }

    /// Shows a sample.
    pub fn open_sample(self, sample: Sample) {
        let files = sample.files().map(|name| (file::request(&format!("samples/{name}")), name));
        spawn_local(async move {
            let number = self.begin(sample.files().map(str::to_owned).to_vec());
            let mut fetched = Vec::new();
            for (request, name) in files {
                fetched.extend(file::fetched(request, name).await);
            }
            if fetched.len() == sample.files().len() {
                self.read(number, Source::Sample(sample), fetched).await;
            } else {
                self.give_up(number, self.session.texts().not_loaded());
            }
        });
    }

    /// Reads files of the user.
    pub fn open_files(self, files: Vec<File>) {
        spawn_local(async move {
            let number = self.begin(files.iter().map(File::name).collect());
            self.read(number, Source::Own, files).await;
        });
    }

    /// Reads a text as if it were a file.
    pub fn open_text(self, text: &str) {
        if let Some(file) = file::from_text(self.session.texts().pasted_file(), text) {
            self.open_files(vec![file]);
        }
    }

    /// Stops the load on its way; the data on the screen stay.
    pub fn cancel(self) {
        let number = self.engine.with_value(|engine| engine.load);
        let texts = self.session.texts();
        self.give_up(number, &format!("{} {}", texts.stopped(), self.previous()));
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

    /// A new load begins; one on its way ends.
    fn begin(self, names: Vec<String>) -> u32 {
        self.end_reader();
        self.session.notice.set(None);
        self.session.loading.set(Some(Loading { names, progress: None }));
        self.engine
            .try_update_value(|engine| {
                engine.load += 1;
                engine.load
            })
            .unwrap_or_default()
    }

    /// The newest load has failed or was stopped: what was there before is still there.
    fn give_up(self, number: u32, why: &str) {
        if self.is_newest(number) {
            self.end_reader();
            self.engine.update_value(|engine| engine.load += 1);
            self.session.loading.set(None);
            self.session.tell(why, true);
        }
    }

    /// Reads files into a fresh worker; replays once if the worker stops.
    async fn read(self, number: u32, source: Source, files: Vec<File>) {
        let texts = self.session.texts();
        let mut files = files;
        let mut joined = false;
        let mut deaths = 0;
        while self.is_newest(number) {
            match self.read_once(number, &files).await {
                Ok((worker, facts, compared)) => {
                    if self.is_newest(number) {
                        self.take_over(worker, Data { source, files, facts }, compared);
                    }
                    return;
                }
                Err(problem) if problem.reason == Reason::WorkerDied => {
                    deaths += 1;
                    if deaths == DEATHS {
                        self.give_up(number, &format!("{} {}", texts.stopped_twice(), self.previous()));
                    } else if self.is_newest(number) {
                        self.session.tell(texts.started_again(), true);
                    }
                }
                Err(problem) => match self.files_before().filter(|_| waits_for_touches(&problem) && !joined) {
                    Some(before) => {
                        joined = true;
                        files = before.into_iter().chain(files).collect();
                    }
                    None => self.give_up(number, &format!("{} {}", texts.problem(&problem), self.previous())),
                },
            }
        }
    }

    /// One attempt: load and compare, so that facts and picture change together.
    async fn read_once(self, number: u32, files: &[File]) -> Result<(Rc<Worker>, Facts, Compared), Problem> {
        let kit = self.kit().await?;
        let worker = Rc::new(Worker::start(&kit));
        if !self.is_newest(number) {
            worker.end();
            return Err(Problem::file(Reason::Cancelled, ""));
        }
        self.engine.update_value(|engine| engine.reader = Some(worker.clone()));
        let names: Vec<String> = files.iter().map(File::name).collect();
        let loading = self.session.loading;
        let progress = move |progress| {
            loading.update(|loading| {
                if let Some(loading) = loading {
                    loading.progress = Some(progress);
                }
            });
        };
        let revision = self.revision();
        let facts = match worker.ask(revision, Ask::Load { files: names }, files, progress).await? {
            Said::Loaded(facts) => *facts,
            other => return Err(unexpected(other)),
        };
        let (kinds, ask) = untrack(|| self.session.compare_ask(&facts));
        let compared = match worker.ask(revision, ask.clone(), &[], |_| {}).await? {
            Said::Compared { comparisons, headline } => Compared { ask, kinds, comparisons, headline },
            other => return Err(unexpected(other)),
        };
        Ok((worker, facts, compared))
    }

    /// The fresh worker takes the place of the old one.
    fn take_over(self, worker: Rc<Worker>, data: Data, compared: Compared) {
        let old = self.engine.try_update_value(|engine| {
            engine.revision += 1;
            engine.reader = None;
            engine.active.replace(worker)
        });
        if let Some(old) = old.flatten() {
            old.end();
        }
        self.session.loading.set(None);
        self.session.problems.set(Answer::Empty);
        self.session.moved.set(Answer::Working);
        self.session.compared.set(Answer::Done(Arc::new(compared)));
        self.session.data.set(Answer::Done(Arc::new(data)));
    }

    /// The worker with the data on the screen has stopped: a fresh one reads the same files again.
    async fn revive(self) {
        let Some(data) = self.session.facts.get_untracked() else { return };
        let worker = self.engine.try_update_value(|engine| engine.active.take()).flatten();
        if let Some(worker) = worker {
            worker.end();
        }
        let number = self.begin(data.files.iter().map(File::name).collect());
        self.session.tell(self.session.texts().started_again(), true);
        self.read(number, data.source.clone(), data.files.clone()).await;
    }

    /// A choice has changed.
    fn want(self, question: Question) {
        let idle = self.turn(question, |turn| match turn {
            Turn::Idle => Turn::Asking,
            Turn::Asking | Turn::AskingAndWanted => Turn::AskingAndWanted,
        });
        if idle == Turn::Idle {
            spawn_local(self.answer(question));
        }
    }

    /// Asks until the latest choice is answered.
    async fn answer(self, question: Question) {
        loop {
            let revision = self.revision();
            let asked = match question {
                Question::Compare => self.ask_compare(revision).await,
                Question::Move => self.ask_move(revision).await,
            };
            if let Err(problem) = asked {
                self.fail(question, problem).await;
            }
            let before = self.turn(question, |turn| match turn {
                Turn::AskingAndWanted => Turn::Asking,
                Turn::Idle | Turn::Asking => Turn::Idle,
            });
            if before != Turn::AskingAndWanted {
                return;
            }
        }
    }

    async fn ask_compare(self, revision: u32) -> Result<(), Problem> {
        let Some(data) = self.session.facts.get_untracked() else { return Ok(()) };
        let worker = self.worker().ok_or_else(gone)?;
        let (kinds, ask) = untrack(|| self.session.compare_ask(&data.facts));
        if self.session.compared.with_untracked(|answer| answer.done().is_some_and(|compared| compared.ask == ask)) {
            return Ok(());
        }
        if let Said::Compared { comparisons, headline } = worker.ask(revision, ask.clone(), &[], |_| {}).await?
            && self.is_current(&worker, revision)
        {
            let compared = Compared { ask, kinds, comparisons, headline };
            self.session.compared.set(Answer::Done(Arc::new(compared)));
        }
        Ok(())
    }

    async fn ask_move(self, revision: u32) -> Result<(), Problem> {
        if self.session.facts.get_untracked().is_none() {
            return Ok(());
        }
        let worker = self.worker().ok_or_else(gone)?;
        let ask = untrack(|| self.session.move_ask());
        if let Said::Moved(moved) = worker.ask(revision, ask, &[], |_| {}).await?
            && self.is_current(&worker, revision)
        {
            self.session.moved.set(Answer::Done(Arc::from(moved)));
        }
        Ok(())
    }

    /// A computation could not be done.
    async fn fail(self, question: Question, problem: Problem) {
        if problem.reason == Reason::WorkerDied {
            // A worker that was ended because another took its place has no more to say; one that is being replaced
            // is not replaced twice.
            let replaced = self.worker().is_some_and(|worker| worker.is_alive());
            if !replaced && self.engine.with_value(|engine| engine.reader.is_none()) {
                self.revive().await;
            }
            return;
        }
        match question {
            Question::Compare => self.session.compared.set(Answer::Failed(problem)),
            Question::Move => self.session.moved.set(Answer::Failed(problem)),
        }
    }

    /// The page's end of the wire, fetched once.
    async fn kit(self) -> Result<Kit, Problem> {
        if let Some(kit) = self.engine.with_value(|engine| engine.kit.clone()) {
            return Ok(kit);
        }
        let names = meta("fairshare-worker").unwrap_or_default();
        let (script, module) = names.split_once(' ').unwrap_or(("worker.js", "worker_bg.wasm"));
        let kit = Kit::fetch(script, module).await?;
        self.engine.update_value(|engine| engine.kit = Some(kit.clone()));
        Ok(kit)
    }

    /// What is said of the data that were there before; nothing where there were none.
    fn previous(self) -> &'static str {
        if self.session.facts.get_untracked().is_some() { self.session.texts().still_there() } else { "" }
    }

    /// The user's files on the screen, if they are the user's.
    fn files_before(self) -> Option<Vec<File>> {
        let data = self.session.facts.get_untracked()?;
        (data.source == Source::Own).then(|| data.files.clone())
    }

    fn turn(self, question: Question, change: impl FnOnce(Turn) -> Turn) -> Turn {
        let changed = self.engine.try_update_value(|engine| {
            let turn = match question {
                Question::Compare => &mut engine.compare,
                Question::Move => &mut engine.moving,
            };
            let before = *turn;
            *turn = change(before);
            before
        });
        changed.unwrap_or_default()
    }

    fn end_reader(self) {
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

/// Files of deals came without their touches: they may belong to the files read before.
fn waits_for_touches(problem: &Problem) -> bool {
    problem.reason == Reason::DealsWithoutTouches
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
