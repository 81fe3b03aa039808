//! How the files were read: the account of their rows, their columns, and what was kept out.

use std::sync::Arc;

use fairshare_engine::view::{ColumnFacts, FileFacts, KeptOut};
use leptos::prelude::*;

use super::reading_rows::{ProblemRows, SaveProblems};
use crate::flow::Flow;
use crate::parts::{Icon, IconName, When};
use crate::session::{Data, Session};

/// The account of the reading; opened from the data strip.
#[component]
pub fn ReadingPanel(
    /// The store.
    session: Session,
    /// Fetches the rows kept out.
    flow: Flow,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    Effect::new(move |_| {
        if open.get() && session.facts.with(Option::is_some) {
            flow.list_problems();
        }
    });
    let texts = session.texts();
    let closed = Signal::derive(move || !open.get());
    let body = move || session.facts.get().map(|data| body(session, &data));
    view! {
        <section class="reading" id="reading" aria-labelledby="reading-heading" hidden=closed>
            <header class="card-head">
                <h2 id="reading-heading">{texts.reading()}</h2>
                <button type="button" class="button quiet square" aria-label=texts.close() on:click=move |_| open.set(false)>
                    <Icon name=IconName::Close />
                </button>
            </header>
            <When holds=open>{body}</When>
        </section>
    }
    .into_any()
}

fn body(session: Session, data: &Arc<Data>) -> impl IntoView + use<> {
    let texts = session.texts();
    let kept_out = data.facts.kept_out.clone();
    let notices = data.facts.notices.clone();
    let nothing = kept_out.is_empty().then(|| view! { <p>{texts.nothing_kept_out()}</p> });
    let save = (!kept_out.is_empty()).then(|| view! { <SaveProblems session /> });
    let groups = kept_out.into_iter().map(|group| view! { <Group session group used=false /> }).collect_view();
    let known = (!notices.is_empty()).then(|| view! { <h3>{texts.notices()}</h3> });
    let notices = notices.into_iter().map(|group| view! { <Group session group used=true /> }).collect_view();
    let files = data.facts.files.iter().map(|file| file_account(session, file)).collect_view();
    view! {
        <div class="reading-part">
            <h3>{texts.rows_kept_out()}</h3>
            {nothing}{groups}{save}{known}{notices}
        </div>
        <div class="reading-part">{files}</div>
    }
}

/// Rows of one reason.
#[component]
fn Group(
    /// The store.
    session: Session,
    /// The rows.
    group: KeptOut,
    /// Whether they are used all the same.
    used: bool,
) -> impl IntoView {
    let texts = session.texts();
    let heading = texts.reason(&group.example);
    let says = if used { texts.noticed(&group) } else { texts.concerns(&group, &session.currency.get_untracked()) };
    let (reason, rows) = (group.reason, group.rows);
    view! {
        <details class="kept-out">
            <summary><span>{heading}</span><span class="soft">{says}</span></summary>
            <ProblemRows session reason rows />
        </details>
    }
    .into_any()
}

/// One file: used + kept out = read, and what each column was read as.
fn file_account(session: Session, file: &FileFacts) -> impl IntoView + use<> {
    let texts = session.texts();
    let heads = texts.column_headings().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let columns = file.columns.iter().map(|facts| column(session, facts)).collect_view();
    view! {
        <details class="file-account">
            <summary><strong>{file.file.clone()}</strong><span class="soft">{texts.account(file)}</span></summary>
        <div class="scroller" role="region" tabindex="0" aria-label=file.file.clone()>
            <table class="grid plain">
                <thead><tr>{heads}</tr></thead>
                <tbody>{columns}</tbody>
            </table>
        </div>
        </details>
    }
}

fn column(session: Session, facts: &ColumnFacts) -> impl IntoView + use<> {
    let texts = session.texts();
    let role = facts.role.map_or_else(|| texts.not_used(), |role| texts.role(role));
    view! {
        <tr>
            <th scope="row">{facts.name.clone()}</th>
            <td class:soft=facts.role.is_none()>{role}</td>
            <td class="soft">{facts.sample.join(", ")}</td>
            <td class="soft">{facts.why.clone()}</td>
        </tr>
    }
}
