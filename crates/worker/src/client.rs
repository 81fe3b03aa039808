//! The page's end of the wire: starts workers, asks them, and notices when one dies.

mod death;
mod silence;

#[cfg(target_arch = "wasm32")]
pub mod carried;
#[cfg(target_arch = "wasm32")]
mod kit;
#[cfg(target_arch = "wasm32")]
mod life;
#[cfg(target_arch = "wasm32")]
mod promise;
#[cfg(target_arch = "wasm32")]
mod worker;

#[cfg(target_arch = "wasm32")]
pub use kit::Kit;
#[cfg(target_arch = "wasm32")]
pub use promise::{Keep, Wait, promise};
#[cfg(target_arch = "wasm32")]
pub use silence::{LOOK, Silence};
#[cfg(target_arch = "wasm32")]
pub use worker::Worker;
