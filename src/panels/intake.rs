//! Data in: choose, paste, samples, and what hangs over the page.

use leptos::html;
use leptos::prelude::*;
use web_sys::{File, SubmitEvent};

use crate::browser::clipboard::{self, Pasted};
use crate::browser::{drop, file};
use crate::flow::Flow;
use crate::parts::{Icon, IconName, Menu, When};
use crate::session::{Session, Source};
use crate::texts::Sample;

/// The ways to data: another file beside those of the user, files instead of them, a pasted table, a sample.
#[component]
pub fn IntakeButtons(
    /// The store.
    session: Session,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let input = NodeRef::<html::Input>::new();
    let adds = StoredValue::new(false);
    let open = move |add: bool| {
        adds.set_value(add);
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let own =
        Signal::derive(move || session.facts.with(|data| data.as_ref().is_some_and(|data| data.source == Source::Own)));
    let replaces = move || if own.get() { texts.replace_files() } else { texts.open_file() };
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let files = file::list(input.files());
        // The same file may be chosen again after it was changed.
        input.set_value("");
        if !files.is_empty() {
            if adds.get_value() { flow.add_files(files) } else { flow.open_files(files) }
        }
    };
    view! {
        <div class="intake">
            <When holds=own>
                <button type="button" class="button primary" on:click=move |_| open(true)>{texts.add_file()}</button>
            </When>
            <input type="file" class="visually-hidden" multiple tabindex="-1" aria-label=texts.open_file() accept=".csv,.tsv,.txt,.xlsx,.xlsm,.json,.jsonl,text/csv,text/tab-separated-values,text/plain,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" node_ref=input on:change=chosen />
            <button type="button" class="button" class:primary=move || !own.get() on:click=move |_| open(false)>
                {replaces}
            </button>
            <PasteButton session flow />
            <SamplesButton session flow />
        </div>
    }
    .into_any()
}

/// Opens a dialog with a field to paste into.
#[component]
fn PasteButton(
    /// The store.
    session: Session,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let dialog = NodeRef::<html::Dialog>::new();
    let field = NodeRef::<html::Textarea>::new();
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            // It can only fail where the dialog is open already.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let (Some(dialog), Some(field)) = (dialog.get_untracked(), field.get_untracked()) {
            field.set_value("");
            dialog.close();
        }
    };
    let read = move |event: SubmitEvent| {
        event.prevent_default();
        let text = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        close();
        if !text.trim().is_empty() {
            flow.open_text(&text);
        }
    };
    let [heading, says, label] = texts.paste_dialog();
    view! {
        <button type="button" class="button" aria-haspopup="dialog" on:click=open>
            {texts.paste()}
        </button>
        <dialog class="dialog" aria-label=heading node_ref=dialog>
            <form on:submit=read>
                <h2>{heading}</h2>
                <p class="soft">{says}</p>
                <textarea class="paste" aria-label=label spellcheck="false" autofocus wrap="off" rows="10" node_ref=field></textarea>
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| close()>
                        {texts.cancel()}
                    </button>
                    <button type="submit" class="button primary">
                        {texts.paste_read()}
                    </button>
                </div>
            </form>
        </dialog>
    }
    .into_any()
}

/// Opens the list of samples.
#[component]
fn SamplesButton(
    /// The store.
    session: Session,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let open = RwSignal::new(false);
    let label = move || {
        view! {
            <span>{texts.samples()}</span>
            <Icon name=IconName::Down />
        }
    };
    let sample = move |sample: Sample| {
        let show = move |_| {
            open.set(false);
            flow.open_sample(sample);
        };
        view! {
            <button type="button" class="menu-item" on:click=show>
                <strong>{texts.sample(sample)}</strong>
                <span class="soft">{texts.sample_says(sample)}</span>
            </button>
        }
    };
    view! {
        <Menu button_class="button" label=label panel=texts.samples() open=open>
            {Sample::ALL.map(sample).collect_view()}
        </Menu>
    }
    .into_any()
}

/// Asks whether files that were dropped on others are added to them or shown instead.
#[component]
pub fn AddOrReplace(
    /// The store.
    session: Session,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let asks = Signal::derive(move || session.offered.with(Option::is_some));
    let body = move || {
        let new = session.offered.with_untracked(|files| files.as_deref().map_or_else(Vec::new, names));
        let there = session.facts.with_untracked(|data| data.as_ref().map_or_else(Vec::new, |data| names(&data.files)));
        // A file of the same name is a newer export of it.
        let newer = new.iter().any(|name| there.contains(name));
        let [heading, says, add, replace] = texts.add_or_replace(&new, &texts.files(&there));
        let dialog = NodeRef::<html::Dialog>::new();
        dialog.on_load(|dialog| {
            // It can only fail where the dialog is open already.
            let _ = dialog.show_modal();
        });
        let take = move || session.offered.try_update(Option::take).flatten().unwrap_or_default();
        let class = |first: bool| if first { "button primary" } else { "button" };
        view! {
            <dialog class="dialog" aria-label=heading.clone() node_ref=dialog on:close=move |_| session.offered.set(None)>
                <form method="dialog">
                    <h2>{heading.clone()}</h2>
                    <p>{says}</p>
                    <div class="actions">
                        <button type="submit" class="button">
                            {texts.cancel()}
                        </button>
                        <button type="button" class=class(newer) autofocus=newer on:click=move |_| flow.open_files(take())>{replace}</button>
                        <button type="button" class=class(!newer) autofocus=!newer on:click=move |_| flow.add_files(take())>{add}</button>
                    </div>
                </form>
            </dialog>
        }
    };
    view! { <When holds=asks>{body}</When> }.into_any()
}

fn names(files: &[File]) -> Vec<String> {
    files.iter().map(File::name).collect()
}

/// While files hang over the page; also takes what is pasted outside of fields.
#[component]
pub fn DropOverlay(
    /// The store.
    session: Session,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let over = RwSignal::new(false);
    drop::on_drop(move |now| over.set(now), move |carried| flow.offer_carried(carried));
    clipboard::on_paste(move |pasted| match pasted {
        Pasted::Files(carried) => flow.offer_carried(carried),
        Pasted::Text(text) => flow.open_text(&text),
    });
    let [heading, says] = session.texts().drop_here();
    view! {
        <When holds=over>
            <div class="drop-overlay">
                <div class="drop-card">
                    <strong>{heading}</strong>
                    <span>{says}</span>
                </div>
            </div>
        </When>
    }
    .into_any()
}
