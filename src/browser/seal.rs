//! Sealing: from then on nothing of this page can call out, not even to where it came from.
//!
//! The policy in `index.html` lets the page load its own parts. A second one beside it can only forbid more, and no code
//! can take it back: policies of a document are all enforced, for as long as it lives, and for every worker that is made
//! from a blob afterwards.

use std::cell::Cell;

use super::document::document;
use super::offline::tell;

/// What is still allowed: to compile WebAssembly that is here already, workers and pictures made in the page.
const POLICY: &str = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; img-src blob: data:; \
                      font-src data:; connect-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; \
                      form-action 'none'";

thread_local! {
    static SEALED: Cell<bool> = const { Cell::new(false) };
}

/// Seals the page, once; says whether it is sealed.
pub fn seal() -> bool {
    if is_sealed() {
        return true;
    }
    let add = || {
        let meta = document().create_element("meta").ok()?;
        meta.set_attribute("http-equiv", "Content-Security-Policy").ok()?;
        meta.set_attribute("content", POLICY).ok()?;
        document().head()?.append_child(&meta).ok()
    };
    SEALED.set(add().is_some());
    if is_sealed() {
        // The guard of assets/guard.js, which refuses more from here on.
        tell("fairshare-sealed");
    }
    is_sealed()
}

/// Whether the page is sealed.
pub fn is_sealed() -> bool {
    SEALED.get()
}
