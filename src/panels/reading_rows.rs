//! The rows kept out, one by one, and the file of them.

use std::sync::Arc;

use fairshare_engine::view::Inspection;
use fairshare_import::problem::{Problem, Reason, Severity};
use leptos::prelude::*;

use crate::browser::{download, json};
use crate::parts::When;
use crate::session::{Answer, Session};
use crate::sheet::{self, Cell};
use crate::texts::Saved;

/// Rows of one reason that are listed on the page; the file holds more.
const LISTED: usize = 50;

/// The rows of one reason.
#[component]
pub fn ProblemRows(
    /// The store.
    session: Session,
    /// The reason.
    reason: Reason,
    /// How many there are.
    rows: u64,
) -> impl IntoView {
    let texts = session.texts();
    let listed = Memo::new(move |_| {
        session.problems.with(|answer| match answer.done() {
            Some(problems) => {
                problems.iter().filter(|problem| problem.reason == reason).take(LISTED).cloned().collect()
            }
            None => Vec::new(),
        })
    });
    let waiting = move || session.problems.with(|answer| matches!(answer, Answer::Empty | Answer::Working));
    let hidden = move || rows.saturating_sub(listed.with(Vec::len) as u64);
    let heads = texts.row_headings().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let lines = move || listed.get().into_iter().map(|problem| line(session, problem)).collect_view();
    let more = Signal::derive(move || if waiting() { texts.listing().to_owned() } else { texts.not_listed(hidden()) });
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

fn line(session: Session, problem: Problem) -> impl IntoView {
    let number = session.texts().figures().count(u64::from(problem.line));
    view! {
        <tr>
            <td>{problem.file}</td>
            <td>{number}</td>
            <td>{problem.column}</td>
            <td class="value-cell">{problem.value}</td>
        </tr>
    }
}

/// Saves all rows kept out, with reason and hint.
#[component]
pub fn SaveProblems(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let problems = move || session.problems.with(|answer| answer.done().cloned());
    let save = move |_| {
        if let Some(problems) = untrack(problems) {
            let file = sheet::csv(&cells(texts.file_headings(), &problems));
            download::text(&format!("{}.csv", texts.file_name(Saved::KeptOut)), &file, "text/csv;charset=utf-8");
        }
    };
    let ready = Signal::derive(move || problems().is_none());
    view! {
        <button type="button" class="button" disabled=ready on:click=save>
            {texts.save_rows()}
        </button>
    }
    .into_any()
}

/// Saves what the files were taken for, as the command line prints it.
#[component]
pub fn SaveReading(
    /// The store.
    session: Session,
    /// What they were taken for; nothing while it is not known.
    #[prop(into)]
    inspection: Callback<(), Option<Inspection>>,
    /// Whether it is known.
    #[prop(into)]
    ready: Signal<bool>,
) -> impl IntoView {
    let texts = session.texts();
    let save = move |_| {
        if let Some(text) = inspection.run(()).and_then(|inspection| json::pretty(&inspection)) {
            download::text(&format!("{}.json", texts.file_name(Saved::Reading)), &text, "application/json");
        }
    };
    let waiting = Signal::derive(move || !ready.get());
    view! {
        <button type="button" class="button" disabled=waiting on:click=save>
            {texts.save_reading()}
        </button>
    }
    .into_any()
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
