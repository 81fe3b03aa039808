//! What is built, or shown, in a task of its own.

use std::time::Duration;

use leptos::prelude::*;

use super::When;

/// Builds its children in a task of their own, once there is time for them; they stay then. A page that is built all at once
/// holds its thread up for longer than a person notices.
#[component]
pub fn Later(
    /// Whether there is time for them. Nobody waits for what is built at once, as the numbers it shows come later still.
    #[prop(optional, into)]
    once: Option<Signal<bool>>,
    /// What is built.
    children: ChildrenFn,
) -> impl IntoView {
    let now = RwSignal::new(false);
    Effect::new(move |begun: Option<bool>| {
        let begun = begun == Some(true);
        if !begun && once.is_none_or(|once| once.get()) {
            set_timeout(
                move || {
                    // The panel may be gone by then.
                    now.try_set(true);
                },
                Duration::ZERO,
            );
            return true;
        }
        begun
    });
    view! { <When holds=now>{children()}</When> }
}

/// What a memo says, told in a task of its own: where much follows from one answer, not all of it is drawn at once. Who
/// draws it reads nothing else that the answer has brought.
pub fn afterwards<T: Clone + Send + Sync + 'static>(said: Memo<Option<T>>) -> Signal<Option<T>> {
    let told = RwSignal::new(None);
    let waits = StoredValue::new(false);
    Effect::new(move |_| {
        said.with(|_| ());
        // What waits will tell the newest: who says something all the time is heard all the same.
        if waits.try_update_value(|waits| std::mem::replace(waits, true)) != Some(false) {
            return;
        }
        set_timeout(
            move || {
                // The panel may be gone by then.
                waits.try_set_value(false);
                if let Some(says) = said.try_get_untracked() {
                    told.try_set(says);
                }
            },
            Duration::ZERO,
        );
    });
    told.into()
}
