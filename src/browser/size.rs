//! The width of an element, as it changes.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// Watches the width of an element; stops on drop.
pub struct WidthWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut(Array)>,
}

impl WidthWatch {
    /// Calls a function with the width of the element's content now and whenever it changes.
    pub fn new(element: &Element, handle: impl Fn(f64) + Clone + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() else { return };
            let (width, handle) = (entry.content_rect().width().floor(), handle.clone());
            // In the next frame: a drawing for this width may change the layout that is being observed.
            leptos::prelude::request_animation_frame(move || handle(width));
        });
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _closure: closure })
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
