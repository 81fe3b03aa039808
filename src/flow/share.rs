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
        let travel = untrack(|| session.travel_by_link());
        let (left_out, names) = (travel.left_out, untrack(|| session.names_at_home().any()));
        let Some(link) = travel.to_link().and_then(|link| location::with_fragment(&link)) else {
            return session.tell(|texts| texts.link_too_long().to_owned(), true);
        };
        spawn_local(async move {
            if clipboard::write(&link).await {
                let guessed = untrack(|| session.teams_are_guessed());
                session.tell(
                    move |texts| {
                        let said = [
                            texts.link_copied(names && !left_out.any()).to_owned(),
                            texts.left_out_of_link(left_out),
                            if guessed { texts.teams_guessed_says().to_owned() } else { String::new() },
                        ];
                        said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
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
        // The data contain the names anyway.
        let travel = untrack(|| if data.is_empty() { session.travel_out() } else { session.travel() });
        spawn_local(async move {
            match packed(travel, &data).await {
                Some(project) => download::save(&format!("{}.fairshare", session.texts().project_name()), &project),
                None => session.tell(|texts| texts.project_not_saved().to_owned(), true),
            }
        });
    }
}
