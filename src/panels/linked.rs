//! A picture whose numbers lead to their deals, and which shares the highlight of the whole page.

use fairshare_charts::Drawing;
use fairshare_types::dimension::Dimension;
use fairshare_types::results::{DrillTarget, Member};
use leptos::prelude::*;

use crate::components::{Figure, Leading};
use crate::state::drill::Drill;
use crate::texts::Texts;
use crate::values::highlight::Highlight;

/// A picture of the session's numbers.
#[component]
pub fn Linked(
    /// The team, channel or campaign highlighted on the whole page.
    highlight: RwSignal<Option<Highlight>>,
    /// The drill-down to deals.
    drill: Drill,
    /// Prefix of every id in the drawing; unique on the page.
    id: &'static str,
    /// Receives the width of the container.
    width: RwSignal<f64>,
    /// The drawing for that width.
    #[prop(into)]
    drawing: Signal<Option<Drawing>>,
) -> impl IntoView {
    let choose = move |behind: DrillTarget| drill.show(behind);
    let point = move |behind: Option<DrillTarget>| {
        let now = behind.as_ref().and_then(Highlight::of);
        highlight.maybe_update(|before| std::mem::replace(before, now.clone()) != now);
    };
    let is_dim = move |behind: DrillTarget| {
        highlight.with(|highlight| {
            highlight.as_ref().zip(Highlight::of(&behind)).is_some_and(|(highlight, other)| highlight.dims(&other))
        })
    };
    view! { <Figure id=id width=width drawing=drawing on_choose=choose on_point=point is_dim=is_dim /> }
}

/// The sum of all won deals, as a number that leads to them.
pub fn won_deals(texts: &'static dyn Texts, drill: Drill, text: String) -> AnyView {
    let to = texts.leads_to_deals(&texts.behind(&DrillTarget::Won, None));
    view! { <Leading text=text to=to on_choose=move |()| drill.show(DrillTarget::Won) /> }.into_any()
}

/// How a table row takes part in the highlight.
pub struct LinkedRow {
    /// Whether the row is dimmed.
    pub dim: Signal<bool>,
    /// Handles the pointer entering the row.
    pub enter: Box<dyn FnMut(web_sys::PointerEvent)>,
    /// Handles the pointer leaving the row.
    pub leave: Box<dyn FnMut(web_sys::PointerEvent)>,
}

/// Links a table row to one group.
pub fn linked_row(highlight: RwSignal<Option<Highlight>>, by: Dimension, member: Member) -> LinkedRow {
    let own = Highlight { by, of: vec![member] };
    let other = own.clone();
    let dim = Signal::derive(move || {
        highlight.with(|highlight| highlight.as_ref().is_some_and(|highlight| highlight.dims(&other)))
    });
    let enter = Box::new(move |_| highlight.set(Some(own.clone())));
    let leave = Box::new(move |_| highlight.set(None));
    LinkedRow { dim, enter, leave }
}
