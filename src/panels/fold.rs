//! A foldable part of the reading panel, which stays as it is while files are read again.

use leptos::prelude::*;

/// A handler that stores whether a foldable part is open; a signal that does not change asks nothing anew.
pub fn follows(open: RwSignal<bool>) -> impl Fn(web_sys::Event) + 'static {
    move |event| {
        let now = event_target::<web_sys::HtmlDetailsElement>(&event).open();
        if open.get_untracked() != now {
            open.set(now);
        }
    }
}

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
