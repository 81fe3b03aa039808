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
pub mod filter;
pub mod format;
pub mod intake;
mod join;
pub mod journey;
pub mod model;
mod order;
mod owner;
pub mod problem;
pub mod recognise;
pub mod source;
pub mod team;
pub mod time;
pub mod verify;
pub mod view;
