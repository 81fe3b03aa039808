//! The measures of the table.

use serde::{Deserialize, Serialize};

/// The measure of the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// Share of won revenue.
    Share,
    /// Credit in the data's currency, to the cent.
    Amount,
    /// Fractions of won deals.
    Deals,
    /// Credit before rounding to cents.
    Unrounded,
}

impl Measure {
    /// All of them, in the order of the control.
    pub const ALL: [Self; 4] = [Self::Share, Self::Amount, Self::Deals, Self::Unrounded];

    /// The measure's key in the document and in file names.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Amount => "amount",
            Self::Deals => "deals",
            Self::Unrounded => "unrounded",
        }
    }

    /// The measure with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.key() == key)
    }
}
