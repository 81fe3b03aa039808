//! A button that opens a small panel below itself; Escape, or leaving it, closes the panel.

use super::When;
use crate::browser::document::document;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, KeyboardEvent, Node, ScrollIntoViewOptions, ScrollLogicalPosition};

/// A button and the panel that it opens.
#[component]
pub fn Menu(
    /// Class of the button.
    button_class: &'static str,
    /// What stands on the button.
    #[prop(into)]
    label: ViewFn,
    /// Name of the panel.
    #[prop(into)]
    panel: String,
    /// What the button says that it opens.
    #[prop(optional)]
    popup: Option<&'static str>,
    /// Whether the button gets the focus as soon as it is there.
    #[prop(optional)]
    focused: bool,
    /// Whether the panel is open; whoever chooses in it closes it.
    open: RwSignal<bool>,
    /// What stands in the panel.
    children: ChildrenFn,
) -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let opened = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        // Opened near the edge of the window it would be half out of it.
        if let Some(opened) = opened.get() {
            let whole = ScrollIntoViewOptions::new();
            whole.set_block(ScrollLogicalPosition::Nearest);
            opened.scroll_into_view_with_scroll_into_view_options(&whole);
            let edge = document().document_element().map_or(0.0, |page| f64::from(page.client_width()));
            // A class without spaces can be set.
            let _ = opened.class_list().toggle_with_force("from-end", opened.get_bounding_client_rect().right() > edge);
        }
    });
    button.on_load(move |button| {
        if focused {
            // What it belongs to was drawn anew under the hands of who chose in it.
            let _ = button.focus();
        }
    });
    let toggle = move |_| open.update(|open| *open = !*open);
    let leave = move |event: FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        let inside = host.get_untracked().is_some_and(|host| host.contains(to.as_ref()));
        if !inside {
            open.set(false);
        }
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            if let Some(button) = button.get_untracked() {
                // The focus would otherwise be lost with the panel.
                let _ = button.focus();
            }
        }
    };
    view! {
        <div class="menu" node_ref=host on:focusout=leave on:keydown=escape>
            <button type="button" class=button_class node_ref=button aria-haspopup=popup aria-expanded=expanded(open) on:click=toggle>
                {label.run()}
            </button>
            <When holds=open>
                <div class="menu-panel" node_ref=opened role="group" tabindex="-1" aria-label=panel.clone()>
                    {children()}
                </div>
            </When>
        </div>
    }
    .into_any()
}

/// Whether what a button opens is open, as `aria-expanded` says it.
pub fn expanded(open: RwSignal<bool>) -> Signal<String> {
    Signal::derive(move || open.get().to_string())
}
