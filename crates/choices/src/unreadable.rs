//! Why settings or a project cannot be read.

/// Why settings cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// They are not settings of Fairshare.
    Foreign,
    /// A part is missing or was changed.
    Broken,
    /// A newer version of Fairshare wrote them.
    Newer,
}
