//! Return and budget: cost, credit, cost per won deal, and a budget shared in proportion to credit.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::options::Filter;
use fairshare_types::results::{DrillTarget, Spend, SpendRow};
use fairshare_types::scale::Scale;
use leptos::prelude::*;

use super::linked::{linked_row, won_deals};
use super::spend_months::SpendMonths;
use crate::components::{Choice, Leading, NumberField, Segmented, Select, When};
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::{Derived, offers};
use crate::state::drill::Drill;
use crate::state::results::Answer;
use crate::state::screen::Screen;
use crate::texts::Texts;
use crate::texts::saved_table::member_name;
use crate::values::catalogue::Kind;
use crate::values::highlight::Highlight;
use crate::values::redaction;
use crate::values::sheet::{self, Value};

/// Maximum number of rows shown.
const ROWS: usize = 100;
/// Largest budget, in major units.
const MOST: f64 = 1e12;

/// The panel; shown only if costs are known.
#[component]
pub fn SpendPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Cost and credit.
    spend: RwSignal<Answer<Arc<Spend>>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// The team, channel or campaign highlighted on the whole page.
    highlight: RwSignal<Option<Highlight>>,
    /// State of the screen: the budget, and whether the months are open.
    screen: Screen,
    /// The drill-down to deals.
    drill: Drill,
) -> impl IntoView {
    let known = Signal::derive(move || derived.facts.with(|data| data.as_ref().is_some_and(|d| d.facts.has_costs)));
    view! { <When holds=known><Known texts choices spend derived highlight screen drill /></When> }
}

#[component]
fn Known(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Cost and credit.
    spend: RwSignal<Answer<Arc<Spend>>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// The team, channel or campaign highlighted on the whole page.
    highlight: RwSignal<Option<Highlight>>,
    /// State of the screen: the budget, and whether the months are open.
    screen: Screen,
    /// The drill-down to deals.
    drill: Drill,
) -> impl IntoView {
    let wanted = screen.budget;
    let known = Memo::new(move |_| spend.with(|answer| answer.done().cloned()));
    let today = move || known.with(|spend| spend.as_ref().map_or(0, |spend| spend.cost.max(0)));
    let scale =
        Memo::new(move |_| derived.facts.with(|data| data.as_ref().map_or_else(Scale::default, |d| d.facts.scale)));
    let budget =
        Memo::new(move |_| wanted.get().map_or_else(today, |major| (major * scale.get().one() as f64).round() as i64));
    let says = move || {
        spend.with(|answer| match answer {
            Answer::Done(spend) => texts.spend_says(spend),
            Answer::Failed(problem) => texts.problem(problem),
            Answer::Empty | Answer::Working => String::new(),
        })
    };
    let models = Signal::derive(move || {
        let choice = |kind: Kind| Choice::new(kind.key(), texts.model(&choices.settings.model(kind)));
        derived.additive.get().into_iter().map(choice).collect::<Vec<_>>()
    });
    let model = Signal::derive(move || derived.spend_kind().map_or_else(String::new, |kind| kind.key().to_owned()));
    let rows = Signal::derive(move || {
        let offered = [Dimension::Team, Dimension::Channel, Dimension::Campaign]
            .into_iter()
            .filter(|by| offers(derived.facts, *by));
        offered.map(|by| Choice::new(sheet::by_key(by), texts.by_plural(by))).collect::<Vec<_>>()
    });
    let by = Signal::derive(move || sheet::by_key(derived.spend_rows()).to_owned());
    let choose_by = move |key: String| choices.spend_by.set(sheet::by_from_key(&key).unwrap_or(Dimension::Team));
    let written = Signal::derive(move || scale.get().major(budget.get() as f64));
    // A field cannot hide its number; while amounts are hidden, a column of the table shows the parts.
    let field = (!redaction::is_on()).then(|| {
        view! {
            <NumberField
                label=texts.spend.budget
                range=(0.0, MOST)
                refusal=texts.outside((0.0, MOST))
                step=0.01
                value=written
                on_change=move |major: f64| wanted.set(Some(major))
            />
        }
    });
    let table = move || known.get().map(|spend| table(texts, derived.currency, highlight, drill, &spend, budget.get()));
    let notes = move || {
        let filter = choices.eligible.with(|counting| counting.filter.clone());
        let filters_deals = Filter { touched: None, ..filter }.is_on();
        known.get().map(|spend| notes(texts, &derived.currency.get(), &spend, filters_deals))
    };
    view! {
        <section class="card" aria-labelledby="spend-heading">
            <header class="card-head">
                <hgroup>
                    <h2 id="spend-heading">{texts.spend.heading}</h2>
                    <p class="soft">{says}</p>
                </hgroup>
                <Segmented label=texts.spend.rows name="spend-rows" choices=rows value=by on_choose=choose_by />
            </header>
            <div class="agreement-choices">
                <Select
                    label=texts.spend.model
                    choices=models
                    value=model
                    on_choose=move |key: String| choices.spend_model.set(Kind::from_key(&key))
                />
                {field}
            </div>
            {table}
            {notes}
            <SpendMonths texts known currency=derived.currency open=screen.spend_months />
            <p class="soft caution-line">{texts.spend.caution}</p>
        </section>
    }
    .into_any()
}

fn table(
    texts: &'static dyn Texts,
    currency: Memo<String>,
    highlight: RwSignal<Option<Highlight>>,
    drill: Drill,
    spend: &Arc<Spend>,
    budget: i64,
) -> AnyView {
    let code = currency.get();
    let parts = spend.share_out(budget);
    let none = parts.is_none().then(|| view! { <p class="caution">{texts.spend.no_budget}</p> });
    let heads = texts.spend.headings.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let row = |(at, row): (usize, &SpendRow)| {
        let part = parts.as_ref().and_then(|parts| parts.get(at).copied());
        view! { <SpendLine texts currency highlight drill spend=spend.clone() row=row.clone() budget part /> }
    };
    let rows = spend.rows.iter().enumerate().take(ROWS).map(row).collect_view();
    let money = |minor: i64| texts.figures().money(minor, &code);
    let shared = parts.as_ref().map(|parts| money(parts.iter().sum()));
    let unjoined = spend.unjoined();
    let unjoined = spend.files.as_ref().is_some_and(|files| !files.unjoined.is_empty()).then(|| {
        let share = (spend.cost > 0).then(|| unjoined as f64 / spend.cost as f64);
        view! {
            <tr>
                <th scope="row">{texts.spend.unjoined}</th>
                <td>{money(unjoined)}</td>
                <td>{share.map(|share| texts.value(Value::Share(share), &code))}</td>
                <td></td>
                <td></td>
                <td></td>
                <td></td>
                <td></td>
                <td></td>
            </tr>
        }
    });
    let all = spend.all();
    view! {
        {none}
        <div class="scroller" role="group" tabindex="0" aria-label=texts.spend.heading>
            <table class="grid">
                <thead><tr><th scope="col" class="words">{texts.by(spend.by)}</th>{heads}</tr></thead>
                <tbody>{rows}{unjoined}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{texts.table.total}</th>
                        <td>{if all.is_known { money(spend.cost) } else { texts.spend.no_cost.to_owned() }}</td>
                        <td></td>
                        <td>{won_deals(texts, drill, money(spend.credit))}</td>
                        <td>{texts.per_cost(all.per_cost())}</td>
                        <td>{texts.credited_deals(all.deals)}</td>
                        <td>{texts.per_deal(all.per_deal(), &code)}</td>
                        <td>{shared}</td>
                        <td></td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// What the reader should know about spend from files, and the names that join no touch.
fn notes(texts: &'static dyn Texts, currency: &str, spend: &Spend, filters_deals: bool) -> AnyView {
    let notes = texts.spend_notes(spend, filters_deals).into_iter().map(|note| view! { <li>{note}</li> });
    let unjoined = spend.files.as_ref().map(|files| &files.unjoined).filter(|unjoined| !unjoined.is_empty());
    let unjoined = unjoined.map(|unjoined| {
        let items = unjoined.iter().take(ROWS).map(|one| view! { <li>{texts.unjoined(one, currency)}</li> });
        view! {
            <h3 id="unjoined-heading">{texts.spend.unjoined}</h3>
            <ul class="parts-say" aria-labelledby="unjoined-heading">{items.collect_view()}</ul>
            <p class="soft">{texts.spend.unjoined_hint}</p>
        }
    });
    view! {
        <ul class="soft parts-say">{notes.collect_view()}</ul>
        {unjoined}
    }
    .into_any()
}

/// A group: its cost, its credit, and its part of the budget.
#[component]
fn SpendLine(
    /// The texts.
    texts: &'static dyn Texts,
    /// The currency of amounts.
    currency: Memo<String>,
    /// The team, channel or campaign highlighted on the whole page.
    highlight: RwSignal<Option<Highlight>>,
    /// The drill-down to deals.
    drill: Drill,
    /// All costs.
    spend: Arc<Spend>,
    /// The group.
    row: SpendRow,
    /// The budget, in minor units.
    budget: i64,
    /// Its part of the budget.
    part: Option<i64>,
) -> impl IntoView {
    let currency = currency.get_untracked();
    let money = |minor: i64| texts.figures().money(minor, &currency);
    let name = member_name(texts, spend.by, &row.of);
    let sums = row.sums;
    let cost = if sums.is_known { money(sums.cost) } else { texts.spend.no_cost.to_owned() };
    let share = (spend.cost > 0 && sums.is_known).then(|| sums.cost as f64 / spend.cost as f64);
    let share_text = share.map(|share| texts.value(Value::Share(share), &currency));
    // Its part of the same budget if that were shared as today's cost is.
    let today = share.map(|share| (budget as f64 * share).round() as i64);
    let change = part.zip(today).map(|(part, today)| part - today);
    let behind = DrillTarget::Credit { model: spend.model.clone(), by: spend.by, of: vec![row.of.clone()] };
    let to = texts.leads_to_deals(&texts.behind(&behind, None));
    let highlight = linked_row(highlight, spend.by, row.of.clone());
    view! {
        <tr class="linked" class:dim=highlight.dim on:pointerenter=highlight.enter on:pointerleave=highlight.leave>
            <th scope="row">{name}</th>
            <td>{cost}</td>
            <td>{share_text}</td>
            <td><Leading text=money(sums.credit) to=to on_choose=move |()| drill.show(behind.clone()) /></td>
            <td>{texts.per_cost(sums.per_cost())}</td>
            <td>{texts.credited_deals(sums.deals)}</td>
            <td>{texts.per_deal(sums.per_deal(), &currency)}</td>
            <td>{part.map(money)}</td>
            <td class:up=change.is_some_and(|change| change > 0) class:down=change.is_some_and(|change| change < 0)>
                {change.map(|change| texts.change(change, &currency))}
            </td>
        </tr>
    }
}
