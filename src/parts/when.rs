//! What is there only sometimes.

use leptos::children::{ChildrenFn, ViewFn};
use leptos::prelude::*;

/// Shows its children while something holds. Unlike Leptos's `Show` it is one function for all its uses, which keeps the
/// page small; for the same reason conditions and texts are signals of one type rather than closures of many.
#[component]
pub fn When(
    /// Whether it holds.
    #[prop(into)]
    holds: Signal<bool>,
    /// What is there instead.
    #[prop(optional, into)]
    otherwise: ViewFn,
    /// What is there.
    children: ChildrenFn,
) -> impl IntoView {
    let holds = Memo::new(move |_| holds.get());
    move || if holds.get() { children() } else { otherwise.run() }
}
