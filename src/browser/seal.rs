//! Sealing: afterwards nothing of this page can call out, not even to its own server.
//!
//! The policy in `index.html` lets the page load its own parts. Sealing adds a second policy, which can only forbid
//! more, and which no code can remove: a document enforces all its policies as long as it lives, also in every worker
//! that is made from a blob afterwards.

use std::cell::Cell;

use super::document::document;
use super::offline::tell;

/// Still allowed: compiling WebAssembly that is already here, and workers, pictures and fonts made in the page.
const POLICY: &str = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; img-src blob: data:; \
                      font-src data:; connect-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; \
                      form-action 'none'";

thread_local! {
    static SEALED: Cell<bool> = const { Cell::new(false) };
}

/// Seals the page, once; returns whether it is sealed.
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
        // Tells assets/guard.js, which refuses more from here on.
        tell("fairshare-sealed");
    }
    is_sealed()
}

/// Whether the page is sealed.
pub fn is_sealed() -> bool {
    SEALED.get()
}
