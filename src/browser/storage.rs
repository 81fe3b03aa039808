//! The page's settings in the browser's storage.

use std::cell::Cell;

use web_sys::Storage;

use super::document::window;
use super::scope::{UNSCOPED, named, prefix};

/// Set while work kept by an earlier version still has to be taken over (`vault.rs`).
pub const FORMER_WORK: &str = "former-work";
/// Set while the user's work is kept on this device.
pub const KEEPS: &str = "keeps";

thread_local! {
    /// Everything was forgotten: this tab writes nothing until the user switches keeping on.
    static SILENT: Cell<bool> = const { Cell::new(false) };
}

/// A setting; `None` also if the browser denies the page its storage.
#[must_use]
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&named(name)).ok().flatten()
}

/// Writes a setting. A full or forbidden storage ignores it.
pub fn set(name: &str, value: &str) {
    if let Some(storage) = storage().filter(|_| !SILENT.get()) {
        storage.set_item(&named(name), value).ok();
    }
}

/// Removes a setting.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        storage.remove_item(&named(name)).ok();
    }
}

/// Sets whether [`set`] ignores writes from now on.
pub fn set_silent(silent: bool) {
    SILENT.set(silent);
}

/// Removes all our settings and no others; returns whether they are gone.
pub fn forget() -> bool {
    // A denied storage holds nothing of ours.
    let Some(storage) = storage() else { return true };
    ours(&storage).iter().all(|key| storage.remove_item(key).is_ok()) && ours(&storage).is_empty()
}

/// Takes over settings from versions whose names lacked the folder.
///
/// The first Fairshare of the address that is opened gets them, as nothing shows which one has written them.
pub fn take_over_former() {
    let Some(storage) = storage().filter(|_| prefix() != UNSCOPED) else { return };
    for key in keys(&storage) {
        let Some(name) = key.strip_prefix(UNSCOPED).filter(|name| is_former(name)) else { continue };
        let Some(value) = storage.get_item(&key).ok().flatten().filter(|_| get(name).is_none()) else { continue };
        set(name, &value);
        if get(name).is_some() {
            storage.remove_item(&key).ok();
            if name == KEEPS {
                set(FORMER_WORK, &value);
            }
        }
    }
}

/// Whether versions whose names lacked the folder had a setting of this name.
fn is_former(name: &str) -> bool {
    matches!(name, "language" | "theme" | KEEPS) || name.starts_with("reading-")
}

/// The keys of our settings.
fn ours(storage: &Storage) -> Vec<String> {
    let prefix = prefix();
    keys(storage).into_iter().filter(|key| key.starts_with(&prefix)).collect()
}

/// The keys of all settings.
fn keys(storage: &Storage) -> Vec<String> {
    (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten()).collect()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
