//! The user's choices for reading files, kept in the browser by the names of columns: settings, never data.

use fairshare_types::files::FileFacts;
use fairshare_types::options::FileChoices;
use js_sys::JSON;

use super::storage::KEEPS;
use super::{location, storage};
use crate::values::ImportOptions;

/// Prefix of the storage keys; the hash of a header follows.
const NAME: &str = "reading-";

/// Stores the choices for each file; a browser that stores nothing forgets them.
///
/// Nothing is stored for a page on a disk: every other page on that disk could read the names of columns.
pub fn keep(files: &[FileFacts], import: &ImportOptions) {
    if location::host().is_none() {
        return;
    }
    for file in files {
        let said = lasting(import.of(&file.file));
        if said == FileChoices::default() {
            storage::remove(&name(file));
        } else if let Some(text) = written(&said) {
            storage::set(&name(file), &text);
        }
    }
}

/// The import options with the stored ones of these files added; `None` if that changes nothing.
pub fn recall(files: &[FileFacts], import: &ImportOptions) -> Option<ImportOptions> {
    let mut known = import.clone();
    for file in files {
        let said = storage::get(&name(file)).and_then(|text| read(&text));
        if let Some(said) = said.filter(|_| import.of(&file.file) == FileChoices::default()) {
            *known.of_mut(&file.file) = said;
        }
    }
    (known != *import).then_some(known)
}

/// Removes the stored choices of these files.
pub fn forget(files: &[FileFacts]) {
    for file in files {
        storage::remove(&name(file));
    }
}

/// Whether the user wants their work to be kept on this device.
pub fn keeps() -> bool {
    storage::get(KEEPS).is_some()
}

/// Stores whether the user wants their work to be kept on this device.
pub fn set_keeps(on: bool) {
    // If the browser stores nothing, writing the work itself reports it.
    if on { storage::set(KEEPS, "yes") } else { storage::remove(KEEPS) }
}

/// The choices that also suit the next file with this header: without the header's line and without leaving the file
/// out.
fn lasting(said: FileChoices) -> FileChoices {
    FileChoices { header_line: None, left_out: false, ..said }
}

/// The storage key of a header: a hash (FNV-1a) of the names of its columns.
fn name(file: &FileFacts) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in file.columns.iter().flat_map(|column| column.name.bytes().chain([0x1f])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{NAME}{hash:016x}")
}

fn written(said: &FileChoices) -> Option<String> {
    let value = serde_wasm_bindgen::to_value(said).ok()?;
    JSON::stringify(&value).ok().map(String::from)
}

fn read(text: &str) -> Option<FileChoices> {
    serde_wasm_bindgen::from_value(JSON::parse(text).ok()?).ok()
}
