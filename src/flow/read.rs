//! Reads files into a new worker: attempts, and what follows from each.

use std::rc::Rc;
use std::sync::Arc;

use fairshare_types::files::FileFacts;
use fairshare_types::options::Filter;
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::results::Facts;
use fairshare_worker::client::{Worker, WorkerBundle};
use fairshare_worker::protocol::message::{Answer as Said, Ask, Unread};
use leptos::prelude::*;
use web_sys::File;

use super::{Flow, gone, unexpected};
use crate::browser::memory;
use crate::reducer::{Blame, Effect, Event, Outcome, Request, Why};
use crate::state::results::{Compared, Data, Refused, Source};
use crate::values::ImportOptions;
use crate::values::catalogue::Kind;

impl Flow {
    /// Reads files into a new worker under the user's import options; restarts once if the worker crashes.
    pub(super) async fn read(self, number: u32, source: Source, files: Vec<File>, import: ImportOptions) {
        let Ok(bundle) = self.bundle().await else {
            return self.give_up(number, |texts| texts.data.not_loaded.to_owned());
        };
        let (mut files, mut import) = (files, import);
        if self.is_newest(number) {
            self.engine.update_value(|engine| engine.reading = Some((files.clone(), import.clone())));
        }
        let mut recalled = false;
        while self.is_newest(number) {
            let Some(chosen) = self.as_chosen(number, files, &import).await else { return };
            files = chosen;
            let attempt = self.read_once(&bundle, number, &files, &import).await;
            // Reapply, once, the import options remembered for files with the same header.
            let seen: &[FileFacts] = match &attempt {
                Ok((_, facts, _)) => &facts.files,
                Err(Stop::Refused(unread)) => &unread.files,
                Err(Stop::Failed(_)) => &[],
            };
            let known = memory::recall(seen, &import).filter(|_| source == Source::Own);
            let blamed = match &attempt {
                Err(Stop::Failed(problem)) => self.blamed(problem, &files).filter(|_| source == Source::Own),
                _ => None,
            };
            let outcome = self.outcome(&attempt, &files, blamed);
            let (mut again, mut attempt) = (false, Some(attempt));
            for effect in self.decide(Event::Attempted { load: number, remembered: known.is_some(), outcome }) {
                match (effect, attempt.as_ref()) {
                    (Effect::ReadAsRemembered, _) => {
                        (recalled, again) = (true, true);
                        import = known.clone().unwrap_or_default();
                    }
                    (Effect::ReadAgain, _) => again = true,
                    (Effect::SayStartedAgain, _) => {
                        self.store.screen.tell(|texts| texts.data.started_again.to_owned(), true);
                    }
                    (Effect::LeaveOut, Some(Err(Stop::Failed(problem)))) => {
                        self.leave_out(number, self.store.screen.texts().problem(problem));
                        files = without_file(files, blamed);
                        self.engine.update_value(|engine| engine.reading = Some((files.clone(), import.clone())));
                    }
                    (Effect::ReadJoined, _) => {
                        again = true;
                        import = joint(self.store.choices.import.get_untracked(), import.clone());
                        files = self.files_before().into_iter().flatten().chain(files.clone()).collect();
                    }
                    (Effect::GiveUp(why), failed) => {
                        let problem = match failed {
                            Some(Err(Stop::Failed(problem))) => problem.clone(),
                            _ => gone(),
                        };
                        self.give_up(number, move |texts| match why {
                            Why::StoppedTwice => texts.stopped_twice(&problem.value),
                            Why::Problem => texts.problem(&problem),
                            Why::NothingNew => String::new(),
                        });
                    }
                    (Effect::Refuse, Some(Err(Stop::Refused(unread)))) => {
                        self.refuse(number, (**unread).clone(), files.clone(), import.clone());
                    }
                    (Effect::HandOver, _) => {
                        let Some(Ok((worker, facts, compared))) = attempt.take() else { return };
                        self.tell_left_out();
                        let data = Data { source: source.clone(), files: files.clone(), facts };
                        self.hand_over(number, recalled, worker, data, import.clone(), compared);
                    }
                    (other, _) => self.perform(other),
                }
            }
            if !again {
                return;
            }
        }
    }

    /// Summarises an attempt for the reducer.
    fn outcome(self, attempt: &Attempt, files: &[File], blamed: Option<usize>) -> Outcome {
        match attempt {
            Ok(_) => Outcome::Loaded,
            Err(Stop::Failed(problem)) if problem.reason == Reason::WorkerDied => Outcome::Died,
            Err(Stop::Failed(_)) => {
                let others_are_shown = || self.shows(&without_file(files.to_vec(), blamed));
                Outcome::Failed { blamed: blamed.map(|_| Blame { others_are_shown: others_are_shown() }) }
            }
            Err(Stop::Refused(unread)) => {
                let alone = |before: &Vec<File>| !files.starts_with(before);
                let joins = waits_for_touches(unread) && self.files_before().is_some_and(|before| alone(&before));
                Outcome::Refused { joins }
            }
        }
    }

    /// Shows how unusable files were read, so that the user can correct it.
    fn refuse(self, number: u32, unread: Unread, files: Vec<File>, import: ImportOptions) {
        let problem = unread.problem.clone();
        let awaited = self.store.results.awaited.get_untracked().filter(|awaited| awaited.load == Some(number));
        self.give_up(number, move |texts| texts.problem(&problem));
        // A file that isn't a table has nothing to correct.
        if unread.files.iter().any(|file| !file.columns.is_empty()) {
            self.store.results.refused.set(Some(Arc::new(Refused { files, import, unread, awaited })));
        }
    }

    /// One attempt: loads and compares, so that facts and chart change together.
    async fn read_once(self, bundle: &WorkerBundle, number: u32, files: &[File], import: &ImportOptions) -> Attempt {
        let worker = Rc::new(Worker::start(bundle)?);
        let mut used = false;
        for effect in self.decide(Event::Started { load: number }) {
            match effect {
                Effect::UseReader => {
                    used = true;
                    self.engine.update_value(|engine| engine.reader = Some(worker.clone()));
                }
                other => self.perform(other),
            }
        }
        if !used {
            worker.end();
            return Err(Stop::Failed(Problem::file(Reason::Cancelled, "")));
        }
        let names: Vec<String> = files.iter().map(File::name).collect();
        let loading = self.store.results.loading;
        let progress = move |progress| {
            if self.decide(Event::Progressed { load: number }).contains(&Effect::ShowProgress) {
                loading.update(|loading| {
                    if let Some(loading) = loading {
                        loading.progress = Some(progress);
                    }
                });
            }
        };
        let remarks = self.remarks(&names);
        let ask = Ask::Load { files: names, choices: import.clone(), remarks };
        let facts = match worker.ask(ask, files, progress).await? {
            Said::Loaded(facts) => *facts,
            Said::Unread(unread) => return Err(Stop::Refused(unread)),
            other => return Err(Stop::Failed(unexpected(other))),
        };
        let rules = self.teams_guessed(files, &facts).rules;
        let Request { mut kinds, mut ask } = untrack(|| self.store.derived.compare_ask(&facts, &rules));
        if let (Ask::Compare { counting, .. }, false) = (&mut ask, self.shows(files)) {
            // Filters refer to the previous files.
            counting.filter = Filter::default();
        }
        loop {
            match worker.ask(ask.clone(), &[], |_| {}).await {
                Ok(Said::Compared { comparisons, headline }) => {
                    let compared = Compared { ask, kinds, comparisons, headline };
                    return Ok((worker, facts, compared));
                }
                Ok(other) => return Err(Stop::Failed(unexpected(other))),
                // Compare the other models; a request for this one alone still reports the problem.
                Err(problem) if problem.reason == Reason::TooManyPlayers && without(&mut ask, &mut kinds, &problem) => {
                }
                Err(problem) => return Err(Stop::Failed(problem)),
            }
        }
    }
}

/// The files without the one at this index.
fn without_file(mut files: Vec<File>, at: Option<usize>) -> Vec<File> {
    if let Some(at) = at.filter(|at| *at < files.len()) {
        files.remove(at);
    }
    files
}

/// Removes the model that a problem is about from a comparison; false if none is left.
fn without(ask: &mut Ask, kinds: &mut Vec<Kind>, problem: &Problem) -> bool {
    let Ask::Compare { models, .. } = ask else { return false };
    let Some(at) = models.iter().position(|model| model.to_string() == problem.value) else { return false };
    models.remove(at);
    kinds.remove(at);
    !models.is_empty()
}

/// Result of an attempt to read: the worker, with the facts of its data and the first comparison.
type Attempt = Result<(Rc<Worker>, Facts, Compared), Stop>;

/// Why an attempt to load ended without data.
enum Stop {
    /// Reading failed.
    Failed(Problem),
    /// The files were read but cannot be used as they are.
    Refused(Box<Unread>),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Failed(problem)
    }
}

/// Whether the files have deals but no touches: they may belong to the files on the screen.
fn waits_for_touches(unread: &Unread) -> bool {
    unread.problem.reason == Reason::DealsWithoutTouches
}

/// Merges the choices for the files on the screen with those for the files that join them.
fn joint(before: ImportOptions, with: ImportOptions) -> ImportOptions {
    let ImportOptions { mut files, mut stages, mut rates, joining, mut confirmed, grouping } = before;
    files.extend(with.files);
    stages.extend(with.stages);
    rates.extend(with.rates);
    confirmed.extend(with.confirmed);
    ImportOptions { files, stages, rates, joining, confirmed, grouping }
}
