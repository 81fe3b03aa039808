//! Printing one part of the page.

use web_sys::Event;

use super::document::{document, listen, window};

/// Names the part that is printed; the style sheet hides all else.
const ATTRIBUTE: &str = "data-print";

/// Opens the browser's print dialogue for one part of the page.
pub fn only(part: &str) {
    let Some(root) = document().document_element() else { return };
    // An attribute of this name can be set, and a browser that cannot print says so itself.
    let _ = root.set_attribute(ATTRIBUTE, part);
    let _ = window().print();
}

/// Tells when printing begins and ends. Once it is printed, or was not, the whole page can be printed again.
pub fn watch(tell: impl Fn(bool) + Clone + 'static) {
    let begins = tell.clone();
    listen(&window(), "beforeprint", move |_: Event| begins(true));
    listen(&window(), "afterprint", move |_: Event| {
        tell(false);
        if let Some(root) = document().document_element() {
            let _ = root.remove_attribute(ATTRIBUTE);
        }
    });
}
