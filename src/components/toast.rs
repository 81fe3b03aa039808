//! A message at the foot of the window, read out as it appears.

use leptos::prelude::*;

use super::{Icon, IconName, When};

/// A message that the user can dismiss.
#[component]
pub fn Toast(
    /// The message; `None` shows nothing.
    #[prop(into)]
    text: Signal<Option<String>>,
    /// Whether something went wrong.
    #[prop(into)]
    trouble: Signal<bool>,
    /// Label of the button that dismisses it.
    #[prop(into)]
    dismiss: String,
    /// Dismisses the message.
    #[prop(into)]
    on_dismiss: Callback<()>,
) -> impl IntoView {
    let role = Signal::derive(move || if trouble.get() { "alert" } else { "status" }.to_owned());
    let shown = Signal::derive(move || text.with(Option::is_some));
    let message = Signal::derive(move || text.get().unwrap_or_default());
    view! {
        <div class="toast-place" role=role>
            <When holds=shown>
                <div class="toast" class:trouble=trouble>
                    <p>{message}</p>
                    <button type="button" class="button quiet square" aria-label=dismiss.clone() on:click=move |_| on_dismiss.run(())>
                        <Icon name=IconName::Close />
                    </button>
                </div>
            </When>
        </div>
    }
    .into_any()
}
