//! The document, its window, and listeners that last as long as the component that adds them.

use leptos::prelude::StoredValue;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, EventTarget, HtmlMetaElement, KeyboardEvent, Window};

/// The window; the page always runs in one.
#[must_use]
pub fn window() -> Window {
    leptos::prelude::window()
}

/// The document.
#[must_use]
pub fn document() -> Document {
    leptos::prelude::document()
}

/// Calls a function at every event of a kind, until the calling component is disposed.
///
/// A component that is rebuilt, as in another language, must not handle each event twice.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, event: &'static str, handle: impl FnMut(E) + 'static) {
    let mut handle = handle;
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| handle(event.unchecked_into()));
    let listener = Listener { target: target.clone(), event, closure };
    if target.add_event_listener_with_callback(event, listener.closure.as_ref().unchecked_ref()).is_ok() {
        StoredValue::new_local(listener);
    }
}

/// A listener that is removed on drop.
struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        // A target that is gone has no listeners to remove.
        self.target.remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref()).ok();
    }
}

/// Calls a function at Ctrl+Z (true) and at Ctrl+Shift+Z or Ctrl+Y (false); Cmd works for Z.
///
/// Not in text fields: there the browser undoes.
pub fn on_undo(mut handle: impl FnMut(bool) + 'static) {
    listen(&document(), "keydown", move |event: KeyboardEvent| {
        let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let back = match event.key().to_lowercase().as_str() {
            "z" => !event.shift_key(),
            "y" if event.ctrl_key() => false,
            _ => return,
        };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if command && !target.is_some_and(|target| writes(&target)) {
            event.prevent_default();
            handle(back);
        }
    });
}

/// Whether the user can edit text in an element.
fn writes(element: &Element) -> bool {
    let text = "textarea, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])";
    element.closest(text).ok().flatten().is_some()
}

/// Content of a `<meta>` element.
#[must_use]
pub fn meta(name: &str) -> Option<String> {
    let element = document().query_selector(&format!("meta[name='{name}']")).ok()??;
    Some(element.dyn_into::<HtmlMetaElement>().ok()?.content())
}

/// Content of a `<meta>` element; `None` also if it is empty.
#[must_use]
pub fn told(name: &str) -> Option<String> {
    meta(name).filter(|content| !content.is_empty())
}

/// Whether an element is a field, which handles pastes itself.
#[must_use]
pub fn takes_text(element: &Element) -> bool {
    element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some()
}
