//! Presses and releases of pointer and keys, anywhere on the page.

use std::mem;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, KeyboardEvent};

use super::document::{document, listen, window};

/// Calls `laid` at each press, with whether its target differs from the last, and `lifted` at each release.
pub fn watch(laid: impl Fn(bool) + Copy + 'static, lifted: impl Fn() + Copy + 'static) {
    let on = StoredValue::new_local(None::<EventTarget>);
    for event in ["pointerdown", "keydown"] {
        listen(&document(), event, move |event: Event| {
            // A held key repeats its event.
            if event.dyn_ref::<KeyboardEvent>().is_some_and(KeyboardEvent::repeat) {
                return;
            }
            let now = event.target();
            laid(on.try_update_value(|on| mem::replace(on, now.clone()) != now).unwrap_or(true));
        });
    }
    let lifts = move |target: &EventTarget, event| listen(target, event, move |_: Event| lifted());
    for event in ["pointerup", "pointercancel", "keyup"] {
        lifts(&document(), event);
    }
    // The page gets no release while another window is in front.
    lifts(&window(), "blur");
}
