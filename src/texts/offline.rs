//! Use without a connection: a newer version, and the page in one file.

use super::English;

/// Texts of use without a connection.
pub trait OfflineTexts {
    /// A newer version is there and waits.
    fn new_version(&self) -> &'static str;
    /// Heading of the page in one file.
    fn single_heading(&self) -> &'static str;
    /// What it is.
    fn single_means(&self) -> &'static str;
    /// Saves it.
    fn single_save(&self) -> &'static str;
}

impl OfflineTexts for English {
    fn new_version(&self) -> &'static str {
        "A new version is ready: reload. Where several pages of Fairshare are open, close the others first."
    }

    fn single_heading(&self) -> &'static str {
        "Keep it"
    }

    fn single_means(&self) -> &'static str {
        "All of Fairshare fits into one file. It opens by a double click, from a disk or a shared drive, and needs no \
         connection and no server."
    }

    fn single_save(&self) -> &'static str {
        "Download Fairshare as one file"
    }
}
