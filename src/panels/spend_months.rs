//! Cost and credit by month; asked for once they are unfolded.

use std::sync::Arc;

use fairshare_types::results::{Member, Spend, SpendMonth, SpendSums};
use leptos::prelude::*;

use super::fold::follows;
use crate::components::{Choice, Select, When};
use crate::texts::Texts;
use crate::texts::saved_table::member_name;

/// Maximum number of rows whose months can be chosen.
const ROWS: usize = 100;

/// The months of one row, or of all.
#[component]
pub fn SpendMonths(
    /// The texts.
    texts: &'static dyn Texts,
    /// Cost and credit, once they are known.
    known: Memo<Option<Arc<Spend>>>,
    /// The data's currency.
    currency: Memo<String>,
    /// Whether the months are unfolded.
    open: RwSignal<bool>,
) -> impl IntoView {
    // None for all rows; the places of rows change with filters.
    let chosen = RwSignal::new(None::<Member>);
    let place = move || {
        let chosen = chosen.get()?;
        known.with(|spend| u32::try_from(spend.as_ref()?.rows.iter().position(|row| row.of == chosen)?).ok())
    };
    let choose = move |key: String| {
        let row = |spend: &Arc<Spend>| spend.rows.get(key.parse::<usize>().ok()?).map(|row| row.of.clone());
        chosen.set(known.with_untracked(|spend| spend.as_ref().and_then(row)));
    };
    let choices = Signal::derive(move || {
        let all = Choice::new("", texts.spend.all);
        let rows = known.with(|spend| {
            let row = |spend: &Arc<Spend>| {
                let names = spend.rows.iter().take(ROWS).map(|row| member_name(texts, spend.by, &row.of));
                names.enumerate().map(|(at, name)| Choice::new(at.to_string(), name)).collect::<Vec<_>>()
            };
            spend.as_ref().map(row).unwrap_or_default()
        });
        std::iter::once(all).chain(rows).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || place().map_or_else(String::new, |at| at.to_string()));
    let table = move || known.get().map(|spend| table(texts, &currency.get(), &spend, place()));
    view! {
        <details class="explained" open=open.get_untracked() on:toggle=follows(open)>
            <summary>{texts.spend.months}</summary>
            <When holds=open>
                <p class="soft">{texts.spend.months_say}</p>
                <Select label=texts.spend.months_of choices value on_choose=choose />
                {table}
            </When>
        </details>
    }
    .into_any()
}

fn table(texts: &'static dyn Texts, currency: &str, spend: &Spend, chosen: Option<u32>) -> AnyView {
    let [cost, _, credit, per_cost, deals, per_deal, ..] = texts.spend.headings;
    let heads = [cost, credit, per_cost, deals, per_deal].map(|heading| view! { <th scope="col">{heading}</th> });
    let of = |month: &SpendMonth| match chosen {
        None => Some(month.all),
        Some(row) => month.rows.iter().find(|(at, _)| *at == row).map(|(_, sums)| *sums),
    };
    let cells = |sums: &SpendSums| {
        let money = |minor: i64| texts.figures().money(minor, currency);
        let cost = if sums.is_known { money(sums.cost) } else { texts.spend.no_cost.to_owned() };
        view! {
            <td>{cost}</td>
            <td>{money(sums.credit)}</td>
            <td>{texts.per_cost(sums.per_cost())}</td>
            <td>{texts.credited_deals(sums.deals)}</td>
            <td>{texts.per_deal(sums.per_deal(), currency)}</td>
        }
    };
    let row = |month: &SpendMonth| {
        let sums = of(month)?;
        Some(view! { <tr><th scope="row">{texts.spend_month(&month.month)}</th>{cells(&sums)}</tr> })
    };
    let rows = spend.months.iter().filter_map(row).collect_view();
    let mut all = SpendSums::default();
    spend.months.iter().filter_map(of).for_each(|sums| all.add(&sums));
    view! {
        <div class="scroller" role="group" tabindex="0" aria-label=texts.spend.months>
            <table class="grid">
                <thead><tr><th scope="col" class="words">{texts.spend.month}</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row">{texts.table.total}</th>{cells(&all)}</tr></tfoot>
            </table>
        </div>
    }
    .into_any()
}
