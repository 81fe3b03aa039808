//! Where the columns of one file stand.

use super::touches::Has;
use crate::recognise::{Column, Role};

/// Position of each role's column; a cell at [`ABSENT`] is always empty.
pub struct Layout {
    pub key: usize,
    pub time: usize,
    pub sequence: usize,
    pub channel: usize,
    pub campaign: usize,
    pub touch_type: usize,
    pub person: usize,
    pub team: usize,
    /// Columns that hold the share of one team each, with the team's name.
    pub shares: Vec<(usize, String)>,
    pub outcome: usize,
    pub stage: usize,
    pub amount: usize,
    pub currency: usize,
    pub closed: usize,
    pub lead_created: usize,
    pub opportunity_created: usize,
    /// Some column tells a date or the currency of the deal.
    pub tells_deals: bool,
}

/// No such column.
pub const ABSENT: usize = usize::MAX;

impl Layout {
    /// The optional columns of touches that the file has.
    pub fn has(&self) -> Has {
        Has {
            person: self.person != ABSENT,
            sequence: self.sequence != ABSENT,
            outcome: self.outcome != ABSENT || self.stage != ABSENT || self.amount != ABSENT,
            amount: self.amount != ABSENT,
        }
    }

    /// The positions of the roles among these columns.
    pub fn new(columns: &[Column]) -> Self {
        let at = |role| columns.iter().position(|c| c.role == Some(role)).unwrap_or(ABSENT);
        let first_of = |roles: &[Role]| roles.iter().map(|&r| at(r)).find(|&p| p != ABSENT).unwrap_or(ABSENT);
        let shares = columns.iter().enumerate().filter(|(_, c)| c.role == Some(Role::TeamShare));
        Self {
            key: at(Role::JourneyId),
            time: at(Role::Time),
            sequence: at(Role::Sequence),
            // Where no column tells the channel, the type of the touch or its campaign is the best there is.
            channel: first_of(&[Role::Channel, Role::TouchType, Role::Campaign]),
            campaign: at(Role::Campaign),
            touch_type: at(Role::TouchType),
            person: at(Role::Contact),
            team: at(Role::Team),
            shares: shares.filter_map(|(p, c)| Some((p, crate::recognise::share_of(&c.name)?.to_owned()))).collect(),
            outcome: at(Role::Outcome),
            stage: at(Role::Stage),
            amount: at(Role::Value),
            currency: at(Role::Currency),
            closed: at(Role::Closed),
            lead_created: at(Role::LeadCreated),
            opportunity_created: at(Role::OpportunityCreated),
            tells_deals: [Role::Currency, Role::Closed, Role::LeadCreated, Role::OpportunityCreated]
                .iter()
                .any(|&role| at(role) != ABSENT),
        }
    }
}
