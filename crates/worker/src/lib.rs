//! The boundary between page and engine: all that crosses, and both ends of the wire.
#![warn(missing_docs)]

pub mod handler;
pub mod message;

#[cfg(target_arch = "wasm32")]
pub mod client;
#[cfg(target_arch = "wasm32")]
mod parcel;
#[cfg(target_arch = "wasm32")]
pub mod serve;
