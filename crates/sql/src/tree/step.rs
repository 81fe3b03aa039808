//! Steps: named relations, each made of those before it.

use super::{Expression, Order};
use crate::Table;

/// A named step, one common table expression of the query.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name, as the documentation names it.
    pub name: String,
    /// One line that says what its rows are; no text of the user.
    pub about: String,
    /// Its rows.
    pub relation: Relation,
}

/// How the rows of a step are made.
#[derive(Clone, Debug, PartialEq)]
pub enum Relation {
    /// Rows of a table of the warehouse.
    Source {
        /// The table.
        table: Table,
        /// Name and value of each column; its expressions use [`Expression::Foreign`].
        columns: Vec<(String, Expression)>,
    },
    /// Rows written in the query.
    Rows {
        /// Names of the columns.
        columns: Vec<String>,
        /// Values of each row; there is at least one.
        rows: Vec<Vec<Expression>>,
    },
    /// The rows for which a condition is true.
    Filter {
        /// The step before.
        from: String,
        /// The condition.
        condition: Expression,
    },
    /// Pairs of rows with the same values in two columns each.
    Join {
        /// Whether rows of the left without a partner stay.
        kind: JoinKind,
        /// The left step.
        left: String,
        /// The right step.
        right: String,
        /// Column of the left and of the right that must be equal.
        on: Vec<(String, String)>,
        /// Columns of the right that are added to all of the left, under these names; null without a partner.
        columns: Vec<(String, String)>,
    },
    /// All columns of a step, and further ones computed from it, with functions of windows.
    Window {
        /// The step before.
        from: String,
        /// Name and value of each further column.
        columns: Vec<(String, Expression)>,
    },
    /// Other columns, computed from a step row by row.
    Project {
        /// The step before.
        from: String,
        /// Name and value of each column.
        columns: Vec<(String, Expression)>,
    },
    /// One row for each combination of values in `keys`.
    Aggregate {
        /// The step before.
        from: String,
        /// The columns to group by; without any, the result is one row.
        keys: Vec<String>,
        /// Name and value of each further column.
        columns: Vec<(String, Aggregate)>,
    },
    /// The rows of several steps with the same columns.
    Union {
        /// The steps.
        from: Vec<String>,
    },
}

impl Relation {
    /// The steps that it is made of; a step appears as often as it is used.
    pub fn sources(&self) -> Vec<&str> {
        match self {
            Self::Source { .. } | Self::Rows { .. } => Vec::new(),
            Self::Filter { from, .. }
            | Self::Window { from, .. }
            | Self::Project { from, .. }
            | Self::Aggregate { from, .. } => vec![from],
            Self::Join { left, right, .. } => vec![left, right],
            Self::Union { from } => from.iter().map(String::as_str).collect(),
        }
    }
}

/// Whether rows of the left without a partner stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinKind {
    /// They go.
    Inner,
    /// They stay.
    Left,
}

/// A function of all rows of a group.
#[derive(Clone, Debug, PartialEq)]
pub enum Aggregate {
    /// Sum of the values that are not null.
    Sum(Expression),
    /// The smallest value.
    Least(Expression),
    /// The greatest value.
    Most(Expression),
    /// Texts joined by a separator in an order.
    Joined {
        /// The column of texts.
        column: String,
        /// The separator.
        separator: String,
        /// The column that orders them.
        order: String,
    },
}

/// A query: its steps; the last one is the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// What the query answers, one line; no text of the user.
    pub about: String,
    /// The steps.
    pub steps: Vec<Step>,
    /// Order of the answer's rows.
    pub order: Vec<Order>,
}
