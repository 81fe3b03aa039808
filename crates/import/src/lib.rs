//! Reads exports: from the bytes of files to touches, deals and the rows that do not count.
//!
//! ```text
//! source (guard, decode, split) -> detect (dialect, header, columns) -> parse (cells) -> read (records)
//! ```
//!
//! Pure: no browser, no clock, no file, no random source. Nothing here knows of journeys, credit or results.
#![warn(missing_docs)]

pub mod detect;
pub mod order;
pub mod parse;
pub mod problem;
pub mod read;
pub mod source;
pub mod time;
