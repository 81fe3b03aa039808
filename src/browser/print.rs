//! Printing one part of the page.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::Event;

use super::document::{document, listen, window};

/// Attribute that names the printed part; the style sheet hides all else.
const ATTRIBUTE: &str = "data-print";

/// Opens the browser's print dialog for one part of the page, once the page is drawn for paper.
///
/// The dialog waits for a later task: work that the click began would otherwise end only after it.
pub fn only(part: &str, printing: RwSignal<bool>) {
    let Some(root) = document().document_element() else { return };
    // Setting an attribute of this name cannot fail.
    let _ = root.set_attribute(ATTRIBUTE, part);
    begins(printing);
    let print = move || {
        if window().print().is_err() {
            ends(printing);
        }
    };
    set_timeout(print, Duration::ZERO);
}

/// Sets `printing` while the page is being printed.
pub fn watch(printing: RwSignal<bool>) {
    listen(&window(), "beforeprint", move |_: Event| begins(printing));
    // Not every browser reports the end; a user who clicks or types is not printing.
    for end in ["afterprint", "pointerdown", "keydown"] {
        listen(&window(), end, move |_: Event| ends(printing));
    }
}

fn begins(printing: RwSignal<bool>) {
    if !printing.get_untracked() {
        printing.set(true);
    }
}

/// Ends printing, done or cancelled: the whole page can be printed again.
fn ends(printing: RwSignal<bool>) {
    if printing.get_untracked() {
        printing.set(false);
        if let Some(root) = document().document_element() {
            let _ = root.remove_attribute(ATTRIBUTE);
        }
    }
}
