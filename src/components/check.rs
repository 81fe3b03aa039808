//! A check box with its label.

use leptos::prelude::*;

/// A labelled check box.
#[component]
pub fn CheckBox(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether it is checked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Receives whether the user checks it.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let change = move |event| on_change.run(event_target_checked(&event));
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=checked on:change=change />
            <span>{label}</span>
        </label>
    }
    .into_any()
}
