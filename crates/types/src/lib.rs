//! Plain types that all crates share: the user's choices, decisions about the data, and results, with the arithmetic
//! that needs nothing else. Depends on no other crate of ours.
#![warn(missing_docs)]

pub mod channel_name;
pub mod decision;
pub mod dimension;
pub mod files;
pub mod guess;
pub mod model;
pub mod options;
pub mod order;
pub mod paid;
pub mod portions;
pub mod problem;
pub mod results;
pub mod scale;
pub mod schema;
pub mod share;
pub mod spreadsheet;
pub mod text;
pub mod time;
