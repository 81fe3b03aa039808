//! The deals behind a number, an open deal, what was won together and what it cost: asked again whenever what they follow from changes.

use std::sync::Arc;

use fairshare_import::problem::Problem;
use fairshare_worker::message::{Answer as Said, Ask};
use leptos::prelude::*;

use super::questions::{Fresh, Question};
use super::{Flow, gone};
use crate::drill::Listed;
use crate::session::Answer;

impl Flow {
    /// Asks again whenever the data, the way of counting or what is looked at change.
    pub(super) fn watch_deals(self) {
        let session = self.session;
        // Read, not tracked: a memo that nobody has read does not know yet what it depends on.
        let counted = Memo::new(move |_| (session.facts.with(Option::is_some), session.counting()));
        Effect::new(move |_| {
            session.facts.track();
            counted.with(|_| self.want(Question::Together));
        });
        Effect::new(move |_| {
            session.facts.track();
            session.drill.query.track();
            counted.with(|_| self.want(Question::Deals));
        });
        let spend = Memo::new(move |_| session.spend_ask());
        Effect::new(move |_| {
            session.facts.track();
            if spend.with(Option::is_some) {
                self.want(Question::Spend);
            } else {
                session.spend.set(Answer::Empty);
            }
        });
        let models = Memo::new(move |_| session.models());
        Effect::new(move |_| {
            session.facts.track();
            let open = session.drill.open.with(Option::is_some);
            counted.with(|_| models.with(|_| open.then(|| self.want(Question::Open))));
        });
    }

    pub(super) async fn ask_together(self) -> Result<Fresh, Problem> {
        let (session, Some(worker)) = (self.session, self.asked_of()?) else { return Ok(Fresh(true)) };
        let counting = untrack(|| session.counting());
        let said = worker.ask(self.revision(), Ask::Together { counting: counting.clone() }, &[], |_| {}).await?;
        let fresh = self.is_active(&worker) && untrack(|| session.counting()) == counting;
        if let (Said::Together(together), true) = (said, fresh) {
            session.together.set(Answer::Done(Arc::from(together)));
        }
        Ok(Fresh(fresh))
    }

    pub(super) async fn ask_spend(self) -> Result<Fresh, Problem> {
        let (session, Some(worker)) = (self.session, self.asked_of()?) else { return Ok(Fresh(true)) };
        let Some(ask) = untrack(|| session.spend_ask()) else { return Ok(Fresh(true)) };
        let said = worker.ask(self.revision(), ask.clone(), &[], |_| {}).await?;
        let fresh = self.is_active(&worker) && untrack(|| session.spend_ask()).as_ref() == Some(&ask);
        if let (Said::Spend(spend), true) = (said, fresh) {
            session.spend.set(Answer::Done(Arc::from(spend)));
        }
        Ok(Fresh(fresh))
    }

    pub(super) async fn ask_deals(self) -> Result<Fresh, Problem> {
        let (session, Some(worker)) = (self.session, self.asked_of()?) else { return Ok(Fresh(true)) };
        let counting = untrack(|| session.counting());
        let query = session.drill.query.get_untracked();
        let ask = Ask::Deals { query: query.clone(), counting: counting.clone() };
        let said = worker.ask(self.revision(), ask, &[], |_| {}).await?;
        let same = untrack(|| session.counting()) == counting && session.drill.query.get_untracked() == query;
        let fresh = self.is_active(&worker) && same;
        if let (Said::Deals(list), true) = (said, fresh) {
            session.drill.listed.set(Answer::Done(Arc::new(Listed { query, list: *list })));
        }
        Ok(Fresh(fresh))
    }

    pub(super) async fn ask_open(self) -> Result<Fresh, Problem> {
        let (session, Some(worker)) = (self.session, self.asked_of()?) else { return Ok(Fresh(true)) };
        let Some(id) = session.drill.open.get_untracked() else { return Ok(Fresh(true)) };
        let (counting, models) = untrack(|| (session.counting(), session.models()));
        let ask = Ask::Open { id: id.clone(), models: models.clone(), counting: counting.clone() };
        let said = worker.ask(self.revision(), ask, &[], |_| {}).await?;
        let same = untrack(|| session.counting() == counting && session.models() == models);
        let fresh = self.is_active(&worker) && same && session.drill.open.get_untracked() == Some(id);
        if let (Said::Opened(opened), true) = (said, fresh) {
            session.drill.opened.set(Answer::Done(opened.map(Arc::from)));
        }
        Ok(Fresh(fresh))
    }

    /// The worker with the data on the screen; `None` where there are none yet.
    fn asked_of(self) -> Result<Option<std::rc::Rc<fairshare_worker::client::Worker>>, Problem> {
        if self.session.facts.get_untracked().is_none() {
            return Ok(None);
        }
        self.worker().ok_or_else(gone).map(Some)
    }
}
