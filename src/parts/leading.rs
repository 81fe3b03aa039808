//! A number that leads to what is behind it.

use leptos::prelude::*;

/// A number as a button.
#[component]
pub fn Leading(
    /// The number.
    #[prop(into)]
    text: String,
    /// What it is of and where it leads, read out after it.
    #[prop(into)]
    to: String,
    /// It was chosen.
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
