//! Conditional rendering.

use leptos::children::{ChildrenFn, ViewFn};
use leptos::prelude::*;

/// Shows its children while a condition is true.
///
/// Unlike Leptos's `Show` it is one function for all its uses, which keeps the page small; for the same reason
/// conditions and texts are signals of one type rather than closures of many.
#[component]
pub fn When(
    /// The condition.
    #[prop(into)]
    holds: Signal<bool>,
    /// Content while the condition is false.
    #[prop(optional, into)]
    otherwise: ViewFn,
    /// Content while the condition is true.
    children: ChildrenFn,
) -> impl IntoView {
    let holds = Memo::new(move |_| holds.get());
    move || if holds.get() { children() } else { otherwise.run() }
}
