//! Return and budget: what touches cost, what they are credited with, and a budget shared in proportion to credit.

use std::sync::Arc;

use fairshare_engine::view::{Behind, By, GroupKind, Spend, SpendRow};
use fairshare_import::parse::Scale;
use leptos::prelude::*;

use super::linked::{linked_row, won_deals};
use crate::catalogue::Kind;
use crate::parts::{Choice, Leading, NumberField, Segmented, Select, When};
use crate::redaction;
use crate::session::{Answer, Session};
use crate::sheet::{self, Value};

/// Rows that have room; the table below has all.
const ROWS: usize = 100;
/// Largest budget, in major units.
const MOST: f64 = 1e12;

/// The panel; only where costs are known.
#[component]
pub fn SpendPanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let known = Signal::derive(move || session.facts.with(|data| data.as_ref().is_some_and(|d| d.facts.has_costs)));
    view! { <When holds=known><Known session /></When> }
}

#[component]
fn Known(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let wanted = session.desk.budget;
    let spend = Memo::new(move |_| session.spend.with(|answer| answer.done().cloned()));
    let today = move || spend.with(|spend| spend.as_ref().map_or(0, |spend| spend.cost.max(0)));
    let scale =
        Memo::new(move |_| session.facts.with(|data| data.as_ref().map_or_else(Scale::default, |d| d.facts.scale)));
    let budget =
        Memo::new(move |_| wanted.get().map_or_else(today, |major| (major * scale.get().one() as f64).round() as i64));
    let says = move || {
        session.spend.with(|answer| match answer {
            Answer::Done(spend) => texts.spend_says(spend),
            Answer::Failed(problem) => texts.problem(problem),
            Answer::Empty | Answer::Working => String::new(),
        })
    };
    let models = Signal::derive(move || {
        let choice = |kind: Kind| Choice::new(kind.key(), texts.model(&session.model(kind)));
        session.additive().into_iter().map(choice).collect::<Vec<_>>()
    });
    let model = Signal::derive(move || session.spend_kind().map_or_else(String::new, |kind| kind.key().to_owned()));
    let rows = Signal::derive(move || {
        let offered = [By::Team, By::Channel, By::Campaign].into_iter().filter(|by| session.offers(*by));
        offered.map(|by| Choice::new(sheet::by_key(by), texts.by_plural(by))).collect::<Vec<_>>()
    });
    let by = Signal::derive(move || sheet::by_key(session.spend_rows()).to_owned());
    let choose_by = move |key: String| session.spend_by.set(sheet::by_from_key(&key).unwrap_or(By::Team));
    let written = Signal::derive(move || scale.get().major(budget.get() as f64));
    // A field shows its number as it is: where amounts are hidden the column of the table says its parts.
    let field = (!redaction::is_on()).then(|| {
        view! {
            <NumberField
                label=texts.budget()
                range=(0.0, MOST)
                refusal=texts.outside((0.0, MOST))
                step=0.01
                value=written
                on_change=move |major: f64| wanted.set(Some(major))
            />
        }
    });
    let table = move || spend.get().map(|spend| table(session, &spend, budget.get()));
    view! {
        <section class="card" aria-labelledby="spend-heading">
            <header class="card-head">
                <hgroup>
                    <h2 id="spend-heading">{texts.spend()}</h2>
                    <p class="soft">{says}</p>
                </hgroup>
                <Segmented label=texts.spend_rows() name="spend-rows" choices=rows value=by on_choose=choose_by />
            </header>
            <div class="agreement-choices">
                <Select
                    label=texts.spend_model()
                    choices=models
                    value=model
                    on_choose=move |key: String| session.wanted_spend.set(Kind::from_key(&key))
                />
                {field}
            </div>
            {table}
            <p class="soft caution-line">{texts.spend_caution()}</p>
        </section>
    }
    .into_any()
}

fn table(session: Session, spend: &Arc<Spend>, budget: i64) -> AnyView {
    let texts = session.texts();
    let currency = session.currency.get();
    let parts = spend.share_out(budget);
    let none = parts.is_none().then(|| view! { <p class="caution">{texts.no_budget()}</p> });
    let heads = texts.spend_headings().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let row = |(at, row): (usize, &SpendRow)| {
        line(session, spend, row, budget, parts.as_ref().and_then(|parts| parts.get(at).copied()))
    };
    let rows = spend.rows.iter().enumerate().take(ROWS).map(row).collect_view();
    let money = |minor: i64| texts.figures().money(minor, &currency);
    let shared = parts.as_ref().map(|parts| money(parts.iter().sum()));
    view! {
        {none}
        <div class="scroller" role="region" tabindex="0" aria-label=texts.spend()>
            <table class="grid">
                <thead><tr><th scope="col" class="words">{texts.by(spend.by)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{texts.total()}</th>
                        <td>{money(spend.cost)}</td>
                        <td></td>
                        <td>{won_deals(session, money(spend.credit))}</td>
                        <td></td>
                        <td>{shared}</td>
                        <td></td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// A group: what it cost, what it is credited with, and its part of the budget.
fn line(session: Session, spend: &Spend, row: &SpendRow, budget: i64, part: Option<i64>) -> impl IntoView + use<> {
    let texts = session.texts();
    let currency = session.currency.get();
    let money = |minor: i64| texts.figures().money(minor, &currency);
    let name = match row.of.kind {
        GroupKind::Named => row.of.name.clone(),
        GroupKind::Unattributed => texts.unattributed().to_owned(),
        _ => texts.nothing_of(spend.by).to_owned(),
    };
    let share = (spend.cost > 0).then(|| row.cost as f64 / spend.cost as f64);
    let share_text = share.map(|share| texts.value(Value::Share(share), &currency));
    // What it would have of the same budget if that were shared as today's cost is.
    let today = share.map(|share| (budget as f64 * share).round() as i64);
    let change = part.zip(today).map(|(part, today)| part - today);
    let behind = Behind::Credit { model: spend.model.clone(), by: spend.by, of: vec![row.of.clone()] };
    let to = texts.leads_to_deals(&texts.behind(&behind, None));
    let lit = linked_row(session, spend.by, row.of.clone());
    view! {
        <tr class="linked" class:dim=lit.dim on:pointerenter=lit.enter on:pointerleave=lit.leave>
            <th scope="row">{name}</th>
            <td>{money(row.cost)}</td>
            <td>{share_text}</td>
            <td><Leading text=money(row.credit) to=to on_choose=move |()| session.drill.show(behind.clone()) /></td>
            <td>{texts.per_cost(row.per_cost())}</td>
            <td>{part.map(money)}</td>
            <td class:up=change.is_some_and(|change| change > 0) class:down=change.is_some_and(|change| change < 0)>
                {change.map(|change| texts.change(change, &currency))}
            </td>
        </tr>
    }
}
