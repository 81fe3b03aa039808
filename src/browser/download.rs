//! Saving a file: a blob behind a link that is clicked.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::document::document;

/// A blob of text.
pub fn blob(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options).ok()
}

/// A blob of bytes.
pub fn blob_of(bytes: &Uint8Array, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &options).ok()
}

/// Several blobs as one.
pub fn joined(parts: &[Blob], kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let all: Array = parts.iter().map(JsValue::from).collect();
    Blob::new_with_blob_sequence_and_options(&all, &options).ok()
}

/// Saves a text under a name.
pub fn text(name: &str, text: &str, kind: &str) {
    if let Some(blob) = blob(text, kind) {
        save(name, &blob);
    }
}

/// Saves a blob under a name.
pub fn save(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return };
    let link = document().create_element("a").ok().and_then(|e| e.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The browser holds its own reference to the blob once the click returns.
    let _ = Url::revoke_object_url(&url);
}
