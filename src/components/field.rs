//! Fields for a day and for a search text.

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
