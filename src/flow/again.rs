//! Reads the files on the screen again, under changed import options.

use std::sync::Arc;

use fairshare_types::decision::Answer;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Flow;
use crate::browser::memory;
use crate::state::results::{PendingSettings, Source};
use crate::values::ImportOptions;

/// No choices about files; how channels are grouped stays.
pub(super) fn with_grouping(import: &ImportOptions) -> ImportOptions {
    ImportOptions { grouping: import.grouping.clone(), ..ImportOptions::default() }
}

impl Flow {
    /// Reads the files again with changed import options: those on the screen, or those just refused.
    pub fn read_again(self, say: impl FnOnce(&mut ImportOptions)) {
        let refused = self.store.results.refused.get_untracked().filter(|_| self.of_refused);
        let (source, files, import) = match (&refused, self.store.derived.facts.get_untracked()) {
            (Some(refused), _) => (Source::Own, refused.files.clone(), refused.import.clone()),
            (None, Some(data)) => (data.source.clone(), data.files.clone(), self.store.choices.import.get_untracked()),
            (None, None) => return,
        };
        // If these files are being read right now, keep the choices of that load.
        let under_way = self.engine.with_value(|engine| engine.reading.clone());
        let mut import = under_way.filter(|(read, _)| *read == files).map_or(import, |(_, import)| import);
        say(&mut import);
        let number = self.begin_reading(&files);
        self.engine.update_value(|engine| engine.reading = Some((files.clone(), import.clone())));
        if let Some(awaited) = refused.and_then(|refused| refused.awaited.clone()) {
            self.store
                .results
                .awaited
                .set(Some(Arc::new(PendingSettings { load: Some(number), ..PendingSettings::clone(&awaited) })));
        }
        spawn_local(async move {
            self.read(number, source, files, import).await;
        });
    }

    /// Applies an answer to a decision and reads the files again.
    pub fn answer_decision(self, answer: &Answer) {
        self.read_again(|import| import.answer(answer));
    }

    /// Confirms decisions. No number changes, so nothing is read again.
    pub fn confirm(self, keys: Vec<String>) {
        let say = |import: &mut ImportOptions| {
            for key in keys {
                import.answer(&Answer::Confirm(key));
            }
        };
        if self.store.results.loading.with_untracked(Option::is_some) {
            // A load in flight brings its own import options.
            self.read_again(say);
        } else {
            self.store.choices.import.update(say);
        }
    }

    /// Drops the remembered choices for files with these headers and reads them as inferred.
    pub fn forget(self) {
        if let Some(data) = self.store.derived.facts.get_untracked() {
            memory::forget(&data.facts.files);
        }
        self.read_again(|import| *import = with_grouping(import));
    }
}
