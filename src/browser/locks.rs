//! One tab at a time writes what is kept.

use std::cell::Cell;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::document::window;

/// Name of the lock.
const LOCK: &str = "fairshare-keeping";

thread_local! {
    /// Whether this tab has it.
    static MINE: Cell<bool> = const { Cell::new(false) };
}

/// Whether the lock is this tab's.
pub fn is_mine() -> bool {
    MINE.get()
}

/// Takes the lock for as long as this tab lives; says whether it is this tab's. A browser without locks has no second tab
/// that could tell.
pub async fn take() -> bool {
    // Whoever asks twice for a lock is refused what is held already.
    if !is_mine() {
        MINE.set(asked().await);
    }
    is_mine()
}

async fn asked() -> bool {
    let asked = Promise::new(&mut |resolve: Function, _| {
        if request(&resolve).is_none() {
            let _ = resolve.call1(&JsValue::NULL, &JsValue::TRUE);
        }
    });
    JsFuture::from(asked).await.is_ok_and(|taken| taken.is_truthy())
}

/// Asks for the lock; what is asked tells whether it was given, and holds it by a promise that never ends.
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
        if mine { Promise::new(&mut |_, _| {}).into() } else { JsValue::UNDEFINED }
    });
    request.call3(&locks, &LOCK.into(), &options, &given).ok()?;
    Some(())
}
