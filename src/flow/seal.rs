//! Fetches everything that may be needed later and seals the page before reading the user's first byte.
//!
//! The worker of a sample was started before that. It never sees the user's data: every load gets a new worker.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::File;

use super::Flow;
use crate::browser::{file, fonts, offline, seal};
use crate::chunks;
use crate::texts::{Language, Sample};

impl Flow {
    /// Fetches what is missing and seals the page. It waits for the chunks that the page needs in its language. Any
    /// other failed download is reported when it is needed, so a page that is offline gets sealed too. Later callers
    /// wait until the first is done, because nothing can be fetched afterwards.
    pub async fn seal(self) {
        if seal::is_sealed() {
            return;
        }
        let sealing = self.engine.with_value(|engine| Rc::clone(&engine.sealing));
        let sealed = sealing.get_or_try_init(async {
            offline::shown();
            let fetching = self.store.screen.fetching;
            fetching.until_there(chunks::fetch_rest).await;
            if self.store.screen.language.get_untracked() == Language::English {
                // Only a later change of language needs it.
                let _ = chunks::fetch_russian().await;
            } else {
                fetching.until_there(chunks::fetch_russian).await;
            }
            let _ = self.bundle().await;
            let _ = self.unpacking_bundle().await;
            fonts::fetch().await;
            for (sample, language) in
                Sample::ALL.into_iter().flat_map(|one| Language::ALL.map(|language| (one, language)))
            {
                let _ = self.sample_files(sample.files(language)).await;
            }
            if seal::seal() { Ok(()) } else { Err(()) }
        });
        self.store.results.sealed.set(sealed.await.is_ok());
    }

    /// The files of a sample, fetched once: after sealing nothing can be fetched.
    pub(super) async fn sample_files(self, names: &'static [&'static str]) -> Option<Vec<File>> {
        let kept = self
            .engine
            .with_value(|engine| engine.samples.iter().find(|(one, _)| *one == names).map(|(_, files)| files.clone()));
        if kept.is_some() {
            return kept;
        }
        let requests: Vec<_> = names.iter().map(|name| (file::request(&format!("samples/{name}")), *name)).collect();
        // Await each one even if another has failed: otherwise its rejection would go unhandled.
        let mut fetched = Vec::new();
        for (request, name) in requests {
            fetched.push(file::fetched(request, name).await);
        }
        let files: Vec<File> = fetched.into_iter().collect::<Option<_>>()?;
        self.engine.update_value(|engine| engine.samples.push((names, files.clone())));
        Some(files)
    }
}
