//! The page's address.

use web_sys::{Event, Url};

use super::document::{listen, window};
use crate::values::tab::Tab;

/// The host, whose pages share one storage; `None` if the page was not opened from a web server.
///
/// Browsers share one storage among all files of a disk.
pub fn host() -> Option<String> {
    let location = window().location();
    let served = location.protocol().is_ok_and(|protocol| protocol.starts_with("http"));
    location.host().ok().filter(|_| served)
}

/// The address of the page's folder, which is the scope of the service worker in it.
pub fn folder() -> Option<String> {
    let address = window().location().href().ok()?;
    Some(Url::new_with_base("./", &address).ok()?.href())
}

/// The path of the page's folder; `None` if the page was not opened from a web server.
pub fn path() -> Option<String> {
    host()?;
    Some(Url::new(&folder()?).ok()?.pathname())
}

/// The fragment with its `#`; `None` if it is empty.
pub fn fragment() -> Option<String> {
    window().location().hash().ok().filter(|hash| hash.len() > 1)
}

/// Removes the fragment and any query, without a step in the browser's history.
pub fn forget_fragment() {
    replace("");
}

/// Replaces the fragment (with its `#`, or empty) and removes any query, without a step in the browser's history.
fn replace(fragment: &str) {
    if let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
        let address = format!("{path}{fragment}");
        // Some browsers forbid this for a page opened from a disk; the address then stays as it was.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// The tab that the fragment names.
pub fn tab() -> Option<Tab> {
    Tab::from_key(fragment()?.trim_start_matches('#'))
}

/// Calls a function with the tab that the user writes into the address.
pub fn watch_tab(mut handle: impl FnMut(Tab) + 'static) {
    listen(&window(), "hashchange", move |_: Event| {
        if let Some(tab) = tab() {
            handle(tab);
        }
    });
}

/// Names a tab in the address, without a step in the browser's history; the first tab needs no name.
pub fn show_tab(shown: Tab) {
    let named = tab();
    if named.unwrap_or_default() == shown {
        return;
    }
    replace(&if shown == Tab::default() { String::new() } else { format!("#{}", shown.key()) });
}

/// The page's address with another fragment.
pub fn with_fragment(fragment: &str) -> Option<String> {
    let location = window().location();
    let address = location.href().ok()?;
    let page = address.split('#').next().unwrap_or_default();
    Some(format!("{page}#{fragment}"))
}
