//! From a number to the deals behind it, and from a deal to its touches: what was asked for, and what was answered.

use std::sync::Arc;

use fairshare_engine::view::{Behind, DealId, DealList, DealQuery, OpenedDeal};
use leptos::prelude::*;

use crate::session::Answer;

/// Deals that are listed before more are asked for.
pub const LISTED: u32 = 20;

/// Deals that are added at a time.
pub const MORE: u32 = 200;

/// A list of deals, with what was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The question.
    pub query: DealQuery,
    /// The answer.
    pub list: DealList,
}

impl Listed {
    /// Whether it answers this question, if with fewer rows.
    #[must_use]
    pub fn is_of(&self, query: &DealQuery) -> bool {
        self.query.behind == query.behind && self.query.search == query.search
    }
}

/// The deals that are looked at.
#[derive(Clone, Copy)]
pub struct Drill {
    /// Choice: which deals are listed.
    pub query: RwSignal<DealQuery>,
    /// Choice: the deal that is open.
    pub open: RwSignal<Option<DealId>>,
    /// Choice: a number was chosen just now, so that the list has to come into view.
    pub shown: RwSignal<bool>,
    /// Answer: the list.
    pub listed: RwSignal<Answer<Arc<Listed>>>,
    /// Answer: the open deal; `None` where there is no such deal any more.
    pub opened: RwSignal<Answer<Option<Arc<OpenedDeal>>>>,
}

impl Drill {
    /// All deals, none of them open.
    #[must_use]
    pub fn new() -> Self {
        Self {
            query: RwSignal::new(everything()),
            open: RwSignal::new(None),
            shown: RwSignal::new(false),
            listed: RwSignal::new(Answer::Empty),
            opened: RwSignal::new(Answer::Empty),
        }
    }

    /// Lists the deals behind a number, and brings them into view.
    pub fn show(self, behind: Behind) {
        self.open.set(None);
        self.query.set(DealQuery { behind, ..everything() });
        self.shown.set(true);
    }

    /// Lists the deals behind a number, with one of them open.
    pub fn show_one(self, behind: Behind, id: DealId) {
        self.show(behind);
        self.open.set(Some(id));
    }

    /// Lists all deals again.
    pub fn show_all(self) {
        self.query.set(everything());
    }

    /// Looks for deals whose key has this in it.
    pub fn search(self, text: String) {
        self.query.update(|query| {
            query.search = text;
            query.rows = LISTED;
        });
    }

    /// Lists more of them.
    pub fn more(self) {
        self.query.update(|query| query.rows = query.rows.saturating_add(MORE));
    }

    /// Opens a deal, or closes it.
    pub fn toggle(self, id: DealId) {
        self.open.update(|open| *open = if open.as_ref() == Some(&id) { None } else { Some(id) });
    }

    /// Other data are on the screen: nothing of what was looked at is in them.
    pub fn forget(self) {
        self.open.set(None);
        self.query.set(everything());
    }
}

fn everything() -> DealQuery {
    DealQuery { rows: LISTED, ..DealQuery::default() }
}
