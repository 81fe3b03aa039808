//! Relational steps with typed columns and expressions: what a dialect writes.

mod check;
mod expression;
mod step;
mod types;

pub use expression::{Arithmetic, Comparison, Expression, Function, Order, WindowFunction};
pub use step::{Aggregate, JoinKind, Query, Relation, Step};
pub use types::{Column, Type};

pub(crate) use expression::{all_of, any_of, case, column, integer, null, number, text, when};
