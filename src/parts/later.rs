//! What is built after the first part of the page.

use std::time::Duration;

use leptos::prelude::*;

use super::When;

/// Builds its children in a task of their own. A page that is built all at once holds its thread up for longer than a
/// person notices; nothing waits for these parts, as the numbers they show come later still.
#[component]
pub fn Later(
    /// What is built.
    children: ChildrenFn,
) -> impl IntoView {
    let now = RwSignal::new(false);
    set_timeout(move || now.set(true), Duration::ZERO);
    view! { <When holds=now>{children()}</When> }
}
