//! Why a column was taken for what it is used as, and how sure that is.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Role;

/// How sure it is that a column is what it was taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// A guess: to be looked at.
    #[default]
    Guess,
    /// Name or cells say so, and nothing speaks against it.
    Likely,
    /// Name and cells say so, or the user did.
    Sure,
}

/// Why a column is used as it is.
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
    /// No column names the role itself; this one, which means something near, stands in.
    StandIn(Role),
    /// Its name says that it holds the share of a team.
    ShareOf(String),
    /// Its name fits a role, but its cells do not.
    CellsDiffer(Role),
    /// Another column has the role that its name fits.
    Taken(Role),
    /// The user said so.
    Chosen,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unused => Ok(()),
            Self::Name => f.write_str("its name is a usual one for it"),
            Self::NameAndCells => f.write_str("its name is a usual one for it, and its cells are of that kind"),
            Self::Cells => f.write_str("its cells are of that kind"),
            Self::StandIn(role) => write!(f, "no column names it itself, and this one names the {}", plain(*role)),
            Self::ShareOf(team) => write!(f, "its name says that it holds the share of {team}"),
            Self::CellsDiffer(role) => {
                write!(f, "it is called like the {}, but its cells are of another kind", plain(*role))
            }
            Self::Taken(role) => write!(f, "another column is used as the {}", plain(*role)),
            Self::Chosen => f.write_str("you chose it"),
        }
    }
}

/// A role in a person's words.
fn plain(role: Role) -> String {
    match role {
        Role::JourneyId => "deal".to_owned(),
        Role::Contact => "person".to_owned(),
        Role::Value => "amount".to_owned(),
        Role::Created => "date of creation".to_owned(),
        Role::Closed => "date of the close".to_owned(),
        other => other.key().replace('_', " "),
    }
}
