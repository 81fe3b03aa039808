//! A button that opens a small panel; Escape, or moving the focus out, closes the panel.

use std::time::Duration;

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
    /// Content of the button.
    #[prop(into)]
    label: ViewFn,
    /// Name of the panel.
    #[prop(into)]
    panel: String,
    /// Value of `aria-haspopup` on the button.
    #[prop(optional)]
    popup: Option<&'static str>,
    /// Whether the button takes the focus when mounted.
    #[prop(optional)]
    focused: bool,
    /// Whether the panel is open; a choice in the panel has to close it.
    open: RwSignal<bool>,
    /// Content of the panel.
    children: ChildrenFn,
) -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    button.on_load(move |button| {
        if focused {
            // The user's choice rebuilt this part of the page; the focus returns here.
            let _ = button.focus();
        }
    });
    let toggle = move |_| open.update(|open| *open = !*open);
    let leave = move |event: FocusEvent| {
        let Some(host) = host.get_untracked() else { return };
        match event.related_target().and_then(|target| target.dyn_into::<Node>().ok()) {
            Some(to) if host.contains(Some(&to)) => {}
            Some(_) => open.set(false),
            // Nothing has the focus yet: a choice in the panel may have rebuilt it, and the focus returns in this task.
            None => set_timeout(
                move || {
                    if !host.contains(document().active_element().as_deref()) {
                        // The menu may be gone by now.
                        open.try_set(false);
                    }
                },
                Duration::ZERO,
            ),
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
                <MenuPanel name=panel.clone() body=children() />
            </When>
        </div>
    }
    .into_any()
}

/// The panel of a menu, mounted while the menu is open.
#[component]
fn MenuPanel(
    /// Its name.
    name: String,
    /// Its content.
    body: AnyView,
) -> impl IntoView {
    let opened = NodeRef::<html::Div>::new();
    opened.on_load(|opened| {
        // Near the edge of the window, half of the panel would be out of sight.
        let whole = ScrollIntoViewOptions::new();
        whole.set_block(ScrollLogicalPosition::Nearest);
        opened.scroll_into_view_with_scroll_into_view_options(&whole);
        let edge = document().document_element().map_or(0.0, |page| f64::from(page.client_width()));
        // Setting a class without spaces cannot fail.
        let _ = opened.class_list().toggle_with_force("from-end", opened.get_bounding_client_rect().right() > edge);
    });
    view! {
        <div class="menu-panel" node_ref=opened role="group" tabindex="-1" aria-label=name>
            {body}
        </div>
    }
    .into_any()
}

/// Value of `aria-expanded` for a button that opens something.
pub fn expanded(open: RwSignal<bool>) -> Signal<String> {
    Signal::derive(move || open.get().to_string())
}
