//! Saves the credit of every touch as a file: page by page, so that neither worker nor page holds a million rows.

use fairshare_types::results::{TouchPage, TouchQuery};
use fairshare_worker::protocol::message::Ask;
use leptos::prelude::*;
use web_sys::Blob;

use super::Flow;
use crate::browser::{clock, download};
use crate::texts::{Saved, touch_table};
use crate::values::sheet;

/// Rows of a page: written in a few milliseconds.
const ROWS: u32 = 4_000;

/// A table of touches that is being saved.
#[derive(Default)]
pub(super) struct TouchFile {
    /// The parts written so far.
    parts: Vec<Blob>,
    /// The request of the current page; `None` if no table is being saved.
    ask: Option<(TouchQuery, fairshare_types::options::EligibilityRules)>,
}

impl Flow {
    /// Begins to save the credit of every touch under the models shown. While deals and amounts are hidden, it says why
    /// it does not.
    pub fn save_touches(self) {
        let store = self.store;
        if store.choices.redacted.get_untracked() {
            return store.screen.tell(|texts| texts.table.touches_hidden.to_owned(), true);
        }
        let models = store.derived.additive.get_untracked();
        let models = models.into_iter().map(|kind| store.choices.settings.with_untracked(|s| s.model(kind))).collect();
        let counting = untrack(|| store.choices.counting());
        self.next_touches(TouchQuery { models, from: 0, rows: ROWS }, counting, Vec::new());
    }

    /// Takes the page that has arrived, and asks for the next one or saves the file.
    pub(super) fn take_touches(self) {
        let store = self.store;
        let page = store.results.touches.with_untracked(|answer| answer.done().cloned());
        let file = self.engine.try_update_value(|engine| std::mem::take(&mut engine.touches)).unwrap_or_default();
        let (Some(page), Some((query, counting))) = (page, file.ask) else { return };
        let mut parts = file.parts;
        parts.extend(self.written(&page, &query));
        if let Some(from) = page.next {
            return self.next_touches(TouchQuery { from, ..query }, counting, parts);
        }
        store.screen.saving_touches.set(false);
        let texts = store.screen.texts();
        if let Some(whole) = download::joined(&parts, "text/csv;charset=utf-8") {
            download::save(&clock::dated(&texts.file_name(Saved::Touches), "csv"), &whole);
        }
    }

    fn next_touches(self, query: TouchQuery, counting: fairshare_types::options::EligibilityRules, parts: Vec<Blob>) {
        self.store.screen.saving_touches.set(true);
        let file = TouchFile { parts, ask: Some((query.clone(), counting.clone())) };
        self.engine.update_value(|engine| engine.touches = file);
        self.ask(Ask::Touches { query, counting });
    }

    /// A page as a part of the file; the first begins with the headings.
    fn written(self, page: &TouchPage, query: &TouchQuery) -> Option<Blob> {
        let texts = self.store.screen.texts();
        let currency = self.store.derived.currency.get_untracked();
        let separator = texts.language().list_separator();
        let cells = touch_table::cells(texts, page, query, &currency);
        let text = if query.from == 0 { sheet::csv(&cells, separator) } else { sheet::csv_lines(&cells, separator) };
        download::blob(&text, "text/csv;charset=utf-8")
    }
}
