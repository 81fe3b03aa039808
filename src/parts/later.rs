//! What is built, or shown, in a task of its own.

use std::time::Duration;

use leptos::prelude::*;

use super::When;
use crate::browser::rest::Rest;

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

/// What a memo says, told in a task of its own: where much follows from one answer, not all of it is drawn at once. Who
/// draws it reads nothing else that the answer has brought.
pub fn afterwards<T: Clone + Send + Sync + 'static>(said: Memo<Option<T>>) -> Signal<Option<T>> {
    let told = RwSignal::new(None);
    let rest = Rest::new();
    Effect::new(move |_| {
        said.with(|_| ());
        rest.after(Duration::ZERO, move || {
            // The panel may be gone by then.
            if let Some(says) = said.try_get_untracked() {
                told.try_set(says);
            }
        });
    });
    told.into()
}
