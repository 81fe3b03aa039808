//! The comparisons that chart and table show.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::options::Rule;
use fairshare_types::results::{Comparison, GroupKind, reshare};
use fairshare_worker::protocol::message::Ask;
use leptos::prelude::*;

use crate::state::choice_signals::Field;
use crate::state::results::{Answer, Compared};
use crate::values::catalogue::Kind;

/// The comparisons on the screen, under the current shares of joint touches.
#[derive(Clone, Copy)]
pub struct Views {
    /// Team rules.
    pub(super) rules: Field<Vec<Rule>>,
    /// Credit under the models.
    pub(super) compared: RwSignal<Answer<Arc<Compared>>>,
    /// Dimension of the chart.
    pub(super) compare: Memo<Dimension>,
    /// Dimension of the table's rows.
    pub(super) rows: Memo<Dimension>,
    /// The baseline.
    pub(super) baseline: Memo<Kind>,
}

impl Views {
    /// The comparison that the chart shows.
    #[must_use]
    pub fn chart(self) -> Option<Comparison> {
        self.of(self.compare.get())
    }

    /// The comparison that the table shows.
    #[must_use]
    pub fn table(self) -> Option<Comparison> {
        self.of(self.rows.get())
    }

    /// The last comparison by a dimension, or any other one until it arrives.
    fn of(self, by: Dimension) -> Option<Comparison> {
        let view = |compared: &Arc<Compared>| {
            compared.by(by).or(compared.comparisons.first()).map(|view| self.reshared(compared, view))
        };
        self.compared.with(|answer| answer.done().and_then(view))
    }

    /// The last comparison by a dimension.
    #[must_use]
    pub fn by(self, by: Dimension) -> Option<Comparison> {
        let view = |compared: &Arc<Compared>| compared.by(by).map(|view| self.reshared(compared, view));
        self.compared.with(|answer| answer.done().and_then(view))
    }

    /// Applies changed shares of the current rules to a comparison, so that dragging a slider shows at once what the
    /// worker will compute. Unchanged if the rules differ in more than shares.
    fn reshared(self, compared: &Compared, view: &Comparison) -> Comparison {
        let before = match &compared.ask {
            Ask::Compare { counting, .. } => &counting.rules,
            _ => return view.clone(),
        };
        let now = self.rules.with(|rules| (rules != before).then(|| reshare(view, before, rules))).flatten();
        now.unwrap_or_else(|| view.clone())
    }

    /// Index of the baseline in the last comparison.
    #[must_use]
    pub fn baseline_place(self) -> usize {
        let kind = self.baseline.get();
        self.compared.with(|answer| answer.done().map_or(0, |compared| compared.place(kind)))
    }

    /// Names of the teams in the last comparison.
    pub(super) fn team_names(self) -> Vec<String> {
        let named = |view: Comparison| {
            let groups = view.groups.into_iter().filter(|group| group.kind == GroupKind::Named);
            groups.map(|group| group.name).collect()
        };
        self.by(Dimension::Team).map(named).unwrap_or_default()
    }
}
