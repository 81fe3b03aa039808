//! The data strip: one line about the data, and buttons to load other data.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::File;

use super::intake::IntakeButtons;
use super::progress::ProgressLine;
use crate::components::{When, expanded};
use crate::flow::Flow;
use crate::state::choice_signals::Field;
use crate::state::results::{Data, Loading, Source};
use crate::texts::Texts;

/// The data strip.
#[component]
pub fn Strip(
    /// The texts.
    texts: &'static dyn Texts,
    /// Hide deals and amounts in images and on paper, and names in links.
    redacted: Field<bool>,
    /// The load in progress.
    loading: RwSignal<Option<Loading>>,
    /// Some files were read with remembered import options.
    recalled: RwSignal<bool>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// The page is being printed.
    printing: RwSignal<bool>,
    /// Reads files.
    flow: Flow,
    /// Whether the reading panel is open.
    reading: RwSignal<bool>,
) -> impl IntoView {
    let idle = Signal::derive(move || loading.with(Option::is_none));
    view! {
        <section class="strip" aria-label=texts.data.heading>
            <div class="strip-line">
                <When holds=idle otherwise=move || view! { <ProgressLine texts loading flow /> }>
                    <FactsLine texts facts reading />
                </When>
                <IntakeButtons texts facts flow />
            </div>
            <Assumptions texts redacted recalled facts printing flow reading />
        </section>
    }
    .into_any()
}

/// The facts.
#[component]
fn FactsLine(
    /// The texts.
    texts: &'static dyn Texts,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// Whether the reading panel is open.
    reading: RwSignal<bool>,
) -> impl IntoView {
    let facts = move || facts.get().map(|data| line(texts, &data, reading));
    view! { <p class="facts">{facts}</p> }
}

/// The name of the data: the sample's, or the user's files.
pub fn data_name(texts: &'static dyn Texts, data: &Data) -> String {
    match data.source {
        Source::Sample(sample) => texts.sample(sample).to_owned(),
        Source::Own => texts.files(&data.files.iter().map(File::name).collect::<Vec<_>>()),
    }
}

fn line(texts: &'static dyn Texts, data: &Arc<Data>, reading: RwSignal<bool>) -> impl IntoView + use<> {
    let name = data_name(texts, data);
    let mark =
        matches!(data.source, Source::Sample(_)).then(|| view! { <span class="mark">{texts.data.sample_mark}</span> });
    let [touches, deals, won, period] = texts.facts(&data.facts);
    let kept_out: u64 = data.facts.kept_out.iter().map(|group| group.rows).sum();
    let lost: u64 = data.facts.kept_out.iter().map(|group| group.lost.deals).sum();
    let label = if kept_out == 0 { texts.kept_out.how_read.to_owned() } else { texts.kept_out(kept_out, lost) };
    let toggle = move |_| reading.update(|open| *open = !*open);
    view! {
        <span class="fact"><strong>{name}</strong>{mark}</span>
        <span class="fact">{touches}</span>
        <span class="fact">{deals}</span>
        <span class="fact"><strong>{won}</strong></span>
        <span class="fact">{period}</span>
        <button type="button" class="link" aria-expanded=expanded(reading) aria-controls="reading" on:click=toggle>
            {label}
        </button>
    }
}

/// Assumptions of the reading, and a note if choices were recalled.
#[component]
fn Assumptions(
    /// The texts.
    texts: &'static dyn Texts,
    /// Hide deals and amounts in images and on paper, and names in links.
    redacted: Field<bool>,
    /// Some files were read with remembered import options.
    recalled: RwSignal<bool>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// The page is being printed.
    printing: RwSignal<bool>,
    /// Reads the files again.
    flow: Flow,
    /// Whether the reading panel is open.
    reading: RwSignal<bool>,
) -> impl IntoView {
    // The lines name files, sheets and columns, so paper with hidden names omits them. Panels are rebuilt for paper.
    let hides = printing.get_untracked() && redacted.get_untracked();
    let said = move || {
        let lines = facts.with(|data| data.as_ref().map(|data| texts.assumptions(&data.facts)));
        lines.filter(|_| !hides).unwrap_or_default()
    };
    let lines = move || said().into_iter().map(|line| assumption(texts, &line, reading)).collect_view();
    let notes = move || {
        let lines = facts.with(|data| data.as_ref().map(|data| texts.notes(&data.facts)));
        let lines = lines.filter(|_| !hides).unwrap_or_default();
        lines.into_iter().map(|line| view! { <p class="soft">{line}</p> }).collect_view()
    };
    let remembered = move || {
        view! {
            <p class="assumption">
                {texts.reading.recalled}" "
                <button type="button" class="link" on:click=move |_| flow.forget()>
                    {texts.reading.forget}
                </button>
            </p>
        }
    };
    view! {
        {lines}
        {notes}
        <When holds=recalled>{remembered}</When>
    }
}

/// A line in which the quoted name of the reading panel is a button that opens it.
fn assumption(texts: &'static dyn Texts, line: &str, reading: RwSignal<bool>) -> impl IntoView + use<> {
    let place = texts.kept_out.reading;
    let around = line.split_once(&format!("“{place}”")).map(|(before, after)| (before.to_owned(), after.to_owned()));
    let (before, after) = around.clone().unwrap_or_else(|| (line.to_owned(), String::new()));
    let open = around.map(|_| {
        view! {
            <button type="button" class="link" aria-controls="reading" on:click=move |_| reading.set(true)>
                {place}
            </button>
        }
    });
    view! { <p class="assumption">{before}{open}{after}</p> }
}
