//! Files: chosen, made from text, or fetched from the page's own folder.

use std::borrow::Cow;

use fairshare_types::text::in_one_line;
use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FileList, FilePropertyBag, Response};

use fairshare_worker::client::carried;

/// The files of a list.
#[must_use]
pub fn list(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|i| files.get(i)).collect()
}

/// Makes a file from a text.
#[must_use]
pub fn from_text(name: &str, text: &str) -> Option<File> {
    made(&Array::of1(&JsValue::from_str(text)), name)
}

/// Makes a file from bytes.
#[must_use]
pub fn from_bytes(name: &str, bytes: &Uint8Array) -> Option<File> {
    made(&Array::of1(bytes), name)
}

/// Makes a file from a blob.
#[must_use]
pub fn from_blob(name: &str, blob: &Blob, kind: &str) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    File::new_with_blob_sequence_and_options(&Array::of1(blob), name, &options).ok()
}

/// Renames a file to one line without invisible characters, as the engine names it too.
pub fn plainly_named(file: File) -> File {
    let name = file.name();
    match in_one_line(&name) {
        Cow::Borrowed(_) => file,
        Cow::Owned(plain) => from_blob(&plain, &file, &file.type_()).unwrap_or(file),
    }
}

/// Applies [`plainly_named`] to several files.
pub fn all_plainly_named(files: Vec<File>) -> Vec<File> {
    files.into_iter().map(plainly_named).collect()
}

/// Concatenates blobs.
#[must_use]
pub fn joined<'a>(blobs: impl Iterator<Item = &'a Blob>) -> Option<Blob> {
    let parts: Array = blobs.collect();
    Blob::new_with_blob_sequence(&parts).ok()
}

/// A blob of bytes.
#[must_use]
pub fn blob_of_bytes(bytes: &[u8]) -> Option<Blob> {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()
}

/// The first bytes of a file; empty if it cannot be read (a later read of the whole file reports that).
pub async fn head(file: &File, bytes: usize) -> Vec<u8> {
    match file.slice_with_i32_and_i32(0, bytes as i32) {
        Ok(head) => self::bytes(&head).await,
        Err(_) => Vec::new(),
    }
}

/// All bytes of a file; empty if it cannot be read.
pub async fn bytes(file: &Blob) -> Vec<u8> {
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.ok().and_then(|buffer| buffer.dyn_into::<ArrayBuffer>().ok());
    buffer.map_or_else(Vec::new, |buffer| Uint8Array::new(&buffer).to_vec())
}

/// Starts to fetch a file of the page's own folder.
pub fn request(url: &str) -> Promise {
    carried::fetch(url)
}

/// The fetched file; `None` if the request fails.
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
