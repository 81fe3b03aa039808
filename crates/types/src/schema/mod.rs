//! Parts of a file: columns and their roles, rows, encodings, formats.

mod encoding;
mod format;
mod outcome;
mod role;
mod shape;
mod why;

pub use encoding::{Encoding, wide};
pub use format::{DateOrder, DecimalMark};
pub use outcome::Outcome;
pub use role::Role;
pub use shape::Shape;
pub use why::{Confidence, Why};
