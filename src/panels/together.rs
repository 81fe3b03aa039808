//! What was won by whom together: no model is needed to see it.

use std::sync::Arc;

use fairshare_charts::{Drawing, Look, together};
use fairshare_engine::view::{Behind, By, Member, Part, Reach, Together};
use leptos::prelude::*;

use super::linked::{Linked, linked_row, won_deals};
use super::picture::{Picture, SAVED_WIDTH, caption};
use super::save::SaveButtons;
use crate::parts::Leading;
use crate::session::{Answer, Session};
use crate::sheet::{Cell, Value};
use crate::texts::Saved;

/// Won revenue by who touched the deal, and what teams sourced and influenced.
#[component]
pub fn TogetherPanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let says = move || {
        session.together.with(|answer| match answer {
            Answer::Done(view) => texts.won_together_says(view),
            Answer::Failed(problem) => texts.problem(problem),
            Answer::Empty | Answer::Working => String::new(),
        })
    };
    let view =
        Memo::new(move |_| session.together.with(|answer| answer.done().filter(|view| view.won_deals > 0).cloned()));
    let tables = move || {
        view.get().map(|view| {
            view! {
                {parts(session, &view)}
                <p class="soft caution-line">{texts.together_caution()}</p>
                {reaches(session, &view)}
            }
        })
    };
    let picture = Callback::new(move |look: Look| {
        let chart = chart(session, &look, SAVED_WIDTH)?;
        let rows = session.together.with(|answer| answer.done().map(|view| rows(session, view))).unwrap_or_default();
        Some(Picture { chart, caption: caption(says(), String::new(), session), rows })
    });
    let width = RwSignal::new(0.0);
    let drawing = Memo::new(move |_| chart(session, &session.look(session.dark.get()), session.drawn_width(width)));
    view! {
        <section class="card" aria-labelledby="together-heading">
            <header class="card-head">
                <hgroup>
                    <h2 id="together-heading">{texts.won_together()}</h2>
                    <p class="soft">{says}</p>
                </hgroup>
                <SaveButtons session saved=Saved::Together of=texts.save_together() picture=picture />
            </header>
            <Linked session id="together-picture" width=width drawing=drawing />
            {tables}
        </section>
    }
    .into_any()
}

fn chart(session: Session, look: &Look, width: f64) -> Option<Drawing> {
    let view = session.together.with(|answer| answer.done().cloned()).filter(|_| width > 0.0)?;
    Some(together(&view, look, &session.words(), width))
}

/// The parts for a file.
fn rows(session: Session, view: &Together) -> Vec<Vec<Cell>> {
    let (texts, currency) = (session.texts(), session.currency.get());
    let head = texts.part_headings().into_iter().take(4).map(|heading| Cell::Text(heading.to_owned())).collect();
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

/// The exclusive parts.
fn parts(session: Session, view: &Arc<Together>) -> AnyView {
    let texts = session.texts();
    let headings = texts.part_headings();
    let heads = headings.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let rows = view.parts.iter().map(|part| part_row(session, view, part)).collect_view();
    let total = texts.figures().money(view.parts.iter().map(|part| part.amount).sum(), &session.currency.get());
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=headings[0]>
            <table class="grid">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{texts.total()}</th>
                        <td></td>
                        <td>{won_deals(session, total)}</td>
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

fn part_row(session: Session, view: &Together, part: &Part) -> impl IntoView + use<> {
    let texts = session.texts();
    let currency = session.currency.get();
    let name = texts.who(view, &part.who);
    let behind = Behind::Part(part.who.clone());
    let to = texts.leads_to_deals(&name);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{texts.value(Value::Share(view.share(part)), &currency)}</td>
            <td>
                <Leading
                    text=texts.figures().money(part.amount, &currency)
                    to=to
                    on_choose=move |()| session.drill.show(behind.clone())
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
fn reaches(session: Session, view: &Together) -> AnyView {
    let texts = session.texts();
    let currency = session.currency.get();
    let heads = texts.reach_headings().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let number = |behind: Behind, minor: i64| {
        let to = texts.leads_to_deals(&texts.behind(&behind, None));
        let text = texts.figures().money(minor, &currency);
        view! { <td><Leading text=text to=to on_choose=move |()| session.drill.show(behind.clone()) /></td> }
    };
    let row = |(team, reach): (&String, &Reach)| {
        let lit = linked_row(session, By::Team, Member::named(team));
        view! {
            <tr class="linked" class:dim=lit.dim on:pointerenter=lit.enter on:pointerleave=lit.leave>
                <th scope="row">{team.clone()}</th>
                {number(Behind::Sourced(team.clone()), reach.sourced)}
                <td>{texts.figures().count(reach.sourced_deals)}</td>
                {number(Behind::Influenced(team.clone()), reach.influenced)}
                <td>{texts.figures().count(reach.influenced_deals)}</td>
            </tr>
        }
    };
    let rows = view.teams.iter().zip(&view.reaches).map(row).collect_view();
    view! {
        <h3>{texts.reaches()}</h3>
        <p class="soft">{texts.reaches_say()}</p>
        <div class="scroller" role="region" tabindex="0" aria-label=texts.reaches()>
            <table class="grid">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
