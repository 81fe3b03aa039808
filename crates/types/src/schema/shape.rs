//! Meanings of a row of a file.

use serde::{Deserialize, Serialize};

/// Meaning of a row of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A touch.
    Touches,
    /// A deal, without its touches.
    Deals,
    /// A deal with all its touches in one cell: `Webinar > Call > Demo`.
    Paths,
    /// Journeys with the same path, and how many of them were won and lost.
    Aggregated,
    /// A deal with its touches side by side.
    Wide,
    /// Keys that belong together: a person and an account, a person and a deal.
    Links,
    /// A campaign: its key, its name, its type.
    Campaigns,
    /// Anything that cannot become journeys.
    Other,
    /// Spend on a channel or a campaign in a day, a week or a month.
    Spend,
    /// A person without a deal: a lead or a visitor who did not convert.
    Leads,
}

impl Shape {
    /// All shapes, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Touches,
        Self::Deals,
        Self::Paths,
        Self::Aggregated,
        Self::Wide,
        Self::Links,
        Self::Campaigns,
        Self::Other,
        Self::Spend,
        Self::Leads,
    ];

    /// Its name in options and reports.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Touches => "touches",
            Self::Deals => "deals",
            Self::Paths => "paths",
            Self::Aggregated => "aggregated",
            Self::Wide => "wide",
            Self::Links => "links",
            Self::Campaigns => "campaigns",
            Self::Other => "other",
            Self::Spend => "spend",
            Self::Leads => "leads",
        }
    }

    /// Whether its rows are deals, or join touches to deals.
    #[must_use]
    pub const fn is_of_deals(self) -> bool {
        !self.brings_touches() && !matches!(self, Self::Spend)
    }

    /// Whether its rows bring touches.
    #[must_use]
    pub const fn brings_touches(self) -> bool {
        matches!(self, Self::Touches | Self::Paths | Self::Aggregated | Self::Wide | Self::Leads)
    }
}
