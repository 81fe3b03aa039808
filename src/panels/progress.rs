//! The progress of a load.

use leptos::prelude::*;

use crate::components::When;
use crate::flow::Flow;
use crate::state::results::Loading;
use crate::texts::Texts;

/// Bytes of files above which the page shows the memory that a load needs.
const LARGE: f64 = 200e6;
/// Bytes of memory for each byte of a file: a file of 54 MB takes 75 MB.
const MEMORY: f64 = 1.5;

/// How far the load is, and a button to cancel it.
#[component]
pub fn ProgressLine(
    /// The texts.
    texts: &'static dyn Texts,
    /// The load in progress.
    loading: RwSignal<Option<Loading>>,
    /// Cancels the load.
    flow: Flow,
) -> impl IntoView {
    let progress = move || loading.with(|loading| loading.as_ref().and_then(|l| l.progress));
    let names = Signal::derive(move || {
        loading.with(|loading| loading.as_ref().map(|l| texts.files(&l.names)).unwrap_or_default())
    });
    let says =
        Signal::derive(move || progress().map_or_else(|| texts.data.starting.to_owned(), |p| texts.progress(&p)));
    let large = Memo::new(move |_| loading.with(|loading| loading.as_ref().map_or(0.0, |l| l.bytes)) > LARGE);
    let demands = Signal::derive(move || {
        let bytes = loading.with(|loading| loading.as_ref().map_or(0.0, |l| l.bytes));
        texts.large_files(bytes, bytes * MEMORY)
    });
    let share = move || progress().map_or(0.0, |p| p.bytes as f64 / p.total_bytes.max(1) as f64);
    view! {
        <div class="progress">
            <p role="status" class="facts">
                <span class="fact"><strong>{names}</strong></span>
                <span class="fact">{says}</span>
            </p>
            <progress class="progress-bar" aria-label=names max="1" prop:value=share></progress>
            <button type="button" class="button" on:click=move |_| flow.cancel()>
                {texts.data.cancel}
            </button>
            <When holds=large>
                <p class="soft">{demands}</p>
            </When>
        </div>
    }
    .into_any()
}
