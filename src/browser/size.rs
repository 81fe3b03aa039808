//! The size of an element, as it changes.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// Watches the size of an element; stops on drop.
pub struct SizeWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut(Array)>,
}

impl SizeWatch {
    /// Calls a function with width and height of the element's content now and whenever they change.
    pub fn new(element: &Element, handle: impl Fn(f64, f64) + Clone + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() else { return };
            let (size, handle) = (entry.content_rect(), handle.clone());
            // In the next frame: a drawing for this width may change the layout that is being observed.
            leptos::prelude::request_animation_frame(move || handle(size.width().floor(), size.height()));
        });
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _closure: closure })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
