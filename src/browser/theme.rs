//! The look of the document, and its memory.

use web_sys::{Event, MediaQueryList};

use super::document::{document, listen, window};
use super::storage;
use crate::texts::Theme;

/// Where it is kept on the device.
const NAME: &str = "theme";

/// The look that was kept.
#[must_use]
pub fn kept() -> Theme {
    storage::get(NAME).and_then(|key| Theme::from_key(&key)).unwrap_or_default()
}

/// Shows a look.
pub fn show(theme: Theme) {
    if let Some(root) = document().document_element() {
        let done = match theme {
            Theme::System => root.remove_attribute("data-theme"),
            Theme::Light | Theme::Dark => root.set_attribute("data-theme", theme.key()),
        };
        debug_assert!(done.is_ok());
    }
}

/// Keeps a look where the browser allows that.
pub fn keep(theme: Theme) {
    match theme {
        Theme::System => storage::remove(NAME),
        Theme::Light | Theme::Dark => storage::set(NAME, theme.key()),
    }
}

/// Whether the system is dark, now and whenever that changes.
pub fn watch_system(mut handle: impl FnMut(bool) + 'static) {
    let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") else { return };
    handle(query.matches());
    let changed: MediaQueryList = query.clone();
    listen(&query, "change", move |_: Event| handle(changed.matches()));
}
