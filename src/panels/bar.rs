//! The bar at the top: name, promise, undo, share, language and theme.

use std::sync::Arc;

use fairshare_types::results::Check;
use leptos::prelude::*;

use super::promise::Promise;
use super::share::ShareMenu;
use crate::browser::document::on_undo;
use crate::browser::{language, theme};
use crate::components::{Choice, Icon, IconName, Segmented};
use crate::flow::Flow;
use crate::state::choice_signals::Field;
use crate::state::choices::Choices;
use crate::state::derived::Derived;
use crate::state::history::History;
use crate::state::results::{Answer, Keeping};
use crate::state::screen::{Screen, spoke_at};
use crate::texts::{Language, Texts, Theme};

/// Value of `Session::said_at` after a choice of the language.
const SPOKEN: &str = "language";

/// The bar.
#[component]
pub fn Bar(
    /// The texts.
    texts: &'static dyn Texts,
    /// Hide deals and amounts in images and on paper, and names in links.
    redacted: Field<bool>,
    /// Undo history since these files were opened.
    history: RwSignal<Option<History<Choices>>>,
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
    /// Undoes and redoes.
    flow: Flow,
) -> impl IntoView {
    let themes: Vec<Choice> =
        Theme::ALL.iter().map(|theme| Choice::new(theme.key(), texts.theme_name(*theme))).collect();
    let choose = move |key: String| {
        if let Some(chosen) = Theme::from_key(&key) {
            theme::keep(chosen);
            screen.theme.set(chosen);
        }
    };
    view! {
        <header class="bar">
            <span class="name">"Fairshare"</span>
            <Promise texts sealed verified digested verifying=screen.verifying flow />
            <Steps texts history flow />
            <ShareMenu texts redacted keeping derived printing=screen.printing names_in_link=screen.names_in_link flow />
            <LanguageChoice texts language=screen.language said_at=screen.said_at />
            <Segmented
                label=texts.bar.theme
                name="theme"
                choices=Signal::stored(themes)
                value=Signal::derive(move || screen.theme.get().key().to_owned())
                on_choose=choose
            />
        </header>
    }
    .into_any()
}

/// The choice of the page's language.
#[component]
fn LanguageChoice(
    /// The texts.
    texts: &'static dyn Texts,
    /// The language of the page.
    language: RwSignal<Language>,
    /// The control used last, so that it keeps the focus when its panel is rebuilt.
    said_at: RwSignal<String>,
) -> impl IntoView {
    let choice = |language: Language| Choice::new(language.tag(), language.own_name()).in_language(language.tag());
    let choose = move |tag: String| {
        if let Some(chosen) = Language::from_tag(&tag) {
            language::keep(chosen);
            said_at.set(SPOKEN.to_owned());
            language.set(chosen);
        }
    };
    view! {
        <Segmented
            label=texts.bar.language
            name="language"
            choices=Signal::stored(Language::ALL.map(choice).to_vec())
            value=Signal::derive(move || language.get().tag().to_owned())
            focused=spoke_at(said_at, SPOKEN)
            on_choose=choose
        />
    }
}

/// "Undo" and "Redo".
#[component]
fn Steps(
    /// The texts.
    texts: &'static dyn Texts,
    /// Undo history since these files were opened.
    history: RwSignal<Option<History<Choices>>>,
    /// Undoes and redoes.
    flow: Flow,
) -> impl IntoView {
    let step = move |back: bool| if back { flow.undo() } else { flow.redo() };
    on_undo(step);
    let there = move |back: bool| {
        let can = |history: &History<Choices>| if back { history.can_undo() } else { history.can_redo() };
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
