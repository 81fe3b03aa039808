//! Before the first byte of the user's data is read, everything that may be needed later is fetched, and the page sealed.
//!
//! The worker that holds a sample was born before that. It never sees data of the user: a load goes to a fresh worker.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::File;

use super::Flow;
use crate::browser::{file, fonts, offline, seal};
use crate::texts::{Language, Sample};

impl Flow {
    /// Fetches what is not here yet, and seals the page. What cannot be had is missed later, in words: a page that is
    /// offline is sealed all the same. Whoever comes while that is being done waits for it, as nothing can be fetched after.
    pub async fn seal(self) {
        if seal::is_sealed() {
            return;
        }
        let sealing = self.engine.with_value(|engine| Rc::clone(&engine.sealing));
        let sealed = sealing.get_or_try_init(async {
            offline::shown();
            let _ = self.kit().await;
            let _ = self.unpacking_kit().await;
            fonts::fetch().await;
            for (sample, language) in
                Sample::ALL.into_iter().flat_map(|one| Language::ALL.map(|language| (one, language)))
            {
                let _ = self.sample_files(sample.files(language)).await;
            }
            if seal::seal() { Ok(()) } else { Err(()) }
        });
        self.session.sealed.set(sealed.await.is_ok());
    }

    /// The files of a sample: fetched once, since later nothing can be fetched.
    pub(super) async fn sample_files(self, names: [&'static str; 2]) -> Option<Vec<File>> {
        let kept = self
            .engine
            .with_value(|engine| engine.samples.iter().find(|(one, _)| *one == names).map(|(_, files)| files.clone()));
        if kept.is_some() {
            return kept;
        }
        let requests = names.map(|name| (file::request(&format!("samples/{name}")), name));
        // Each is awaited, even where another one could not be had: nobody would hear of its failure otherwise.
        let mut fetched = Vec::new();
        for (request, name) in requests {
            fetched.push(file::fetched(request, name).await);
        }
        let files: Vec<File> = fetched.into_iter().collect::<Option<_>>()?;
        self.engine.update_value(|engine| engine.samples.push((names, files.clone())));
        Some(files)
    }
}
