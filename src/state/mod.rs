//! The state of the page in three parts: the user's [`choices`], the workers' answers, and what follows from both.
//!
//! Beside them are what the screen shows now and the drill-down to deals. The choices and how they are saved are plain
//! Rust with native tests; the rest needs a browser.

#[cfg(test)]
mod effects;
pub mod figures;
pub mod gesture;

pub use fairshare_choices::{choices, history, saved};

#[cfg(target_arch = "wasm32")]
pub(crate) mod choice_signals;
#[cfg(target_arch = "wasm32")]
pub(crate) mod derived;
#[cfg(target_arch = "wasm32")]
pub(crate) mod drill;
#[cfg(target_arch = "wasm32")]
pub(crate) mod results;
#[cfg(target_arch = "wasm32")]
pub(crate) mod screen;
#[cfg(target_arch = "wasm32")]
pub(crate) mod step;
#[cfg(target_arch = "wasm32")]
mod store;

#[cfg(target_arch = "wasm32")]
pub(crate) use store::Store;
