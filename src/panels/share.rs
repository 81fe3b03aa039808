//! "Share": the link to the settings, the project, what pictures hide, and print.

use leptos::prelude::*;

use crate::browser::{location, print};
use crate::flow::Flow;
use crate::parts::{Icon, IconName, Menu, When};
use crate::session::{Keeping, Session};

/// The menu.
#[component]
pub fn ShareMenu(
    /// The store.
    session: Session,
    /// Copies and saves.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let open = RwSignal::new(false);
    let with_data = RwSignal::new(false);
    let label = move || view! { <span>{texts.share()}</span><Icon name=IconName::Down /> };
    view! {
        <Menu button_class="button" label=label panel=texts.share() open=open>
            {items(session, flow, open, with_data)}
        </Menu>
    }
    .into_any()
}

fn items(session: Session, flow: Flow, open: RwSignal<bool>, with_data: RwSignal<bool>) -> impl IntoView {
    let texts = session.texts();
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
    let [redact, redact_says] = texts.redact();
    let hidden_says = move || match session.redacted.get() {
        true => texts.left_out_of_picture(session.names_at_home()),
        false => String::new(),
    };
    let hide = move |event| session.redacted.set(event_target_checked(&event));
    let take = move |event| with_data.set(event_target_checked(&event));
    let keep = match location::host() {
        Some(host) => view! { <KeepSwitch session flow host /> }.into_any(),
        None => item(texts.save_instead(), Callback::new(move |()| flow.save_project(true))).into_any(),
    };
    view! {
        {item(texts.copy_link(), Callback::new(move |()| flow.copy_link()))}
        <NamesInLink session />
        {item(texts.save_project(), Callback::new(move |()| flow.save_project(with_data.get_untracked())))}
        <label class="check menu-check">
            <input type="checkbox" prop:checked=with_data on:change=take />
            <span>{texts.with_data()}</span>
        </label>
        <label class="check menu-check">
            <input type="checkbox" prop:checked=session.redacted on:change=hide />
            <span>
                {redact}
                <span class="soft menu-says">{redact_says}</span>
                <span class="menu-says">{hidden_says}</span>
            </span>
        </label>
        <button type="button" class="menu-item" on:click=move |_| { open.set(false); print::only("page", session.printing) }>
            <strong>{texts.print_all()}</strong>
        </button>
        {keep}
        {item(texts.forget_all(), Callback::new(move |()| flow.forget_everything()))}
    }
}

/// What a link leaves out because it names people, deals or files, and the box that puts it in; only where there is any.
#[component]
fn NamesInLink(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let named = Memo::new(move |_| session.names_at_home());
    let any = Signal::derive(move || named.get().any());
    let taken = move || session.names_in_link.get() && !session.redacted.get();
    let says = move || if taken() { String::new() } else { texts.left_out_of_link(named.get()) };
    let take = move |event| session.names_in_link.set(event_target_checked(&event));
    view! {
        <When holds=any>
            <label class="check menu-check">
                <input type="checkbox" prop:checked=taken disabled=session.redacted on:change=take />
                <span>{texts.include_names()}<span class="menu-says">{says}</span></span>
            </label>
        </When>
    }
}

/// "Keep on this device", and what is kept.
#[component]
fn KeepSwitch(
    /// The store.
    session: Session,
    /// Keeps.
    flow: Flow,
    /// The address whose pages can read what is kept.
    host: String,
) -> impl IntoView {
    let texts = session.texts();
    let [keep, says] = texts.keep(&host);
    let on = Signal::derive(move || {
        let keeping = session.keeping.get();
        keeping.writes() || matches!(keeping, Keeping::Opening | Keeping::ReadOnly)
    });
    let state = move || match session.keeping.get() {
        Keeping::Off | Keeping::Opening => String::new(),
        Keeping::Busy => texts.keeping().to_owned(),
        Keeping::Kept { at, bytes } => texts.kept_state(&texts.figures().day(at), bytes as f64 / 1e6),
        Keeping::ReadOnly => texts.kept_elsewhere().to_owned(),
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
