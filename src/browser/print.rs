//! Printing one part of the page.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::Event;

use super::document::{document, listen, window};

/// Names the part that is printed; the style sheet hides all else.
const ATTRIBUTE: &str = "data-print";

/// Opens the browser's print dialogue for one part of the page, once the page is drawn for paper: what a click has begun would
/// be finished only after the dialogue.
pub fn only(part: &str, printing: RwSignal<bool>) {
    let Some(root) = document().document_element() else { return };
    // An attribute of this name can be set.
    let _ = root.set_attribute(ATTRIBUTE, part);
    printing.set(true);
    let print = move || {
        if window().print().is_err() {
            printing.set(false);
        }
    };
    set_timeout(print, Duration::ZERO);
}

/// Tells when printing begins and ends. Once it is printed, or was not, the whole page can be printed again.
pub fn watch(tell: impl Fn(bool) + Clone + 'static) {
    let begins = tell.clone();
    listen(&window(), "beforeprint", move |_: Event| begins(true));
    // Not every browser says that it is over; who uses the page again is not printing.
    for end in ["afterprint", "pointerdown", "keydown"] {
        let ends = tell.clone();
        listen(&window(), end, move |_: Event| {
            ends(false);
            if let Some(root) = document().document_element() {
                let _ = root.remove_attribute(ATTRIBUTE);
            }
        });
    }
}
