//! Roles of columns that follow from more than their names: from the other files, or from how cells vary within a deal.

use super::layout::Kind;
use super::together::Assigned;
use crate::detect::{Column, Confidence, Role, Why};

/// Gives the columns the roles that the other files assign.
pub fn obey(columns: &mut [Column], assigned: &Assigned) {
    let (key, kind) = assigned.key;
    if assigned.shape == crate::detect::Shape::Touches {
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
    let column = &mut columns[key];
    column.meaning = Some(kind.role());
    if column.role.is_none() {
        take(column, kind.role(), kind.role(), Why::Cells);
    }
}

fn take(column: &mut Column, role: Role, meaning: Role, why: Why) {
    if column.why == Why::Chosen {
        return;
    }
    if column.role != Some(role) {
        column.confidence = Confidence::Likely;
        column.why = why;
    }
    (column.role, column.meaning) = (Some(role), Some(meaning));
}

impl Kind {
    /// The role of a column with keys of this kind.
    pub const fn role(self) -> Role {
        match self {
            Self::Deal => Role::JourneyId,
            Self::Account => Role::Account,
            Self::Contact => Role::Contact,
        }
    }
}
