//! Types of columns.

/// Type of a column or an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A text.
    Text,
    /// A whole number of 64 bits: minor units of money, milliseconds since 1970, counts.
    Integer,
    /// A number in double precision.
    Number,
    /// A truth value; only in conditions, never in a column.
    Condition,
    /// A column of the warehouse, whose type the query does not know.
    Foreign,
}

/// A column of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, as it is before quoting.
    pub name: String,
    /// Its type.
    pub of: Type,
}
