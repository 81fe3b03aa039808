//! Credit by team, model by model: the picture that needs no explanation, and its proof.

use std::sync::Arc;

use fairshare_charts::{Drawing, Look, bars_sure, dots, stacked};
use fairshare_engine::view::By;
use leptos::prelude::*;

use super::headline::counts_wins;
use super::linked::Linked;
use super::others::Others;
use super::picture::{Picture, SAVED_WIDTH, credit_caption, stands_on};
use super::save::SaveButtons;
use super::sure::SurePart;
use crate::form::Form;
use crate::parts::{Choice, Icon, IconName, Segmented, When, afterwards};
use crate::session::Session;
use crate::sheet::{self, Measure, Value};
use crate::texts::Saved;

/// The chart of aligned bars.
#[component]
pub fn CreditPanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let width = RwSignal::new(0.0);
    // Of all that follows from an answer the picture is the most, and is drawn after the rest. All else, as a share that is
    // dragged, changes it at once.
    let answer =
        move || session.compared.with(|answer| answer.done().map_or(0, |compared| Arc::as_ptr(compared) as usize));
    let heard = afterwards(answer);
    let drawing = Memo::new(move |before: Option<&Option<Drawing>>| {
        if heard.get() == Some(answer()) || session.printing.get() {
            chart(session, &session.look(session.dark.get()), session.drawn_width(width))
        } else {
            before.cloned().flatten()
        }
    });
    let picture = Callback::new(move |look: Look| {
        let chart = chart(session, &look, SAVED_WIDTH)?;
        let rows = session.chart_view().map_or_else(Vec::new, |view| {
            let order: Vec<usize> = (0..view.groups.len()).collect();
            sheet::cells(&view, Measure::Share, &order)
        });
        Some(Picture { chart, caption: credit_caption(session), rows })
    });
    let heading = Signal::derive(move || texts.credit(session.compare.get()).to_owned());
    let baseline = move || texts.model_inline(&session.model(session.baseline.get()));
    let says = Signal::derive(move || texts.credit_says(session.form.get(), &baseline(), counts_wins(session)));
    view! {
        <section class="card" aria-labelledby="credit-heading">
            <header class="card-head">
                <hgroup>
                    <h2 id="credit-heading">{heading}</h2>
                    <p class="soft">{says}</p>
                </hgroup>
                <CompareChoice session />
                <FormChoice session />
                <SaveButtons session saved=Saved::Credit of=texts.save_credit() picture=picture />
            </header>
            <Linked session id="credit-picture" width=width drawing=drawing />
            <Others session />
            <Proof session />
            <SurePart session />
        </section>
    }
    .into_any()
}

fn chart(session: Session, look: &Look, width: f64) -> Option<Drawing> {
    let view = session.chart_view().filter(|_| width > 0.0)?;
    let (baseline, words) = (session.baseline_place(), session.words());
    Some(match session.form.get() {
        Form::Stacked => stacked(&view, baseline, look, &words, width),
        Form::Dots => dots(&view, baseline, look, &words, width),
        Form::Bars => {
            let sure = session.sure.with(|answer| answer.done().cloned());
            // Of another roll-up, or of other models, while the new ones are drawn.
            let sure = sure.as_ref().map(|sure| &sure.uncertainty).filter(|sure| sure.by == view.by);
            bars_sure(&view, baseline, sure, look, &words, width)
        }
    })
}

/// Bars, stacked rows or ranges.
#[component]
fn FormChoice(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let choices: Vec<Choice> = Form::ALL.map(|form| Choice::new(form.key(), texts.form_name(form))).to_vec();
    let choose = move |key: String| session.form.set(Form::from_key(&key));
    let value = Signal::derive(move || session.form.get().key().to_owned());
    view! { <Segmented label=texts.form() name="form" choices=Signal::stored(choices) value=value on_choose=choose /> }
}

/// Teams or channels.
#[component]
fn CompareChoice(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let choices: Vec<Choice> =
        [By::Team, By::Channel].map(|by| Choice::new(sheet::by_key(by), texts.by_plural(by))).to_vec();
    let choose = move |key: String| session.wanted_compare.set(sheet::by_from_key(&key));
    let value = Signal::derive(move || sheet::by_key(session.compare.get()).to_owned());
    view! { <Segmented label=texts.compare() name="compare" choices=Signal::stored(choices) value=value on_choose=choose /> }
}

/// The proof: every row is added up here, from its cells.
#[component]
fn Proof(
    /// The store.
    session: Session,
) -> impl IntoView {
    let proof = Memo::new(move |_| proof(session).unwrap_or_default());
    let holds = Signal::derive(move || proof.with(|proof| !proof.is_empty()));
    let stands_on = Signal::derive(move || stands_on(session));
    view! {
        <p class="proof">
            <When holds=holds>
                <span class="proven">
                    <Icon name=IconName::Tick />
                    {proof}
                </span>
            </When>
            <span class="soft">{stands_on}</span>
        </p>
    }
}

fn proof(session: Session) -> Option<String> {
    let texts = session.texts();
    let view = session.chart_view().filter(|view| view.won_deals > 0 && view.adds_up())?;
    let adds_up = |model| sheet::total(&view, Measure::Amount, model) == Value::Amount(view.total);
    (0..view.models.len()).all(adds_up).then(|| {
        if view.total == 0 || counts_wins(session) {
            texts.proof_deals(view.won_deals)
        } else {
            texts.proof(&texts.figures().money(view.total, &session.currency.get()))
        }
    })
}
