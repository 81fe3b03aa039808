//! The user's hand: when it is laid on something, by a pointer or a key, and when it lets go.

use std::mem;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, KeyboardEvent};

use super::document::{document, listen, window};

/// Tells from now on when it is laid on something, and whether on something else than before; and when it lets go.
pub fn watch(laid: impl Fn(bool) + Copy + 'static, lifted: impl Fn() + Copy + 'static) {
    let on = StoredValue::new_local(None::<EventTarget>);
    for event in ["pointerdown", "keydown"] {
        listen(&document(), event, move |event: Event| {
            // A key that is held tells of itself again and again.
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
    // What ends while another window is in front is not told.
    lifts(&window(), "blur");
}
