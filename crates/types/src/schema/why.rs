//! Why a column has its role, and with what confidence.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Role;

/// Confidence in the role of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// A guess that the user should check.
    #[default]
    Guess,
    /// Name or cells show it, and nothing contradicts it.
    Likely,
    /// Name and cells show it, or the user chose it.
    Sure,
}

/// Why a column has its role, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// It is not used.
    #[default]
    Unused,
    /// Its name is a usual one for the role.
    Name,
    /// Its name is a usual one, and its cells are of the right kind.
    NameAndCells,
    /// Its name says nothing, but its cells are of the right kind.
    Cells,
    /// No column names the role itself; this one has a similar meaning and is used instead.
    StandIn(Role),
    /// Its name says that it holds the share of a team.
    ShareOf(String),
    /// Its name fits a role, but its cells do not.
    CellsDiffer(Role),
    /// Another column has the role that its name fits.
    Taken(Role),
    /// The user chose it.
    Chosen,
    /// It gives the time where another column is empty.
    FillsGaps(String),
    /// It gives the time of day of the dates in another column.
    ClockOf(String),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unused => Ok(()),
            Self::Name => f.write_str("its name is typical for this"),
            Self::NameAndCells => f.write_str("its name and its values are typical for this"),
            Self::Cells => f.write_str("its values are typical for this"),
            Self::StandIn(role) => write!(f, "no column holds it directly, and this one holds the {}", plain(*role)),
            Self::ShareOf(team) => write!(f, "its name says that it holds the share of {team}"),
            Self::CellsDiffer(role) => {
                write!(f, "its name suggests the {}, but its values do not", plain(*role))
            }
            Self::Taken(role) => write!(f, "another column is used as the {}", plain(*role)),
            Self::Chosen => f.write_str("you chose it"),
            Self::FillsGaps(column) => write!(f, "used where \u{201c}{column}\u{201d} is empty"),
            Self::ClockOf(column) => write!(f, "used as the time of day of \u{201c}{column}\u{201d}"),
        }
    }
}

/// Name of a role in a person's words.
fn plain(role: Role) -> String {
    match role {
        Role::JourneyId => "deal".to_owned(),
        Role::Contact => "contact".to_owned(),
        Role::Value => "amount".to_owned(),
        Role::Created => "creation date".to_owned(),
        Role::Closed => "close date".to_owned(),
        other => other.key().replace('_', " "),
    }
}
