//! The comparisons that chart and table show.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Comparison, GroupKind, reshare};
use fairshare_worker::protocol::message::Ask;
use leptos::prelude::*;

use super::Derived;
use crate::state::results::Compared;

impl Derived {
    /// The comparison that the chart shows.
    #[must_use]
    pub fn chart_view(&self) -> Option<Comparison> {
        self.view_of(self.compare.get())
    }

    /// The comparison that the table shows.
    #[must_use]
    pub fn table_view(&self) -> Option<Comparison> {
        self.view_of(self.rows.get())
    }

    /// The last comparison by a dimension, or any other one until it arrives.
    fn view_of(&self, by: Dimension) -> Option<Comparison> {
        let view = |compared: &Arc<Compared>| {
            compared.by(by).or(compared.comparisons.first()).map(|view| self.reshared(compared, view))
        };
        self.results.compared.with(|answer| answer.done().and_then(view))
    }

    /// The last comparison by a dimension.
    #[must_use]
    pub fn view_by(&self, by: Dimension) -> Option<Comparison> {
        let view = |compared: &Arc<Compared>| compared.by(by).map(|view| self.reshared(compared, view));
        self.results.compared.with(|answer| answer.done().and_then(view))
    }

    /// Applies changed shares of the current rules to a comparison, so that dragging a slider shows at once what the
    /// worker will compute. Unchanged if the rules differ in more than shares.
    fn reshared(&self, compared: &Compared, view: &Comparison) -> Comparison {
        let before = match &compared.ask {
            Ask::Compare { counting, .. } => &counting.rules,
            _ => return view.clone(),
        };
        let now = self.choices.rules.with(|rules| (rules != before).then(|| reshare(view, before, rules))).flatten();
        now.unwrap_or_else(|| view.clone())
    }

    /// Index of the baseline in the last comparison.
    #[must_use]
    pub fn baseline_place(&self) -> usize {
        let kind = self.baseline.get();
        self.results.compared.with(|answer| answer.done().map_or(0, |compared| compared.place(kind)))
    }

    /// Names of the teams in the last comparison.
    #[must_use]
    pub fn team_names(&self) -> Vec<String> {
        let named = |view: Comparison| {
            let groups = view.groups.into_iter().filter(|group| group.kind == GroupKind::Named);
            groups.map(|group| group.name).collect()
        };
        self.view_by(Dimension::Team).map(named).unwrap_or_default()
    }
}
