//! Credit by team or channel under each model, as a chart, and the proof that it adds up.

use std::sync::Arc;

use fairshare_charts::{Drawing, Look, bars_with_intervals, dots, stacked};
use fairshare_types::dimension::Dimension;
use leptos::prelude::*;

use super::global_table::GlobalNote;
use super::headline::{counts_wins, first_sentence};
use super::intervals::IntervalsPart;
use super::linked::Linked;
use super::others::Others;
use super::picture::{Picture, SAVED_WIDTH, credit_caption, credit_says, stands_on};
use super::pictured::Pictured;
use super::save::SaveButtons;
use crate::components::{Choice, Icon, IconName, Segmented, When, afterwards};
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::derived::{Derived, Views};
use crate::state::drill::Drill;
use crate::state::results::{Answer, Compared, Intervals, Results, look};
use crate::state::screen::{Screen, drawn_width};
use crate::texts::{ChartWords, Saved, Texts, saved_table};
use crate::values::form::Form;
use crate::values::sheet::{self, Measure, TableColumn, Value};
use crate::values::tab::Tab;

/// The credit chart, in the form that the user chooses.
#[component]
pub fn CreditPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// The workers' answers.
    results: Results,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
    /// The drill-down to deals.
    drill: Drill,
    /// The picture that the Share menu copies and saves.
    pictured: Pictured,
) -> impl IntoView {
    let width = RwSignal::new(0.0);
    // The chart costs more than all else that follows from an answer, so it is drawn after the rest. Other changes,
    // such as a dragged share, redraw it in the same task.
    let answer =
        move || results.compared.with(|answer| answer.done().map_or(0, |compared| Arc::as_ptr(compared) as usize));
    let heard = afterwards(answer);
    let drawing = Memo::new(move |before: Option<&Option<Drawing>>| {
        if heard.get() == Some(answer()) || screen.printing.get() {
            chart(
                texts,
                choices.form,
                results.sure,
                derived.views,
                derived.currency,
                &look(results.compared, derived.dark.get()),
                drawn_width(screen.printing, width),
            )
        } else {
            before.cloned().flatten()
        }
    });
    let picture = Callback::new(move |look: Look| {
        let chart = chart(texts, choices.form, results.sure, derived.views, derived.currency, &look, SAVED_WIDTH)?;
        let rows = derived.views.chart().map_or_else(Vec::new, |view| {
            let order: Vec<usize> = (0..view.groups.len()).collect();
            saved_table::cells(&view, &[TableColumn::Share], &order, "", texts)
        });
        Some(Picture {
            chart,
            caption: credit_caption(texts, choices, results.fingerprint, results.compared, derived),
            rows,
        })
    });
    let saved = Signal::derive(move || Saved::Credit(derived.compare.get()));
    let heading = Memo::new(move |_| match derived.views.chart().map(|view| view.models.len()) {
        Some(models) if models > 0 => texts.credit_under(derived.compare.get(), models),
        _ => texts.credit(derived.compare.get()).to_owned(),
    });
    let automatic = Signal::derive(move || first_sentence(texts, results.compared, derived));
    let says = Memo::new(move |_| credit_says(texts, choices, derived));
    view! {
        <section class="card credit-card" aria-labelledby="credit-heading">
            <header class="card-head">
                <hgroup>
                    <h2 id="credit-heading">{heading}</h2>
                    <p class="soft">{says}</p>
                </hgroup>
                <CompareChoice texts wanted_compare=choices.compare compare=derived.compare />
                <FormChoice texts form=choices.form />
                <SaveButtons texts compared=results.compared derived printing=screen.printing notice=screen.notice saved=saved of=texts.table.save_credit picture=picture pictured=(pictured, Tab::Credit) automatic=automatic />
            </header>
            <Linked highlight=screen.highlight drill id="credit-picture" width=width drawing=drawing />
            <Others texts compared=results.compared views=derived.views currency=derived.currency highlight=screen.highlight drill />
            <Proof texts compared=results.compared derived />
            <GlobalNote texts choices shown=derived.shown compare=derived.compare />
            <IntervalsPart texts settings=choices.settings sure=results.sure drawing=results.drawing facts=derived.facts baseline=derived.baseline />
        </section>
    }
    .into_any()
}

fn chart(
    texts: &'static dyn Texts,
    form: Field<Form>,
    sure: RwSignal<Answer<Arc<Intervals>>>,
    views: Views,
    currency: Memo<String>,
    look: &Look,
    width: f64,
) -> Option<Drawing> {
    let view = views.chart().filter(|_| width > 0.0)?;
    let (baseline, words) = (views.baseline_place(), ChartWords::new(texts, currency.get()));
    Some(match form.get() {
        Form::Stacked => stacked(&view, baseline, look, &words, width),
        Form::Dots => dots(&view, baseline, look, &words, width),
        Form::Bars => {
            let sure = sure.with(|answer| answer.done().cloned());
            // While new intervals are drawn, these may be of another dimension.
            let sure = sure.as_ref().map(|sure| &sure.uncertainty).filter(|sure| sure.by == view.by);
            bars_with_intervals(&view, baseline, sure, look, &words, width)
        }
    })
}

/// The choice of form: bars, stacked rows or ranges.
#[component]
fn FormChoice(
    /// The texts.
    texts: &'static dyn Texts,
    /// The form of the chart.
    form: Field<Form>,
) -> impl IntoView {
    let options: Vec<Choice> = Form::ALL.map(|form| Choice::new(form.key(), texts.form_name(form))).to_vec();
    let choose = move |key: String| form.set(Form::from_key(&key));
    let value = Signal::derive(move || form.get().key().to_owned());
    view! { <Segmented label=texts.table.form name="form" choices=Signal::stored(options) value=value on_choose=choose /> }
}

/// The choice between teams and channels.
#[component]
fn CompareChoice(
    /// The texts.
    texts: &'static dyn Texts,
    /// Dimension of the chart; `None` for the default.
    wanted_compare: Field<Option<Dimension>>,
    /// Dimension of the chart.
    compare: Memo<Dimension>,
) -> impl IntoView {
    let options: Vec<Choice> =
        [Dimension::Team, Dimension::Channel].map(|by| Choice::new(sheet::by_key(by), texts.by_plural(by))).to_vec();
    let choose = move |key: String| wanted_compare.set(sheet::by_from_key(&key));
    let value = Signal::derive(move || sheet::by_key(compare.get()).to_owned());
    view! { <Segmented label=texts.table.compare name="compare" choices=Signal::stored(options) value=value on_choose=choose /> }
}

/// The proof: the cells of each model, added up here, equal the total.
#[component]
fn Proof(
    /// The texts.
    texts: &'static dyn Texts,
    /// Credit under the models.
    compared: RwSignal<Answer<Arc<Compared>>>,
    /// What follows from choices and answers.
    derived: Derived,
) -> impl IntoView {
    let proof = Memo::new(move |_| proof(texts, derived).unwrap_or_default());
    let holds = Signal::derive(move || proof.with(|proof| !proof.is_empty()));
    let stands_on = Signal::derive(move || stands_on(texts, compared, derived.facts));
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

fn proof(texts: &'static dyn Texts, derived: Derived) -> Option<String> {
    let view = derived.views.chart().filter(|view| view.won_deals > 0 && view.adds_up())?;
    let adds_up = |model| sheet::total(&view, Measure::Amount, model) == Value::Amount(view.total);
    (0..view.models.len()).all(adds_up).then(|| {
        if view.total == 0 || counts_wins(derived.facts) {
            texts.proof_deals(view.won_deals)
        } else {
            texts.proof(&texts.figures().money(view.total, &derived.currency.get()))
        }
    })
}
