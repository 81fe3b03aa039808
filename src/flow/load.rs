//! Loads: a fresh worker reads, and takes the old one's place when it is done.

use std::rc::Rc;
use std::sync::Arc;

use fairshare_engine::problem::{Problem, Reason};
use fairshare_engine::view::Facts;
use fairshare_worker::client::{Kit, Worker};
use fairshare_worker::message::{Answer as Said, Ask};
use leptos::prelude::*;
use web_sys::File;

use super::{Flow, unexpected};
use crate::browser::document::meta;
use crate::session::{Answer, Compared, Data, Loading, Source};

/// How often the same input may stop a worker.
const DEATHS: u32 = 2;

impl Flow {
    /// A new load begins; one on its way ends.
    pub(super) fn begin(self, names: Vec<String>) -> u32 {
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
    pub(super) fn give_up(self, number: u32, why: &str) {
        self.leave(number, why, true);
    }

    /// The newest load ends without a result.
    pub(super) fn leave(self, number: u32, why: &str, trouble: bool) {
        if self.is_newest(number) {
            self.end_reader();
            self.engine.update_value(|engine| engine.load += 1);
            self.session.loading.set(None);
            self.session.tell(why, trouble);
        }
    }

    /// Reads files into a fresh worker; replays once if the worker stops.
    pub(super) async fn read(self, number: u32, source: Source, files: Vec<File>) {
        let texts = self.session.texts();
        let Ok(kit) = self.kit().await else { return self.give_up(number, texts.not_loaded()) };
        let mut files = files;
        let mut joined = false;
        let mut deaths = 0;
        while self.is_newest(number) {
            match self.read_once(&kit, number, &files).await {
                Ok((worker, facts, compared)) => {
                    if self.is_newest(number) {
                        self.take_over(worker, Data { source, files, facts }, compared);
                    }
                    return;
                }
                Err(problem) if problem.reason == Reason::WorkerDied => {
                    deaths += 1;
                    if deaths == DEATHS {
                        self.give_up(number, &format!("{} {}", texts.stopped_twice(&problem.value), self.previous()));
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
    async fn read_once(self, kit: &Kit, number: u32, files: &[File]) -> Result<(Rc<Worker>, Facts, Compared), Problem> {
        let worker = Rc::new(Worker::start(kit)?);
        if !self.is_newest(number) {
            worker.end();
            return Err(Problem::file(Reason::Cancelled, ""));
        }
        // A reader that was refused before this one still lives.
        self.end_reader();
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
    pub(super) async fn revive(self) {
        let Some(data) = self.session.facts.get_untracked() else { return };
        let worker = self.engine.try_update_value(|engine| engine.active.take()).flatten();
        if let Some(worker) = worker {
            worker.end();
        }
        let number = self.begin(data.files.iter().map(File::name).collect());
        self.session.tell(self.session.texts().started_again(), true);
        self.read(number, data.source.clone(), data.files.clone()).await;
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
    pub(super) fn previous(self) -> &'static str {
        if self.session.facts.get_untracked().is_some() { self.session.texts().still_there() } else { "" }
    }

    /// The user's files on the screen, if they are the user's.
    fn files_before(self) -> Option<Vec<File>> {
        let data = self.session.facts.get_untracked()?;
        (data.source == Source::Own).then(|| data.files.clone())
    }
}

/// Files of deals came without their touches: they may belong to the files read before.
fn waits_for_touches(problem: &Problem) -> bool {
    problem.reason == Reason::DealsWithoutTouches
}
