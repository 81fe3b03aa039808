//! The "Share" menu: the link to the settings, the project, redaction, print and keeping.

use leptos::prelude::*;

use crate::browser::{location, print};
use crate::components::{Icon, IconName, Menu, When};
use crate::flow::Flow;
use crate::state::choice_signals::Field;
use crate::state::derived::Derived;
use crate::state::results::Keeping;
use crate::texts::Texts;

/// The "Share" menu.
#[component]
pub fn ShareMenu(
    /// The texts.
    texts: &'static dyn Texts,
    /// Hide deals and amounts in images and on paper, and names in links.
    redacted: Field<bool>,
    /// State of saving on this device.
    keeping: RwSignal<Keeping>,
    /// What follows from choices and answers.
    derived: Derived,
    /// The page is being printed.
    printing: RwSignal<bool>,
    /// Links contain names of owners, deals and files.
    names_in_link: RwSignal<bool>,
    /// Copies and saves.
    flow: Flow,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let with_data = RwSignal::new(false);
    let label = move || view! { <span>{texts.share.heading}</span><Icon name=IconName::Down /> };
    view! {
        <Menu button_class="button" label=label panel=texts.share.heading open=open>
            <ShareItems texts redacted keeping derived printing names_in_link flow open with_data />
        </Menu>
    }
    .into_any()
}

#[component]
fn ShareItems(
    /// The texts.
    texts: &'static dyn Texts,
    /// Names and amounts are hidden.
    redacted: Field<bool>,
    /// State of saving on this device.
    keeping: RwSignal<Keeping>,
    /// What follows from choices and answers.
    derived: Derived,
    /// The page is being printed.
    printing: RwSignal<bool>,
    /// Links contain names.
    names_in_link: RwSignal<bool>,
    /// Reads the files again.
    flow: Flow,
    /// Whether the menu is open.
    open: RwSignal<bool>,
    /// The project holds the data.
    with_data: RwSignal<bool>,
) -> impl IntoView {
    let item = move |[name, says]: [&'static str; 2], act: Callback<()>| {
        let run = move |_| {
            open.set(false);
            act.run(());
        };
        view! {
            <button type="button" class="menu-item" on:click=run>
                <strong>{name}</strong>
                <span class="soft">{says}</span>
            </button>
        }
    };
    let [redact, redact_says] = texts.share.redact;
    let hidden_says = move || match redacted.get() {
        true => texts.left_out_of_picture(derived.names_at_home()),
        false => String::new(),
    };
    let hide = move |event| redacted.set(event_target_checked(&event));
    let take = move |event| with_data.set(event_target_checked(&event));
    let keep = match location::host() {
        Some(host) => view! { <KeepSwitch texts keeping flow host /> }.into_any(),
        None => item(texts.keep.save_instead, Callback::new(move |()| flow.save_project(true))).into_any(),
    };
    view! {
        {item(texts.share.copy_link, Callback::new(move |()| flow.copy_link()))}
        <NamesInLink texts redacted derived names_in_link />
        {item(texts.share.save_project, Callback::new(move |()| flow.save_project(with_data.get_untracked())))}
        <label class="check menu-check">
            <input type="checkbox" prop:checked=with_data on:change=take />
            <span>{texts.share.with_data}</span>
        </label>
        <label class="check menu-check">
            <input type="checkbox" prop:checked=redacted.signal() on:change=hide />
            <span>
                {redact}
                <span class="soft menu-says">{redact_says}</span>
                <span class="menu-says">{hidden_says}</span>
            </span>
        </label>
        <button type="button" class="menu-item" on:click=move |_| { open.set(false); print::only("page", printing) }>
            <strong>{texts.share.print_all}</strong>
        </button>
        {keep}
        {item(texts.keep.forget_all, Callback::new(move |()| flow.forget_everything()))}
    }
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
    /// What follows from choices and answers.
    derived: Derived,
    /// Links contain names of owners, deals and files.
    names_in_link: RwSignal<bool>,
) -> impl IntoView {
    let named = Memo::new(move |_| derived.names_at_home());
    let any = Signal::derive(move || named.get().any());
    let taken = move || names_in_link.get() && !redacted.get();
    let says = move || if taken() { String::new() } else { texts.left_out_of_link(named.get()) };
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
