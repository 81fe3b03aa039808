//! Whether the window is wide enough for two columns. `layout.css` sets the same limit.

use web_sys::{Event, MediaQueryList};

use super::document::{listen, window};

const WIDE: &str = "(min-width: 60rem)";

/// Whether the window is wide now.
#[must_use]
pub fn is_wide() -> bool {
    query().is_some_and(|query| query.matches())
}

/// Calls a function whenever the window becomes wide or narrow.
pub fn watch_wide(mut handle: impl FnMut(bool) + 'static) {
    if let Some(query) = query() {
        let now = query.clone();
        listen(&query, "change", move |_: Event| handle(now.matches()));
    }
}

fn query() -> Option<MediaQueryList> {
    window().match_media(WIDE).ok().flatten()
}
