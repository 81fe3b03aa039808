//! Whether the user's hand is on something: a pointer or a key that is down.

use leptos::prelude::*;
use web_sys::{Event, EventTarget};

use super::document::{document, listen, window};

/// Tells from now on whether the hand holds something.
pub fn holds() -> Signal<bool> {
    let held = RwSignal::new(false);
    let hear = move |target: &EventTarget, event, now: bool| {
        listen(target, event, move |_: Event| {
            if held.get_untracked() != now {
                held.set(now);
            }
        });
    };
    for (event, now) in
        [("pointerdown", true), ("keydown", true), ("pointerup", false), ("pointercancel", false), ("keyup", false)]
    {
        hear(&document(), event, now);
    }
    // What ends while another window is in front is not told.
    hear(&window(), "blur", false);
    held.into()
}
