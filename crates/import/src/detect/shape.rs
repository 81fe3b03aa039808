//! The meaning of a row of a file.

use super::{Column, WideTouch};
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Role, Shape};

/// Meaning of a row, by the roles found so far.
pub fn judge(columns: &[Column], across: &[WideTouch]) -> Shape {
    let has = |role| columns.iter().any(|c| c.role == Some(role));
    let any = |roles: &[Role]| roles.iter().any(|role| has(*role));
    let keys = columns.iter().filter(|c| c.role.is_some_and(Role::is_key)).count();
    let tells_outcome = any(&[Role::Stage, Role::Outcome, Role::Value]);
    let has_channel = any(&[Role::Channel, Role::TouchType, Role::Campaign]);
    let has_key = keys > 0;
    let has_name = any(&[Role::JourneyId, Role::Account, Role::Contact]);
    if has(Role::Path) && has(Role::Wins) {
        Shape::Aggregated
    } else if has(Role::Path) && !has(Role::Time) && (has_key || tells_outcome) {
        Shape::Paths
    } else if has_key && has(Role::Time) && has_channel {
        Shape::Touches
    } else if !across.is_empty() && (has_name || tells_outcome) {
        Shape::Wide
    } else if has_key && tells_outcome && !has(Role::Time) && (has(Role::JourneyId) || !is_person(columns)) {
        Shape::Deals
    } else if has_key && !has(Role::JourneyId) && has(Role::Created) && has_channel && !tells_outcome {
        Shape::Touches
    } else if keys > 1
        && !has(Role::Time)
        && (!has_channel || has(Role::JourneyId) && has(Role::Contact) && has(Role::Created))
    {
        // A list of persons with their deals has the source of each person, too.
        Shape::Links
    } else if has(Role::Campaign) && has(Role::Channel) && !has_key && !any(&[Role::Time, Role::Cost]) {
        Shape::Campaigns
    } else {
        Shape::Other
    }
}

/// Whether the rows are persons (leads, contacts), which have stages too, but no amount.
fn is_person(columns: &[Column]) -> bool {
    let has = |role| columns.iter().any(|c| c.role == Some(role));
    has(Role::Contact) && has(Role::Account) && !has(Role::Value) && !has(Role::Outcome)
}

/// Why the rows cannot have this shape; `None` if they can be read.
pub fn missing(shape: Shape, columns: &[Column]) -> Option<Reason> {
    let has = |role| columns.iter().any(|c| c.role == Some(role));
    let has_key = has(Role::JourneyId) || has(Role::Account) || has(Role::Contact);
    let has_channel = has(Role::Channel) || has(Role::TouchType) || has(Role::Campaign);
    match shape {
        Shape::Touches | Shape::Other if !has_key => Some(Reason::NoKeyColumn),
        Shape::Touches | Shape::Other if !has(Role::Time) => Some(Reason::NoTimeColumn),
        Shape::Touches | Shape::Other if !has_channel => Some(Reason::NoChannelColumn),
        Shape::Other => Some(Reason::NotJourneys),
        Shape::Deals if !has_key => Some(Reason::NoKeyColumn),
        Shape::Paths | Shape::Aggregated if !has(Role::Path) => Some(Reason::NoPathColumn),
        _ => None,
    }
}
