//! A question of the page: its request follows from the user's choices, and panels show its answer.
//!
//! The [reducer](crate::reducer) decides when to send requests and which answers count; this module holds what differs
//! between questions.

use std::mem::{Discriminant, discriminant};
use std::rc::Rc;

use fairshare_types::problem::Problem;
use fairshare_worker::protocol::message::{Answer as Said, Ask, Progress};
use leptos::prelude::*;

use crate::reducer::{Manner, Request};
use crate::state::results::Answer;

/// A question with answers of one type.
pub struct Query<A> {
    /// When requests are sent, and how long an answer stays.
    pub manner: Manner,
    /// Source of its requests.
    asks: Asks,
    /// Takes the answer out of a reply; `None` if the reply holds none.
    read: fn(&Request, Said) -> Option<A>,
    /// The answer that panels show.
    answer: RwSignal<Answer<A>>,
    /// Progress of the computation, if panels show it.
    progress: Option<RwSignal<Option<Progress>>>,
    /// The answer is cleared while there is nothing to ask.
    empties: bool,
    /// When new data arrives, the answer becomes [`Answer::Empty`] instead of [`Answer::Working`].
    clears: bool,
    /// Runs after an answer is shown.
    then: Option<Box<dyn Fn()>>,
}

/// Source of a question's requests.
enum Asks {
    /// A request that follows from the user's choices; `None` while there is nothing to ask.
    What(Memo<Option<Request>>),
    /// Requests of one kind, on demand.
    OnDemand(Discriminant<Ask>),
}

impl<A: Send + Sync + 'static> Query<A> {
    /// A question whose request follows from the user's choices.
    pub fn new<R: Into<Request>>(
        answer: RwSignal<Answer<A>>,
        request: impl Fn() -> Option<R> + Send + Sync + 'static,
        read: fn(&Request, Said) -> Option<A>,
    ) -> Self {
        let request = Memo::new(move |_| request().map(Into::into));
        Self::with(Manner::Foreground, Asks::What(request), answer, read)
    }

    /// A question on demand, with requests of the same variant as `like`.
    pub fn on_demand(answer: RwSignal<Answer<A>>, like: &Ask, read: fn(&Request, Said) -> Option<A>) -> Self {
        Self::with(Manner::Once, Asks::OnDemand(discriminant(like)), answer, read)
    }

    fn with(manner: Manner, asks: Asks, answer: RwSignal<Answer<A>>, read: fn(&Request, Said) -> Option<A>) -> Self {
        Self { manner, asks, read, answer, progress: None, empties: false, clears: false, then: None }
    }

    /// Sets the manner.
    #[must_use]
    pub fn asked(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }

    /// Reports progress to a signal.
    #[must_use]
    pub fn with_progress(self, progress: RwSignal<Option<Progress>>) -> Self {
        Self { progress: Some(progress), ..self }
    }

    /// Runs a callback after each answer.
    #[must_use]
    pub fn then(self, then: impl Fn() + 'static) -> Self {
        Self { then: Some(Box::new(then)), ..self }
    }

    /// Clears the answer while there is nothing to ask.
    #[must_use]
    pub fn emptied(self) -> Self {
        Self { empties: true, ..self }
    }

    /// Shows no answer, instead of one being computed, when new data arrives.
    #[must_use]
    pub fn cleared(self) -> Self {
        Self { clears: true, ..self }
    }

    /// Changes the answer if `is` holds for it; otherwise subscribers are not notified.
    fn change(&self, is: impl Fn(&Answer<A>) -> bool, change: impl FnOnce() -> Answer<A>) {
        self.answer.maybe_update(|answer| {
            let changes = is(answer);
            if changes {
                *answer = change();
            }
            changes
        });
    }

    /// Clears the progress.
    fn end_progress(&self) {
        if let Some(progress) = self.progress {
            progress.set(None);
        }
    }
}

/// A question with any type of answer.
pub trait Slot {
    /// The request that follows from the user's choices; `None` for a question on demand.
    fn request(&self) -> Option<Memo<Option<Request>>>;

    /// Whether this is a question on demand that sends such requests.
    fn is_asked_by(&self, ask: &Ask) -> bool;

    /// Shows progress.
    fn set_progress(&self, progress: Progress);

    /// Takes the answer out of a reply and returns a closure that shows it; `None` if the reply holds none.
    fn read(self: Rc<Self>, request: &Request, said: Said) -> Option<Box<dyn FnOnce()>>;

    /// Shows that an answer is being computed.
    fn show_working(&self);

    /// Shows that there is no answer.
    fn show_empty(&self);

    /// Shows why there is no answer.
    fn show_failure(&self, problem: Problem);

    /// Clears the answer; a new request will follow.
    fn clear(&self);

    /// Shows why there is no answer, if one is being computed.
    fn give_up(&self, problem: Problem);

    /// Clears the answer if it must not stay while there is nothing to ask.
    fn show_nothing_asked(&self);
}

impl<A: Send + Sync + 'static> Slot for Query<A> {
    fn request(&self) -> Option<Memo<Option<Request>>> {
        match self.asks {
            Asks::What(request) => Some(request),
            Asks::OnDemand(_) => None,
        }
    }

    fn is_asked_by(&self, ask: &Ask) -> bool {
        matches!(self.asks, Asks::OnDemand(kind) if kind == discriminant(ask))
    }

    fn set_progress(&self, now: Progress) {
        if let Some(progress) = self.progress {
            progress.set(Some(now));
        }
    }

    fn read(self: Rc<Self>, request: &Request, said: Said) -> Option<Box<dyn FnOnce()>> {
        let answer = (self.read)(request, said)?;
        Some(Box::new(move || {
            self.end_progress();
            self.answer.set(Answer::Done(answer));
            if let Some(then) = &self.then {
                then();
            }
        }))
    }

    fn show_working(&self) {
        self.answer.set(Answer::Working);
    }

    fn show_empty(&self) {
        self.end_progress();
        self.answer.set(Answer::Empty);
    }

    fn show_failure(&self, problem: Problem) {
        self.end_progress();
        self.answer.set(Answer::Failed(problem));
    }

    fn clear(&self) {
        if self.clears {
            self.change(|answer| !matches!(answer, Answer::Empty), || Answer::Empty);
        } else {
            self.change(|answer| !matches!(answer, Answer::Working), || Answer::Working);
        }
    }

    fn give_up(&self, problem: Problem) {
        self.change(|answer| matches!(answer, Answer::Working), || Answer::Failed(problem));
    }

    fn show_nothing_asked(&self) {
        if self.empties {
            self.answer.set(Answer::Empty);
        }
    }
}
