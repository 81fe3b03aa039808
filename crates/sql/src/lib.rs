//! Fairshare's definitions as SQL: a warehouse counts touches that nobody exports, by the rules of the engine.
//!
//! ```text
//! Request (tables, mapping, models, rules) -> Query (relational steps with typed columns) -> text in one dialect
//! ```
//!
//! Pure: text in, text out. Names of tables and columns are always quoted and values always escaped; no text of the user
//! reaches the query in any other way, comments included.
#![warn(missing_docs)]

mod dialect;
mod field;
mod mapping;
mod package;
mod plan;
mod refused;
mod table;
pub mod tree;

pub use dialect::{Dialect, Piece};
pub use field::Field;
pub use mapping::Mapping;
pub use package::{Part, parts};
pub use plan::{Output, Request, Scores, query};
pub use refused::{NameFault, Needed, Refused};
pub use table::Table;

/// Writes the query that answers a request, in a dialect.
///
/// # Errors
/// One sentence if the mapping lacks a column, a model cannot be written, or the dialect lacks a function or cannot have a
/// name.
pub fn write(request: &Request, dialect: Dialect) -> Result<String, Refused> {
    dialect.write(&query(request)?)
}
