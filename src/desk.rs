//! What lies on the panels beside the choices: it stays where it is when they are made anew in another language.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::catalogue::Kind;
use crate::sorted::Sort;

/// What was written, sought and sorted.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What the table is sorted by.
    pub sort: RwSignal<Option<Sort>>,
    /// What its rows are sought by.
    pub sought: RwSignal<String>,
    /// The budget that is shared out, in major units; today's cost until another is written.
    pub budget: RwSignal<Option<f64>>,
    /// The title of the agreement, where it was written.
    pub title: RwSignal<Option<String>>,
    /// Its model; the baseline until another is chosen, as it is what all others are measured by.
    pub agreed: RwSignal<Option<Kind>>,
    /// Who signs it, by place and team.
    pub signers: RwSignal<BTreeMap<(usize, String), String>>,
}

impl Desk {
    /// Nothing on it.
    #[must_use]
    pub fn new() -> Self {
        Self {
            sort: RwSignal::new(None),
            sought: RwSignal::new(String::new()),
            budget: RwSignal::new(None),
            title: RwSignal::new(None),
            agreed: RwSignal::new(None),
            signers: RwSignal::new(BTreeMap::new()),
        }
    }
}
