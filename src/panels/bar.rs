//! The bar at the top: name, promise, undo, share, and the menu of language and theme.

use std::sync::Arc;

use fairshare_types::results::Check;
use leptos::prelude::*;

use super::appearance::AppearanceMenu;
use super::pictured::Pictured;
use super::promise::Promise;
use super::share::ShareMenu;
use crate::browser::document::on_undo;
use crate::components::{Icon, IconName};
use crate::flow::Flow;
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::Derived;
use crate::state::history::History;
use crate::state::results::{Answer, Keeping};
use crate::state::screen::Screen;
use crate::state::step::Step;
use crate::texts::Texts;

/// The bar.
#[component]
pub fn Bar(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// State of saving on this device.
    keeping: RwSignal<Keeping>,
    /// The page is sealed.
    sealed: RwSignal<bool>,
    /// The golden vectors, computed in this browser.
    verified: RwSignal<Answer<Arc<Vec<Check>>>>,
    /// The digest of many random journeys, computed in this browser.
    digested: RwSignal<Answer<String>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
    /// The picture that the Share menu copies and saves.
    pictured: Pictured,
    /// Undoes and redoes.
    flow: Flow,
) -> impl IntoView {
    view! {
        <header class="bar">
            <span class="name">"Fairshare"</span>
            <Promise texts sealed verified digested verifying=screen.verifying flow />
            <Steps texts history=choices.history flow />
            <ShareMenu texts choices keeping derived screen pictured flow />
            <AppearanceMenu texts screen />
        </header>
    }
    .into_any()
}

/// "Undo" and "Redo".
#[component]
fn Steps(
    /// The texts.
    texts: &'static dyn Texts,
    /// Undo history since the user's first files were opened.
    history: RwSignal<Option<History<Step>>>,
    /// Undoes and redoes.
    flow: Flow,
) -> impl IntoView {
    let step = move |back: bool| if back { flow.undo() } else { flow.redo() };
    on_undo(step);
    let there = move |back: bool| {
        let can = |history: &History<Step>| if back { history.can_undo() } else { history.can_redo() };
        history.with(|history| history.as_ref().is_some_and(can))
    };
    let button = move |back: bool, name: IconName| {
        let label = texts.undo(back);
        // The button stays enabled to keep the focus; `aria-disabled` says when there is nothing to undo or redo.
        view! {
            <button
                type="button"
                class="button quiet step"
                title=label
                aria-label=label
                aria-disabled=move || (!there(back)).to_string()
                on:click=move |_| step(back)
            >
                <Icon name=name />
            </button>
        }
    };
    view! {
        <div class="steps" role="group" aria-label=texts.bar.steps>
            {button(true, IconName::Undo)}
            {button(false, IconName::Redo)}
        </div>
    }
}
