//! A number that leads to its details.

use leptos::prelude::*;

/// A number as a button.
#[component]
pub fn Leading(
    /// The number.
    #[prop(into)]
    text: String,
    /// What it counts and where it leads, read out after the number.
    #[prop(into)]
    to: String,
    /// Called when the user clicks.
    #[prop(into)]
    on_choose: Callback<()>,
) -> impl IntoView {
    let name = format!("{text}, {to}");
    view! {
        <button type="button" class="leading" aria-label=name title=to on:click=move |_| on_choose.run(())>
            {text}
        </button>
    }
    .into_any()
}
