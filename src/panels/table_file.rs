//! The table as it is copied and saved, with the rows in the order of the screen.

use std::sync::Arc;

use leptos::prelude::*;

use super::table::Shown;
use crate::browser::{clock, download};
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::{Derived, Views};
use crate::state::screen::Screen;
use crate::texts::saved_table::{self, label};
use crate::texts::{Saved, Texts};
use crate::values::redaction;
use crate::values::sheet::{self, Cell, Measure, TableColumn};
use crate::values::sorted::{self, Sort};

impl Shown {
    /// The content of the table under the choices; `None` before there are results.
    pub fn now(choices: ChoiceSignals, views: Views, currency: Memo<String>) -> Option<Self> {
        let view = views.table()?;
        let baseline = views.baseline_place();
        let (measure, differences) = (choices.measure.get(), choices.differences.get());
        let currency = currency.get();
        Some(Self { view: Arc::new(view), measure, baseline, differences, currency })
    }

    /// Its groups in the order of the rows, without those that the search leaves out.
    pub fn order(&self, texts: &'static dyn Texts, sort: Option<&Sort>, sought: &str) -> Vec<usize> {
        let view = &self.view;
        let label = |group: usize| {
            let part = view.by.is_within().then(|| texts.part(view.by, &view.groups[group].part));
            part.map_or_else(String::new, |part| part + " ") + &label(texts, view, group)
        };
        sorted::rows(view, self.measure, self.baseline, sort, sought, &label)
    }

    /// Its cells for a file or the clipboard, redacted if the user wants that.
    pub fn cells(&self, texts: &'static dyn Texts, redaction: Memo<Option<i64>>, order: &[usize]) -> Vec<Vec<Cell>> {
        redaction::under(redaction.get_untracked(), || {
            saved_table::cells(&self.view, TableColumn::of(self.measure), order, &self.currency, texts)
        })
    }

    /// Saves it as a file.
    pub fn save(&self, texts: &'static dyn Texts, redaction: Memo<Option<i64>>, order: &[usize]) {
        // Hidden amounts are saved as shares.
        let hides = redaction.get_untracked().is_some();
        let measure = if hides && self.measure != Measure::Deals { Measure::Share } else { self.measure };
        let name = texts.file_name(Saved::Table(self.view.by, measure));
        let cells = self.cells(texts, redaction, order);
        download::text(
            &clock::dated(&name, "csv"),
            &sheet::csv(&cells, texts.language().list_separator()),
            "text/csv;charset=utf-8",
        );
    }
}

/// Saves the table as the screen shows it, or would show it.
pub fn save_table(texts: &'static dyn Texts, choices: ChoiceSignals, derived: Derived, screen: Screen) {
    untrack(|| {
        let Some(shown) = Shown::now(choices, derived.views, derived.currency) else { return };
        let arrangement = screen.arrangement.with(|arrangement| arrangement.of(derived.rows.get()));
        let order = shown.order(texts, arrangement.sort.as_ref(), &arrangement.sought);
        shown.save(texts, derived.redaction, &order);
    });
}
