//! Texts of fetching: a missing part, a newer version, and the page as one file.

/// Strings of offline use.
pub struct OfflineStrings {
    /// A newer version is ready.
    pub new_version: &'static str,
    /// A part of the page could not be fetched; and the button to try again.
    pub not_fetched: [&'static str; 2],
    /// Heading of the page as one file.
    pub single_heading: &'static str,
    /// Explains the page as one file.
    pub single_means: &'static str,
    /// Link that saves the page as one file.
    pub single_save: &'static str,
}

/// The strings in English.
pub(super) const STRINGS: OfflineStrings = OfflineStrings {
    new_version: "A new version is ready: reload the page. If several pages of Fairshare are open, close the others \
        first.",
    not_fetched: [
        "A part of the page could not be loaded: check the connection and try again. If that does not help, reload the page.",
        "Try again",
    ],
    single_heading: "Keep a copy",
    single_means: "All of Fairshare in one file. It opens with a double click, from a disk or a shared drive, and \
        needs no connection and no server.",
    single_save: "Download Fairshare as one file",
};
