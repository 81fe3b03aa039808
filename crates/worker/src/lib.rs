//! The boundary between page and engine.
#![warn(missing_docs)]

pub mod message;
