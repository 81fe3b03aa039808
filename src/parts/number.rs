//! A number by slider, by keyboard, or both.

use leptos::prelude::*;

use super::identity;

/// A labelled field for a number.
#[component]
pub fn NumberField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether the label is only read out.
    #[prop(optional)]
    quiet: bool,
    /// Smallest and largest number.
    range: (f64, f64),
    /// Step of the arrows.
    step: f64,
    /// The number.
    #[prop(into)]
    value: Signal<f64>,
    /// Gets what the user writes, once it is a number within the range.
    #[prop(into)]
    on_change: Callback<f64>,
) -> impl IntoView {
    let caption = if quiet { "visually-hidden" } else { "field-label" };
    let text = Signal::derive(move || value.get().to_string());
    let change = move |event| on_change.run(read(&event_target_value(&event), range, value.get_untracked()));
    let id = identity::fresh();
    view! {
        <span class="field">
            <label class=caption for=id.clone()>{label}</label>
            <input
                id=id
                class="number"
                type="number"
                inputmode="decimal"
                min=range.0
                max=range.1
                step=step
                prop:value=text
                on:change=change
            />
        </span>
    }
    .into_any()
}

/// A slider; its label stands elsewhere.
#[component]
pub fn Slider(
    /// Its label, read out.
    #[prop(into)]
    label: String,
    /// How its value is read out.
    #[prop(into)]
    said: Signal<String>,
    /// Smallest and largest number.
    range: (f64, f64),
    /// Step of the slider.
    step: f64,
    /// The number.
    #[prop(into)]
    value: Signal<f64>,
    /// Gets the number while it is dragged.
    #[prop(into)]
    on_change: Callback<f64>,
) -> impl IntoView {
    let text = Signal::derive(move || value.get().to_string());
    let change = move |event| on_change.run(read(&event_target_value(&event), range, value.get_untracked()));
    view! {
        <input
            class="slider"
            type="range"
            aria-label=label
            aria-valuetext=said
            min=range.0
            max=range.1
            step=step
            prop:value=text
            on:input=change
        />
    }
    .into_any()
}

/// What was written, kept within the range; what was there before where it is no number.
fn read(text: &str, range: (f64, f64), before: f64) -> f64 {
    match text.trim().replace(',', ".").parse::<f64>() {
        Ok(number) if number.is_finite() => number.clamp(range.0, range.1),
        _ => before,
    }
}
