//! The place of the list of deals: its own tab, or beside the tab on the screen when a number was chosen there.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::deals::DealsPanel;
use super::focus::{DEALS, return_focus};
use super::tabs::{panel_id, tab_id};
use crate::components::{Deferred, Icon, IconName, When};
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::Derived;
use crate::state::drill::Drill;
use crate::state::results::Results;
use crate::state::screen::Screen;
use crate::texts::Texts;
use crate::values::tab::Tab;

/// The list of deals as a tab panel, or as a panel beside another tab that Escape closes.
#[component]
pub fn DealsPlace(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// The workers' answers.
    results: Results,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
    /// The drill-down to deals.
    drill: Drill,
) -> impl IntoView {
    let is_tab = Memo::new(move |_| choices.tab.get() == Tab::Deals);
    let beside = Memo::new(move |_| drill.beside.get() && !is_tab.get());
    let once = Signal::derive(move || is_tab.get() || beside.get());
    let role = move || if is_tab.get() { "tabpanel" } else { "dialog" };
    let named_by = move || if is_tab.get() { tab_id(Tab::Deals) } else { DEALS.to_owned() };
    let close = move || {
        drill.forget();
        return_focus(drill);
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && beside.get_untracked() {
            close();
        }
    };
    view! {
        <div
            class="tab-panel deals-place"
            class:beside=beside
            id=panel_id(Tab::Deals)
            role=role
            aria-labelledby=named_by
            hidden=move || !once.get()
            on:keydown=escape
        >
            <When holds=beside>
                <button type="button" class="button quiet close-beside" aria-label=texts.bar.close on:click=move |_| close()>
                    <Icon name=IconName::Close />
                </button>
            </When>
            <Deferred once=once><DealsPanel texts choices results derived screen drill /></Deferred>
        </div>
    }
    .into_any()
}
