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
    begins(printing);
    let print = move || {
        if window().print().is_err() {
            ends(printing);
        }
    };
    set_timeout(print, Duration::ZERO);
}

/// Keeps whether the page is being printed.
pub fn watch(printing: RwSignal<bool>) {
    listen(&window(), "beforeprint", move |_: Event| begins(printing));
    // Not every browser says that it is over; who uses the page again is not printing.
    for end in ["afterprint", "pointerdown", "keydown"] {
        listen(&window(), end, move |_: Event| ends(printing));
    }
}

fn begins(printing: RwSignal<bool>) {
    if !printing.get_untracked() {
        printing.set(true);
    }
}

/// It is printed, or was not: the whole page can be printed again.
fn ends(printing: RwSignal<bool>) {
    if printing.get_untracked() {
        printing.set(false);
        if let Some(root) = document().document_element() {
            let _ = root.remove_attribute(ATTRIBUTE);
        }
    }
}
