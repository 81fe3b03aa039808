//! The page: shows results and sends requests; computes nothing heavy.
//!
//! Its texts and small computations ([`reducer`], the choices of [`state`], [`texts`], [`values`]) are plain Rust with
//! native tests; everything else needs a browser.
#![warn(missing_docs)]

pub mod reducer;
pub mod state;
pub mod texts;
pub mod values;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod chunks;
#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod flow;
#[cfg(target_arch = "wasm32")]
mod panels;
#[cfg(target_arch = "wasm32")]
mod query;

/// Mounts the page in the document.
#[cfg(target_arch = "wasm32")]
pub fn mount() {
    browser::storage::take_over_former();
    if browser::language::kept() == texts::Language::English {
        leptos::mount::mount_to_body(app::App);
        return;
    }
    wasm_bindgen_futures::spawn_local(async {
        // If this fails, the page opens in English with a message and a button to try again.
        let _ = chunks::fetch_russian().await;
        leptos::mount::mount_to_body(app::App);
    });
}
