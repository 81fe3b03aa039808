//! A part of the account of the reading that unfolds, and stays so while files are read again.

use leptos::prelude::*;

use crate::session::Session;

/// A part that unfolds.
#[component]
pub fn Fold(
    /// The store.
    session: Session,
    /// What tells the part from others.
    #[prop(into)]
    key: String,
    /// Its heading.
    #[prop(into)]
    heading: String,
    /// Beside the heading.
    #[prop(optional, into)]
    says: String,
    /// Whether it is open before anybody has touched it.
    #[prop(optional)]
    open: bool,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    // Kept is what differs from how it begins.
    let mark = format!("{key} {open}");
    let is_open = session.unfolded.with_untracked(|parts| parts.contains(&mark)) != open;
    let toggle = move |event: web_sys::Event| {
        let now = event_target::<web_sys::HtmlDetailsElement>(&event).open();
        session.unfolded.update(|parts| {
            parts.retain(|part| *part != mark);
            if now != open {
                parts.push(mark.clone());
            }
        });
    };
    view! {
        <details class="file-account" open=is_open on:toggle=toggle>
            <summary><strong>{heading}</strong><span class="soft">{says}</span></summary>
            {children()}
        </details>
    }
    .into_any()
}
