//! A drawing on the page, as wide as its place.

use fairshare_charts::Drawing;
use leptos::html;
use leptos::prelude::*;

use crate::browser::nodes;
use crate::browser::size::WidthWatch;

/// A drawing that is drawn anew when its place gets wider or narrower.
#[component]
pub fn Figure(
    /// Begins every id in the drawing: one per page.
    id: &'static str,
    /// Gets the width of the place.
    width: RwSignal<f64>,
    /// The drawing for that width.
    #[prop(into)]
    drawing: Signal<Option<Drawing>>,
) -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    let watch = StoredValue::new_local(None);
    host.on_load(move |host| {
        watch.set_value(WidthWatch::new(&host, move |now| {
            width.maybe_update(|width| std::mem::replace(width, now) != now)
        }))
    });
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        drawing.with(|drawing| {
            if let Some(drawing) = drawing {
                nodes::show(&host, drawing, id);
            }
        });
    });
    view! { <div class="figure" node_ref=host></div> }.into_any()
}

/// A small drawing beside a name; it adds nothing for those who do not see it.
#[component]
pub fn Glyph(
    /// Begins every id in the drawing: one per page.
    #[prop(into)]
    id: String,
    /// The drawing.
    #[prop(into)]
    drawing: Signal<Drawing>,
) -> impl IntoView {
    let host = NodeRef::<html::Span>::new();
    Effect::new(move |_| {
        if let Some(host) = host.get() {
            drawing.with(|drawing| nodes::show(&host, drawing, &id));
        }
    });
    view! { <span class="glyph" aria-hidden="true" node_ref=host></span> }.into_any()
}
