//! The tabs of the result: their list, and the panel of each.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::focus::focus_id;
use crate::components::Deferred;
use crate::state::choice_signals::Field;
use crate::texts::Texts;
use crate::values::tab::Tab;

/// The list of tabs: one stop in the tab order; arrow keys move along it and show the tab.
#[component]
pub fn TabList(
    /// The texts.
    texts: &'static dyn Texts,
    /// The tab on the screen.
    tab: Field<Tab>,
) -> impl IntoView {
    let key = move |event: KeyboardEvent| {
        if let Some(next) = tab.get_untracked().after_key(&event.key()) {
            event.prevent_default();
            tab.set(next);
            focus_id(&tab_id(next));
        }
    };
    let button = move |own: Tab| {
        let chosen = move || tab.get() == own;
        let stop = move || if chosen() { "0" } else { "-1" };
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=tab_id(own)
                aria-controls=panel_id(own)
                aria-selected=move || chosen().to_string()
                tabindex=stop
                on:click=move |_| tab.set(own)
            >
                {texts.tab(own)}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=texts.bar.tabs on:keydown=key>
            {Tab::ALL.map(button).collect_view()}
        </div>
    }
    .into_any()
}

/// The panel of a tab. It is built when its tab is first opened, and stays mounted.
#[component]
pub fn TabPanel(
    /// The tab on the screen.
    tab: Field<Tab>,
    /// The tab of this panel.
    of: Tab,
    /// Turns true when the panel may be built.
    ready: Signal<bool>,
    /// It is built even if its tab was never opened.
    #[prop(optional)]
    unopened: bool,
    /// Builds the content.
    children: ChildrenFn,
) -> impl IntoView {
    let once = Signal::derive(move || ready.get() && (unopened || tab.get() == of));
    let children = StoredValue::new(children);
    view! {
        <div class="tab-panel" role="tabpanel" id=panel_id(of) aria-labelledby=tab_id(of) hidden=move || tab.get() != of>
            <Deferred once=once>{children.with_value(|children| children())}</Deferred>
        </div>
    }
    .into_any()
}

/// Id of the button of a tab.
pub fn tab_id(tab: Tab) -> String {
    format!("tab-{}", tab.key())
}

/// Id of the panel of a tab. It is not the fragment of the tab, so that an address with a tab does not scroll.
pub fn panel_id(tab: Tab) -> String {
    format!("{}-panel", tab.key())
}
