//! What a person has said of files is kept in the browser by the names of their columns: settings, never data.

use fairshare_import::read::FileFacts;
use fairshare_import::read::{Choices, FileChoices};
use js_sys::JSON;

use super::{location, storage};

/// What stands before the mark of a header.
const NAME: &str = "reading-";

/// Keeps what was said of each file. A browser that keeps nothing only forgets. Nothing is kept for a page on a disk, as
/// every other page on a disk could read the names of columns.
pub fn keep(files: &[FileFacts], choices: &Choices) {
    if location::host().is_none() {
        return;
    }
    for file in files {
        let said = lasting(choices.of(&file.file));
        if said == FileChoices::default() {
            storage::remove(&name(file));
        } else if let Some(text) = written(&said) {
            storage::set(&name(file), &text);
        }
    }
}

/// The choices with what is kept of these files; `None` where that is nothing, or nothing new.
pub fn recall(files: &[FileFacts], choices: &Choices) -> Option<Choices> {
    let mut known = choices.clone();
    for file in files {
        let said = storage::get(&name(file)).and_then(|text| read(&text));
        if let Some(said) = said.filter(|_| choices.of(&file.file) == FileChoices::default()) {
            *known.of_mut(&file.file) = said;
        }
    }
    (known != *choices).then_some(known)
}

/// Forgets what is kept of these files.
pub fn forget(files: &[FileFacts]) {
    for file in files {
        storage::remove(&name(file));
    }
}

/// Stands in the storage while the user's work is kept on this device.
const KEEPS: &str = "keeps";

/// Whether the user wanted their work to be kept on this device.
pub fn keeps() -> bool {
    storage::get(KEEPS).is_some()
}

/// Remembers whether the user wants that.
pub fn set_keeps(on: bool) {
    // A browser that keeps nothing says so when the work itself is written.
    if on { storage::set(KEEPS, "yes") } else { storage::remove(KEEPS) }
}

/// What is true of the next file with this header, too: not where its header stands, nor that it was left out.
fn lasting(said: FileChoices) -> FileChoices {
    FileChoices { header_line: None, left_out: false, ..said }
}

/// The mark of a header: a hash of the names of its columns.
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
