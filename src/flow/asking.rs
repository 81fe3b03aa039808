//! The loop that all questions share: creates events of the [`reducer`] and executes its effects.

use std::rc::Rc;

use fairshare_types::problem::{Problem, Reason};
use fairshare_worker::protocol::message::{Answer as Said, Ask};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Flow;
use crate::query::{Query, Slot};
use crate::reducer::{self, Effect, Event, Manner, QuestionId, Reply, Request, State};
use crate::values::catalogue::Kind;

impl Flow {
    /// Adds a question.
    pub(super) fn add<A: Send + Sync + 'static>(self, query: Query<A>) -> QuestionId {
        let manner = query.manner;
        let slot: Rc<dyn Slot> = Rc::new(query);
        self.engine
            .try_update_value(|engine| {
                engine.slots.push(slot);
                engine.state.add_question(manner)
            })
            .unwrap_or_default()
    }

    /// Adds a question that is sent again whenever its request or the data changes.
    pub(super) fn follow<A: Send + Sync + 'static>(self, query: Query<A>) {
        let store = self.store;
        let manner = query.manner;
        let question = self.add(query);
        let Some(request) = self.slot(question).and_then(|slot| slot.request()) else { return };
        // An effect, because requests go to a worker: nothing on the screen asks for them.
        leptos::prelude::Effect::new(move |_| {
            // With new data, an equal request must be sent again.
            store.derived.facts.track();
            if matches!(manner, Manner::Background { .. }) {
                // A new comparison has cancelled the work in the background.
                store.results.compared.track();
            }
            // Use `get`, not `track`: a memo that was never read does not know its dependencies yet.
            let request = request.get();
            if request.is_none() {
                self.with_slot(question, |slot| slot.show_nothing_asked());
            }
            self.step(Event::Wanted { question, request });
        });
    }

    /// Asks a question on demand.
    pub(super) fn ask(self, ask: Ask) {
        let question = self.engine.with_value(|engine| engine.slots.iter().position(|slot| slot.is_asked_by(&ask)));
        if let Some(question) = question {
            self.step(Event::Wanted { question, request: Some(ask.into()) });
        }
    }
}

impl Flow {
    /// Applies an event and returns its effects; the caller executes those that need data of its own.
    pub(super) fn decide(self, event: Event) -> Vec<Effect> {
        let effects = self.engine.try_update_value(|engine| {
            let (state, effects) = reducer::step(std::mem::take(&mut engine.state), event);
            engine.state = state;
            effects
        });
        effects.unwrap_or_default()
    }

    /// Applies an event and executes its effects.
    pub(super) fn step(self, event: Event) {
        for effect in self.decide(event) {
            self.perform(effect);
        }
    }

    /// Executes an effect that needs nothing beyond its own fields.
    pub(super) fn perform(self, effect: Effect) {
        match effect {
            Effect::Send { question, sent, request } => self.send(question, sent, *request),
            Effect::ShowWorking(question) => self.with_slot(question, |slot| slot.show_working()),
            Effect::ShowEmpty(question) => self.with_slot(question, |slot| slot.show_empty()),
            Effect::Clear(question) => self.with_slot(question, |slot| slot.clear()),
            Effect::Reconsider(question) => self.reconsider(question),
            Effect::Revive { quiet } => self.revive_soon(quiet),
            Effect::EndHolder => self.end_holder(),
            Effect::GiveUpQuestions => self.give_up_questions(),
            Effect::EndReaders => self.end_reader(),
            Effect::ForgetSettings(load) => self.forget_awaited(|awaited| awaited.load == Some(load)),
            Effect::Stay(load) => self.stay(load),
            Effect::HideLoading => self.store.results.loading.set(None),
            // The callers of `decide` execute these, with data that only they have.
            Effect::Open
            | Effect::OfferChoice
            | Effect::ShowLoading
            | Effect::UseReader
            | Effect::ShowProgress
            | Effect::ReadAsRemembered
            | Effect::SayStartedAgain
            | Effect::ReadAgain
            | Effect::LeaveOut
            | Effect::ReadJoined
            | Effect::Refuse
            | Effect::GiveUp(_)
            | Effect::HandOver
            | Effect::SayWhy
            | Effect::TakeOver
            | Effect::Reload(_)
            | Effect::Show(_)
            | Effect::ShowFailure(_)
            | Effect::Deselect => {}
        }
    }

    /// Reads the state of the reducer.
    pub(super) fn state<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.engine.with_value(|engine| read(&engine.state))
    }

    fn slot(self, question: QuestionId) -> Option<Rc<dyn Slot>> {
        self.engine.with_value(|engine| engine.slots.get(question).cloned())
    }

    fn with_slot(self, question: QuestionId, with: impl FnOnce(Rc<dyn Slot>)) {
        if let Some(slot) = self.slot(question) {
            with(slot);
        }
    }

    fn reconsider(self, question: QuestionId) {
        self.with_slot(question, |slot| self.step(Event::Wanted { question, request: wanted(&*slot) }));
    }

    /// Sends a request to the worker with the data on the screen.
    fn send(self, question: QuestionId, sent: u32, request: Request) {
        let (Some(worker), Some(slot)) = (self.worker(), self.slot(question)) else { return };
        let files = match request.ask {
            Ask::Weigh { .. } => self.engine.with_value(|engine| engine.to_weigh.clone()),
            _ => Vec::new(),
        };
        spawn_local(async move {
            let progress = Rc::clone(&slot);
            let said = worker.ask(request.ask.clone(), &files, move |now| progress.set_progress(now)).await;
            self.answered(question, sent, &request, &slot, said);
        });
    }

    /// Shows the answer or its failure, as the reducer decides.
    fn answered(
        self,
        question: QuestionId,
        sent: u32,
        request: &Request,
        slot: &Rc<dyn Slot>,
        said: Result<Said, Problem>,
    ) {
        let read = said.map(|said| Rc::clone(slot).read(request, said));
        let reply = match &read {
            Ok(Some(_)) => Reply::Done,
            Ok(None) => Reply::Ended,
            Err(problem) => match problem.reason {
                Reason::Cancelled => Reply::Cancelled,
                Reason::WorkerDied => Reply::Died,
                Reason::TooManyPlayers => Reply::TooManyPlayers,
                _ => Reply::Failed,
            },
        };
        let (mut show, problem) = match read {
            Ok(show) => (show, None),
            Err(problem) => (None, Some(problem)),
        };
        for effect in self.decide(Event::Answered { question, sent, reply, wanted: wanted(&**slot) }) {
            match (effect, &problem) {
                (Effect::Show(_), _) => {
                    if let Some(show) = show.take() {
                        show();
                    }
                }
                (Effect::ShowFailure(_), Some(problem)) => slot.show_failure(problem.clone()),
                (Effect::Deselect, Some(problem)) => self.deselect(problem),
                (other, _) => self.perform(other),
            }
        }
    }

    /// Deselects the model that cannot separate so many teams or channels, and tells the user why.
    fn deselect(self, problem: &Problem) {
        let store = self.store;
        let too_many = |kind: &Kind| untrack(|| store.choices.model(*kind).to_string() == problem.value);
        for kind in store.derived.shown.get_untracked().into_iter().filter(too_many) {
            store.choices.selection.update(|selection| selection.say(kind, false));
            let problem = problem.clone();
            store.screen.tell(move |texts| texts.problem(&problem), true);
        }
    }
}

/// The current request of a question.
fn wanted(slot: &dyn Slot) -> Option<Request> {
    slot.request()?.get_untracked()
}
