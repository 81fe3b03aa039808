//! Data in: choose, paste, samples, and what hangs over the page.

use leptos::html;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::browser::clipboard::{self, Pasted};
use crate::browser::{drop, file};
use crate::flow::Flow;
use crate::parts::{Icon, IconName, Menu, When};
use crate::session::Session;
use crate::texts::Sample;

/// The three buttons.
#[component]
pub fn IntakeButtons(
    /// The store.
    session: Session,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let input = NodeRef::<html::Input>::new();
    let open = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let files = file::list(input.files());
        // The same file may be chosen again after it was changed.
        input.set_value("");
        if !files.is_empty() {
            flow.open_files(files);
        }
    };
    view! {
        <div class="intake">
            <input type="file" class="visually-hidden" multiple tabindex="-1" aria-label=texts.open_file() accept=".csv,.tsv,.txt,.xlsx,.xlsm,.json,.jsonl,text/csv,text/tab-separated-values,text/plain,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" node_ref=input on:change=chosen />
            <button type="button" class="button primary" on:click=open>
                {texts.open_file()}
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

/// While files hang over the page; also takes what is pasted outside of fields.
#[component]
pub fn DropOverlay(
    /// The store.
    session: Session,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let over = RwSignal::new(false);
    drop::on_drop(move |now| over.set(now), move |files| flow.open_files(files));
    clipboard::on_paste(move |pasted| match pasted {
        Pasted::Files(files) => flow.open_files(files),
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
