//! Drill-down from a number to its deals, and from a deal to its touches.

use fairshare_types::results::{DealId, DealList, DealQuery, DrillTarget};
use leptos::prelude::*;
use web_sys::Element;

/// Deals listed at first.
pub const LISTED: u32 = 20;

/// Deals added by "more".
pub const MORE: u32 = 200;

/// A list of deals with its query.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The query.
    pub query: DealQuery,
    /// The reply.
    pub list: DealList,
}

impl Listed {
    /// Whether it answers this query, ignoring the number of rows.
    #[must_use]
    pub fn is_of(&self, query: &DealQuery) -> bool {
        self.query.behind == query.behind && self.query.search == query.search
    }
}

/// State of the drill-down.
#[derive(Clone, Copy)]
pub struct Drill {
    /// Which deals are listed.
    pub query: RwSignal<DealQuery>,
    /// The deal that is open.
    pub open: RwSignal<Option<DealId>>,
    /// A number was just chosen, so the list must take the focus.
    pub shown: RwSignal<bool>,
    /// The list is shown beside the open tab, not on the tab *Deals*.
    pub beside: RwSignal<bool>,
    /// The element that had the focus before the list was opened.
    pub origin: StoredValue<Option<Element>, LocalStorage>,
}

impl Drill {
    /// Lists all deals, with none open.
    #[must_use]
    pub fn new() -> Self {
        Self {
            query: RwSignal::new(everything()),
            open: RwSignal::new(None),
            shown: RwSignal::new(false),
            beside: RwSignal::new(false),
            origin: StoredValue::new_local(None),
        }
    }

    /// Lists the deals behind a number, beside the tab on the screen.
    pub fn show(self, behind: DrillTarget) {
        self.open.set(None);
        self.query.set(DealQuery { behind, ..everything() });
        self.beside.set(true);
        self.shown.set(true);
    }

    /// Lists the deals behind a number and opens one of them.
    pub fn show_one(self, behind: DrillTarget, id: DealId) {
        self.show(behind);
        self.open.set(Some(id));
    }

    /// Lists all deals again.
    pub fn show_all(self) {
        self.query.set(everything());
    }

    /// Lists the deals whose key contains a text.
    pub fn search(self, text: String) {
        self.query.update(|query| {
            query.search = text;
            query.rows = LISTED;
        });
    }

    /// Lists [`MORE`] more deals.
    pub fn more(self) {
        self.query.update(|query| query.rows = query.rows.saturating_add(MORE));
    }

    /// Opens a deal, or closes it.
    pub fn toggle(self, id: DealId) {
        self.open.update(|open| *open = if open.as_ref() == Some(&id) { None } else { Some(id) });
    }

    /// Lists all deals in their tab alone: for new data, or when the user closes the list beside another tab.
    pub fn forget(self) {
        self.beside.set(false);
        self.open.set(None);
        self.query.set(everything());
    }
}

fn everything() -> DealQuery {
    DealQuery { rows: LISTED, ..DealQuery::default() }
}
