//! Relational steps with typed columns and expressions: what a dialect writes.

mod build;
mod check;
mod expression;
mod function;
mod step;
mod types;

pub use expression::{Arithmetic, Comparison, Expression, Order, WindowFunction};
pub use function::Function;
pub use step::{Aggregate, JoinKind, Query, Relation, Step};
pub use types::{Column, Type};

pub(crate) use build::{all_of, any_of, case, column, integer, null, number, text, when};
