//! Builds expressions: constructors, comparisons, arithmetic.

use std::ops::{Add, Div, Mul, Sub};

use super::expression::{Arithmetic, Comparison, Expression, Order, WindowFunction};
use super::function::Function;
use super::types::Type;

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
