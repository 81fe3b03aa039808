//! Counts of choices that were left out of settings because they name people, deals or files.

/// Counts of removed choices that change numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Owners in the filter.
    pub owners: u32,
    /// Deals in the filter.
    pub deals: u32,
    /// Files with choices of the user.
    pub files: u32,
    /// Persons whose touches do not count.
    pub persons: u32,
}

impl LeftOut {
    /// Whether anything is left out.
    #[must_use]
    pub fn any(self) -> bool {
        self != Self::default()
    }
}
