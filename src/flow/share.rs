//! Exports that the user asks for: the link to the settings, and the project file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Flow;
use super::received::packed;
use crate::browser::{clipboard, clock, download, location};

impl Flow {
    /// Copies a link to the settings to the clipboard.
    pub fn copy_link(self) {
        let store = self.store;
        let saved = untrack(|| store.derived.saved_in_link());
        let (left_out, names) = (saved.left_out, store.derived.names_at_home.get_untracked().any());
        let Some(link) = saved.to_link().and_then(|link| location::with_fragment(&link)) else {
            return store.screen.tell(|texts| texts.share.link_too_long.to_owned(), true);
        };
        spawn_local(async move {
            if clipboard::write(&link).await {
                let guessed = store.derived.teams_guessed.get_untracked();
                store.screen.tell(
                    move |texts| {
                        let said = [
                            texts.link_copied(names && !left_out.any()).to_owned(),
                            texts.left_out_of_link(left_out),
                            if guessed { texts.decisions.teams_guessed_says.to_owned() } else { String::new() },
                        ];
                        said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
                    },
                    false,
                );
            } else {
                store.screen.tell(move |texts| format!("{} {link}", texts.share.link_not_copied), true);
            }
        });
    }

    /// Saves the project, with or without the data.
    pub fn save_project(self, with_data: bool) {
        let store = self.store;
        let data = store.derived.facts.get_untracked().filter(|_| with_data);
        let data = data.map_or_else(Vec::new, |data| data.files.clone());
        // The data contains the names anyway.
        let saved = untrack(|| if data.is_empty() { store.derived.saved_for_others() } else { store.derived.saved() });
        spawn_local(async move {
            match packed(saved, &data).await {
                Some(project) => {
                    download::save(&clock::dated(store.screen.texts().share.project_name, "fairshare"), &project)
                }
                None => store.screen.tell(|texts| texts.share.project_not_saved.to_owned(), true),
            }
        });
    }
}
