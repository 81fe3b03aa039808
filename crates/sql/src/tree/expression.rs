//! Expressions over the columns of a step.

use super::Type;
use super::function::Function;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A column of the step before.
    Column(String),
    /// A column of the user's table.
    Foreign(String),
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A finite number in double precision.
    Number(f64),
    /// No value.
    Null(Type),
    /// Arithmetic of two numbers of one type; a quotient is of two in double precision.
    Arithmetic(Arithmetic, Box<Self>, Box<Self>),
    /// Comparison of two values of one type.
    Compare(Comparison, Box<Self>, Box<Self>),
    /// Whether a text is one of these; there is at least one.
    Among(Box<Self>, Vec<String>),
    /// True if all are.
    All(Vec<Self>),
    /// True if any is.
    Any(Vec<Self>),
    /// True if the other is not.
    Not(Box<Self>),
    /// Whether there is no value.
    IsNull(Box<Self>),
    /// The value of the first condition that is true, else the last one.
    Case(Vec<(Self, Self)>, Box<Self>),
    /// A function of a row.
    Call(Function, Vec<Self>),
    /// A function of the rows with the same values in `partition`.
    Window {
        /// The function.
        function: Box<WindowFunction>,
        /// Columns whose values the rows share.
        partition: Vec<String>,
        /// Order of the rows, for functions that follow it.
        order: Vec<Order>,
    },
}

/// An operation on two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// Sum.
    Plus,
    /// Difference.
    Minus,
    /// Product.
    Times,
    /// Quotient, in double precision.
    Over,
}

/// A comparison of two values; texts compare by bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The same.
    Equal,
    /// Not the same.
    Unequal,
    /// Less.
    Less,
    /// Less or the same.
    AtMost,
}

/// A function of the rows of a window.
#[derive(Clone, Debug, PartialEq)]
pub enum WindowFunction {
    /// Number of the row in the order, from 1.
    RowNumber,
    /// Number of rows.
    Count,
    /// Sum of the values that are not null.
    Sum(Expression),
    /// The smallest value.
    Least(Expression),
    /// The greatest value.
    Most(Expression),
    /// The value of the row before, or null.
    Before(Expression),
}

/// A column that orders rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column; it has no nulls.
    pub column: String,
    /// The greatest value first.
    pub descending: bool,
}

impl Order {
    /// Ascending order by these columns.
    pub(crate) fn by(columns: &[&str]) -> Vec<Self> {
        columns.iter().map(|column| Self { column: (*column).to_owned(), descending: false }).collect()
    }
}
