//! A drawing on the page, as wide as its container.

use fairshare_charts::Drawing;
use fairshare_types::results::DrillTarget;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use crate::browser::size::SizeWatch;
use crate::browser::{nodes, roving};

/// A drawing that is redrawn when its container changes width.
///
/// Marks of numbers lead to their details by click, or by arrow keys and Enter: the whole drawing is one tab stop.
#[component]
pub fn Figure(
    /// Prefix of every id in the drawing; unique on the page.
    id: &'static str,
    /// Receives the width of the container.
    width: RwSignal<f64>,
    /// The drawing for that width.
    #[prop(into)]
    drawing: Signal<Option<Drawing>>,
    /// Receives the number that the user chooses.
    #[prop(into)]
    on_choose: Callback<DrillTarget>,
    /// Receives the number under the pointer or with the focus, and `None` when it is left.
    #[prop(into)]
    on_point: Callback<Option<DrillTarget>>,
    /// Whether a number is unrelated to the one that is highlighted here or elsewhere.
    #[prop(into)]
    is_dim: Callback<DrillTarget, bool>,
) -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    let watch = StoredValue::new_local(None);
    let leads = StoredValue::new(Vec::<DrillTarget>::new());
    host.on_load(move |host| {
        watch.set_value(SizeWatch::new(&host, move |now, _| {
            width.maybe_update(|width| std::mem::replace(width, now) != now)
        }))
    });
    let element = move || host.get().map(Element::from);
    let shown = move |host: &Element, drawing: &Drawing| leads.set_value(nodes::show(host, drawing, id));
    let mark = move |host: &Element| {
        roving::mark(host, "dim", |place| {
            leads.with_value(|leads| leads.get(place).is_some_and(|behind| is_dim.run(behind.clone())))
        });
    };
    draw(element, drawing, shown, mark);
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

/// A small drawing beside a name, hidden from screen readers: it adds nothing to the name.
#[component]
pub fn Glyph(
    /// Prefix of every id in the drawing; unique on the page.
    #[prop(into)]
    id: String,
    /// The drawing.
    #[prop(into)]
    drawing: Signal<Option<Drawing>>,
) -> impl IntoView {
    let host = NodeRef::<html::Span>::new();
    let element = move || host.get().map(Element::from);
    let shown = move |host: &Element, drawing: &Drawing| drop(nodes::show(host, drawing, &id));
    draw(element, drawing, shown, |_| {});
    view! { <span class="glyph" aria-hidden="true" node_ref=host></span> }.into_any()
}

/// Shows a drawing in its host whenever it changes, and marks its parts whenever it or what `mark` reads changes.
fn draw(
    host: impl Fn() -> Option<Element> + 'static,
    drawing: Signal<Option<Drawing>>,
    show: impl Fn(&Element, &Drawing) + 'static,
    mark: impl Fn(&Element) + 'static,
) {
    let version = Memo::new(move |before: Option<&u32>| {
        drawing.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    // An effect, because charts are built as nodes and not by `view!`: what they draw is the same in saved files.
    Effect::new(move |shown: Option<Option<u32>>| {
        let host = host()?;
        let now = version.get();
        if shown.flatten() != Some(now) {
            drawing.with_untracked(|drawing| {
                if let Some(drawing) = drawing {
                    show(&host, drawing);
                }
            });
        }
        mark(&host);
        Some(now)
    });
}
