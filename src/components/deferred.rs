//! Views and values that follow in a later task.

use std::time::Duration;

use leptos::prelude::*;

use super::When;
use crate::values::redaction;

/// Builds its children in a later task, when `once` allows; then they stay mounted.
///
/// Building the whole page in one task would block the main thread for a noticeable time.
#[component]
pub fn Deferred(
    /// Turns true when the children may be built; without it they are built in the next task.
    #[prop(optional, into)]
    once: Option<Signal<bool>>,
    /// Builds the children.
    children: ChildrenFn,
) -> impl IntoView {
    let told = afterwards(move || usize::from(once.is_none_or(|once| once.get())));
    let now = Memo::new(move |begun: Option<&bool>| begun == Some(&true) || told.get() == Some(1));
    view! { <When holds=now>{children()}</When> }
}

/// Mirrors a value one task later, so that one answer does not redraw everything in one task.
///
/// `None` before the first time. To mirror more than a number, read the rest when the mirror changes.
pub fn afterwards(says: impl Fn() -> usize + 'static) -> Signal<Option<usize>> {
    in_time(Box::new(says))
}

/// Not generic: one copy of the code keeps the download small.
fn in_time(says: Box<dyn Fn() -> usize>) -> Signal<Option<usize>> {
    // A redacted page is made for print, and the browser prints when this task ends: there is no later task.
    let told = RwSignal::new(redaction::is_on().then(|| untrack(&says)));
    let waits = StoredValue::new(false);
    let says = StoredValue::new_local(says);
    // An effect, because it starts a timeout.
    Effect::new(move |_| {
        says.with_value(|says| says());
        // The pending timeout reads the newest value, so a value that changes all the time still gets through.
        if waits.try_update_value(|waits| std::mem::replace(waits, true)) != Some(false) {
            return;
        }
        set_timeout(
            move || {
                // The panel may be unmounted by then.
                if waits.try_set_value(false).is_none() {
                    told.set(Some(untrack(|| says.with_value(|says| says()))));
                }
            },
            Duration::ZERO,
        );
    });
    told.into()
}
