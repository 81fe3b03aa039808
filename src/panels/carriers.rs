//! The channels, campaigns and deals that carry the credit that moves.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Carrier, CarryingDeal, DrillTarget, Flows, Member, Moved};
use leptos::prelude::*;

use super::linked::linked_row;
use crate::components::{Leading, When};
use crate::state::drill::Drill;
use crate::state::results::Answer;
use crate::texts::Texts;
use crate::values::highlight::Highlight;

/// Maximum number of channels, and of campaigns, that are listed.
const LISTED: usize = 5;

/// Channels, then campaigns, then deals.
#[component]
pub fn Carriers(
    /// The texts.
    texts: &'static dyn Texts,
    /// The credit that moves between two models.
    moved_credit: RwSignal<Answer<Arc<Moved>>>,
    /// The data's currency.
    currency: Memo<String>,
    /// The team, channel or campaign highlighted on the whole page.
    highlight: RwSignal<Option<Highlight>>,
    /// The drill-down to deals.
    drill: Drill,
) -> impl IntoView {
    let channels =
        Memo::new(move |_| moved_credit.with(|answer| answer.done().map(|m| largest(&m.channels)).unwrap_or_default()));
    let campaigns = Memo::new(move |_| {
        moved_credit.with(|answer| answer.done().map(|m| largest(&m.campaigns)).unwrap_or_default())
    });
    view! {
        <div class="carriers">
            <CarrierTable texts moved_credit currency highlight drill by=Dimension::Channel heading=texts.moved.channels_carry carriers=channels />
            <CarrierTable texts moved_credit currency highlight drill by=Dimension::Campaign heading=texts.moved.campaigns_carry carriers=campaigns />
            <CarryingDeals texts moved_credit currency drill />
        </div>
    }
    .into_any()
}

/// A list of channels or campaigns, as a table.
#[component]
fn CarrierTable(
    /// The texts.
    texts: &'static dyn Texts,
    /// The credit that moves between two models.
    moved_credit: RwSignal<Answer<Arc<Moved>>>,
    /// The data's currency.
    currency: Memo<String>,
    /// The team, channel or campaign highlighted on the whole page.
    highlight: RwSignal<Option<Highlight>>,
    /// The drill-down to deals.
    drill: Drill,
    /// The dimension that it lists.
    by: Dimension,
    /// Its heading.
    heading: &'static str,
    /// Those with the largest change, the largest first.
    carriers: Memo<Vec<Carrier>>,
) -> impl IntoView {
    let [name, change] = texts.moved.carrier_columns;
    let any = Signal::derive(move || carriers.with(|carriers| !carriers.is_empty()));
    let rows = move || {
        let carriers = carriers.get();
        // The first has the largest change.
        let most = carriers.first().map_or(0, |carrier| carrier.change.unsigned_abs());
        carriers
            .into_iter()
            .map(|carrier| view! { <CarrierRow texts moved_credit currency highlight drill by carrier most /> })
            .collect_view()
    };
    view! {
        <When holds=any>
            <table class="carrier-table">
                <caption>{heading}</caption>
                <thead class="visually-hidden"><tr><th scope="col">{name}</th><td></td><th scope="col">{change}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </When>
    }
}

#[component]
fn CarrierRow(
    /// The texts.
    texts: &'static dyn Texts,
    /// The credit that moves between two models.
    moved_credit: RwSignal<Answer<Arc<Moved>>>,
    /// The currency of amounts.
    currency: Memo<String>,
    /// The team, channel or campaign highlighted on the whole page.
    highlight: RwSignal<Option<Highlight>>,
    /// The drill-down to deals.
    drill: Drill,
    /// Its dimension.
    by: Dimension,
    /// The carrier.
    carrier: Carrier,
    /// The largest change, in minor units.
    most: u64,
) -> impl IntoView {
    let member = Member::named(&carrier.name);
    let Some((from, to)) = moved_credit.with_untracked(|a| a.done().map(|m| (m.from.clone(), m.to.clone()))) else {
        return ().into_any();
    };
    let behind = DrillTarget::Change { from, to, by, of: vec![member.clone()] };
    let leads_to = texts.leads_to_deals(&texts.behind(&behind, None));
    let amount = texts.change(carrier.change, &currency.get_untracked());
    let name = if carrier.name.is_empty() { texts.teams.no_campaign.to_owned() } else { carrier.name };
    let joint = carrier.joint.then(|| view! { <span class="mark">{texts.moved.joint_mark}</span> });
    let highlight = linked_row(highlight, by, member);
    // One half of the cell is for gains, the other for losses.
    let width = format!("{}%", carrier.change.unsigned_abs() as f64 / most.max(1) as f64 * 50.0);
    view! {
        <tr class="linked" class:dim=highlight.dim on:pointerenter=highlight.enter on:pointerleave=highlight.leave>
            <th scope="row">{name}" "{joint}</th>
            <td class="bar-cell" aria-hidden="true">
                <span
                    class="carrier-bar"
                    class:up={carrier.change > 0}
                    class:down={carrier.change < 0}
                    style:width=width
                ></span>
            </td>
            <td class="figure-cell" class:up={carrier.change > 0} class:down={carrier.change < 0}>
                <Leading text=amount to=leads_to on_choose=move |()| drill.show(behind.clone()) />
            </td>
        </tr>
    }
    .into_any()
}

/// The deals in which most credit moves.
#[component]
fn CarryingDeals(
    /// The texts.
    texts: &'static dyn Texts,
    /// The credit that moves between two models.
    moved_credit: RwSignal<Answer<Arc<Moved>>>,
    /// The data's currency.
    currency: Memo<String>,
    /// The drill-down to deals.
    drill: Drill,
) -> impl IntoView {
    let [name, moves] = texts.moved.deal_carrier_columns;
    let moved = Memo::new(move |_| moved_credit.with(|answer| answer.done().cloned()));
    let any = Signal::derive(move || moved.with(|moved| moved.as_ref().is_some_and(|moved| !moved.deals.is_empty())));
    let rows = move || {
        let moved = moved.get()?;
        let behind = everything(&moved);
        let row = |deal: &CarryingDeal| deal_row(texts, currency, drill, deal, behind.clone());
        Some(moved.deals.iter().map(row).collect_view())
    };
    let show = move |_| {
        if let Some(moved) = moved.get_untracked() {
            drill.show(everything(&moved));
        }
    };
    let count = move || moved.with(|moved| moved.as_ref().map_or(0, |moved| u64::from(moved.deals_moved)));
    let listed = move || moved.with(|moved| moved.as_ref().map_or(0, |moved| moved.deals.len() as u64));
    let more = Signal::derive(move || count() > listed());
    let all = move || texts.all_deals_carry(count());
    view! {
        <When holds=any>
            <table class="carrier-table">
                <caption>{texts.moved.deals_carry}</caption>
                <thead class="visually-hidden"><tr><th scope="col">{name}</th><th scope="col">{moves}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </When>
        <When holds=more>
            <button type="button" class="link" on:click=show>{all}</button>
        </When>
    }
}

/// All credit that moves, between any teams.
fn everything(moved: &Moved) -> DrillTarget {
    let (givers, takers) = (moved.teams.clone(), moved.teams.clone());
    DrillTarget::Flow(Flows { from: moved.from.clone(), to: moved.to.clone(), givers, takers })
}

fn deal_row(
    texts: &'static dyn Texts,
    currency: Memo<String>,
    drill: Drill,
    deal: &CarryingDeal,
    behind: DrillTarget,
) -> impl IntoView + use<> {
    let name = texts.deal_called(&deal.id, &deal.name);
    let to = texts.opens_deal(&name);
    let amount = texts.figures().money(deal.moved, &currency.get_untracked());
    let id = deal.id.clone();
    let open = move |()| drill.show_one(behind.clone(), id.clone());
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="figure-cell"><Leading text=amount to=to on_choose=open /></td>
        </tr>
    }
}

fn largest(carriers: &[Carrier]) -> Vec<Carrier> {
    carriers.iter().filter(|carrier| carrier.change != 0).take(LISTED).cloned().collect()
}
