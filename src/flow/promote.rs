//! Promotes the loading worker: its dataset replaces the one on screen.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use fairshare_types::decision::Decision;
use fairshare_types::dimension::Dimension;
use fairshare_types::options::{Filter, Rule};
use fairshare_types::results::Facts;
use fairshare_worker::client::Worker;
use fairshare_worker::protocol::message::Ask;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::Flow;
use crate::browser::{memory, offline};
use crate::reducer::{Effect, Event, LoadId, Request};
use crate::state::results::{Answer, Compared, Data, Source};
use crate::values::{ImportOptions, amounts, guess};

impl Flow {
    /// The rules for newly read files: each channel goes to the team that the engine guesses, unless the data has
    /// teams. Drops unconfirmed guesses that were made for other files.
    pub(super) fn teams_guessed(self, files: &[File], facts: &Facts) -> Guessed {
        let store = self.store;
        let (mut rules, mut guessed) = (store.choices.rules.get_untracked(), store.choices.guessed.get_untracked());
        let before = store.derived.facts.get_untracked().filter(|_| self.shows(files));
        // If a team column was assigned meanwhile, nothing is left to guess.
        if before.is_none() || facts.has_teams {
            rules.retain(|rule| rule.by != Dimension::Channel || !guessed.contains(&rule.name));
            guessed.clear();
        }
        if !facts.has_teams {
            // Teams given to the channels of other files are a guess here, unless these files were added to those.
            let shown = store.derived.facts.get_untracked();
            if shown.is_some_and(|data| data.source == Source::Own && !files.starts_with(&data.files)) {
                let there = |name: &String| facts.channels.iter().any(|(channel, _)| channel == name);
                let given = rules.iter().filter(|rule| rule.by == Dimension::Channel && there(&rule.name));
                let given: Vec<_> =
                    given.map(|rule| rule.name.clone()).filter(|name| !guessed.contains(name)).collect();
                guessed.extend(given);
            }
            // For channels that were there before, the user has seen the guess and may have removed it.
            let before = before.filter(|data| !data.facts.has_teams);
            let seen = |name: &String| {
                before.as_ref().is_some_and(|data| data.facts.channels.iter().any(|(channel, _)| channel == name))
            };
            let unseen: Vec<_> = facts.team_guesses.iter().filter(|guess| !seen(&guess.name)).cloned().collect();
            let new = guess::rules(&unseen, &rules, |team| store.screen.texts().guessed_team(team));
            guessed.extend(new.iter().map(|rule| rule.name.clone()));
            rules.extend(new);
        }
        Guessed { rules, guessed }
    }

    /// Clears the old results, then promotes the new worker. Two tasks, because one would block the page too long.
    pub(super) fn hand_over(
        self,
        number: LoadId,
        recalled: bool,
        worker: Rc<Worker>,
        data: Data,
        import: ImportOptions,
        compared: Compared,
    ) {
        let take = move || {
            let compared_request = Request { ask: compared.ask.clone(), kinds: compared.kinds.clone() };
            let other_files = !self.shows(&data.files);
            let mut read = Some((worker, data, import, compared));
            for effect in self.decide(Event::Read { load: number, compared: compared_request, other_files }) {
                if effect != Effect::TakeOver {
                    self.perform(effect);
                } else if let Some((worker, data, import, compared)) = read.take() {
                    self.store.results.recalled.set(recalled);
                    if data.source == Source::Own {
                        memory::keep(&data.facts.files, &import);
                    }
                    if other_files {
                        self.note_guesses();
                        self.forget_awaited(|awaited| {
                            awaited.applied || awaited.load.is_some_and(|load| load != number)
                        });
                    }
                    self.take_over(worker, data, import, compared);
                    self.return_choices(number);
                }
            }
            if read.is_none() {
                self.weigh_decisions();
            }
            self.verify();
        };
        if self.store.derived.facts.with_untracked(Option::is_none) {
            return take();
        }
        self.make_room();
        set_timeout(take, Duration::ZERO);
    }

    /// Clears the results that the new data will recompute.
    fn make_room(self) {
        self.step(Event::Cleared);
    }

    /// Promotes the new worker and publishes its data.
    fn take_over(self, worker: Rc<Worker>, data: Data, import: ImportOptions, compared: Compared) {
        let old = self.engine.try_update_value(|engine| {
            engine.reader = None;
            engine.reading = None;
            engine.active.replace(worker)
        });
        self.ask(Ask::Fingerprint);
        if let Some(old) = old.flatten() {
            old.end();
        }
        let Guessed { rules, guessed } = self.teams_guessed(&data.files, &data.facts);
        self.store.choices.rules.put(rules);
        self.store.choices.guessed.put(guessed);
        self.store.results.loading.set(None);
        self.store.results.refused.set(None);
        if !self.shows(&data.files) {
            self.store.choices.narrow(|filter| *filter = Filter::default());
            self.store.choices.title.put(String::new());
            self.store.screen.arrangement.update(|arrangement| arrangement.sought.clear());
        }
        self.store.screen.highlight.set(None);
        self.store.choices.import.set(import);
        self.store.results.decisions.set(data.facts.decisions.clone());
        self.make_room();
        self.store.drill.forget();
        self.store.results.flips.set(Answer::Empty);
        self.store.results.sure.set(Answer::Empty);
        self.store.results.drawing.set(None);
        amounts::set_scale(data.facts.scale);
        self.store.results.compared.set(Answer::Done(Arc::new(compared)));
        self.store.results.data.set(Answer::Done(Arc::new(data)));
        // The chart is drawn in the task after this one.
        set_timeout(|| set_timeout(offline::shown, Duration::ZERO), Duration::ZERO);
    }
}

impl Flow {
    /// Asks what each alternative of an uncertain decision would change.
    fn weigh_decisions(self) {
        let store = self.store;
        let (Some(worker), Some(data)) = (self.worker(), store.derived.facts.get_untracked()) else { return };
        let any = data.facts.decisions.iter().any(Decision::is_weighed);
        store.results.weighed.set(if any { Answer::Working } else { Answer::Empty });
        if !any {
            return;
        }
        let choices = store.choices.import.get_untracked();
        spawn_local(async move {
            let variants = self.variants(&data.facts.decisions, &choices).await;
            if !self.is_active(&worker) {
                // Other data is on the screen now and has its own request.
                return;
            }
            let (variants, tables): (Vec<_>, Vec<_>) = variants.into_iter().unzip();
            let files = data.files.iter().map(File::name).collect();
            self.engine.update_value(|engine| engine.to_weigh = data.files.iter().cloned().chain(tables).collect());
            self.ask(Ask::Weigh { files, choices, variants });
        });
    }
}

/// Team rules for newly read files, and which of them are guesses.
pub(super) struct Guessed {
    /// All rules, guessed or not.
    pub rules: Vec<Rule>,
    /// Names of the channels whose rule is a guess.
    guessed: Vec<String>,
}
