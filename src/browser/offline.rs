//! Use of the page without a connection (assets/offline.js).

use web_sys::Event;

use super::document::window;

/// Announces that the page shows something and may be stored for use offline.
///
/// Call it before sealing: afterwards nothing can be registered.
pub fn shown() {
    tell("fairshare-shown");
}

/// Announces that nothing is to be stored any more, until the page is opened again.
pub fn forgotten() {
    tell("fairshare-forgotten");
}

/// Sends an event to the page's plain scripts.
pub(super) fn tell(what: &str) {
    // Creating an event with such a name cannot fail.
    if let Ok(event) = Event::new(what) {
        let _ = window().dispatch_event(&event);
    }
}
