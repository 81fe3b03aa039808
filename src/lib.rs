//! The page: shows and asks, computes nothing heavy.
//!
//! What it says and the small numbers behind it ([`amounts`], [`catalogue`], [`chosen`], [`deaths`], [`decisions`], [`filters`], [`finding`], [`folder`], [`form`], [`gesture`],
//! [`history`], [`rule`], [`period`], [`project`], [`redaction`], [`sheet`], [`side`], [`sorted`], [`stamp`], [`texts`], [`travel`]) are
//! plain Rust and tested natively; all else lives in a browser.
#![warn(missing_docs)]

pub mod amounts;
pub mod catalogue;
pub mod chosen;
pub mod deaths;
pub mod decisions;
pub mod filters;
pub mod finding;
pub mod folder;
pub mod form;
pub mod gesture;
pub mod guess;
pub mod history;
pub mod lit;
pub mod period;
pub mod project;
pub mod redaction;
pub mod rule;
pub mod sheet;
pub mod side;
pub mod sorted;
pub mod stamp;
pub mod texts;
pub mod travel;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod asks;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
mod drill;
#[cfg(target_arch = "wasm32")]
mod flow;
#[cfg(target_arch = "wasm32")]
mod panels;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod session;

/// Puts the page into the document.
#[cfg(target_arch = "wasm32")]
pub fn mount() {
    leptos::mount::mount_to_body(app::App);
}
