//! Expressions over the columns of a step.

use std::ops::{Add, Div, Mul, Sub};

use super::Type;

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

/// A function of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The first argument that is not null.
    Coalesce,
    /// The greater of two values.
    Greatest,
    /// Text of a column of the warehouse, without spaces around it; empty for null.
    CleanText,
    /// A column of the warehouse as a whole number.
    WholeNumber,
    /// Milliseconds since 1970 of a date or a time of the warehouse; a time without a zone is in UTC.
    Milliseconds,
    /// An amount of the warehouse in minor units: the amount, the number of units in one (an integer literal).
    MinorUnits,
    /// An amount in minor units of one currency, in those of another: the amount, the rate (a text such as `0.92`).
    /// Halves are rounded away from zero.
    Converted,
    /// A whole number in double precision.
    ToNumber,
    /// The largest whole number that is not greater than a number.
    Floor,
    /// 2 to the power of minus a number that is not negative.
    Halved,
    /// A text without spaces around it.
    Trim,
    /// A text in lower case.
    Lower,
    /// A text with each run of white space as one space.
    Squeeze,
    /// Replaces in a text each occurrence of another text by a third one.
    Replace,
    /// Concatenates texts.
    Concat,
    /// The part of a text with this number, from 1, between separators; empty past the last.
    Part,
    /// The part of a text that the group of a regular expression matches, the second argument, or null.
    Extract,
    /// A text that is a decimal number, in double precision; null for an empty text.
    ParseNumber,
    /// Lower-case words of letters and digits in a text, with one space between two.
    Words,
    /// Whether a regular expression matches a text.
    Matches,
    /// Month of milliseconds since 1970 in UTC: `2025-03`.
    Month,
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

/// A column of the step before.
pub(crate) fn column(name: &str) -> Expression {
    Expression::Column(name.to_owned())
}

/// A text.
pub(crate) fn text(value: &str) -> Expression {
    Expression::Text(value.to_owned())
}

/// A whole number.
pub(crate) const fn integer(value: i64) -> Expression {
    Expression::Integer(value)
}

/// A number in double precision.
pub(crate) const fn number(value: f64) -> Expression {
    Expression::Number(value)
}

/// No value, of a type.
pub(crate) const fn null(of: Type) -> Expression {
    Expression::Null(of)
}

/// The value of the first condition that is true, else the last one.
pub(crate) fn case(branches: Vec<(Expression, Expression)>, otherwise: Expression) -> Expression {
    Expression::Case(branches, Box::new(otherwise))
}

/// One value if a condition is true, else another.
pub(crate) fn when(condition: Expression, then: Expression, otherwise: Expression) -> Expression {
    case(vec![(condition, then)], otherwise)
}

/// True if all are.
pub(crate) fn all_of(conditions: impl Into<Vec<Expression>>) -> Expression {
    Expression::All(conditions.into())
}

/// True if any is.
pub(crate) fn any_of(conditions: impl Into<Vec<Expression>>) -> Expression {
    Expression::Any(conditions.into())
}

impl Function {
    /// Calls the function.
    pub(crate) fn of(self, arguments: impl Into<Vec<Expression>>) -> Expression {
        Expression::Call(self, arguments.into())
    }
}

impl WindowFunction {
    /// The function over all rows with the same values in `partition`.
    pub(crate) fn over(self, partition: &[&str]) -> Expression {
        self.ordered(partition, Vec::new())
    }

    /// The function over the rows with the same values in `partition`, in an order.
    pub(crate) fn ordered(self, partition: &[&str], order: Vec<Order>) -> Expression {
        let partition = partition.iter().map(|column| (*column).to_owned()).collect();
        Expression::Window { function: Box::new(self), partition, order }
    }
}

impl Expression {
    fn compared(self, how: Comparison, other: Self) -> Self {
        Self::Compare(how, Box::new(self), Box::new(other))
    }

    /// A name as a path has it, and therefore the scores learned from paths: without `>`, which separates names there, and
    /// with single spaces, as the import reads all names.
    pub(crate) fn in_path(self) -> Self {
        Function::Replace.of([Function::Squeeze.of([self]), text(">"), text("\u{203a}")])
    }

    /// Whether both are the same.
    pub(crate) fn equals(self, other: Self) -> Self {
        self.compared(Comparison::Equal, other)
    }

    /// Whether both differ.
    pub(crate) fn differs(self, other: Self) -> Self {
        self.compared(Comparison::Unequal, other)
    }

    /// Whether this is less.
    pub(crate) fn less(self, other: Self) -> Self {
        self.compared(Comparison::Less, other)
    }

    /// Whether this is less or the same.
    pub(crate) fn at_most(self, other: Self) -> Self {
        self.compared(Comparison::AtMost, other)
    }

    /// Whether this is one of these texts.
    pub(crate) fn among<'a>(self, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        if texts.is_empty() { any_of(Vec::new()) } else { Self::Among(Box::new(self), texts) }
    }

    /// Whether there is no value.
    pub(crate) fn missing(self) -> Self {
        Self::IsNull(Box::new(self))
    }

    /// Whether there is a value.
    pub(crate) fn known(self) -> Self {
        Self::Not(Box::new(self.missing()))
    }

    /// A whole number in double precision.
    pub(crate) fn double(self) -> Self {
        Function::ToNumber.of([self])
    }

    /// The same with other names of columns, where `names` gives one.
    pub(crate) fn renamed(&self, names: &dyn Fn(&str) -> Option<String>) -> Self {
        let other = |name: &String| names(name).unwrap_or_else(|| name.clone());
        let boxed = |one: &Self| Box::new(one.renamed(names));
        let all = |many: &[Self]| many.iter().map(|one| one.renamed(names)).collect::<Vec<_>>();
        match self {
            Self::Column(name) => Self::Column(other(name)),
            Self::Foreign(_) | Self::Text(_) | Self::Integer(_) | Self::Number(_) | Self::Null(_) => self.clone(),
            Self::Arithmetic(how, a, b) => Self::Arithmetic(*how, boxed(a), boxed(b)),
            Self::Compare(how, a, b) => Self::Compare(*how, boxed(a), boxed(b)),
            Self::Among(one, texts) => Self::Among(boxed(one), texts.clone()),
            Self::All(many) => Self::All(all(many)),
            Self::Any(many) => Self::Any(all(many)),
            Self::Not(one) => Self::Not(boxed(one)),
            Self::IsNull(one) => Self::IsNull(boxed(one)),
            Self::Case(branches, otherwise) => {
                let branches = branches.iter().map(|(a, b)| (a.renamed(names), b.renamed(names))).collect();
                Self::Case(branches, boxed(otherwise))
            }
            Self::Call(function, arguments) => Self::Call(*function, all(arguments)),
            Self::Window { function, partition, order } => {
                let function = match function.as_ref() {
                    WindowFunction::RowNumber => WindowFunction::RowNumber,
                    WindowFunction::Count => WindowFunction::Count,
                    WindowFunction::Sum(value) => WindowFunction::Sum(value.renamed(names)),
                    WindowFunction::Least(value) => WindowFunction::Least(value.renamed(names)),
                    WindowFunction::Most(value) => WindowFunction::Most(value.renamed(names)),
                    WindowFunction::Before(value) => WindowFunction::Before(value.renamed(names)),
                };
                let order = order.iter().map(|by| Order { column: other(&by.column), ..*by }).collect();
                Self::Window { function: Box::new(function), partition: partition.iter().map(other).collect(), order }
            }
        }
    }

    fn with(self, how: Arithmetic, other: Self) -> Self {
        Self::Arithmetic(how, Box::new(self), Box::new(other))
    }
}

impl Add for Expression {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.with(Arithmetic::Plus, other)
    }
}

impl Sub for Expression {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.with(Arithmetic::Minus, other)
    }
}

impl Mul for Expression {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.with(Arithmetic::Times, other)
    }
}

impl Div for Expression {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self.with(Arithmetic::Over, other)
    }
}
