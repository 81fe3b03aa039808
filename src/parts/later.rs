//! What is built, or shown, in a task of its own.

use std::time::Duration;

use leptos::prelude::*;

use super::When;
use crate::redaction;

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
    let told = afterwards(move || usize::from(once.is_none_or(|once| once.get())));
    let now = Memo::new(move |begun: Option<&bool>| begun == Some(&true) || told.get() == Some(1));
    view! { <When holds=now>{children()}</When> }
}

/// What is said, told in a task of its own: where much follows from one answer, not all of it is drawn at once. Nothing is
/// told before the first time. Whoever needs more than a number takes it as the sign to read the rest.
pub fn afterwards(says: impl Fn() -> usize + 'static) -> Signal<Option<usize>> {
    in_time(Box::new(says))
}

/// One function for all that says something, as it is part of the download.
fn in_time(says: Box<dyn Fn() -> usize>) -> Signal<Option<usize>> {
    // What is redacted is made for paper, which the browser prints when this task is over.
    let told = RwSignal::new(redaction::is_on().then(|| untrack(&says)));
    let waits = StoredValue::new(false);
    let says = StoredValue::new_local(says);
    Effect::new(move |_| {
        says.with_value(|says| says());
        // What waits will tell the newest: who says something all the time is heard all the same.
        if waits.try_update_value(|waits| std::mem::replace(waits, true)) != Some(false) {
            return;
        }
        set_timeout(
            move || {
                // The panel may be gone by then.
                if waits.try_set_value(false).is_none() {
                    told.set(Some(untrack(|| says.with_value(|says| says()))));
                }
            },
            Duration::ZERO,
        );
    });
    told.into()
}
