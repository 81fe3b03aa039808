//! The worker's end of the wire: reads files and answers requests.

pub mod handler;
pub mod load;

#[cfg(target_arch = "wasm32")]
pub mod serve;
#[cfg(target_arch = "wasm32")]
mod turn;
#[cfg(target_arch = "wasm32")]
mod unpack;
