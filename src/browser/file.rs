//! Files: chosen, made from text, or fetched from the page's own folder.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FileList, FilePropertyBag, Response};

use super::document::window;

/// The files of a list.
#[must_use]
pub fn list(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|i| files.get(i)).collect()
}

/// A file made of a text.
#[must_use]
pub fn from_text(name: &str, text: &str) -> Option<File> {
    made(&Array::of1(&JsValue::from_str(text)), name)
}

/// Begins to fetch a file of the page's own folder.
pub fn request(url: &str) -> Promise {
    window().fetch_with_str(url)
}

/// The fetched file; `None` where it cannot be had.
pub async fn fetched(request: Promise, name: &str) -> Option<File> {
    let response: Response = JsFuture::from(request).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let blob: Blob = JsFuture::from(response.blob().ok()?).await.ok()?.dyn_into().ok()?;
    made(&Array::of1(&blob), name)
}

fn made(parts: &Array, name: &str) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type("text/csv");
    File::new_with_blob_sequence_and_options(parts, name, &options).ok()
}
