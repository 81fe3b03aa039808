//! What leaves by the user's own hand: the link to the settings, and the project.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Flow;
use super::travel::packed;
use crate::browser::{clipboard, download, location};

impl Flow {
    /// Puts a link to the settings on the clipboard.
    pub fn copy_link(self) {
        let session = self.session;
        let link = untrack(|| session.travel()).to_link().and_then(|link| location::with_fragment(&link));
        let Some(link) = link else { return session.tell(|texts| texts.link_too_long().to_owned(), true) };
        spawn_local(async move {
            if clipboard::write(&link).await {
                let guessed = untrack(|| session.teams_are_guessed());
                session.tell(
                    move |texts| match guessed {
                        true => format!("{} {}", texts.link_copied(), texts.teams_guessed_says()),
                        false => texts.link_copied().to_owned(),
                    },
                    false,
                );
            } else {
                session.tell(move |texts| format!("{} {link}", texts.link_not_copied()), true);
            }
        });
    }

    /// Saves the project, with the data in it or without them.
    pub fn save_project(self, with_data: bool) {
        let session = self.session;
        let data = session.facts.get_untracked().filter(|_| with_data);
        let data = data.map_or_else(Vec::new, |data| data.files.clone());
        let travel = untrack(|| session.travel());
        spawn_local(async move {
            match packed(travel, &data).await {
                Some(project) => download::save(&format!("{}.fairshare", session.texts().project_name()), &project),
                None => session.tell(|texts| texts.project_not_saved().to_owned(), true),
            }
        });
    }
}
