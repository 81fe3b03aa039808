//! The rows kept out, one by one, and a file of them.

use std::sync::Arc;

use fairshare_types::problem::{Problem, Reason, Severity};
use fairshare_types::results::Inspection;
use leptos::prelude::*;

use crate::browser::{clock, download, json};
use crate::components::When;
use crate::state::choice_signals::Field;
use crate::state::results::Answer;
use crate::texts::{Saved, Texts};
use crate::values::sheet::{self, Cell};

/// Maximum number of rows of one reason on the page; the file holds more.
const LISTED: usize = 50;

/// The rows of one reason.
#[component]
pub fn ProblemRows(
    /// The texts.
    texts: &'static dyn Texts,
    /// The rows kept out.
    problems: RwSignal<Answer<Arc<Vec<Problem>>>>,
    /// The reason.
    reason: Reason,
    /// How many there are.
    rows: u64,
) -> impl IntoView {
    let listed = Memo::new(move |_| {
        problems.with(|answer| match answer.done() {
            Some(problems) => {
                problems.iter().filter(|problem| problem.reason == reason).take(LISTED).cloned().collect()
            }
            None => Vec::new(),
        })
    });
    let waiting = move || problems.with(|answer| matches!(answer, Answer::Empty | Answer::Working));
    let hidden = move || rows.saturating_sub(listed.with(Vec::len) as u64);
    let heads = texts.kept_out.row_headings.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let lines = move || listed.get().into_iter().map(|problem| line(texts, problem)).collect_view();
    let more =
        Signal::derive(move || if waiting() { texts.kept_out.listing.to_owned() } else { texts.not_listed(hidden()) });
    let any_more = Signal::derive(move || hidden() > 0);
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=texts.rows_of(reason)>
            <table class="grid plain">
                <thead><tr>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        <When holds=any_more><p class="soft">{more}</p></When>
    }
    .into_any()
}

fn line(texts: &'static dyn Texts, problem: Problem) -> impl IntoView {
    let number = texts.figures().count(u64::from(problem.line));
    view! {
        <tr>
            <td>{problem.file}</td>
            <td>{number}</td>
            <td>{problem.column}</td>
            <td class="value-cell">{problem.value}</td>
        </tr>
    }
}

/// Saves the rows kept out (at most `PROBLEMS_LISTED` of each reason), with reason and hint.
#[component]
pub fn SaveProblems(
    /// The texts.
    texts: &'static dyn Texts,
    /// Hide deals and amounts in images and on paper, and names in links.
    redacted: Field<bool>,
    /// The rows kept out.
    problems: RwSignal<Answer<Arc<Vec<Problem>>>>,
) -> impl IntoView {
    let problems = move || problems.with(|answer| answer.done().cloned());
    let save = move |_| {
        if let Some(problems) = untrack(problems) {
            let file = sheet::csv(&cells(texts.kept_out.file_headings, &problems), texts.language().list_separator());
            download::text(&clock::dated(&texts.file_name(Saved::KeptOut), "csv"), &file, "text/csv;charset=utf-8");
        }
    };
    let ready = Signal::derive(move || problems().is_none());
    view! {
        <button type="button" class="button" disabled=ready on:click=save>
            {texts.kept_out.save_rows}
        </button>
        <AsItIs texts redacted />
    }
    .into_any()
}

/// Saves how the files were read, as the command line prints it.
#[component]
pub fn SaveReading(
    /// The texts.
    texts: &'static dyn Texts,
    /// Hide deals and amounts in images and on paper, and names in links.
    redacted: Field<bool>,
    /// How the files were read; `None` while that is not known.
    #[prop(into)]
    inspection: Callback<(), Option<Inspection>>,
    /// Whether that is known.
    #[prop(into)]
    ready: Signal<bool>,
) -> impl IntoView {
    let save = move |_| {
        if let Some(text) = inspection.run(()).and_then(|inspection| json::pretty(&inspection)) {
            download::text(&clock::dated(&texts.file_name(Saved::Reading), "json"), &text, "application/json");
        }
    };
    let waiting = Signal::derive(move || !ready.get());
    view! {
        <button type="button" class="button" disabled=waiting on:click=save>
            {texts.reading.save_reading}
        </button>
        <AsItIs texts redacted />
    }
    .into_any()
}

/// While names and amounts are hidden elsewhere, says that the saved file shows them.
///
/// The file is for the user, who looks up in it what to correct in the data.
#[component]
fn AsItIs(
    /// The texts.
    texts: &'static dyn Texts,
    /// Hide deals and amounts in images and on paper, and names in links.
    redacted: Field<bool>,
) -> impl IntoView {
    view! { <When holds=redacted.signal()><p class="soft">{texts.kept_out.saved_as_it_is}</p></When> }.into_any()
}

fn cells(headings: [&str; 6], problems: &Arc<Vec<Problem>>) -> Vec<Vec<Cell>> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let kept_out = problems.iter().filter(|problem| problem.severity == Severity::KeptOut);
    let rows = kept_out.map(|problem| {
        let Problem { file, line, column, value, .. } = problem;
        let line = Cell::Number(line.to_string());
        vec![text(file), line, text(column), text(value), text(problem.what()), text(problem.hint())]
    });
    std::iter::once(headings.map(text).to_vec()).chain(rows).collect()
}
