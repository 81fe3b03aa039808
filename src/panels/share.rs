//! The "Share" menu: the picture, the link to the settings, the project, print, the table, redaction and keeping.

use leptos::prelude::*;

use super::agreement::print_agreement;
use super::pictured::Pictured;
use super::save::Out;
use super::table_file::save_table;
use crate::browser::{location, print};
use crate::components::{Icon, IconName, LineField, Menu, When};
use crate::flow::Flow;
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::choices::LONGEST_TITLE;
use crate::state::derived::Derived;
use crate::state::results::Keeping;
use crate::state::screen::Screen;
use crate::texts::Texts;
use crate::values::left_out::LeftOut;

/// The "Share" menu.
#[component]
pub fn ShareMenu(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// State of saving on this device.
    keeping: RwSignal<Keeping>,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
    /// The picture on the screen.
    pictured: Pictured,
    /// Copies and saves.
    flow: Flow,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let with_data = RwSignal::new(false);
    let label = move || view! { <span>{texts.share.heading}</span><Icon name=IconName::Down /> };
    view! {
        <Menu button_class="button" label=label panel=texts.share.heading open=open>
            <PictureItems texts title=choices.title redacted=choices.redacted pictured open />
            <SettingItems texts choices derived screen flow open with_data />
            <KeepItems texts choices keeping names_at_home=derived.names_at_home screen flow open />
        </Menu>
    }
    .into_any()
}

/// An action of the menu, which closes it.
fn item(open: RwSignal<bool>, [name, says]: [&'static str; 2], act: impl Fn() + 'static) -> impl IntoView {
    let run = move |_| {
        open.set(false);
        act();
    };
    let says = (!says.is_empty()).then(|| view! { <span class="soft">{says}</span> });
    view! {
        <button type="button" class="menu-item" on:click=run>
            <strong>{name}</strong>
            {says}
        </button>
    }
}

/// The title of the picture on the screen, and the actions on it.
#[component]
fn PictureItems(
    /// The texts.
    texts: &'static dyn Texts,
    /// The title that the user writes; empty for the automatic one.
    title: Field<String>,
    /// Names and amounts are hidden.
    redacted: Field<bool>,
    /// The picture on the screen.
    pictured: Pictured,
    /// Whether the menu is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let automatic = move || pictured.get().and_then(|picturing| picturing.automatic);
    let titled = Signal::derive(move || automatic().is_some());
    let placeholder = Signal::derive(move || automatic().map_or_else(String::new, |title| title.get()));
    let says = move || if redacted.get() { texts.share.title_hidden } else { texts.share.title_says };
    let write = move |text: String| title.set(text);
    let act = move |name, act: fn(Out)| item(open, [name, ""], move || pictured.act(act));
    view! {
        <When holds=titled>
            <div class="menu-field">
                <LineField
                    label=texts.share.title
                    value=title.signal()
                    placeholder=placeholder
                    disabled=redacted.signal()
                    most=LONGEST_TITLE
                    on_input=write
                />
                <p class="soft">{says}</p>
            </div>
        </When>
        {act(texts.share.copy_picture, Out::copy)}
        {act(texts.table.save_png, Out::save_png)}
        {act(texts.table.save_svg, Out::save_svg)}
    }
    .into_any()
}

/// Link, project, agreement and table.
#[component]
fn SettingItems(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
    /// Copies and saves.
    flow: Flow,
    /// Whether the menu is open.
    open: RwSignal<bool>,
    /// The project holds the data.
    with_data: RwSignal<bool>,
) -> impl IntoView {
    let take = move |event| with_data.set(event_target_checked(&event));
    let named = Signal::derive(move || !choices.redacted.get());
    view! {
        <div class="menu-part">
            {item(open, texts.share.copy_link, move || flow.copy_link())}
            <NamesInLink texts redacted=choices.redacted names_at_home=derived.names_at_home names_in_link=screen.names_in_link />
            {item(open, texts.share.save_project, move || flow.save_project(with_data.get_untracked()))}
            <label class="check menu-check">
                <input type="checkbox" prop:checked=with_data on:change=take />
                <span>{texts.share.with_data}</span>
            </label>
            {item(open, [texts.agreement.print_agreement, ""], move || print_agreement(choices.tab, derived.agreed, screen))}
            {item(open, [texts.share.save_table, ""], move || save_table(texts, choices, derived, screen))}
            // The query holds the names of the filter.
            <When holds=named>{item(open, texts.warehouse.item, move || screen.warehouse.set(true))}</When>
        </div>
    }
    .into_any()
}

/// Switches to hide and keep, and the buttons that print the page and forget everything.
#[component]
fn KeepItems(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// State of saving on this device.
    keeping: RwSignal<Keeping>,
    /// Choices left out because they name people, deals or files.
    names_at_home: Memo<LeftOut>,
    /// What the screen shows.
    screen: Screen,
    /// Keeps and forgets.
    flow: Flow,
    /// Whether the menu is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let redacted = choices.redacted;
    let [redact, redact_says] = texts.share.redact;
    let hidden_says = move || match redacted.get() {
        true => texts.left_out_of_picture(names_at_home.get()),
        false => String::new(),
    };
    let hide = move |event| redacted.set(event_target_checked(&event));
    let keep = match location::host() {
        Some(host) => view! { <KeepSwitch texts keeping flow host /> }.into_any(),
        None => item(open, texts.keep.save_instead, move || flow.save_project(true)).into_any(),
    };
    view! {
        <div class="menu-part">
            <label class="check menu-check">
                <input type="checkbox" prop:checked=redacted.signal() on:change=hide />
                <span>
                    {redact}
                    <span class="soft menu-says">{redact_says}</span>
                    <span class="menu-says">{hidden_says}</span>
                </span>
            </label>
            {item(open, [texts.share.print_all, ""], move || print::only("page", screen.printing))}
            {keep}
            {item(open, texts.keep.forget_all, move || flow.forget_everything())}
        </div>
    }
    .into_any()
}

/// Choices that a link omits because they name people, deals or files, with a box to include them.
///
/// Shown only if there are any.
#[component]
fn NamesInLink(
    /// The texts.
    texts: &'static dyn Texts,
    /// Hide deals and amounts in images and on paper, and names in links.
    redacted: Field<bool>,
    /// Choices left out because they name people, deals or files.
    names_at_home: Memo<LeftOut>,
    /// Links contain names of owners, deals and files.
    names_in_link: RwSignal<bool>,
) -> impl IntoView {
    let any = Signal::derive(move || names_at_home.get().any());
    let taken = move || names_in_link.get() && !redacted.get();
    let says = move || if taken() { String::new() } else { texts.left_out_of_link(names_at_home.get()) };
    let take = move |event| names_in_link.set(event_target_checked(&event));
    view! {
        <When holds=any>
            <label class="check menu-check">
                <input type="checkbox" prop:checked=taken disabled=redacted.signal() on:change=take />
                <span>{texts.share.include_names}<span class="menu-says">{says}</span></span>
            </label>
        </When>
    }
}

/// "Keep on this device", and its state.
#[component]
fn KeepSwitch(
    /// The texts.
    texts: &'static dyn Texts,
    /// State of saving on this device.
    keeping: RwSignal<Keeping>,
    /// Switches keeping on and off.
    flow: Flow,
    /// The address whose pages can read what is kept.
    host: String,
) -> impl IntoView {
    let [keep, says] = texts.keep(&host);
    let on = Signal::derive(move || {
        let keeping = keeping.get();
        keeping.writes() || matches!(keeping, Keeping::Opening | Keeping::ReadOnly)
    });
    let state = move || match keeping.get() {
        Keeping::Off | Keeping::Opening => String::new(),
        Keeping::Busy => texts.keep.keeping.to_owned(),
        Keeping::Kept { at, bytes } => texts.kept_state(&texts.figures().day(at), bytes as f64 / 1e6),
        Keeping::ReadOnly => texts.keep.kept_elsewhere.to_owned(),
        Keeping::Failed(why) => texts.not_kept(why).to_owned(),
    };
    view! {
        <label class="check menu-check">
            <input
                type="checkbox"
                prop:checked=on
                on:change=move |event| flow.keep(event_target_checked(&event))
            />
            <span>{keep}<span class="soft menu-says">{says}</span><span class="menu-says" role="status">{state}</span></span>
        </label>
    }
}
