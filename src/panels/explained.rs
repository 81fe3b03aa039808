//! How a model computes, shown on one of the user's own deals, and what it has learned if it learns.

use fairshare_types::results::Evidence;
use fairshare_worker::protocol::message::Explanation;
use leptos::prelude::*;

use super::arithmetic::arithmetic;
use crate::state::choice_signals::ChoiceSignals;
use crate::state::results::{Answer, ExplainedSignal};
use crate::texts::Texts;
use crate::values::catalogue::Kind;

/// The explanation of a model, requested when the user opens it.
#[component]
pub fn ExplainedModel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Models whose explanation is open.
    explaining: RwSignal<Vec<Kind>>,
    /// The answer, once it was open.
    answer: ExplainedSignal,
    /// The data's currency.
    currency: Memo<String>,
    /// The model.
    kind: Kind,
) -> impl IntoView {
    let open = Explaining::new(explaining, kind);
    // The model or the rules may have changed since.
    let current = Memo::new(move |_| match answer.get() {
        Answer::Done(done) if done.ask != choices.explain_ask(kind) => Answer::Working,
        answer => answer,
    });
    let here = move || match current.get() {
        Answer::Done(done) => Some(own(texts, currency, &done.explanation)),
        Answer::Failed(problem) => Some(view! { <p class="caution">{texts.problem(&problem)}</p> }.into_any()),
        Answer::Empty | Answer::Working => None,
    };
    let [formula, edges, favours, source] = texts.explanation(kind);
    let parts = texts.explanations.explanation_labels.into_iter().zip([formula, edges, favours, source]);
    let account = parts.map(|(label, says)| view! { <dt>{label}</dt><dd>{says}</dd> }).collect_view();
    view! {
        <details class="explained" on:toggle=move |event| open.toggle(&event)>
            <summary>{texts.explanations.how_computed}</summary>
            <dl>{account}</dl>
            {here}
        </details>
    }
    .into_any()
}

/// A fold that needs the explanation of a model while it is open. Several folds may need the same one.
#[derive(Clone, Copy)]
pub struct Explaining {
    explaining: RwSignal<Vec<Kind>>,
    kind: Kind,
    open: StoredValue<bool>,
}

impl Explaining {
    /// A closed fold. It no longer counts as open when the current owner is cleaned up.
    pub fn new(explaining: RwSignal<Vec<Kind>>, kind: Kind) -> Self {
        let fold = Self { explaining, kind, open: StoredValue::new(false) };
        on_cleanup(move || fold.set(false));
        fold
    }

    /// Follows the user, who opens or closes the fold.
    pub fn toggle(self, event: &web_sys::Event) {
        self.set(event_target::<web_sys::HtmlDetailsElement>(event).open());
    }

    fn set(self, open: bool) {
        if self.open.try_update_value(|before| std::mem::replace(before, open)).is_none_or(|before| before == open) {
            return;
        }
        self.explaining.update(|all| {
            if open {
                all.push(self.kind);
            } else if let Some(at) = all.iter().position(|known| *known == self.kind) {
                all.remove(at);
            }
        });
    }
}

/// The model on this data: its evidence and an example.
fn own(texts: &'static dyn Texts, currency: Memo<String>, explanation: &Explanation) -> AnyView {
    let evidence = explanation.evidence.as_ref().map(|evidence| stands_on(texts, evidence));
    let example = match &explanation.example {
        Some(example) => view! {
            <p><strong>{texts.example(example, &currency.get())}</strong></p>
            {arithmetic(texts, currency, example)}
        }
        .into_any(),
        None => view! { <p>{texts.explanations.no_example}</p> }.into_any(),
    };
    view! {
        {evidence}
        {example}
    }
    .into_any()
}

/// The scores that the model has learned, and the evidence for them.
fn stands_on(texts: &'static dyn Texts, evidence: &Evidence) -> AnyView {
    let cautions = evidence.cautions();
    let cautions = cautions.iter().map(|c| view! { <p class="caution">{texts.careful(c)}</p> }).collect_view();
    let order = texts.order_suggestion(evidence).map(|says| view! { <p>{says}</p> });
    let heads =
        texts.explanations.score_headings.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let row = |row: &fairshare_types::results::EvidenceRow| {
        let name = if row.name.is_empty() { texts.teams.unassigned.to_owned() } else { row.name.clone() };
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

/// Maximum number of scores shown.
const SCORES: usize = 20;
