//! What a file is: its delimiter, its header, and what each column is used as.

mod columns;
mod dialect;
mod synonyms;

pub use columns::{Column, Table, recognise};
pub use dialect::delimiter;
pub use synonyms::share_of;

use serde::{Deserialize, Serialize};

/// What a column is used as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Key of the deal.
    JourneyId,
    /// Key of the account.
    Account,
    /// Key of the person.
    Contact,
    /// Time of the touch.
    Time,
    /// Place of the touch in its deal.
    Sequence,
    /// Channel of the touch.
    Channel,
    /// Campaign of the touch.
    Campaign,
    /// Type of the touch.
    TouchType,
    /// Team or teams of the touch, with or without shares.
    Team,
    /// One team's share of the touch; the team is named by the header.
    TeamShare,
    /// Owner of the touch or deal.
    Owner,
    /// Stage of the deal.
    Stage,
    /// Outcome of the deal, or the mark of a conversion.
    Outcome,
    /// Amount of the deal.
    Value,
    /// Currency of the amount.
    Currency,
    /// Cost of the touch.
    Cost,
    /// When the deal was created.
    Created,
    /// When the deal was closed.
    Closed,
    /// When the lead was created.
    LeadCreated,
    /// When the opportunity was created.
    OpportunityCreated,
    /// Segment of the deal.
    Segment,
}

impl Role {
    /// The word for it on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::JourneyId => "journey_id",
            Self::Account => "account",
            Self::Contact => "contact",
            Self::Time => "time",
            Self::Sequence => "sequence",
            Self::Channel => "channel",
            Self::Campaign => "campaign",
            Self::TouchType => "touch_type",
            Self::Team => "team",
            Self::TeamShare => "team_share",
            Self::Owner => "owner",
            Self::Stage => "stage",
            Self::Outcome => "outcome",
            Self::Value => "value",
            Self::Currency => "currency",
            Self::Cost => "cost",
            Self::Created => "created",
            Self::Closed => "closed",
            Self::LeadCreated => "lead_created",
            Self::OpportunityCreated => "opportunity_created",
            Self::Segment => "segment",
        }
    }
}
