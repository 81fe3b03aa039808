//! The page's address.

use web_sys::Url;

use super::document::window;

/// The host whose pages share one storage; `None` where the page was not opened from a web server. Browsers share one storage
/// among all files of a disk.
pub fn host() -> Option<String> {
    let location = window().location();
    let served = location.protocol().is_ok_and(|protocol| protocol.starts_with("http"));
    location.host().ok().filter(|_| served)
}

/// The folder of the page, where a service worker beside it has its scope.
pub fn folder() -> Option<String> {
    let address = window().location().href().ok()?;
    Some(Url::new_with_base("./", &address).ok()?.href())
}

/// What stands behind the `#`; `None` where nothing does.
pub fn fragment() -> Option<String> {
    window().location().hash().ok().filter(|hash| hash.len() > 1)
}

/// Takes it away, without a step in the browser's history.
pub fn forget_fragment() {
    if let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
        // Where the browser forbids it (a page opened from a disk, in some), the address stays as it was.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
}

/// The page's address with something behind its `#`.
pub fn with_fragment(fragment: &str) -> Option<String> {
    let location = window().location();
    let address = location.href().ok()?;
    let page = address.split('#').next().unwrap_or_default();
    Some(format!("{page}#{fragment}"))
}
