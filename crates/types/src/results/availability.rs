//! Whether the data has what a model needs.

use std::fmt;

use super::Facts;
use crate::model::{Inputs, Model};

/// Availability of a model, given the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// The data has everything.
    Ready,
    /// Only some won deals with a touch have the dates that the model needs. In the others, the weight of a missing
    /// milestone goes to those that are known.
    Partly {
        /// Won deals with the dates.
        known: u64,
        /// Won deals with a touch.
        of: u64,
    },
    /// The data lacks what sets this model apart from others.
    Missing(Missing),
}

/// Data that a model needs and does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The date when the lead was created.
    LeadCreated,
    /// The date when the opportunity was created.
    OpportunityCreated,
    /// Both dates.
    Milestones,
    /// Lost deals to learn from.
    LostDeals,
    /// Won deals to learn from.
    WonDeals {
        /// Won deals in the data.
        have: u64,
        /// Won deals that the model needs.
        needs: u64,
    },
    /// Credit given by another tool.
    Given,
}

impl Availability {
    /// Whether the model can be shown.
    #[must_use]
    pub const fn is_usable(self) -> bool {
        !matches!(self, Self::Missing(_))
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeadCreated => f.write_str("needs the date when the lead was created: column not found"),
            Self::OpportunityCreated => {
                f.write_str("needs the date when the opportunity was created: column not found")
            }
            Self::Milestones => {
                f.write_str("needs the dates when the lead and the opportunity were created: columns not found")
            }
            Self::LostDeals => f.write_str("needs lost deals to compare with: none found"),
            Self::WonDeals { have, needs } => write!(f, "needs at least {needs} won deals with touches: {have} found"),
            Self::Given => f.write_str("needs credit that another tool gave: column not found"),
        }
    }
}

impl fmt::Display for Availability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready => f.write_str("has all it needs"),
            Self::Partly { known, of } => write!(f, "milestones known for {known} of {of} deals"),
            Self::Missing(missing) => missing.fmt(f),
        }
    }
}

/// Checks whether the data has what a model needs.
///
/// Milestone models need their dates in at least one won deal; data-driven models need a won and a lost deal.
#[must_use]
pub fn availability(model: &Model, facts: &Facts) -> Availability {
    let inputs = &facts.model_inputs;
    let missing = Availability::Missing;
    let dates = match model.inputs() {
        Inputs::Touches => return Availability::Ready,
        Inputs::Outcomes => {
            return match (inputs.wins, inputs.losses) {
                (0, _) => missing(Missing::WonDeals { have: 0, needs: 1 }),
                (_, 0) => missing(Missing::LostDeals),
                _ => Availability::Ready,
            };
        }
        Inputs::Credit => {
            return if facts.given_by.is_some() { Availability::Ready } else { missing(Missing::Given) };
        }
        Inputs::Dates { lead, opportunity } => [lead, opportunity],
    };
    let known = match dates {
        [false, false] => return Availability::Ready,
        _ if inputs.won == 0 => return Availability::Ready,
        [true, false] if inputs.lead_created == 0 => return missing(Missing::LeadCreated),
        [false, true] if inputs.opportunity_created == 0 => return missing(Missing::OpportunityCreated),
        [true, false] => inputs.lead_created,
        [false, true] => inputs.opportunity_created,
        [true, true] => match (inputs.lead_created, inputs.opportunity_created) {
            (0, 0) => return missing(Missing::Milestones),
            (0, _) => return missing(Missing::LeadCreated),
            (_, 0) => return missing(Missing::OpportunityCreated),
            _ => inputs.both_created,
        },
    };
    if known == inputs.won { Availability::Ready } else { Availability::Partly { known, of: inputs.won } }
}
