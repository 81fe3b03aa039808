//! Won revenue by the teams that touched the deal; no model is involved.

use std::sync::Arc;

use fairshare_charts::{Drawing, Look, together};
use fairshare_types::dimension::Dimension;
use fairshare_types::results::{DrillTarget, Member, Part, Reach, Together};
use leptos::prelude::*;

use super::linked::{Linked, linked_row, won_deals};
use super::picture::{Picture, SAVED_WIDTH, caption};
use super::pictured::Pictured;
use super::save::SaveButtons;
use crate::components::Leading;
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::Derived;
use crate::state::drill::Drill;
use crate::state::results::{Answer, Results, look};
use crate::state::screen::{Screen, drawn_width};
use crate::texts::{ChartWords, Saved, Texts};
use crate::values::highlight::Highlight;
use crate::values::sheet::{Cell, Value};
use crate::values::tab::Tab;

/// Won revenue by the teams that touched the deal, and what each team sourced and influenced.
#[component]
pub fn TogetherPanel(
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
    let says = move || {
        results.together.with(|answer| match answer {
            Answer::Done(view) => texts.won_together_says(view),
            Answer::Failed(problem) => texts.problem(problem),
            Answer::Empty | Answer::Working => String::new(),
        })
    };
    let view =
        Memo::new(move |_| results.together.with(|answer| answer.done().filter(|view| view.won_deals > 0).cloned()));
    let tables = move || {
        view.get().map(|view| {
            view! {
                {parts(texts, derived.currency, drill, &view)}
                <p class="soft caution-line">{texts.together.caution}</p>
                {reaches(texts, derived.currency, screen.highlight, drill, &view)}
            }
        })
    };
    let picture = Callback::new(move |look: Look| {
        let chart = chart(texts, results.together, derived.currency, &look, SAVED_WIDTH)?;
        let rows = results
            .together
            .with(|answer| answer.done().map(|view| rows(texts, derived.currency, view)))
            .unwrap_or_default();
        Some(Picture {
            chart,
            caption: caption(texts, choices, results.fingerprint, results.compared, derived, says(), String::new()),
            rows,
        })
    });
    let width = RwSignal::new(0.0);
    let drawing = Memo::new(move |_| {
        chart(
            texts,
            results.together,
            derived.currency,
            &look(results.compared, derived.dark.get()),
            drawn_width(screen.printing, width),
        )
    });
    view! {
        <section class="card" aria-labelledby="together-heading">
            <header class="card-head">
                <hgroup>
                    <h2 id="together-heading">{texts.together.won_together}</h2>
                    <p class="soft">{says}</p>
                </hgroup>
                <SaveButtons texts compared=results.compared derived printing=screen.printing notice=screen.notice saved=Signal::stored(Saved::Together) of=texts.together.save_together picture=picture pictured=(pictured, Tab::Together) />
            </header>
            <Linked highlight=screen.highlight drill id="together-picture" width=width drawing=drawing />
            {tables}
        </section>
    }
    .into_any()
}

fn chart(
    texts: &'static dyn Texts,
    won_together: RwSignal<Answer<Arc<Together>>>,
    currency: Memo<String>,
    look: &Look,
    width: f64,
) -> Option<Drawing> {
    let view = won_together.with(|answer| answer.done().cloned()).filter(|_| width > 0.0)?;
    Some(together(&view, look, &ChartWords::new(texts, currency.get()), width))
}

/// The parts as a table, for the copied picture.
fn rows(texts: &'static dyn Texts, currency: Memo<String>, view: &Together) -> Vec<Vec<Cell>> {
    let (texts, currency) = (texts, currency.get());
    let head = texts.together.part_headings.into_iter().take(4).map(|heading| Cell::Text(heading.to_owned())).collect();
    let row = |part: &Part| {
        vec![
            Cell::Text(texts.who(view, &part.who)),
            Cell::Number(texts.value(Value::Share(view.share(part)), &currency)),
            Cell::Number(texts.figures().money(part.amount, &currency)),
            Cell::Number(texts.figures().count(part.won)),
        ]
    };
    std::iter::once(head).chain(view.parts.iter().map(row)).collect()
}

/// A table of the exclusive parts.
fn parts(texts: &'static dyn Texts, currency: Memo<String>, drill: Drill, view: &Arc<Together>) -> AnyView {
    let headings = texts.together.part_headings;
    let heads = headings.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let rows = view.parts.iter().map(|part| part_row(texts, currency, drill, view, part)).collect_view();
    let total = texts.figures().money(view.parts.iter().map(|part| part.amount).sum(), &currency.get());
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=headings[0]>
            <table class="grid">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{texts.table.total}</th>
                        <td></td>
                        <td>{won_deals(texts, drill, total)}</td>
                        <td>{texts.figures().count(view.parts.iter().map(|part| part.won).sum())}</td>
                        <td>{texts.figures().count(view.parts.iter().map(|part| part.lost).sum())}</td>
                        <td></td><td></td><td></td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn part_row(
    texts: &'static dyn Texts,
    currency: Memo<String>,
    drill: Drill,
    view: &Together,
    part: &Part,
) -> impl IntoView + use<> {
    let currency = currency.get();
    let name = texts.who(view, &part.who);
    let behind = DrillTarget::Part(part.who.clone());
    let to = texts.leads_to_deals(&name);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{texts.value(Value::Share(view.share(part)), &currency)}</td>
            <td>
                <Leading
                    text=texts.figures().money(part.amount, &currency)
                    to=to
                    on_choose=move |()| drill.show(behind.clone())
                />
            </td>
            <td>{texts.figures().count(part.won)}</td>
            <td>{texts.figures().count(part.lost)}</td>
            <td>{texts.win_rate(part)}</td>
            <td>{part.median_amount.map(|minor| texts.figures().money(minor, &currency))}</td>
            <td>{part.median_days.map(|days| texts.median_days(days))}</td>
        </tr>
    }
}

/// What each team sourced and influenced.
fn reaches(
    texts: &'static dyn Texts,
    currency: Memo<String>,
    highlight: RwSignal<Option<Highlight>>,
    drill: Drill,
    view: &Together,
) -> AnyView {
    let currency = currency.get();
    let heads = texts.reach_headings().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let number = |behind: DrillTarget, minor: i64| {
        let to = texts.leads_to_deals(&texts.behind(&behind, None));
        let text = texts.figures().money(minor, &currency);
        view! { <td><Leading text=text to=to on_choose=move |()| drill.show(behind.clone()) /></td> }
    };
    let row = |(team, reach): (&String, &Reach)| {
        let highlight = linked_row(highlight, Dimension::Team, Member::named(team));
        view! {
            <tr class="linked" class:dim=highlight.dim on:pointerenter=highlight.enter on:pointerleave=highlight.leave>
                <th scope="row">{team.clone()}</th>
                {number(DrillTarget::Sourced(team.clone()), reach.sourced)}
                <td>{texts.figures().count(reach.sourced_deals)}</td>
                {number(DrillTarget::Influenced(team.clone()), reach.influenced)}
                <td>{texts.figures().count(reach.influenced_deals)}</td>
            </tr>
        }
    };
    let rows = view.teams.iter().zip(&view.reaches).map(row).collect_view();
    view! {
        <h3>{texts.together.reaches}</h3>
        <p class="soft">{texts.together.reaches_say}</p>
        <div class="scroller" role="region" tabindex="0" aria-label=texts.together.reaches>
            <table class="grid">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
