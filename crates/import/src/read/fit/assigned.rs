//! Applies the roles that the other files of a load assign.

use super::super::together::Assigned;
use super::take;
use crate::detect::Column;
use fairshare_types::schema::{Role, Shape, Why};

/// Gives the columns the roles that the other files assign.
pub fn obey(columns: &mut [Column], assigned: &Assigned) {
    let (key, kind) = assigned.key;
    if assigned.shape == Shape::Touches {
        for column in columns.iter_mut().filter(|column| column.role == Some(Role::JourneyId)) {
            column.role = column.meaning.filter(|meaning| *meaning != Role::JourneyId);
        }
        let meaning = columns[key].meaning.filter(|meaning| meaning.is_key()).unwrap_or(kind.role());
        take(&mut columns[key], Role::JourneyId, meaning, Why::Cells);
        return;
    }
    if assigned.conversions {
        for column in columns.iter_mut() {
            let of_touches = matches!(
                column.role,
                Some(
                    Role::Channel
                        | Role::Campaign
                        | Role::TouchType
                        | Role::Team
                        | Role::TeamShare
                        | Role::Time
                        | Role::Sequence
                )
            );
            if of_touches && column.why != Why::Chosen {
                (column.role, column.meaning, column.why) = (None, None, Why::Unused);
            }
        }
    }
    if let Some(closed) = assigned.closed {
        take(&mut columns[closed], Role::Closed, Role::Closed, Why::Cells);
    }
    if let Some(amount) = assigned.amount {
        take(&mut columns[amount], Role::Value, Role::Value, Why::Cells);
    }
    if assigned.names() {
        return;
    }
    let column = &mut columns[key];
    column.meaning = Some(kind.role());
    if column.role.is_none() {
        take(column, kind.role(), kind.role(), Why::Cells);
    }
}
