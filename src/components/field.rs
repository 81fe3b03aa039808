//! Fields for a day, a search text and a line of text.

use leptos::prelude::*;

use super::identity;

/// A labelled field for a day.
#[component]
pub fn DayField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// The day as "2025-03-31"; empty for none.
    #[prop(into)]
    value: Signal<String>,
    /// Receives the day that the user picks; empty if the user clears it.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let change = move |event| on_change.run(event_target_value(&event));
    let id = identity::fresh();
    view! {
        <span class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <input id=id class="text day" type="date" prop:value=value on:change=change />
        </span>
    }
    .into_any()
}

/// A labelled field for one line of text.
#[component]
pub fn LineField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Shown while the field is empty.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// Whether nothing can be typed.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Most characters.
    most: usize,
    /// Receives the text at each input.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let input = move |event| on_input.run(event_target_value(&event));
    let id = identity::fresh();
    view! {
        <span class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <input
                id=id
                class="text"
                type="text"
                maxlength=most.to_string()
                placeholder=placeholder
                disabled=disabled
                prop:value=value
                on:input=input
            />
        </span>
    }
    .into_any()
}

/// A search field; its label is read out, and is the placeholder while the field is empty.
#[component]
pub fn TextField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Receives the text at each input.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let input = move |event| on_input.run(event_target_value(&event));
    view! {
        <input type="search" class="text" aria-label=label.clone() placeholder=label prop:value=value on:input=input />
    }
    .into_any()
}
