//! "Prove it": the attempts to call out, which stand in `assets/prove.js` so that anyone can read them.

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
    /// How: the name that the browser's makers gave to it.
    pub way: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// Tries to call out in every way, and tells what the browser said; `None` where it could not be tried.
pub async fn prove() -> Option<Vec<Attempt>> {
    let tried = JsFuture::from(fairshare_prove().ok()?).await.ok()?;
    let tried: Array = tried.dyn_into().ok()?;
    let attempt = |pair: JsValue| {
        let pair: Array = pair.dyn_into().ok()?;
        Some(Attempt { way: pair.get(0).as_string()?, outcome: Outcome::from_word(&pair.get(1).as_string()?) })
    };
    tried.iter().map(attempt).collect()
}
