//! Dimensions by which credit is rolled up.

use serde::{Deserialize, Serialize};

/// Dimension by which credit is rolled up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Dimension {
    /// The team, joint touches split by their shares.
    Team,
    /// The channel.
    Channel,
    /// The campaign.
    Campaign,
    /// The type of the touch.
    Type,
    /// The month in which the deal was closed, and within it the team: by month alone all models agree.
    Month,
    /// The segment of the deal, and within it the team.
    Segment,
}

impl Dimension {
    /// Whether groups are teams within a part (month or segment) of the deals.
    #[must_use]
    pub const fn is_within(self) -> bool {
        matches!(self, Self::Month | Self::Segment)
    }
}
