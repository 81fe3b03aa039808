//! The clipboard.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, Element, File};

use super::document::{document, listen, takes_text, window};
use super::file;

/// Puts a text on the clipboard; says whether the browser allowed it.
pub async fn write(text: &str) -> bool {
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// What was pasted: files, or a text.
pub enum Pasted {
    /// Files.
    Files(Vec<File>),
    /// A text.
    Text(String),
}

/// Calls a function at every paste outside of fields.
pub fn on_paste(mut handle: impl FnMut(Pasted) + 'static) {
    listen(&document(), "paste", move |event: ClipboardEvent| {
        let in_field = event.target().and_then(|t| t.dyn_into::<Element>().ok()).is_some_and(|e| takes_text(&e));
        let Some(data) = event.clipboard_data().filter(|_| !in_field) else { return };
        let files = file::list(data.files());
        let text = data.get_data("text/plain").unwrap_or_default();
        if !files.is_empty() {
            event.prevent_default();
            handle(Pasted::Files(files));
        } else if !text.trim().is_empty() {
            event.prevent_default();
            handle(Pasted::Text(text));
        }
    });
}
