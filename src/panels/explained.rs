//! How a model computes, shown on one of the user's own deals, and what it stands on where it learns.

use std::sync::Arc;

use fairshare_engine::view::Evidence;
use fairshare_worker::message::Explanation;
use leptos::prelude::*;

use super::arithmetic::arithmetic;
use crate::catalogue::Kind;
use crate::flow::Flow;
use crate::session::{Answer, Session};

/// The explanation of a model, asked for when it is opened.
#[component]
pub fn Explained(
    /// The store.
    session: Session,
    /// Asks what models do.
    flow: Flow,
    /// The model.
    kind: Kind,
) -> impl IntoView {
    let texts = session.texts();
    let open = RwSignal::new(false);
    let model = Memo::new(move |_| session.model(kind));
    let answer = Memo::new(move |_| {
        session
            .explained
            .with(|all| all.iter().find(|(known, _)| model.with(|model| model == known)).map(|(_, a)| a.clone()))
    });
    Effect::new(move |_| {
        // Without data there is nobody to ask.
        session.facts.track();
        if open.get() && answer.with(Option::is_none) {
            flow.explain(model.get());
        }
    });
    let toggle = move |event: web_sys::Event| {
        open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let here = move || match answer.get() {
        Some(Answer::Done(explanation)) => Some(own(session, &explanation)),
        Some(Answer::Failed(problem)) => Some(view! { <p class="caution">{texts.problem(&problem)}</p> }.into_any()),
        _ => None,
    };
    let [formula, edges, favours, source] = texts.explanation(kind);
    let parts = texts.explanation_labels().into_iter().zip([formula, edges, favours, source]);
    let account = parts.map(|(label, says)| view! { <dt>{label}</dt><dd>{says}</dd> }).collect_view();
    view! {
        <details class="explained" on:toggle=toggle>
            <summary>{texts.how_computed()}</summary>
            <dl>{account}</dl>
            {here}
        </details>
    }
    .into_any()
}

/// What the model does with this data.
fn own(session: Session, explanation: &Arc<Explanation>) -> AnyView {
    let evidence = explanation.evidence.as_ref().map(|evidence| stands_on(session, evidence));
    let example = match &explanation.example {
        Some(example) => view! {
            <p><strong>{session.texts().example(example, &session.currency.get())}</strong></p>
            {arithmetic(session, example)}
        }
        .into_any(),
        None => view! { <p>{session.texts().no_example()}</p> }.into_any(),
    };
    view! {
        {evidence}
        {example}
    }
    .into_any()
}

/// What it has learned, and from how much.
fn stands_on(session: Session, evidence: &Evidence) -> AnyView {
    let texts = session.texts();
    let cautions = evidence.cautions();
    let cautions = cautions.iter().map(|c| view! { <p class="caution">{texts.careful(c)}</p> }).collect_view();
    let order = texts.order_suggestion(evidence).map(|says| view! { <p>{says}</p> });
    let heads = texts.score_headings().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let row = |row: &fairshare_engine::view::EvidenceRow| {
        let name = if row.name.is_empty() { texts.unassigned().to_owned() } else { row.name.clone() };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{texts.figures().fixed(row.score, 3)}</td>
                <td>{texts.figures().count(row.wins_with)}</td>
            </tr>
        }
    };
    let rows = evidence.rows.iter().take(SCORES).map(row).collect_view();
    view! {
        <p>{texts.learned_from(evidence)}</p>
        {cautions}
        {order}
        <table class="scores">
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Scores that are shown.
const SCORES: usize = 20;
