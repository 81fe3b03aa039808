//! Ways to load data: choose, paste, samples, and dropping files on the page.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use web_sys::{File, SubmitEvent};

use crate::browser::clipboard::{self, Pasted};
use crate::browser::{drop, file};
use crate::components::{Icon, IconName, Menu, When};
use crate::flow::Flow;
use crate::state::results::{Data, Source};
use crate::texts::{Sample, Texts};

/// Buttons to add a file, to replace the files, to paste a table and to open a sample.
#[component]
pub fn IntakeButtons(
    /// The texts.
    texts: &'static dyn Texts,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let adds = StoredValue::new(false);
    let open = move |add: bool| {
        adds.set_value(add);
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let own = Signal::derive(move || facts.with(|data| data.as_ref().is_some_and(|data| data.source == Source::Own)));
    let replaces = move || if own.get() { texts.decisions.replace_files } else { texts.data.open_file };
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let files = file::list(input.files());
        // Without this the user could not choose the same file again after changing it.
        input.set_value("");
        if !files.is_empty() {
            if adds.get_value() { flow.add_files(files) } else { flow.open_files(files) }
        }
    };
    view! {
        <div class="intake">
            <When holds=own>
                <button type="button" class="button primary" on:click=move |_| open(true)>{texts.decisions.add_file}</button>
            </When>
            <input type="file" class="visually-hidden" multiple tabindex="-1" aria-label=texts.data.open_file accept=".csv,.tsv,.txt,.xlsx,.xlsm,.json,.jsonl,text/csv,text/tab-separated-values,text/plain,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" node_ref=input on:change=chosen />
            <button type="button" class="button" class:primary=move || !own.get() on:click=move |_| open(false)>
                {replaces}
            </button>
            <PasteButton texts flow />
            <SamplesButton texts flow />
        </div>
    }
    .into_any()
}

/// Opens a dialog with a field to paste into.
#[component]
fn PasteButton(
    /// The texts.
    texts: &'static dyn Texts,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let field = NodeRef::<html::Textarea>::new();
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            // This only fails if the dialog is already open.
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
    let [heading, says, label] = texts.data.paste_dialog;
    view! {
        <button type="button" class="button" aria-haspopup="dialog" on:click=open>
            {texts.data.paste}
        </button>
        <dialog class="dialog" aria-label=heading node_ref=dialog>
            <form on:submit=read>
                <h2>{heading}</h2>
                <p class="soft">{says}</p>
                <textarea class="paste" aria-label=label spellcheck="false" autofocus wrap="off" rows="10" node_ref=field></textarea>
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| close()>
                        {texts.data.cancel}
                    </button>
                    <button type="submit" class="button primary">
                        {texts.data.paste_read}
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
    /// The texts.
    texts: &'static dyn Texts,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let label = move || {
        view! {
            <span>{texts.data.samples}</span>
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
        <Menu button_class="button" label=label panel=texts.data.samples open=open>
            {Sample::ALL.map(sample).collect_view()}
        </Menu>
    }
    .into_any()
}

/// Asks whether files dropped on others are added to them or replace them.
#[component]
pub fn AddOrReplace(
    /// The texts.
    texts: &'static dyn Texts,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// Dropped files waiting for the user to choose between adding and replacing.
    offered: RwSignal<Option<Vec<File>>>,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let asks = Signal::derive(move || offered.with(Option::is_some));
    let body = move || {
        let new = offered.with_untracked(|files| files.as_deref().map_or_else(Vec::new, names));
        let there = facts.with_untracked(|data| data.as_ref().map_or_else(Vec::new, |data| names(&data.files)));
        // A file of the same name is taken for a newer export.
        let newer = new.iter().any(|name| there.contains(name));
        let [heading, says, add, replace] = texts.add_or_replace(&new, &texts.files(&there));
        let dialog = NodeRef::<html::Dialog>::new();
        dialog.on_load(|dialog| {
            // This only fails if the dialog is already open.
            let _ = dialog.show_modal();
        });
        let take = move || offered.try_update(Option::take).flatten().unwrap_or_default();
        let class = |first: bool| if first { "button primary" } else { "button" };
        view! {
            <dialog class="dialog" aria-label=heading.clone() node_ref=dialog on:close=move |_| offered.set(None)>
                <form method="dialog">
                    <h2>{heading.clone()}</h2>
                    <p>{says}</p>
                    <div class="actions">
                        <button type="submit" class="button">
                            {texts.data.cancel}
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

/// The overlay while files are dragged over the page; also handles pastes outside of fields.
#[component]
pub fn DropOverlay(
    /// The texts.
    texts: &'static dyn Texts,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let over = RwSignal::new(false);
    drop::on_drop(move |now| over.set(now), move |carried| flow.offer_carried(carried));
    clipboard::on_paste(move |pasted| match pasted {
        Pasted::Files(carried) => flow.offer_carried(carried),
        Pasted::Text(text) => flow.open_text(&text),
    });
    let [heading, says] = texts.data.drop_here;
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
