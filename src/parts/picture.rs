//! A drawing on the page, as wide as its place.

use fairshare_charts::Drawing;
use fairshare_engine::view::Behind;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use crate::browser::size::WidthWatch;
use crate::browser::{nodes, roving};

/// A drawing that is drawn anew when its place gets wider or narrower. Marks of numbers lead to what is behind them: by a
/// click, or by arrows and Enter, as the whole drawing is one stop in the order of tabs.
#[component]
pub fn Figure(
    /// Begins every id in the drawing: one per page.
    id: &'static str,
    /// Gets the width of the place.
    width: RwSignal<f64>,
    /// The drawing for that width.
    #[prop(into)]
    drawing: Signal<Option<Drawing>>,
    /// Gets the number that was chosen.
    #[prop(into)]
    on_choose: Callback<Behind>,
    /// Gets the number that is pointed at, or has the focus.
    #[prop(into)]
    on_point: Callback<Option<Behind>>,
    /// Whether a number has nothing to do with what is pointed at, here or elsewhere.
    #[prop(into)]
    is_dim: Callback<Behind, bool>,
) -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    let watch = StoredValue::new_local(None);
    let leads = StoredValue::new(Vec::<Behind>::new());
    host.on_load(move |host| {
        watch.set_value(WidthWatch::new(&host, move |now| {
            width.maybe_update(|width| std::mem::replace(width, now) != now)
        }))
    });
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        drawing.with(|drawing| {
            if let Some(drawing) = drawing {
                leads.set_value(nodes::show(&host, drawing, id));
            }
        });
    });
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        drawing.track();
        roving::mark(&host, "dim", |place| {
            leads.with_value(|leads| leads.get(place).is_some_and(|behind| is_dim.run(behind.clone())))
        });
    });
    let at = move |place: usize| leads.with_value(|leads| leads.get(place).cloned());
    let of = move |event: &Event| {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        at(roving::place_of(&target)?)
    };
    let click = move |event: MouseEvent| {
        if let Some(behind) = of(&event) {
            on_choose.run(behind);
        }
    };
    let key = move |event: KeyboardEvent| {
        let chosen = host.get_untracked().and_then(|host| roving::follow(&host, &event)).and_then(at);
        if let Some(behind) = chosen {
            on_choose.run(behind);
        }
    };
    let point = move |event: &Event| on_point.run(of(event));
    view! {
        <div
            class="figure"
            node_ref=host
            on:click=click
            on:keydown=key
            on:pointerover=move |event| point(&event)
            on:pointerleave=move |_| on_point.run(None)
            on:focusin=move |event| point(&event)
            on:focusout=move |_| on_point.run(None)
        ></div>
    }
    .into_any()
}

/// A small drawing beside a name; it adds nothing for those who do not see it.
#[component]
pub fn Glyph(
    /// Begins every id in the drawing: one per page.
    #[prop(into)]
    id: String,
    /// The drawing.
    #[prop(into)]
    drawing: Signal<Option<Drawing>>,
) -> impl IntoView {
    let host = NodeRef::<html::Span>::new();
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        drawing.with(|drawing| {
            if let Some(drawing) = drawing {
                nodes::show(&host, drawing, &id);
            }
        });
    });
    view! { <span class="glyph" aria-hidden="true" node_ref=host></span> }.into_any()
}
