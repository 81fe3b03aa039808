//! The menu of language and theme.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{language, theme};
use crate::chunks::fetch_russian;
use crate::components::{Choice, Icon, IconName, Menu, Segmented};
use crate::state::screen::{Screen, spoke_at};
use crate::texts::{Language, Texts, Theme};

/// Value of [`Screen::said_at`] after a choice of the language.
const SPOKEN: &str = "language";

/// The menu of language and theme.
#[component]
pub fn AppearanceMenu(
    /// The texts.
    texts: &'static dyn Texts,
    /// What the screen shows.
    screen: Screen,
) -> impl IntoView {
    // A choice of the language rebuilds the bar: the menu stays open, and the focus on the choice.
    let spoken = spoke_at(screen.said_at, SPOKEN);
    let open = RwSignal::new(spoken);
    let tag = move || screen.language.get().tag().to_uppercase();
    let label = move || {
        view! {
            <Icon name=IconName::Globe />
            <span aria-hidden="true">{tag}</span>
            <span class="visually-hidden">{texts.bar.appearance}</span>
            <Icon name=IconName::Down />
        }
    };
    view! {
        <Menu button_class="button appearance" label=label panel=texts.bar.appearance open=open>
            <div class="appearance-choices">
                <LanguageChoice texts screen focused=spoken />
                <ThemeChoice texts theme=screen.theme />
            </div>
        </Menu>
    }
    .into_any()
}

/// The choice of the page's language.
#[component]
fn LanguageChoice(
    /// The texts.
    texts: &'static dyn Texts,
    /// What the screen shows.
    screen: Screen,
    /// Whether the chosen language takes the focus when mounted.
    focused: bool,
) -> impl IntoView {
    let menu = StoredValue::new(());
    let choice = |language: Language| Choice::new(language.tag(), language.own_name()).in_language(language.tag());
    let choose = move |tag: String| {
        if let Some(chosen) = Language::from_tag(&tag) {
            language::keep(chosen);
            screen.wanted.set_value(chosen);
            spawn_local(async move {
                if chosen != Language::English {
                    screen.fetching.until_there(fetch_russian).await;
                }
                // The user may have chosen another one meanwhile.
                if screen.wanted.get_value() == chosen {
                    // The menu opens again with the choice, unless the user has closed it.
                    if menu.try_get_value().is_some() {
                        screen.said_at.set(SPOKEN.to_owned());
                    }
                    screen.language.set(chosen);
                }
            });
        }
    };
    view! {
        <p class="field-label" aria-hidden="true">{texts.bar.language}</p>
        <Segmented
            label=texts.bar.language
            name="language"
            choices=Signal::stored(Language::ALL.map(choice).to_vec())
            value=Signal::derive(move || screen.language.get().tag().to_owned())
            focused=focused
            on_choose=choose
        />
    }
}

/// The choice of the theme.
#[component]
fn ThemeChoice(
    /// The texts.
    texts: &'static dyn Texts,
    /// Light, dark, or as the system.
    theme: RwSignal<Theme>,
) -> impl IntoView {
    let themes: Vec<Choice> = Theme::ALL.map(|theme| Choice::new(theme.key(), texts.theme_name(theme))).to_vec();
    let choose = move |key: String| {
        if let Some(chosen) = Theme::from_key(&key) {
            theme::keep(chosen);
            theme.set(chosen);
        }
    };
    view! {
        <p class="field-label" aria-hidden="true">{texts.bar.theme}</p>
        <Segmented
            label=texts.bar.theme
            name="theme"
            choices=Signal::stored(themes)
            value=Signal::derive(move || theme.get().key().to_owned())
            on_choose=choose
        />
    }
}
