//! The boundary between page and engine: all that crosses, and both ends of the wire.
#![warn(missing_docs)]

pub mod handler;
pub mod load;
pub mod message;
pub mod variant;

// What it judges by is tested natively; it runs on the page alone.
#[cfg(any(test, target_arch = "wasm32"))]
pub mod client;
#[cfg(any(test, target_arch = "wasm32"))]
mod head;
#[cfg(target_arch = "wasm32")]
mod parcel;
#[cfg(target_arch = "wasm32")]
pub mod serve;
#[cfg(target_arch = "wasm32")]
mod unpack;
