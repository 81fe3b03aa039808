//! The page's end of the wire: starts workers, sends them requests, and notices when one dies.

mod death;
mod silence;

#[cfg(target_arch = "wasm32")]
mod bundle;
#[cfg(target_arch = "wasm32")]
pub mod carried;
#[cfg(target_arch = "wasm32")]
mod connection;
#[cfg(target_arch = "wasm32")]
mod protocol;
#[cfg(target_arch = "wasm32")]
mod worker;

#[cfg(target_arch = "wasm32")]
pub use bundle::WorkerBundle;
#[cfg(target_arch = "wasm32")]
pub use connection::Connection;
#[cfg(target_arch = "wasm32")]
pub use protocol::{Lost, Protocol, Word};
#[cfg(target_arch = "wasm32")]
pub use worker::Worker;
