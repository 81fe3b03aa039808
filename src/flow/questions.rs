//! Questions that are asked again whenever a choice changes.

use std::mem;
use std::sync::Arc;

use fairshare_import::problem::{Problem, Reason};
use fairshare_worker::message::Answer as Said;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Flow, gone};
use crate::catalogue::Kind;
use crate::session::{Answer, Compared};

/// At most one question of a kind is on its way, and the latest choice is asked next.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Turn {
    #[default]
    Idle,
    Asking,
    AskingAndWanted,
}

/// The questions that are asked again whenever a choice changes.
#[derive(Clone, Copy)]
pub(super) enum Question {
    Compare,
    Move,
    Together,
    Deals,
    Open,
    Fairness,
    Spend,
}

/// How many of them there are.
pub(super) const QUESTIONS: usize = 7;

/// Whether an answer came in time: one to an older state of the choices was dropped, and is asked for again.
pub(super) struct Fresh(pub bool);

impl Flow {
    /// A choice has changed.
    pub(super) fn want(self, question: Question) {
        let idle = self.turn(question, |turn| match turn {
            Turn::Idle => Turn::Asking,
            Turn::Asking | Turn::AskingAndWanted => Turn::AskingAndWanted,
        });
        if idle == Turn::Idle {
            spawn_local(self.answer(question));
        }
    }

    /// What is on the screen is answered anew.
    pub(super) fn answer_all(self) {
        for question in [Question::Move, Question::Together, Question::Deals, Question::Fairness] {
            self.want(question);
        }
        if untrack(|| self.session.spend_ask()).is_some() {
            self.want(Question::Spend);
        }
        if self.session.drill.open.with_untracked(Option::is_some) {
            self.want(Question::Open);
        }
    }

    /// Asks until the latest choice is answered.
    async fn answer(self, question: Question) {
        loop {
            let revision = self.revision();
            let asked = match question {
                Question::Compare => self.ask_compare(revision).await,
                Question::Move => self.ask_move(revision).await,
                Question::Together => self.ask_together().await,
                Question::Deals => self.ask_deals().await,
                Question::Open => self.ask_open().await,
                Question::Fairness => self.ask_fairness(revision).await,
                Question::Spend => self.ask_spend().await,
            };
            let stale = match asked {
                Ok(Fresh(fresh)) => !fresh,
                Err(problem) => {
                    self.fail(question, problem).await;
                    false
                }
            };
            let before = self.turn(question, |turn| match turn {
                Turn::AskingAndWanted => Turn::Asking,
                Turn::Idle | Turn::Asking if stale => Turn::Asking,
                Turn::Idle | Turn::Asking => Turn::Idle,
            });
            if before != Turn::AskingAndWanted && !stale {
                return;
            }
        }
    }

    async fn ask_compare(self, revision: u32) -> Result<Fresh, Problem> {
        let Some(data) = self.session.facts.get_untracked() else { return Ok(Fresh(true)) };
        let worker = self.worker().ok_or_else(gone)?;
        let rules = self.session.rules.get_untracked();
        let (kinds, ask) = untrack(|| self.session.compare_ask(&data.facts, &rules));
        if self.session.compared.with_untracked(|answer| answer.done().is_some_and(|compared| compared.ask == ask)) {
            if self.engine.try_update_value(|engine| mem::take(&mut engine.dropped)) == Some(true) {
                // What was chosen meanwhile, and taken back, has ended what went on in the background.
                self.draw();
                self.find_flips();
            }
            return Ok(Fresh(true));
        }
        // Also where it fails.
        self.engine.update_value(|engine| engine.dropped = true);
        let said = worker.ask(revision, ask.clone(), &[], |_| {}).await?;
        let fresh = self.is_current(&worker, revision);
        self.engine.update_value(|engine| engine.dropped = !fresh);
        if let Said::Compared { comparisons, headline } = said
            && fresh
        {
            let compared = Compared { ask, kinds, comparisons, headline };
            self.session.compared.set(Answer::Done(Arc::new(compared)));
        }
        Ok(Fresh(fresh))
    }

    async fn ask_move(self, revision: u32) -> Result<Fresh, Problem> {
        if self.session.facts.get_untracked().is_none() {
            return Ok(Fresh(true));
        }
        let worker = self.worker().ok_or_else(gone)?;
        let ask = untrack(|| self.session.move_ask());
        let said = worker.ask(revision, ask, &[], |_| {}).await?;
        let fresh = self.is_current(&worker, revision);
        if let Said::Moved(moved) = said
            && fresh
        {
            self.session.moved.set(Answer::Done(Arc::from(moved)));
        }
        Ok(Fresh(fresh))
    }

    /// A computation could not be done.
    async fn fail(self, question: Question, problem: Problem) {
        if problem.reason == Reason::Cancelled {
            // The worker was ended because another took its place.
            return;
        }
        if problem.reason == Reason::WorkerDied {
            // One that is being replaced is not replaced twice.
            let replaced = self.worker().is_some_and(|worker| worker.is_alive());
            if !replaced && self.engine.with_value(|engine| engine.reader.is_none()) {
                self.revive().await;
            }
            return;
        }
        if problem.reason == Reason::TooManyPlayers {
            // The others can be computed: it goes, and says why.
            let shown = self.session.shown.get_untracked();
            let too_many = |kind: &Kind| self.session.model(*kind).to_string() == problem.value;
            for kind in shown.into_iter().filter(|kind| untrack(|| too_many(kind))) {
                self.session.selection.update(|selection| selection.say(kind, false));
                let problem = problem.clone();
                self.session.tell(move |texts| texts.problem(&problem), true);
            }
            // What shows several models shows the others; the rest has nothing else to show.
            if matches!(question, Question::Compare | Question::Open) {
                return;
            }
        }
        match question {
            Question::Compare => self.session.compared.set(Answer::Failed(problem)),
            Question::Move => self.session.moved.set(Answer::Failed(problem)),
            Question::Together => self.session.together.set(Answer::Failed(problem)),
            Question::Deals => self.session.drill.listed.set(Answer::Failed(problem)),
            Question::Open => self.session.drill.opened.set(Answer::Failed(problem)),
            Question::Fairness => self.session.fairness.set(Answer::Failed(problem)),
            Question::Spend => self.session.spend.set(Answer::Failed(problem)),
        }
    }

    fn turn(self, question: Question, change: impl FnOnce(Turn) -> Turn) -> Turn {
        let changed = self.engine.try_update_value(|engine| {
            let turn = &mut engine.turns[question as usize];
            let before = *turn;
            *turn = change(before);
            before
        });
        changed.unwrap_or_default()
    }
}
