//! The page: shows and asks, computes nothing heavy.
//!
//! What it says and the small numbers behind it ([`catalogue`], [`finding`], [`sheet`], [`texts`]) are plain Rust and
//! tested natively; all else lives in a browser.
#![warn(missing_docs)]

pub mod catalogue;
pub mod finding;
pub mod sheet;
pub mod texts;
