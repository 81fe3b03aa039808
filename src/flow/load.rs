//! Loads: a fresh worker reads, and takes the old one's place when it is done.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use fairshare_engine::filter::Filter;
use fairshare_engine::intake::Choices;
use fairshare_engine::problem::{Problem, Reason};
use fairshare_engine::team::Rule;
use fairshare_engine::view::{By, Facts, FileFacts};
use fairshare_worker::client::{Kit, Worker};
use fairshare_worker::message::{Answer as Said, Ask, Unread};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::revive::Deaths;
use super::{Flow, unexpected};
use crate::browser::document::meta;
use crate::browser::memory;
use crate::catalogue::Kind;
use crate::guess;
use crate::session::{Answer, Awaited, Compared, Data, Loading, Refused, Source, put};
use crate::texts::Texts;

/// How often the same input may stop a worker.
const DEATHS: u32 = 2;

impl Flow {
    /// A new load begins; one on its way ends.
    pub(super) fn begin(self, names: Vec<String>) -> u32 {
        self.end_reader();
        if self.session.loading.with_untracked(Option::is_some) {
            // What it was to bring does not come any more.
            let on_its_way = self.engine.with_value(|engine| engine.load);
            self.forget_awaited(|awaited| awaited.load == Some(on_its_way));
        }
        self.session.notice.set(None);
        self.session.refused.set(None);
        self.session.loading.set(Some(Loading { names, progress: None }));
        self.engine
            .try_update_value(|engine| {
                engine.reading = None;
                engine.load += 1;
                engine.load
            })
            .unwrap_or_default()
    }

    /// The newest load has failed or was stopped: what was there before is still there.
    pub(super) fn give_up(self, number: u32, why: impl Fn(&'static dyn Texts) -> String + Send + Sync + 'static) {
        self.leave(number, why, true);
    }

    /// The newest load ends without a result.
    pub(super) fn leave(
        self,
        number: u32,
        why: impl Fn(&'static dyn Texts) -> String + Send + Sync + 'static,
        trouble: bool,
    ) {
        if self.is_newest(number) {
            self.end_reader();
            self.engine.update_value(|engine| {
                engine.reading = None;
                engine.load += 1;
            });
            self.session.loading.set(None);
            self.session.stayed.update(|stayed| *stayed += 1);
            self.settings_stay(number);
            let previous = self.session.facts.with_untracked(Option::is_some);
            let still = move |texts: &dyn Texts| if previous { texts.still_there() } else { "" };
            self.session.tell(move |texts| format!("{} {}", why(texts), still(texts)).trim_end().to_owned(), trouble);
            if self.worker().is_some_and(|worker| !worker.is_alive()) {
                // It stopped meanwhile, and was to be replaced by what came to nothing: why is still to be read afterwards.
                spawn_local(async move {
                    let (notice, refused) = (self.session.notice.get_untracked(), self.session.refused.get_untracked());
                    self.revive().await;
                    self.session.notice.set(notice);
                    self.session.refused.set(refused);
                });
            }
        }
    }

    /// The newest load turned out to hold no data: what was there before stays.
    pub(super) fn end_load(self, number: u32) {
        if self.is_newest(number) {
            self.engine.update_value(|engine| engine.load += 1);
            self.session.loading.set(None);
        }
    }

    /// Reads files into a fresh worker as the user said; replays once if the worker stops.
    pub(super) async fn read(self, number: u32, source: Source, files: Vec<File>, choices: Choices) {
        let Ok(kit) = self.kit().await else { return self.give_up(number, |texts| texts.not_loaded().to_owned()) };
        let (mut files, mut choices) = (files, choices);
        if self.is_newest(number) {
            self.engine.update_value(|engine| engine.reading = Some((files.clone(), choices.clone())));
        }
        let (mut joined, mut recalled) = (false, false);
        let mut deaths = 0;
        while self.is_newest(number) {
            let attempt = self.read_once(&kit, number, &files, &choices).await;
            // What was said before of files with the same header is said again, once.
            let seen: &[FileFacts] = match &attempt {
                Ok((_, facts, _)) => &facts.files,
                Err(Stop::Refused(unread)) => &unread.files,
                Err(Stop::Failed(_)) => &[],
            };
            if let Some(known) = memory::recall(seen, &choices).filter(|_| !recalled && source == Source::Own) {
                (recalled, choices) = (true, known);
                continue;
            }
            match attempt {
                Ok((worker, facts, compared)) => {
                    if self.is_newest(number) {
                        self.hand_over(number, recalled, worker, Data { source, files, facts }, choices, compared);
                    }
                    return;
                }
                Err(Stop::Failed(problem)) if problem.reason == Reason::WorkerDied => {
                    deaths += 1;
                    if deaths == DEATHS {
                        self.give_up(number, move |texts| texts.stopped_twice(&problem.value));
                    } else if self.is_newest(number) {
                        self.session.tell(|texts| texts.started_again().to_owned(), true);
                    }
                }
                Err(Stop::Failed(problem)) => {
                    self.give_up(number, move |texts| texts.problem(&problem));
                }
                Err(Stop::Refused(unread)) => {
                    match self.files_before().filter(|_| !joined && waits_for_touches(&unread)) {
                        Some(before) => {
                            joined = true;
                            choices = joint(self.session.choices.get_untracked(), choices);
                            files = before.into_iter().chain(files).collect();
                        }
                        None => return self.refuse(number, *unread, files, choices),
                    }
                }
            }
        }
    }

    /// The files were read, but no journeys can be made of them: what they were taken for is shown, to be corrected.
    fn refuse(self, number: u32, unread: Unread, files: Vec<File>, choices: Choices) {
        let problem = unread.problem.clone();
        let awaited = self.session.awaited.get_untracked().filter(|awaited| awaited.load == Some(number));
        self.give_up(number, move |texts| texts.problem(&problem));
        // A text that is no table has nothing to be corrected.
        if unread.files.iter().any(|file| !file.columns.is_empty()) {
            self.session.refused.set(Some(Arc::new(Refused { files, choices, unread, awaited })));
        }
    }

    /// Reads the same files again, with something said of them: those on the screen, or those that were just refused.
    pub fn read_again(self, say: impl FnOnce(&mut Choices)) {
        let refused = self.session.refused.get_untracked().filter(|_| self.of_refused);
        let (source, files, choices) = match (&refused, self.session.facts.get_untracked()) {
            (Some(refused), _) => (Source::Own, refused.files.clone(), refused.choices.clone()),
            (None, Some(data)) => (data.source.clone(), data.files.clone(), self.session.choices.get_untracked()),
            (None, None) => return,
        };
        // What was said a moment ago holds, too, if they are still being read as it was said.
        let under_way = self.engine.with_value(|engine| engine.reading.clone());
        let mut choices = under_way.filter(|(read, _)| *read == files).map_or(choices, |(_, choices)| choices);
        say(&mut choices);
        let number = self.begin(files.iter().map(File::name).collect());
        self.engine.update_value(|engine| engine.reading = Some((files.clone(), choices.clone())));
        if let Some(awaited) = refused.and_then(|refused| refused.awaited.clone()) {
            self.session.awaited.set(Some(Arc::new(Awaited { load: Some(number), ..Awaited::clone(&awaited) })));
        }
        spawn_local(async move {
            self.read(number, source, files, choices).await;
        });
    }

    /// Forgets what was said of files with these headers, and reads them as they are recognised.
    pub fn forget(self) {
        if let Some(data) = self.session.facts.get_untracked() {
            memory::forget(&data.facts.files);
        }
        self.read_again(|choices| *choices = Choices::default());
    }

    /// One attempt: load and compare, so that facts and picture change together.
    async fn read_once(
        self,
        kit: &Kit,
        number: u32,
        files: &[File],
        choices: &Choices,
    ) -> Result<(Rc<Worker>, Facts, Compared), Stop> {
        let worker = Rc::new(Worker::start(kit)?);
        if !self.is_newest(number) {
            worker.end();
            return Err(Stop::Failed(Problem::file(Reason::Cancelled, "")));
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
        let ask = Ask::Load { files: names, choices: choices.clone() };
        let facts = match worker.ask(revision, ask, files, progress).await? {
            Said::Loaded(facts) => *facts,
            Said::Unread(unread) => return Err(Stop::Refused(unread)),
            other => return Err(Stop::Failed(unexpected(other))),
        };
        let rules = self.teams_guessed(files, &facts).rules;
        let (mut kinds, mut ask) = untrack(|| self.session.compare_ask(&facts, &rules));
        if let (Ask::Compare { counting, .. }, false) = (&mut ask, self.shows(files)) {
            // What filters name is in the files before.
            counting.filter = Filter::default();
        }
        loop {
            match worker.ask(revision, ask.clone(), &[], |_| {}).await {
                Ok(Said::Compared { comparisons, headline }) => {
                    let compared = Compared { ask, kinds, comparisons, headline };
                    return Ok((worker, facts, compared));
                }
                Ok(other) => return Err(Stop::Failed(unexpected(other))),
                // A model that these data are too much for keeps nobody from the others; asked for again, it says so.
                Err(problem) if problem.reason == Reason::TooManyPlayers && without(&mut ask, &mut kinds, &problem) => {
                }
                Err(problem) => return Err(Stop::Failed(problem)),
            }
        }
    }

    /// The rules for files that were read: channels go to the teams that their names speak of, where the data names none.
    /// What was guessed of other files, and never confirmed, was of those.
    fn teams_guessed(self, files: &[File], facts: &Facts) -> Guessed {
        let session = self.session;
        let (mut rules, mut guessed) = (session.rules.get_untracked(), session.guessed.get_untracked());
        let before = session.facts.get_untracked().filter(|_| self.shows(files));
        if before.is_none() {
            rules.retain(|rule| rule.by != By::Channel || !guessed.contains(&rule.name));
            guessed.clear();
        }
        if !facts.has_teams {
            // The user has seen what was guessed of channels that were there before, and may have taken it back.
            let before = before.filter(|data| !data.facts.has_teams);
            let seen = |name: &String| {
                before.as_ref().is_some_and(|data| data.facts.channels.iter().any(|(channel, _)| channel == name))
            };
            let channels: Vec<_> = facts.channels.iter().filter(|(name, _)| !seen(name)).cloned().collect();
            let new = guess::rules(&channels, &rules, |team| session.texts().guessed_team(team));
            guessed.extend(new.iter().map(|rule| rule.name.clone()));
            rules.extend(new);
        }
        Guessed { rules, guessed }
    }

    /// What stands on the screen makes room, and the fresh worker takes the place of the old one: in two tasks, as both at once
    /// would hold the page up.
    fn hand_over(
        self,
        number: u32,
        recalled: bool,
        worker: Rc<Worker>,
        data: Data,
        choices: Choices,
        compared: Compared,
    ) {
        let take = move || {
            if !self.is_newest(number) {
                // Another load has begun in between, and may come to nothing.
                return self.answer_all();
            }
            self.session.recalled.set(recalled);
            if data.source == Source::Own {
                memory::keep(&data.facts.files, &choices);
            }
            if !self.shows(&data.files) {
                self.forget_awaited(|awaited| awaited.applied || awaited.load.is_some_and(|load| load != number));
            }
            self.take_over(worker, data, choices, compared);
        };
        if self.session.facts.with_untracked(Option::is_none) {
            return take();
        }
        self.make_room();
        set_timeout(take, Duration::ZERO);
    }

    /// Takes away what is answered anew with other data.
    fn make_room(self) {
        let session = self.session;
        put(session.moved, &Answer::Working);
        put(session.together, &Answer::Working);
        put(session.fairness, &Answer::Working);
        put(session.spend, &Answer::Working);
        put(session.drill.listed, &Answer::Empty);
        put(session.drill.opened, &Answer::Empty);
    }

    /// The fresh worker takes the place of the old one.
    fn take_over(self, worker: Rc<Worker>, data: Data, choices: Choices, compared: Compared) {
        let old = self.engine.try_update_value(|engine| {
            engine.revision += 1;
            engine.reader = None;
            engine.reading = None;
            engine.active.replace(Rc::clone(&worker))
        });
        self.find_fingerprint(worker);
        if let Some(old) = old.flatten() {
            old.end();
        }
        let Guessed { rules, guessed } = self.teams_guessed(&data.files, &data.facts);
        put(self.session.rules, &rules);
        put(self.session.guessed, &guessed);
        self.session.loading.set(None);
        self.session.refused.set(None);
        if !self.shows(&data.files) {
            self.session.narrow(|filter| *filter = Filter::default());
            self.session.desk.sought.set(String::new());
            self.engine.update_value(|engine| engine.deaths = Deaths::default());
        }
        self.session.lit.set(None);
        self.session.choices.set(choices);
        self.session.problems.set(Answer::Empty);
        self.make_room();
        self.session.drill.forget();
        self.session.flips.set(None);
        self.session.sure.set(Answer::Empty);
        self.session.drawing.set(None);
        self.session.compared.set(Answer::Done(Arc::new(compared)));
        self.session.data.set(Answer::Done(Arc::new(data)));
    }

    /// The page's end of the wire, fetched once.
    pub(super) async fn kit(self) -> Result<Kit, Problem> {
        if let Some(kit) = self.engine.with_value(|engine| engine.kit.clone()) {
            return Ok(kit);
        }
        let names = meta("fairshare-worker").unwrap_or_default();
        let (script, module) = names.split_once(' ').unwrap_or(("worker.js", "worker_bg.wasm"));
        let kit = Kit::fetch(script, module).await?;
        self.engine.update_value(|engine| engine.kit = Some(kit.clone()));
        Ok(kit)
    }

    /// Whether these files are those on the screen.
    fn shows(self, files: &[File]) -> bool {
        self.session.facts.with_untracked(|data| data.as_ref().is_some_and(|data| data.files == files))
    }

    /// The user's files on the screen, if they are the user's.
    fn files_before(self) -> Option<Vec<File>> {
        let data = self.session.facts.get_untracked()?;
        (data.source == Source::Own).then(|| data.files.clone())
    }
}

/// The rules of channels for files that were read, and which of them are guesses.
struct Guessed {
    rules: Vec<Rule>,
    guessed: Vec<String>,
}

/// Takes the model that a problem is about out of a comparison; false where there would be nothing to compare.
fn without(ask: &mut Ask, kinds: &mut Vec<Kind>, problem: &Problem) -> bool {
    let Ask::Compare { models, .. } = ask else { return false };
    let Some(at) = models.iter().position(|model| model.to_string() == problem.value) else { return false };
    models.remove(at);
    kinds.remove(at);
    !models.is_empty()
}

/// Why an attempt came to nothing.
enum Stop {
    /// It failed.
    Failed(Problem),
    /// The files were read, and cannot be used as they are.
    Refused(Box<Unread>),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Failed(problem)
    }
}

/// Files came without touches: they may belong to the files read before.
fn waits_for_touches(unread: &Unread) -> bool {
    unread.problem.reason == Reason::DealsWithoutTouches
}

/// What was said of the files read before, and of those that join them.
fn joint(before: Choices, with: Choices) -> Choices {
    let Choices { mut files, mut stages, mut rates, joining } = before;
    files.extend(with.files);
    stages.extend(with.stages);
    rates.extend(with.rates);
    Choices { files, stages, rates, joining }
}
