//! A foldable part of the reading panel, which stays as it is while files are read again.

use leptos::prelude::*;

/// A foldable part.
#[component]
pub fn Fold(
    /// Expanded sections of the import report.
    unfolded: RwSignal<Vec<String>>,
    /// Identifies the part.
    #[prop(into)]
    key: String,
    /// Its heading.
    #[prop(into)]
    heading: String,
    /// Text beside the heading.
    #[prop(optional, into)]
    says: String,
    /// Whether it is open until the user toggles it.
    #[prop(optional)]
    open: bool,
    /// Content of the part.
    children: Children,
) -> impl IntoView {
    // Only a difference from the initial state is stored.
    let mark = format!("{key} {open}");
    let is_open = unfolded.with_untracked(|parts| parts.contains(&mark)) != open;
    let toggle = move |event: web_sys::Event| {
        let now = event_target::<web_sys::HtmlDetailsElement>(&event).open();
        unfolded.update(|parts| {
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
