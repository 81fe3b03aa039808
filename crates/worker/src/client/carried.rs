//! Files of the page's own folder: what the page carries in itself comes first, then what its host has.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What gives a carried file. Only the page in one file has it (assets/carried.js).
const CARRIED: &str = "fairshareCarried";

/// Begins to get a file: the promise of a response.
pub fn fetch(url: &str) -> Promise {
    let Some(window) = web_sys::window() else { return Promise::reject(&JsValue::NULL) };
    let give = Reflect::get(&window, &CARRIED.into()).ok().and_then(|give| give.dyn_into::<Function>().ok());
    let response = give.and_then(|give| give.call1(&JsValue::UNDEFINED, &url.into()).ok());
    match response {
        Some(response) if response.is_object() => Promise::resolve(&response),
        _ => window.fetch_with_str(url),
    }
}
