//! Paths: in which order teams or channels touched the deals that were won and lost.

use serde::{Deserialize, Serialize};

use crate::dimension::Dimension;

/// The steps, the order and the number of rows of a path report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathQuery {
    /// The steps of a path: teams, channels, campaigns or types. Months and segments count as teams.
    pub by: Dimension,
    /// Each touch is a step; else equal steps in a row are one.
    pub every_touch: bool,
    /// The order of the rows.
    pub order: PathOrder,
    /// Most rows.
    pub rows: u32,
}

impl Default for PathQuery {
    fn default() -> Self {
        Self { by: Dimension::Team, every_touch: false, order: PathOrder::Revenue, rows: 20 }
    }
}

/// The order of paths; ties go to more wins, then to more revenue, then to the name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PathOrder {
    /// Most won revenue first.
    #[default]
    Revenue,
    /// Most won deals first.
    Wins,
    /// Most lost deals first.
    Losses,
}

impl PathOrder {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Revenue, Self::Wins, Self::Losses];

    /// Its word on the command line and in the page.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Revenue => "revenue",
            Self::Wins => "wins",
            Self::Losses => "losses",
        }
    }
}

/// Paths of won and lost deals, how long they are, and who begins and ends them. Open deals are left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paths {
    /// Names of the steps, sorted. A joint touch is one step of all its teams; the empty name is a touch without one.
    pub names: Vec<String>,
    /// The first paths in the order of the query.
    pub rows: Vec<PathRow>,
    /// Number of different paths.
    pub different: u64,
    /// Sums over all paths: won revenue is that of the whole comparison.
    pub all: PathSums,
    /// Won and lost deals by their number of touches.
    pub touches: Vec<Span>,
    /// Won and lost deals by the days from the first touch to the close; deals without dates are in none.
    pub days: Vec<Span>,
    /// Won deals by their first and their last step, most revenue first; deals without a touch are in none.
    pub ends: Vec<PathEnds>,
}

/// One path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PathRow {
    /// Its steps, as indices into the names; none for deals without a touch.
    pub steps: Vec<u32>,
    /// Its deals.
    pub sums: PathSums,
    /// Median number of touches of its won and lost deals.
    pub median_touches: u64,
    /// Median days from the first touch to the close of its won deals; `None` without one that has dates.
    pub median_days: Option<f64>,
}

/// Deals and revenue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathSums {
    /// Won deals.
    pub wins: u64,
    /// Lost deals.
    pub losses: u64,
    /// Won revenue in minor units.
    pub amount: i64,
}

/// Deals whose number of touches or days is within a span.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The least number.
    pub from: u32,
    /// The greatest number; `None` for an open end.
    pub to: Option<u32>,
    /// Won deals.
    pub won: u64,
    /// Lost deals.
    pub lost: u64,
}

/// Won deals that begin with one step and end with another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathEnds {
    /// The first step, as an index into the names.
    pub first: u32,
    /// The last step.
    pub last: u32,
    /// Won deals.
    pub wins: u64,
    /// Won revenue in minor units.
    pub amount: i64,
}
