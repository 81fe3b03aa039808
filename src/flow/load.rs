//! Loads: a fresh worker reads while the old one keeps the data on the screen.

use std::rc::Rc;
use std::sync::Arc;

use fairshare_engine::filter::Filter;
use fairshare_engine::view::Facts;
use fairshare_import::detect::Answer;
use fairshare_import::problem::{Problem, Reason};
use fairshare_import::read::Choices;
use fairshare_import::read::FileFacts;
use fairshare_worker::client::{Kit, Worker};
use fairshare_worker::message::{Answer as Said, Ask, Unread};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::travel::Opened;
use super::{Flow, unexpected};
use crate::browser::document::meta;
use crate::browser::folder::Carried;
use crate::browser::{file, memory};
use crate::catalogue::Kind;
use crate::project::MAGIC;
use crate::session::{Awaited, Compared, Data, Loading, Refused, Source};
use crate::stamp;
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
        self.session.arrived.set(None);
        self.session.refused.set(None);
        self.session.loading.set(Some(Loading { names, progress: None }));
        self.engine
            .try_update_value(|engine| {
                engine.reading = None;
                engine.left_out.clear();
                engine.load += 1;
                engine.load
            })
            .unwrap_or_default()
    }

    /// The newest load has failed or was stopped: what was there before is still there.
    pub(super) fn give_up(self, number: u32, why: impl Fn(&'static dyn Texts) -> String + Send + Sync + 'static) {
        let left_out = self.left_out();
        self.leave(
            number,
            move |texts| format!("{} {}", why(texts), texts.unusable(&left_out, false)).trim().to_owned(),
            true,
        );
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
            let Some(chosen) = self.as_chosen(number, files, &choices).await else { return };
            files = chosen;
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
                        self.tell_left_out();
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
                Err(Stop::Failed(problem)) => match self.blamed(&problem, &files).filter(|_| source == Source::Own) {
                    Some(at) => {
                        self.leave_out(number, self.session.texts().problem(&problem));
                        files.remove(at);
                        if self.shows(&files) {
                            return self.give_up(number, |_| String::new());
                        }
                        self.engine.update_value(|engine| engine.reading = Some((files.clone(), choices.clone())));
                    }
                    None => return self.give_up(number, move |texts| texts.problem(&problem)),
                },
                Err(Stop::Refused(unread)) => {
                    let alone = |before: &Vec<File>| !joined && !files.starts_with(before);
                    match self.files_before().filter(alone).filter(|_| waits_for_touches(&unread)) {
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

    /// Takes an answer to a decision, and reads the files again.
    pub fn answer_decision(self, answer: &Answer) {
        self.read_again(|choices| choices.answer(answer));
    }

    /// Confirms decisions. No number changes, so nothing is read again.
    pub fn confirm(self, keys: Vec<String>) {
        let say = |choices: &mut Choices| {
            for key in keys {
                choices.answer(&Answer::Confirm(key));
            }
        };
        if self.session.loading.with_untracked(Option::is_some) {
            // A load on its way brings its own choices.
            self.read_again(say);
        } else {
            self.session.choices.update(say);
        }
    }

    /// Adds files to those on the screen, and reads all of them together.
    pub fn add_files(self, files: Vec<File>) {
        let Some(before) = self.files_before() else { return self.open_files(files) };
        spawn_local(async move {
            let number = self.begin(before.iter().chain(&files).map(File::name).collect());
            self.seal().await;
            let Some(Opened { files, travel }) = self.told_apart(number, files).await else { return };
            if let Some(travel) = travel {
                let load = (!files.is_empty()).then_some(number);
                self.receive(Awaited { travel, load, applied: false, own: false, then: None });
            }
            if files.is_empty() {
                self.end_load(number);
                return self.tell_left_out();
            }
            let Some(new) = self.unpacked(number, files).await else { return };
            let mut all = before;
            for file in new {
                all.push(self.named_apart(&all, file));
            }
            self.read(number, Source::Own, all, self.session.choices.get_untracked()).await;
        });
    }

    /// The file under a name that none of the others has: choices hold for a name.
    fn named_apart(self, others: &[File], new: File) -> File {
        let name = new.name();
        let taken = |name: &str| others.iter().any(|other| other.name() == name);
        if !taken(&name) {
            return new;
        }
        let texts = self.session.texts();
        let free = (2..).map(|number| texts.file_named(&name, number)).find(|name| !taken(name));
        free.and_then(|name| file::from_blob(&name, &new, "text/csv")).unwrap_or(new)
    }

    /// Opens files; where data of the user are on the screen, they are asked whether to add or to replace.
    pub fn offer_files(self, files: Vec<File>) {
        let asks = self.files_before().is_some() && self.session.loading.with_untracked(Option::is_none);
        if !asks {
            return self.open_files(files);
        }
        spawn_local(async move {
            for file in &files {
                let head = file::head(file, MAGIC.len()).await;
                if head == MAGIC || head.starts_with(&stamp::SIGNATURE) {
                    // Settings and projects say themselves what they are for.
                    return self.open_files(files);
                }
            }
            self.session.offered.set(Some(files));
        });
    }

    /// Opens what was dropped or pasted, with all files of the folders in it.
    pub fn offer_carried(self, carried: Carried) {
        spawn_local(async move {
            match carried.files().await {
                Ok(files) => self.offer_files(files),
                Err(why) => self.session.tell(move |texts| texts.folder_refused(&why), true),
            }
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
        let remarks = self.remarks(&names);
        let ask = Ask::Load { files: names, choices: choices.clone(), remarks };
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
    pub(super) fn shows(self, files: &[File]) -> bool {
        self.session.facts.with_untracked(|data| data.as_ref().is_some_and(|data| data.files == files))
    }

    /// The user's files on the screen, if they are the user's.
    pub(super) fn files_before(self) -> Option<Vec<File>> {
        let data = self.session.facts.get_untracked()?;
        (data.source == Source::Own).then(|| data.files.clone())
    }
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
    let Choices { mut files, mut stages, mut rates, joining, mut confirmed } = before;
    files.extend(with.files);
    stages.extend(with.stages);
    rates.extend(with.rates);
    confirmed.extend(with.confirmed);
    Choices { files, stages, rates, joining, confirmed }
}
