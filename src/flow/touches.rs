//! Saves the credit of every touch as a file: page by page, so that neither worker nor page holds a million rows.

use fairshare_types::options::EligibilityRules;
use fairshare_types::results::TouchQuery;
use fairshare_worker::protocol::message::Ask;
use leptos::prelude::*;
use web_sys::Blob;

use super::Flow;
use crate::browser::{clock, download};
use crate::texts::{Saved, Texts, touch_table};
use crate::values::sheet;

/// Rows of a page: written in a few milliseconds.
const ROWS: u32 = 4_000;
const KIND: &str = "text/csv;charset=utf-8";

/// A table of touches that is being saved.
pub(super) struct TouchFile {
    /// The language of the file, also if the page changes its own meanwhile.
    texts: &'static dyn Texts,
    /// The parts written so far.
    parts: Vec<Blob>,
    /// The request of the current page.
    query: TouchQuery,
    counting: EligibilityRules,
}

impl Flow {
    /// Begins to save the credit of every touch under the models shown. While deals and amounts are hidden, it says why
    /// it does not.
    pub fn save_touches(self) {
        let store = self.store;
        let models = store.derived.additive.get_untracked();
        let models = models.into_iter().map(|kind| store.choices.settings.with_untracked(|s| s.model(kind))).collect();
        self.next_touches(TouchFile {
            texts: untrack(|| store.screen.texts()),
            parts: Vec::new(),
            query: TouchQuery { models, from: 0, rows: ROWS },
            counting: untrack(|| store.choices.counting()),
        });
    }

    /// Takes the page that has arrived, and asks for the next one or saves the file.
    pub(super) fn take_touches(self) {
        let store = self.store;
        let page = store.results.touches.with_untracked(|answer| answer.done().cloned());
        let file = self.engine.try_update_value(|engine| engine.touches.take()).flatten();
        let (Some(page), Some(mut file)) = (page, file) else { return };
        let currency = store.derived.currency.get_untracked();
        let separator = file.texts.language().list_separator();
        let cells = touch_table::cells(file.texts, &page, &file.query, &currency);
        let is_first = file.query.from == 0;
        let text = if is_first { sheet::csv(&cells, separator) } else { sheet::csv_lines(&cells, separator) };
        let Some(part) = download::blob(&text, KIND) else { return self.say_not_saved() };
        file.parts.push(part);
        if let Some(from) = page.next {
            file.query.from = from;
            return self.next_touches(file);
        }
        match download::joined(&file.parts, KIND) {
            Some(whole) => download::save(&clock::dated(&file.texts.file_name(Saved::Touches), "csv"), &whole),
            None => self.say_not_saved(),
        }
    }

    /// Asks for the next page, unless the user hides deals and amounts.
    fn next_touches(self, file: TouchFile) {
        let store = self.store;
        if store.choices.redacted.get_untracked() {
            return store.screen.tell(|texts| texts.table.touches_hidden.to_owned(), true);
        }
        let ask = Ask::Touches { query: file.query.clone(), counting: file.counting.clone() };
        self.engine.update_value(|engine| engine.touches = Some(file));
        self.ask(ask);
    }

    fn say_not_saved(self) {
        self.store.screen.tell(|texts| texts.table.touches_not_saved.to_owned(), true);
    }
}
