//! A lock, so that only one tab at a time writes the kept work.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::document::window;
use super::scope::named;

/// Name of the lock.
const LOCK: &str = "keeping";

thread_local! {
    /// Whether this tab holds the lock.
    static MINE: Cell<bool> = const { Cell::new(false) };
    /// Resolves the promise that holds the lock.
    static RELEASE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Whether this tab holds the lock.
pub fn is_mine() -> bool {
    MINE.get()
}

/// Takes the lock until it is released; returns whether this tab holds it. In a browser without locks every tab does.
pub async fn take() -> bool {
    // A second request for a lock that this tab holds would be refused.
    if !is_mine() {
        MINE.set(asked().await);
    }
    is_mine()
}

/// Lets another tab take the lock.
pub fn release() {
    MINE.set(false);
    if let Some(release) = RELEASE.take() {
        let _ = release.call0(&JsValue::NULL);
    }
}

async fn asked() -> bool {
    let asked = Promise::new(&mut |resolve: Function, _| {
        if request(&resolve).is_none() {
            let _ = resolve.call1(&JsValue::NULL, &JsValue::TRUE);
        }
    });
    JsFuture::from(asked).await.is_ok_and(|taken| taken.is_truthy())
}

/// Requests the lock, which a promise holds until [`release`] ends it; `resolve` gets whether it was granted.
fn request(resolve: &Function) -> Option<()> {
    let navigator: JsValue = window().navigator().into();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    let resolve = resolve.clone();
    let given = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let mine = lock.is_object();
        let _ = resolve.call1(&JsValue::NULL, &JsValue::from_bool(mine));
        let held = || Promise::new(&mut |release, _| drop(RELEASE.replace(Some(release))));
        if mine { held().into() } else { JsValue::UNDEFINED }
    });
    request.call3(&locks, &named(LOCK).into(), &options, &given).ok()?;
    Some(())
}
