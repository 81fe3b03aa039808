//! The bar: the name, what happens to the data, the language and the look.

use leptos::prelude::*;

use super::promise::Promise;
use super::share::ShareMenu;
use crate::browser::document::on_undo;
use crate::browser::language;
use crate::chosen::Chosen;
use crate::flow::Flow;
use crate::history::History;
use crate::parts::{Choice, Icon, IconName, Segmented};
use crate::session::Session;
use crate::texts::{Language, Theme};

/// The place where the language is chosen.
const SPOKEN: &str = "language";

/// The bar.
#[component]
pub fn Bar(
    /// The store.
    session: Session,
    /// Undoes and does again.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let themes: Vec<Choice> =
        Theme::ALL.iter().map(|theme| Choice::new(theme.key(), texts.theme_name(*theme))).collect();
    let choose = move |key: String| {
        if let Some(theme) = Theme::from_key(&key) {
            session.theme.set(theme);
        }
    };
    view! {
        <header class="bar">
            <span class="name">"Fairshare"</span>
            <Promise session flow />
            <Steps session flow />
            <ShareMenu session flow />
            <LanguageChoice session />
            <Segmented
                label=texts.theme()
                name="theme"
                choices=Signal::stored(themes)
                value=Signal::derive(move || session.theme.get().key().to_owned())
                on_choose=choose
            />
        </header>
    }
    .into_any()
}

/// In which language the page is read.
#[component]
fn LanguageChoice(
    /// The store.
    session: Session,
) -> impl IntoView {
    let choice = |language: Language| Choice::new(language.tag(), language.own_name()).in_language(language.tag());
    let choose = move |tag: String| {
        if let Some(chosen) = Language::from_tag(&tag) {
            language::keep(chosen);
            session.said_at.set(SPOKEN.to_owned());
            session.language.set(chosen);
        }
    };
    view! {
        <Segmented
            label=session.texts().language()
            name="language"
            choices=Signal::stored(Language::ALL.map(choice).to_vec())
            value=Signal::derive(move || session.language.get().tag().to_owned())
            focused=session.spoke_at(SPOKEN)
            on_choose=choose
        />
    }
}

/// "Undo" and "Redo".
#[component]
fn Steps(
    /// The store.
    session: Session,
    /// Undoes and does again.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let step = move |back: bool| if back { flow.undo() } else { flow.redo() };
    on_undo(step);
    let there = move |back: bool| {
        let can = |history: &History<Chosen>| if back { history.can_undo() } else { history.can_redo() };
        session.history.with(|history| history.as_ref().is_some_and(can))
    };
    let button = move |back: bool, name: IconName| {
        let label = texts.undo(back);
        // It keeps the focus where there is nothing left to undo: it is not disabled, but says that it does nothing.
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
        <div class="steps" role="group" aria-label=texts.steps()>
            {button(true, IconName::Undo)}
            {button(false, IconName::Redo)}
        </div>
    }
}
