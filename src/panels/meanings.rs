//! The outcomes that stages mean, and the rates of other currencies.

use fairshare_types::options::LARGEST_RATE;
use fairshare_types::results::{OtherCurrency, StageFacts};
use fairshare_types::schema::Outcome;
use leptos::prelude::*;

use super::fold::Fold;
use crate::components::{Choice, NumberField, Select};
use crate::flow::Flow;
use crate::state::choice_signals::Field;
use crate::state::screen::spoke_at;
use crate::texts::Texts;
use crate::values::ImportOptions;

const OUTCOMES: [(&str, Outcome); 3] = [("won", Outcome::Won), ("lost", Outcome::Lost), ("open", Outcome::Open)];

/// The texts of stages and outcomes, each with a choice of its meaning.
#[component]
pub fn Stages(
    /// The texts.
    texts: &'static dyn Texts,
    /// Expanded sections of the import report.
    unfolded: RwSignal<Vec<String>>,
    /// The control used last, so that it keeps the focus when its panel is rebuilt.
    said_at: RwSignal<String>,
    /// Reads the files again.
    flow: Flow,
    /// The texts.
    stages: Vec<StageFacts>,
) -> impl IntoView {
    let heads = texts.reading.stage_headings.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let rows = stages.into_iter().map(|stage| stage_row(texts, said_at, flow, stage)).collect_view();
    view! {
        <Fold unfolded=unfolded key="stages" heading=texts.reading.stages>
            <div class="scroller" role="region" tabindex="0" aria-label=texts.reading.stages>
                <table class="grid plain">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Fold>
    }
    .into_any()
}

fn stage_row(texts: &'static dyn Texts, said_at: RwSignal<String>, flow: Flow, stage: StageFacts) -> impl IntoView {
    let text = stage.text.clone();
    let choose = move |key: String| {
        let outcome = OUTCOMES.iter().find(|(word, _)| *word == key).map(|(_, outcome)| *outcome);
        said_at.set(format!("stage {text}"));
        flow.read_again(|import| {
            import.stages.retain(|(known, _)| *known != text);
            import.stages.extend(outcome.map(|outcome| (text.clone(), outcome)));
        });
    };
    let focused = spoke_at(said_at, &format!("stage {}", stage.text));
    let key = OUTCOMES.iter().find(|(_, outcome)| *outcome == stage.outcome).map_or("open", |(word, _)| word);
    let options = OUTCOMES.map(|(word, outcome)| Choice::new(word, texts.outcome(outcome))).to_vec();
    view! {
        <tr>
            <th scope="row">{stage.text.clone()}</th>
            <td>{texts.figures().count(stage.rows)}</td>
            <td>
                <Select label=texts.meaning_of(&stage.text) quiet=true choices=options value=Signal::stored(key.to_owned()) focused=focused on_choose=choose />
            </td>
        </tr>
    }
}

/// The other currencies, each with a field for its rate.
#[component]
pub fn Currencies(
    /// The texts.
    texts: &'static dyn Texts,
    /// How files are read, with answers to decisions.
    import: Field<ImportOptions>,
    /// Expanded sections of the import report.
    unfolded: RwSignal<Vec<String>>,
    /// Reads the files again.
    flow: Flow,
    /// The currencies.
    others: Vec<OtherCurrency>,
    /// The main currency.
    main: String,
) -> impl IntoView {
    let heads = texts.currency_headings(&main).map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let rows = others.into_iter().map(|other| rate_row(texts, import, flow, other, &main)).collect_view();
    view! {
        <Fold unfolded key="currencies" heading=texts.reading.currencies open=true>
            <table class="grid plain">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </Fold>
    }
    .into_any()
}

fn rate_row(
    texts: &'static dyn Texts,
    import: Field<ImportOptions>,
    flow: Flow,
    other: OtherCurrency,
    main: &str,
) -> impl IntoView + use<> {
    let code = other.code.clone();
    let known = import.with_untracked(|import| import.rates.iter().find(|(c, _)| *c == code).map(|(_, r)| *r));
    let change = move |rate: f64| {
        flow.read_again(|import| {
            import.rates.retain(|(known, _)| *known != code);
            if rate > 0.0 {
                import.rates.push((code.clone(), rate));
            }
        });
    };
    view! {
        <tr>
            <th scope="row">{other.code.clone()}</th>
            <td>{texts.figures().count(other.deals)}</td>
            <td>
                <NumberField label=texts.rate_of(&other.code, main) quiet=true range=(0.0, LARGEST_RATE) refusal=texts.outside((0.0, LARGEST_RATE)) step=0.0001 value=Signal::stored(known.unwrap_or(0.0)) on_change=change />
            </td>
        </tr>
    }
}
