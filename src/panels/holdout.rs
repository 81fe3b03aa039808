//! "What this can't tell you", and the size of a holdout test that could.

use leptos::prelude::*;

use crate::components::NumberField;
use crate::state::screen::Screen;
use crate::texts::Texts;
use crate::values::holdout::group_size;

/// Id of its heading, to which links of learned models lead.
pub const LIMITS: &str = "limits";
/// Smallest and largest conversion rate, in percent.
const BASE: (f64, f64) = (0.1, 99.0);
/// Smallest and largest lift, in percent.
const LIFT: (f64, f64) = (1.0, 500.0);

/// What attribution leaves open, and the test that could answer it; folded until the user opens it.
#[component]
pub fn HoldoutPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// What the screen shows.
    screen: Screen,
) -> impl IntoView {
    let (base, lift) = (RwSignal::new(5.0), RwSignal::new(20.0));
    let size = move || texts.group_size(group_size(base.get() / 100.0, lift.get() / 100.0));
    let toggle = move |event: web_sys::Event| {
        screen.limits.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let says = &texts.holdout;
    view! {
        <section class="card" aria-labelledby="limits-heading">
            <details class="limits-fold" prop:open=move || screen.limits.get() on:toggle=toggle>
                <summary id=LIMITS><h2 id="limits-heading">{says.heading}</h2></summary>
                <ul class="limits">{says.limits.map(|limit| view! { <li>{limit}</li> }).collect_view()}</ul>
                <h3>{says.test}</h3>
                <ol class="limits">{says.steps.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
                <div class="sides">
                    <NumberField label=says.base range=BASE refusal=texts.outside(BASE) step=0.5 value=base on_change=move |rate| base.set(rate) />
                    <NumberField label=says.lift range=LIFT refusal=texts.outside(LIFT) step=5.0 value=lift on_change=move |percent| lift.set(percent) />
                </div>
                <p role="status"><strong>{size}</strong></p>
                <p class="soft">{says.assumes}" "{says.source}</p>
            </details>
        </section>
    }
    .into_any()
}
