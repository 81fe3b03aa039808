//! The page's settings in the browser. All apps of an origin share one storage, so every name begins with ours.

use std::cell::Cell;

use web_sys::Storage;

use super::document::window;

/// Begins the names of our settings. `assets/boot.js` reads one of them.
const PREFIX: &str = "fairshare-";

thread_local! {
    /// Everything was forgotten: this tab writes nothing until the user switches keeping on.
    static SILENT: Cell<bool> = const { Cell::new(false) };
}

/// The setting of a name; `None` also where the browser denies the page its storage.
#[must_use]
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&key(name)).ok().flatten()
}

/// Writes a setting. A full or forbidden storage only forgets it.
pub fn set(name: &str, value: &str) {
    if let Some(storage) = storage().filter(|_| !SILENT.get()) {
        storage.set_item(&key(name), value).ok();
    }
}

/// Removes a setting.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        storage.remove_item(&key(name)).ok();
    }
}

/// Whether [`set`] writes nothing from now on.
pub fn set_silent(silent: bool) {
    SILENT.set(silent);
}

/// Removes all settings of ours and no others; says whether they are gone.
pub fn forget() -> bool {
    // A denied storage holds nothing of ours.
    let Some(storage) = storage() else { return true };
    ours(&storage).iter().all(|key| storage.remove_item(key).is_ok()) && ours(&storage).is_empty()
}

/// The keys of our settings.
fn ours(storage: &Storage) -> Vec<String> {
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter(|key| key.starts_with(PREFIX)).collect()
}

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
