//! "Prove it": the attempts to call out, which stand in `assets/prove.js` so that anyone can read them.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

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
    /// The rule of the policy by which the browser refused it; nothing where it did not say so.
    pub refused_by: Option<String>,
}

/// Tries to call out in every way, and tells what the browser said; `None` where it could not be tried.
pub async fn prove() -> Option<Vec<Attempt>> {
    let tried = JsFuture::from(fairshare_prove().ok()?).await.ok()?;
    let tried: Array = tried.dyn_into().ok()?;
    let attempt = |pair: JsValue| {
        let pair: Array = pair.dyn_into().ok()?;
        let refused_by = pair.get(1).as_string().filter(|rule| !rule.is_empty());
        Some(Attempt { way: pair.get(0).as_string()?, refused_by })
    };
    tried.iter().map(attempt).collect()
}
