//! Files of the page's own folder: taken from the page itself if it carries them, fetched from its host if not.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Name of the function that returns a carried file. Only the one-file page defines it (assets/carried.js).
const CARRIED: &str = "fairshareCarried";

/// Starts to get a file; returns the promise of a `Response`.
pub fn fetch(url: &str) -> Promise {
    let Some(window) = web_sys::window() else { return Promise::reject(&JsValue::NULL) };
    let give = Reflect::get(&window, &CARRIED.into()).ok().and_then(|give| give.dyn_into::<Function>().ok());
    let response = give.and_then(|give| give.call1(&JsValue::UNDEFINED, &url.into()).ok());
    match response {
        Some(response) if response.is_object() => Promise::resolve(&response),
        _ => window.fetch_with_str(url),
    }
}
