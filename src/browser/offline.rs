//! The page's use without a connection (assets/offline.js).

use web_sys::Event;

use super::document::window;

/// There is something to see, and the page may be kept: before it is sealed, as nothing can be registered afterwards.
pub fn shown() {
    tell("fairshare-shown");
}

/// Nothing is to be kept any more, until the page is opened again.
pub fn forgotten() {
    tell("fairshare-forgotten");
}

/// Sends an event that the page's plain scripts listen to.
pub(super) fn tell(what: &str) {
    // An event of this name can be made and sent.
    if let Ok(event) = Event::new(what) {
        let _ = window().dispatch_event(&event);
    }
}
