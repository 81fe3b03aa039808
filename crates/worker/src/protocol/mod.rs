//! All that crosses between page and worker, and how it is packed.

pub mod message;
pub mod variant;

#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) mod head;
#[cfg(target_arch = "wasm32")]
pub(crate) mod parcel;
