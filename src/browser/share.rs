//! The system's share sheet, if there is one.

use js_sys::Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ShareData};

use super::document::window;

/// Whether the system's share sheet accepts a file; false in browsers without one.
pub fn takes(file: &File) -> bool {
    let navigator = window().navigator();
    let known = js_sys::Reflect::has(&navigator, &"canShare".into()).unwrap_or(false);
    known && navigator.can_share_with_data(&data(file, ""))
}

/// Sends a file and its words to the app that the user chooses; false if the browser refuses.
///
/// A user who cancels is no failure.
pub async fn send(file: &File, words: &str) -> bool {
    match JsFuture::from(window().navigator().share_with_data(&data(file, words))).await {
        Ok(_) => true,
        Err(error) => js_sys::Reflect::get(&error, &"name".into()).is_ok_and(|name| name == "AbortError"),
    }
}

fn data(file: &File, words: &str) -> ShareData {
    let data = ShareData::new();
    data.set_files(&Array::of1(file));
    if !words.is_empty() {
        data.set_text(words);
    }
    data
}
