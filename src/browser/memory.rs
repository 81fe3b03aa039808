//! What a person has said of files is kept in the browser by the names of their columns: settings, never data.

use fairshare_import::read::FileFacts;
use fairshare_import::read::{Choices, FileChoices};
use js_sys::JSON;
use web_sys::Storage;

use super::document::window;

/// What stands before the mark of a header.
const KEY: &str = "fairshare-reading-";

/// Keeps what was said of each file. A browser that keeps nothing only forgets.
pub fn keep(files: &[FileFacts], choices: &Choices) {
    let Some(storage) = storage() else { return };
    for file in files {
        let said = lasting(choices.of(&file.file));
        let key = key(file);
        let kept = if said == FileChoices::default() {
            storage.remove_item(&key)
        } else {
            written(&said).map_or(Ok(()), |text| storage.set_item(&key, &text))
        };
        // Full, or forbidden: nothing is lost but the memory.
        kept.ok();
    }
}

/// The choices with what is kept of these files; `None` where that is nothing, or nothing new.
pub fn recall(files: &[FileFacts], choices: &Choices) -> Option<Choices> {
    let storage = storage()?;
    let mut known = choices.clone();
    for file in files {
        let said = storage.get_item(&key(file)).ok().flatten().and_then(|text| read(&text));
        if let Some(said) = said.filter(|_| choices.of(&file.file) == FileChoices::default()) {
            *known.of_mut(&file.file) = said;
        }
    }
    (known != *choices).then_some(known)
}

/// Forgets what is kept of these files.
pub fn forget(files: &[FileFacts]) {
    if let Some(storage) = storage() {
        for file in files {
            storage.remove_item(&key(file)).ok();
        }
    }
}

/// Stands in the storage while the user's work is kept on this device.
const KEEPS: &str = "fairshare-keeps";

/// Whether the user wanted their work to be kept on this device.
pub fn keeps() -> bool {
    storage().is_some_and(|storage| storage.get_item(KEEPS).ok().flatten().is_some())
}

/// Remembers whether the user wants that.
pub fn set_keeps(on: bool) {
    if let Some(storage) = storage() {
        // A browser that keeps nothing says so when the work itself is written.
        if on { storage.set_item(KEEPS, "yes") } else { storage.remove_item(KEEPS) }.ok();
    }
}

/// What is true of the next file with this header, too: not where its header stands, nor that it was left out.
fn lasting(said: FileChoices) -> FileChoices {
    FileChoices { header_line: None, left_out: false, ..said }
}

/// The mark of a header: a hash of the names of its columns.
fn key(file: &FileFacts) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in file.columns.iter().flat_map(|column| column.name.bytes().chain([0x1f])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{KEY}{hash:016x}")
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn written(said: &FileChoices) -> Option<String> {
    let value = serde_wasm_bindgen::to_value(said).ok()?;
    JSON::stringify(&value).ok().map(String::from)
}

fn read(text: &str) -> Option<FileChoices> {
    serde_wasm_bindgen::from_value(JSON::parse(text).ok()?).ok()
}
