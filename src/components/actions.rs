//! A button that opens a menu of actions: arrow keys move through it, Escape closes it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::{Icon, IconName, Menu};
use crate::browser::roving;

/// One action of a menu.
#[derive(Clone)]
pub struct Action {
    /// Its name.
    pub label: String,
    /// A line about its effect.
    pub says: Signal<String>,
    /// Whether it is the current choice; `None` if the actions are not alternatives.
    pub chosen: Option<bool>,
    /// Performs the action.
    pub act: Callback<()>,
}

/// A button and its menu of actions.
#[component]
pub fn ActionMenu(
    /// Class of the button.
    button_class: &'static str,
    /// Content of the button.
    #[prop(into)]
    label: ViewFn,
    /// Name of the menu.
    #[prop(into)]
    name: String,
    /// Content above the actions.
    #[prop(into)]
    says: ViewFn,
    /// Makes the actions when the menu opens.
    #[prop(into)]
    actions: Callback<(), Vec<Action>>,
    /// Whether the button takes the focus when mounted.
    #[prop(optional)]
    focused: bool,
) -> impl IntoView {
    let open = RwSignal::new(false);
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
            <ActionList name=named.clone() actions=actions.run(()) open=open />
        </Menu>
    }
    .into_any()
}

/// The actions, mounted while the menu is open; the current choice, or else the first action, takes the focus.
#[component]
fn ActionList(
    /// Name of the menu.
    name: String,
    /// The actions.
    actions: Vec<Action>,
    /// Whether the menu is open; an action closes it.
    open: RwSignal<bool>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    list.on_load(|list| {
        let first = list.query_selector("[aria-checked='true']").ok().flatten();
        let first = first.or_else(|| list.query_selector("button").ok().flatten());
        if let Some(first) = first {
            roving::move_stop(&list, &first);
            // A mounted button can take the focus.
            let _ = first.dyn_into::<HtmlElement>().map(|first| first.focus());
        }
    });
    let key = move |event: KeyboardEvent| {
        if let Some(list) = list.get_untracked() {
            roving::follow(&list, &event);
        }
    };
    let items = actions.into_iter().enumerate().map(|(place, action)| item(place, action, open)).collect_view();
    view! { <div role="menu" aria-label=name node_ref=list on:keydown=key>{items}</div> }.into_any()
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
