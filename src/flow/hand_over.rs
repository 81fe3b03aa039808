//! A fresh worker has read: it takes the old one's place, and its data theirs.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use fairshare_engine::filter::Filter;
use fairshare_engine::team::Rule;
use fairshare_engine::view::{By, Facts};
use fairshare_import::detect::Decision;
use fairshare_import::read::Choices;
use fairshare_worker::client::Worker;
use fairshare_worker::message::{Answer as Said, Ask};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::Flow;
use crate::amounts;
use crate::browser::{memory, offline};
use crate::deaths::Deaths;
use crate::guess;
use crate::session::{Answer, Compared, Data, Source, put};

impl Flow {
    /// The rules for files that were read: channels go to the teams that the engine guesses, where the data names none.
    /// What was guessed of other files, and never confirmed, was of those.
    pub(super) fn teams_guessed(self, files: &[File], facts: &Facts) -> Guessed {
        let session = self.session;
        let (mut rules, mut guessed) = (session.rules.get_untracked(), session.guessed.get_untracked());
        let before = session.facts.get_untracked().filter(|_| self.shows(files));
        // A team column that was named meanwhile leaves nothing to guess.
        if before.is_none() || facts.has_teams {
            rules.retain(|rule| rule.by != By::Channel || !guessed.contains(&rule.name));
            guessed.clear();
        }
        if !facts.has_teams {
            // The user has seen what was guessed of channels that were there before, and may have taken it back.
            let before = before.filter(|data| !data.facts.has_teams);
            let seen = |name: &String| {
                before.as_ref().is_some_and(|data| data.facts.channels.iter().any(|(channel, _)| channel == name))
            };
            let unseen: Vec<_> = facts.team_guesses.iter().filter(|guess| !seen(&guess.name)).cloned().collect();
            let new = guess::rules(&unseen, &rules, |team| session.texts().guessed_team(team));
            guessed.extend(new.iter().map(|rule| rule.name.clone()));
            rules.extend(new);
        }
        Guessed { rules, guessed }
    }

    /// What stands on the screen makes room, and the fresh worker takes the place of the old one: in two tasks, as both at once
    /// would hold the page up.
    pub(super) fn hand_over(
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
        self.find_fingerprint(Rc::clone(&worker));
        self.weigh_decisions(worker, &data, &choices);
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
        self.session.decisions.set(data.facts.decisions.clone());
        self.session.problems.set(Answer::Empty);
        self.make_room();
        self.session.drill.forget();
        self.session.flips.set(None);
        self.session.sure.set(Answer::Empty);
        self.session.drawing.set(None);
        amounts::set_scale(data.facts.scale);
        self.session.compared.set(Answer::Done(Arc::new(compared)));
        self.session.data.set(Answer::Done(Arc::new(data)));
        // The picture is drawn in the task after this one.
        set_timeout(|| set_timeout(offline::shown, Duration::ZERO), Duration::ZERO);
    }
}

impl Flow {
    /// Computes in the background what the alternatives of uncertain decisions would change.
    fn weigh_decisions(self, worker: Rc<Worker>, data: &Data, choices: &Choices) {
        let any = data.facts.decisions.iter().any(Decision::is_weighed);
        self.session.weighing.set(any);
        if !any {
            return;
        }
        let (mut files, choices, decisions) = (data.files.clone(), choices.clone(), data.facts.decisions.clone());
        let names: Vec<_> = files.iter().map(File::name).collect();
        spawn_local(async move {
            let (variants, tables): (Vec<_>, Vec<_>) = self.variants(&decisions, &choices).await.into_iter().unzip();
            files.extend(tables);
            let ask = Ask::Weigh { files: names, choices, variants };
            let said = worker.ask(self.revision(), ask, &files, |_| {}).await;
            if !self.is_active(&worker) {
                // Other data are on the screen, and are weighed by themselves.
                return;
            }
            if let Ok(Said::Weighed(Some(decisions))) = said {
                self.session.decisions.set(decisions);
            }
            self.session.weighing.set(false);
        });
    }
}

/// The rules of channels for files that were read, and which of them are guesses.
pub(super) struct Guessed {
    /// All of them.
    pub rules: Vec<Rule>,
    /// Names of channels.
    guessed: Vec<String>,
}
