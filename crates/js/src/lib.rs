//! The same engine as a JavaScript package, for Node and for pages.
//!
//! ```text
//! JavaScript value -> Value (plain data) -> Session (reads, computes) -> rows -> JavaScript value
//! ```
//!
//! Options have the names of the command line in camel case: `dateOrder` is `--date-order`. Every error is a JavaScript
//! `Error` with one sentence. `package/` has the files that are packed beside the module, with the types.
#![warn(missing_docs)]

mod credit;
mod dataset;
mod facts;
mod fields;
mod files;
mod names;
mod picture;
mod query;
mod session;
mod value;

pub use dataset::{Dataset, read};
