//! Roles of columns.

use serde::{Deserialize, Serialize};

/// Role of a column.
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
    /// Position of the touch in its deal.
    Sequence,
    /// Channel of the touch.
    Channel,
    /// Campaign of the touch.
    Campaign,
    /// Type of the touch.
    TouchType,
    /// Team or teams of the touch, with or without shares.
    Team,
    /// One team's share of the touch; the header names the team.
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
    /// All channels of a journey, in one cell.
    Path,
    /// The times of all touches of a journey, in one cell.
    PathTimes,
    /// Number of won journeys with this path.
    Wins,
    /// Number of lost journeys with this path.
    Losses,
    /// Credit that another tool gave to the touch.
    Given,
    /// Probability that an open deal is won.
    Probability,
}

impl Role {
    /// All roles, in the order in which they are offered.
    pub const ALL: [Self; 27] = [
        Self::JourneyId,
        Self::Account,
        Self::Contact,
        Self::Time,
        Self::Sequence,
        Self::Channel,
        Self::Campaign,
        Self::TouchType,
        Self::Team,
        Self::TeamShare,
        Self::Owner,
        Self::Stage,
        Self::Outcome,
        Self::Value,
        Self::Currency,
        Self::Cost,
        Self::Created,
        Self::Closed,
        Self::LeadCreated,
        Self::OpportunityCreated,
        Self::Segment,
        Self::Path,
        Self::PathTimes,
        Self::Wins,
        Self::Losses,
        Self::Given,
        Self::Probability,
    ];

    /// Name on the command line.
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
            Self::Path => "path",
            Self::PathTimes => "path_times",
            Self::Wins => "wins",
            Self::Losses => "losses",
            Self::Given => "given_credit",
            Self::Probability => "probability",
        }
    }

    /// Role with this name on the command line.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// Whether its cells are dates.
    #[must_use]
    pub const fn is_date(self) -> bool {
        matches!(self, Self::Time | Self::Created | Self::Closed | Self::LeadCreated | Self::OpportunityCreated)
    }

    /// Whether its cells are numbers.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Value | Self::Cost | Self::Given | Self::Wins | Self::Losses | Self::Sequence | Self::Probability
        )
    }

    /// Whether its cells name a deal, an account or a person.
    #[must_use]
    pub const fn is_key(self) -> bool {
        matches!(self, Self::JourneyId | Self::Account | Self::Contact)
    }
}
