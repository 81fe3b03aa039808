//! What stages mean, and what other currencies are worth.

use fairshare_engine::view::{OtherCurrency, StageFacts};
use fairshare_import::detect::Outcome;
use fairshare_import::read::LARGEST_RATE;
use leptos::prelude::*;

use super::fold::Fold;
use crate::flow::Flow;
use crate::parts::{Choice, NumberField, Select};
use crate::session::Session;

const OUTCOMES: [(&str, Outcome); 3] = [("won", Outcome::Won), ("lost", Outcome::Lost), ("open", Outcome::Open)];

/// The texts of stages and outcomes, each with a choice of what it means.
#[component]
pub fn Stages(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
    /// The texts.
    stages: Vec<StageFacts>,
) -> impl IntoView {
    let texts = session.texts();
    let heads = texts.stage_headings().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let rows = stages.into_iter().map(|stage| stage_row(session, flow, stage)).collect_view();
    view! {
        <Fold session key="stages" heading=texts.stages()>
            <div class="scroller" role="region" tabindex="0" aria-label=texts.stages()>
                <table class="grid plain">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Fold>
    }
    .into_any()
}

fn stage_row(session: Session, flow: Flow, stage: StageFacts) -> impl IntoView {
    let texts = session.texts();
    let text = stage.text.clone();
    let choose = move |key: String| {
        let outcome = OUTCOMES.iter().find(|(word, _)| *word == key).map(|(_, outcome)| *outcome);
        session.said_at.set(format!("stage {text}"));
        flow.read_again(|choices| {
            choices.stages.retain(|(known, _)| *known != text);
            choices.stages.extend(outcome.map(|outcome| (text.clone(), outcome)));
        });
    };
    let focused = session.spoke_at(&format!("stage {}", stage.text));
    let key = OUTCOMES.iter().find(|(_, outcome)| *outcome == stage.outcome).map_or("open", |(word, _)| word);
    let choices = OUTCOMES.map(|(word, outcome)| Choice::new(word, texts.outcome(outcome))).to_vec();
    view! {
        <tr>
            <th scope="row">{stage.text.clone()}</th>
            <td>{texts.figures().count(stage.rows)}</td>
            <td>
                <Select label=texts.meaning_of(&stage.text) quiet=true choices=choices value=Signal::stored(key.to_owned()) focused=focused on_choose=choose />
            </td>
        </tr>
    }
}

/// The other currencies, each with a field for its rate.
#[component]
pub fn Currencies(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
    /// The currencies.
    others: Vec<OtherCurrency>,
    /// The currency that counts.
    main: String,
) -> impl IntoView {
    let texts = session.texts();
    let heads = texts.currency_headings(&main).map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let rows = others.into_iter().map(|other| rate_row(session, flow, other, &main)).collect_view();
    view! {
        <Fold session key="currencies" heading=texts.currencies() open=true>
            <table class="grid plain">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </Fold>
    }
    .into_any()
}

fn rate_row(session: Session, flow: Flow, other: OtherCurrency, main: &str) -> impl IntoView + use<> {
    let texts = session.texts();
    let code = other.code.clone();
    let known =
        session.choices.with_untracked(|choices| choices.rates.iter().find(|(c, _)| *c == code).map(|(_, r)| *r));
    let change = move |rate: f64| {
        flow.read_again(|choices| {
            choices.rates.retain(|(known, _)| *known != code);
            if rate > 0.0 {
                choices.rates.push((code.clone(), rate));
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
