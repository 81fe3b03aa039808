//! The data strip: what was read, in one line, and the way to other data.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::File;

use super::intake::IntakeButtons;
use super::progress::ProgressLine;
use crate::flow::Flow;
use crate::parts::{When, expanded};
use crate::session::{Data, Session, Source};
use crate::texts::Texts;

/// The data strip.
#[component]
pub fn Strip(
    /// The store.
    session: Session,
    /// Reads files.
    flow: Flow,
    /// Whether the account of the reading is open.
    reading: RwSignal<bool>,
) -> impl IntoView {
    let idle = Signal::derive(move || session.loading.with(Option::is_none));
    view! {
        <section class="strip" aria-label=session.texts().data()>
            <div class="strip-line">
                <When holds=idle otherwise=move || view! { <ProgressLine session flow /> }>
                    <FactsLine session reading />
                </When>
                <IntakeButtons session flow />
            </div>
            <Assumptions session flow reading />
        </section>
    }
    .into_any()
}

/// The facts.
#[component]
fn FactsLine(
    /// The store.
    session: Session,
    /// Whether the account of the reading is open.
    reading: RwSignal<bool>,
) -> impl IntoView {
    let facts = move || session.facts.get().map(|data| facts(session.texts(), &data, reading));
    view! { <p class="facts">{facts}</p> }
}

/// What the data are called: the sample, or the user's files.
pub fn data_name(texts: &'static dyn Texts, data: &Data) -> String {
    match data.source {
        Source::Sample(sample) => texts.sample(sample).to_owned(),
        Source::Own => texts.files(&data.files.iter().map(File::name).collect::<Vec<_>>()),
    }
}

fn facts(texts: &'static dyn Texts, data: &Arc<Data>, reading: RwSignal<bool>) -> impl IntoView + use<> {
    let name = data_name(texts, data);
    let mark =
        matches!(data.source, Source::Sample(_)).then(|| view! { <span class="mark">{texts.sample_mark()}</span> });
    let [touches, deals, won, period] = texts.facts(&data.facts);
    let kept_out: u64 = data.facts.kept_out.iter().map(|group| group.rows).sum();
    let label = if kept_out == 0 { texts.how_read().to_owned() } else { texts.kept_out(kept_out) };
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

/// What had to be assumed, and what there is to know of the reading.
#[component]
fn Assumptions(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
    /// Whether the account of the reading is open.
    reading: RwSignal<bool>,
) -> impl IntoView {
    let texts = session.texts();
    let said = move || session.facts.with(|data| data.as_ref().map_or_else(Vec::new, |d| texts.assumptions(&d.facts)));
    let lines = move || said().into_iter().map(|line| assumption(texts, &line, reading)).collect_view();
    let recalled = move || {
        view! {
            <p class="assumption">
                {texts.recalled()}" "
                <button type="button" class="link" on:click=move |_| flow.forget()>
                    {texts.forget()}
                </button>
            </p>
        }
    };
    view! {
        {lines}
        <When holds=session.recalled>{recalled}</When>
    }
}

/// A line whose mention of the account of the reading opens it.
fn assumption(texts: &'static dyn Texts, line: &str, reading: RwSignal<bool>) -> impl IntoView + use<> {
    let place = texts.reading();
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
