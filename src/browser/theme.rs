//! The theme of the document, and where it is stored.

use web_sys::{Event, MediaQueryList};

use super::document::{document, listen, window};
use super::storage;
use crate::texts::Theme;

/// Storage key.
const NAME: &str = "theme";

/// The stored theme.
#[must_use]
pub fn kept() -> Theme {
    storage::get(NAME).and_then(|key| Theme::from_key(&key)).unwrap_or_default()
}

/// Applies a theme.
pub fn show(theme: Theme) {
    if let Some(root) = document().document_element() {
        let done = match theme {
            Theme::System => root.remove_attribute("data-theme"),
            Theme::Light | Theme::Dark => root.set_attribute("data-theme", theme.key()),
        };
        debug_assert!(done.is_ok());
    }
}

/// Stores a theme if the browser allows that.
pub fn keep(theme: Theme) {
    match theme {
        Theme::System => storage::remove(NAME),
        Theme::Light | Theme::Dark => storage::set(NAME, theme.key()),
    }
}

/// Calls a function with whether the system is dark, now and at each change.
pub fn watch_system(mut handle: impl FnMut(bool) + 'static) {
    let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") else { return };
    handle(query.matches());
    let changed: MediaQueryList = query.clone();
    listen(&query, "change", move |_: Event| handle(changed.matches()));
}
