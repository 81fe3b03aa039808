//! The global tables of learned models, as other tools print them, beside the shares that come from deal by deal.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Players;
use fairshare_types::results::{Comparison, Evidence};
use leptos::prelude::*;

use super::explained::Explaining;
use crate::components::When;
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::{Derived, Views};
use crate::state::results::{Answer, ExplainedSignal, Results, explanation_of};
use crate::texts::Texts;
use crate::values::catalogue::Kind;
use crate::values::sheet::Value;
use crate::values::tab::Tab;

/// Below the picture: learned models are shared out deal by deal, with a way to their global tables.
#[component]
pub fn GlobalNote(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// The models shown.
    shown: Memo<Vec<Kind>>,
    /// Dimension of the chart.
    compare: Memo<Dimension>,
) -> impl IntoView {
    let learned = Memo::new(move |_| learned(choices, shown, compare.get()));
    let any = Signal::derive(move || learned.with(|learned| !learned.is_empty()));
    let says = move || {
        let models: Vec<_> = learned.get().into_iter().map(|kind| texts.model(&choices.model(kind))).collect();
        texts.shared_deal_by_deal(&models)
    };
    let show = move |_| {
        choices.rows.set(Some(compare.get_untracked()));
        choices.tab.set(Tab::Table);
    };
    view! {
        <When holds=any>
            <p class="soft sure">
                {says}
                " "
                <button type="button" class="link" on:click=show>{texts.explanations.show_global}</button>
            </p>
        </When>
    }
    .into_any()
}

/// Below the table: the global table of each learned model shown whose rows these are.
#[component]
pub fn GlobalTables(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// The workers' answers.
    results: Results,
    /// What follows from choices and answers.
    derived: Derived,
    /// Models whose explanation is open.
    explaining: RwSignal<Vec<Kind>>,
) -> impl IntoView {
    let kinds = Memo::new(move |_| learned(choices, derived.shown, derived.rows.get()));
    let table = move |kind: Kind| {
        let answer = explanation_of(results.explained, kind)?;
        Some(view! { <GlobalTable texts choices shown=derived.shown views=derived.views explaining answer kind /> })
    };
    view! { <For each=move || kinds.get() key=|kind| *kind children=table /> }.into_any()
}

/// The global table of one model; computed when the user unfolds it.
#[component]
fn GlobalTable(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// The models shown.
    shown: Memo<Vec<Kind>>,
    /// The comparisons on the screen.
    views: Views,
    /// Models whose explanation is open.
    explaining: RwSignal<Vec<Kind>>,
    /// The answer, once it was open.
    answer: ExplainedSignal,
    /// The model.
    kind: Kind,
) -> impl IntoView {
    let open = Explaining::new(explaining, kind);
    let summary = move || texts.global_table_of(&texts.model(&choices.model(kind)));
    let here = move || match answer.get() {
        Answer::Done(done) if done.ask == choices.explain_ask(kind) => {
            let evidence = done.explanation.evidence.as_ref()?;
            let place = shown.with(|shown| shown.iter().position(|known| *known == kind))?;
            Some(rows(texts, evidence, &views.table()?, place))
        }
        Answer::Failed(problem) => Some(view! { <p class="caution">{texts.problem(&problem)}</p> }.into_any()),
        _ => None,
    };
    view! {
        <details class="explained" on:toggle=move |event| open.toggle(&event)>
            <summary>{summary}</summary>
            {here}
        </details>
    }
    .into_any()
}

/// The rows: each share deal by deal, and in the global table.
fn rows(texts: &'static dyn Texts, evidence: &Evidence, view: &Comparison, model: usize) -> AnyView {
    let whole: f64 = evidence.rows.iter().map(|row| row.revenue).sum();
    let share = |share: f64| texts.value(Value::Share(share), "");
    let row = |row: &fairshare_types::results::EvidenceRow| {
        let group = view.groups.iter().position(|group| group.name == row.name);
        let name = if row.name.is_empty() { texts.teams.unassigned.to_owned() } else { row.name.clone() };
        let global = if whole == 0.0 { 0.0 } else { row.revenue / whole };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{group.map(|group| share(view.share(model, group)))}</td>
                <td>{share(global)}</td>
            </tr>
        }
    };
    let heads =
        texts.explanations.global_headings.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let rows = evidence.rows.iter().map(row).collect_view();
    view! {
        <p>{texts.explanations.global_says}</p>
        <table class="scores">
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The learned models shown whose channels or teams are the groups of a dimension.
fn learned(choices: ChoiceSignals, shown: Memo<Vec<Kind>>, by: Dimension) -> Vec<Kind> {
    let is_of = |kind: &Kind| {
        let model = choices.model(*kind);
        let of = match model.players() {
            Players::Teams => Dimension::Team,
            Players::Channels => Dimension::Channel,
        };
        model.is_learned() && of == by
    };
    shown.with(|shown| shown.iter().copied().filter(is_of).collect())
}
