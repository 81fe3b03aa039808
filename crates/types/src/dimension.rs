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

/// The rows of a table of credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsBy {
    /// A team.
    Team,
    /// A channel.
    Channel,
    /// A campaign.
    Campaign,
    /// A type of touches.
    Type,
    /// A team within a month of the close.
    Month,
    /// A team within a segment of deals.
    Segment,
    /// A won deal.
    Deal,
}

impl RowsBy {
    /// All of them, each with its word in options.
    pub const WORDS: [(&str, Self); 7] = [
        ("team", Self::Team),
        ("channel", Self::Channel),
        ("campaign", Self::Campaign),
        ("type", Self::Type),
        ("month", Self::Month),
        ("segment", Self::Segment),
        ("deal", Self::Deal),
    ];

    /// Its word in options.
    #[must_use]
    pub const fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }

    /// The dimension of the rows; `None` for deals.
    #[must_use]
    pub const fn dimension(self) -> Option<Dimension> {
        match self {
            Self::Team => Some(Dimension::Team),
            Self::Channel => Some(Dimension::Channel),
            Self::Campaign => Some(Dimension::Campaign),
            Self::Type => Some(Dimension::Type),
            Self::Month => Some(Dimension::Month),
            Self::Segment => Some(Dimension::Segment),
            Self::Deal => None,
        }
    }

    /// The dimensions, each with its word in options.
    #[must_use]
    pub fn dimensions() -> Vec<(&'static str, Dimension)> {
        Self::WORDS.into_iter().filter_map(|(word, by)| Some((word, by.dimension()?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_leads_back_to_its_rows() {
        assert!(RowsBy::WORDS.iter().all(|(word, by)| by.word() == *word));
        assert_eq!(RowsBy::dimensions().len(), 6);
    }
}
