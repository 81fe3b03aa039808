//! The boundary between page and engine: all that crosses, and both ends of the wire.
//!
//! The page is built without the feature `server`, and so without import and engine.
#![warn(missing_docs)]

pub mod protocol;

// `death` and `silence` are tested natively; everything else runs only on the page.
#[cfg(any(test, target_arch = "wasm32"))]
pub mod client;
#[cfg(feature = "server")]
pub mod server;
