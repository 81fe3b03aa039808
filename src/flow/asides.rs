//! Questions beside the main ones: what a model does, how sure shares are, and whether the engine is right here.

use std::sync::Arc;

use fairshare_engine::model::Model;
use fairshare_import::problem::{Problem, Reason};
use fairshare_worker::message::{Answer as Said, Ask};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::questions::Fresh;
use super::{Flow, gone};
use crate::session::{Answer, Compared, Flips, Sure};

impl Flow {
    /// Asks what a model does with the data on the screen, once.
    pub fn explain(self, model: Model) {
        let Some(worker) = self.worker() else { return };
        let explained = self.session.explained;
        if explained.with_untracked(|all| all.iter().any(|(known, _)| *known == model)) {
            return;
        }
        explained.update(|all| all.push((model.clone(), Answer::Working)));
        spawn_local(async move {
            let counting = untrack(|| self.session.counting());
            let ask = Ask::Explain { model: model.clone(), counting: counting.clone() };
            let answer = match worker.ask(self.revision(), ask, &[], |_| {}).await {
                Ok(Said::Explained(explanation)) => Answer::Done(Arc::from(explanation)),
                Ok(_) => Answer::Empty,
                Err(problem) => Answer::Failed(problem),
            };
            // What was said of other data, or of touches counted otherwise, was forgotten meanwhile.
            if self.is_active(&worker) && untrack(|| self.session.counting()) == counting {
                explained.update(|all| {
                    if let Some((_, place)) = all.iter_mut().find(|(known, _)| *known == model) {
                        *place = answer;
                    }
                });
            }
        });
    }

    /// Forgets what models were said to do: the data, or how touches are counted, have changed.
    pub(super) fn forget_explanations(self) {
        self.session.explained.set(Vec::new());
    }

    /// Asks what the data itself favours. What was found before stays on the screen until then, unless it is of other data.
    pub(super) async fn ask_fairness(self, revision: u32) -> Result<Fresh, Problem> {
        if self.session.facts.get_untracked().is_none() {
            return Ok(Fresh(true));
        }
        let worker = self.worker().ok_or_else(gone)?;
        let counting = untrack(|| self.session.counting());
        let said = worker.ask(revision, Ask::Fairness { counting: counting.clone() }, &[], |_| {}).await?;
        // Models play no part in it: only other data, or touches counted otherwise, make it old.
        let fresh = self.is_active(&worker) && untrack(|| self.session.counting()) == counting;
        if let Said::Fairness(fairness) = said
            && fresh
        {
            self.session.fairness.set(Answer::Done(Arc::from(fairness)));
        }
        Ok(Fresh(fresh))
    }

    /// Finds how sure the shares on the chart are, in the background: the worker answers whatever is asked meanwhile first.
    pub(super) fn draw(self) {
        let session = self.session;
        let (Some(worker), Some(ask)) = (self.worker(), untrack(|| session.sure_ask())) else { return };
        if session.sure.with_untracked(|answer| answer.done().is_some_and(|sure| sure.ask == ask)) {
            return;
        }
        session.sure.set(Answer::Working);
        let number = self.engine.try_update_value(|engine| {
            engine.bootstrap += 1;
            engine.bootstrap
        });
        spawn_local(async move {
            let drawn = move |progress| session.drawing.set(Some(progress));
            let said = worker.ask(self.revision(), ask.clone(), &[], drawn).await;
            // Another is on its way.
            if !self.is_active(&worker) || self.engine.try_with_value(|engine| engine.bootstrap) != number {
                return;
            }
            let wanted = untrack(|| session.sure_ask()).as_ref() == Some(&ask);
            session.drawing.set(None);
            session.sure.set(match said {
                Ok(Said::Bootstrapped(Some(uncertainty))) if wanted => {
                    Answer::Done(Arc::new(Sure { ask, uncertainty: *uncertainty }))
                }
                // A choice made meanwhile has ended it, and its comparison begins another.
                Ok(_) => Answer::Empty,
                Err(problem) => Answer::Failed(problem),
            });
        });
    }

    /// Finds where the sliders on the screen change who leads, in the background. What was found before stays until then.
    pub(super) fn find_flips(self) {
        let session = self.session;
        let asked = untrack(|| session.flips_ask());
        let (Some(worker), Some((sliders, ask))) = (self.worker(), asked) else { return };
        // While shares are dragged, the comparison to come starts the search.
        let current = |compared: &Arc<Compared>| match (&compared.ask, &ask) {
            (Ask::Compare { counting, .. }, Ask::Flips { counting: own, .. }) => counting == own,
            _ => false,
        };
        let ready = session.compared.with_untracked(|answer| answer.done().is_some_and(current));
        let known = session.flips.with_untracked(|flips| flips.as_ref().is_some_and(|flips| flips.ask == ask));
        if !ready || known {
            return;
        }
        spawn_local(async move {
            let said = worker.ask(self.revision(), ask.clone(), &[], |_| {}).await;
            if let Ok(Said::Flips(Some(found))) = said
                && self.is_active(&worker)
            {
                let found = sliders.into_iter().zip(found).collect();
                session.flips.set(Some(Arc::new(Flips { ask, found })));
            }
        });
    }

    /// Computes the golden vectors in this browser.
    pub fn verify(self) {
        let Some(worker) = self.worker() else { return };
        self.session.verified.set(Answer::Working);
        spawn_local(async move {
            let answer = match worker.ask(self.revision(), Ask::Verify, &[], |_| {}).await {
                Ok(Said::Verified(checks)) => Answer::Done(Arc::new(checks)),
                Ok(_) => Answer::Empty,
                // Other data were read meanwhile.
                Err(problem) if problem.reason == Reason::Cancelled => Answer::Empty,
                Err(problem) => Answer::Failed(problem),
            };
            self.session.verified.set(answer);
        });
    }

    /// Computes the digest of many random journeys in this browser, in a worker that keeps the data on the screen.
    pub fn digest(self, journeys: u32) {
        let Some(worker) = self.worker() else { return };
        self.session.digested.set(Answer::Working);
        spawn_local(async move {
            let answer = match worker.ask(self.revision(), Ask::Digest(journeys), &[], |_| {}).await {
                Ok(Said::Digested(Some(digest))) => Answer::Done(digest),
                Ok(_) => Answer::Empty,
                Err(problem) if problem.reason == Reason::Cancelled => Answer::Empty,
                Err(problem) => Answer::Failed(problem),
            };
            self.session.digested.set(answer);
        });
    }
}
