//! The language of the document, and where it is stored.

use super::document::{document, window};
use super::storage;
use crate::texts::Language;

/// Storage key. `assets/boot.js` reads it too, to report in the same language that the page cannot start.
const NAME: &str = "language";

/// The stored language, else the first of the browser's languages that the page has.
#[must_use]
pub fn kept() -> Language {
    storage::get(NAME).and_then(|tag| Language::from_tag(&tag)).unwrap_or_else(|| {
        let tags: Vec<String> = window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
        Language::of_reader(tags.iter().map(String::as_str))
    })
}

/// Stores the chosen language if the browser allows that.
pub fn keep(language: Language) {
    storage::set(NAME, language.tag());
}

/// Sets the language and the title of the document.
pub fn apply(language: Language, title: &str) {
    document().set_title(title);
    if let Some(root) = document().document_element() {
        let done = root.set_attribute("lang", language.tag());
        debug_assert!(done.is_ok());
    }
}
