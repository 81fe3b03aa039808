//! The page's use without a connection (assets/offline.js).

use web_sys::Event;

use super::document::window;

/// There is something to see, and the page may be kept: before it is sealed, as nothing can be registered afterwards.
pub fn shown() {
    // An event of this name can be made and sent.
    if let Ok(event) = Event::new("fairshare-shown") {
        let _ = window().dispatch_event(&event);
    }
}
