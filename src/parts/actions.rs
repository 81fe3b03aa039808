//! A button that opens a menu of actions: arrows go through it, Escape closes it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::{Icon, IconName, Menu};
use crate::browser::roving;

/// One action of a menu.
#[derive(Clone)]
pub struct Action {
    /// What it does.
    pub label: String,
    /// What follows from it.
    pub says: Signal<String>,
    /// Whether it is the one that holds; `None` where it is no choice among others.
    pub chosen: Option<bool>,
    /// Does it.
    pub act: Callback<()>,
}

/// A button and its menu of actions.
#[component]
pub fn ActionMenu(
    /// Class of the button.
    button_class: &'static str,
    /// What stands on the button.
    #[prop(into)]
    label: ViewFn,
    /// Name of the menu.
    #[prop(into)]
    name: String,
    /// What stands above the actions.
    #[prop(into)]
    says: ViewFn,
    /// The actions, asked for when the menu opens.
    #[prop(into)]
    actions: Callback<(), Vec<Action>>,
    /// Whether the button gets the focus as soon as it is there.
    #[prop(optional)]
    focused: bool,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let list = NodeRef::<html::Div>::new();
    // The list is another one each time that the menu opens.
    Effect::new(move |_| {
        let Some(list) = list.get() else { return };
        let first = list.query_selector("[aria-checked='true']").ok().flatten();
        let first = first.or_else(|| list.query_selector("button").ok().flatten());
        if let Some(first) = first {
            roving::move_stop(&list, &first);
            // A button that is there can have the focus.
            let _ = first.dyn_into::<HtmlElement>().map(|first| first.focus());
        }
    });
    let key = move |event: KeyboardEvent| {
        if let Some(list) = list.get_untracked() {
            roving::follow(&list, &event);
        }
    };
    let full = move || {
        view! {
            {label.run()}
            <Icon name=IconName::Down />
        }
    };
    let named = name.clone();
    view! {
        <Menu button_class=button_class label=full panel=name popup="menu" focused=focused open=open>
            {says.run()}
            <div role="menu" aria-label=named.clone() node_ref=list on:keydown=key>
                {actions.run(()).into_iter().enumerate().map(|(place, action)| item(place, action, open)).collect_view()}
            </div>
        </Menu>
    }
    .into_any()
}

fn item(place: usize, action: Action, open: RwSignal<bool>) -> impl IntoView {
    let Action { label, says, chosen, act } = action;
    let role = if chosen.is_some() { "menuitemradio" } else { "menuitem" };
    let choose = move |_| {
        open.set(false);
        act.run(());
    };
    view! {
        <button
            type="button"
            class="menu-item action"
            role=role
            aria-checked=chosen.map(|chosen| chosen.to_string())
            tabindex="-1"
            data-place=place.to_string()
            on:click=choose
        >
            <strong>{label}</strong>
            <span class="soft">{says}</span>
        </button>
    }
}
