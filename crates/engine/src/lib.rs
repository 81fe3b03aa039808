//! Fairshare's engine: from a file's bytes to credit by team under every attribution model.
//!
//! ```text
//! bytes -> records -> touches + deals -> journeys -> credits -> views
//! ```
//!
//! Pure: no browser, no clock, no file, no random source. Results depend on the arguments alone, and are the same
//! natively and in every browser.
#![warn(missing_docs)]

mod attributes;
pub mod counting;
pub mod credit;
pub mod dataset;
pub mod digest;
pub mod effects;
pub mod filter;
pub mod guess;
mod join;
pub mod journey;
pub mod model;
mod owner;
pub mod spreadsheet;
pub mod team;
pub mod verify;
pub mod view;
