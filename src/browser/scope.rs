//! Names of what the page stores in the browser.
//!
//! All pages of an address share one storage, and each of its folders may have its own Fairshare, so every name begins
//! with ours and with the page's folder.

use super::location;

/// Prefix of names for a page on a disk, which has no folder of an address, and in versions that left folders out.
pub const UNSCOPED: &str = "fairshare-";

/// The full name of a stored item. `assets/boot.js` and `assets/first.js` make some of these names as well.
#[must_use]
pub fn named(what: &str) -> String {
    prefix() + what
}

/// Prefix of all full names. Addresses hold no space, so the prefix of one folder never begins that of another.
#[must_use]
pub fn prefix() -> String {
    location::path().map_or_else(|| UNSCOPED.to_owned(), |folder| format!("fairshare {folder} "))
}
