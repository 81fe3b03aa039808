//! The language of the document, and its memory.

use super::document::{document, window};
use super::storage;
use crate::texts::Language;

/// `assets/boot.js` reads it, too, to say in the same language that the page cannot start.
const NAME: &str = "language";

/// The language that was kept, else the first of the browser's that the page speaks.
#[must_use]
pub fn kept() -> Language {
    storage::get(NAME).and_then(|tag| Language::from_tag(&tag)).unwrap_or_else(|| {
        let tags: Vec<String> = window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
        Language::of_reader(tags.iter().map(String::as_str))
    })
}

/// Keeps the language that was chosen, where the browser allows that.
pub fn keep(language: Language) {
    storage::set(NAME, language.tag());
}

/// Says of the document in which language it is, and what it is.
pub fn apply(language: Language, title: &str) {
    document().set_title(title);
    if let Some(root) = document().document_element() {
        let done = root.set_attribute("lang", language.tag());
        debug_assert!(done.is_ok());
    }
}
