//! "Prove it": the attempts to call out. Their code is in `assets/prove.js`, where anyone can read it.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::texts::Outcome;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = fairshareProve)]
    fn fairshare_prove() -> Result<Promise, JsValue>;
}

/// One attempt to call out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The way out that was tried, by the browser's name for it.
    pub way: String,
    /// The result of the attempt.
    pub outcome: Outcome,
}

/// Tries to call out in every way, and returns the results; `None` if the attempts cannot run.
pub async fn prove() -> Option<Vec<Attempt>> {
    let tried = JsFuture::from(fairshare_prove().ok()?).await.ok()?;
    let tried: Array = tried.dyn_into().ok()?;
    let attempt = |pair: JsValue| {
        let pair: Array = pair.dyn_into().ok()?;
        Some(Attempt { way: pair.get(0).as_string()?, outcome: Outcome::from_word(&pair.get(1).as_string()?) })
    };
    tried.iter().map(attempt).collect()
}
