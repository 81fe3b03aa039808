//! The channels, campaigns and deals that carry what moves.

use fairshare_engine::view::{Behind, By, Carrier, CarryingDeal, Flows, Member, Moved};
use leptos::prelude::*;

use super::linked::linked_row;
use crate::parts::{Leading, When};
use crate::session::Session;

/// How many of each are listed.
const LISTED: usize = 5;

/// Channels, then campaigns, then deals.
#[component]
pub fn Carriers(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let channels = Memo::new(move |_| {
        session.moved.with(|answer| answer.done().map(|m| largest(&m.channels)).unwrap_or_default())
    });
    let campaigns = Memo::new(move |_| {
        session.moved.with(|answer| answer.done().map(|m| largest(&m.campaigns)).unwrap_or_default())
    });
    view! {
        <div class="carriers">
            <CarrierTable session by=By::Channel heading=texts.channels_carry() carriers=channels />
            <CarrierTable session by=By::Campaign heading=texts.campaigns_carry() carriers=campaigns />
            <CarryingDeals session />
        </div>
    }
    .into_any()
}

/// One list, as a table.
#[component]
fn CarrierTable(
    /// The store.
    session: Session,
    /// What it lists.
    by: By,
    /// Its heading.
    heading: &'static str,
    /// Those that carry most.
    carriers: Memo<Vec<Carrier>>,
) -> impl IntoView {
    let [name, change] = session.texts().carrier_columns();
    let any = Signal::derive(move || carriers.with(|carriers| !carriers.is_empty()));
    let rows = move || {
        let carriers = carriers.get();
        // The first carries most.
        let most = carriers.first().map_or(0, |carrier| carrier.change.unsigned_abs());
        carriers.into_iter().map(|carrier| row(session, by, carrier, most)).collect_view()
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

fn row(session: Session, by: By, carrier: Carrier, most: u64) -> impl IntoView {
    let texts = session.texts();
    let member = Member::named(&carrier.name);
    let Some((from, to)) = session.moved.with_untracked(|a| a.done().map(|m| (m.from.clone(), m.to.clone()))) else {
        return ().into_any();
    };
    let behind = Behind::Change { from, to, by, of: vec![member.clone()] };
    let leads_to = texts.leads_to_deals(&texts.behind(&behind, None));
    let amount = texts.change(carrier.change, &session.currency.get_untracked());
    let name = if carrier.name.is_empty() { texts.no_campaign().to_owned() } else { carrier.name };
    let joint = carrier.joint.then(|| view! { <span class="mark">{texts.joint_mark()}</span> });
    let lit = linked_row(session, by, member);
    // Half of the cell is for what gains, half for what gives up.
    let width = format!("{}%", carrier.change.unsigned_abs() as f64 / most.max(1) as f64 * 50.0);
    view! {
        <tr class="linked" class:dim=lit.dim on:pointerenter=lit.enter on:pointerleave=lit.leave>
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
                <Leading text=amount to=leads_to on_choose=move |()| session.drill.show(behind.clone()) />
            </td>
        </tr>
    }
    .into_any()
}

/// The deals in which most moves.
#[component]
fn CarryingDeals(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let [name, moves] = texts.deal_carrier_columns();
    let moved = Memo::new(move |_| session.moved.with(|answer| answer.done().cloned()));
    let any = Signal::derive(move || moved.with(|moved| moved.as_ref().is_some_and(|moved| !moved.deals.is_empty())));
    let rows = move || {
        let moved = moved.get()?;
        let behind = everything(&moved);
        let row = |deal: &CarryingDeal| deal_row(session, deal, behind.clone());
        Some(moved.deals.iter().map(row).collect_view())
    };
    let show = move |_| {
        if let Some(moved) = moved.get_untracked() {
            session.drill.show(everything(&moved));
        }
    };
    let count = move || moved.with(|moved| moved.as_ref().map_or(0, |moved| u64::from(moved.deals_moved)));
    let listed = move || moved.with(|moved| moved.as_ref().map_or(0, |moved| moved.deals.len() as u64));
    let more = Signal::derive(move || count() > listed());
    let all = move || texts.all_deals_carry(count());
    view! {
        <When holds=any>
            <table class="carrier-table">
                <caption>{texts.deals_carry()}</caption>
                <thead class="visually-hidden"><tr><th scope="col">{name}</th><th scope="col">{moves}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </When>
        <When holds=more>
            <button type="button" class="link" on:click=show>{all}</button>
        </When>
    }
}

/// All that moves, whoever it moves from and to.
fn everything(moved: &Moved) -> Behind {
    let (givers, takers) = (moved.teams.clone(), moved.teams.clone());
    Behind::Flow(Flows { from: moved.from.clone(), to: moved.to.clone(), givers, takers })
}

fn deal_row(session: Session, deal: &CarryingDeal, behind: Behind) -> impl IntoView + use<> {
    let texts = session.texts();
    let name = texts.deal_key(&deal.id);
    let to = texts.opens_deal(&name);
    let amount = texts.figures().money(deal.moved, &session.currency.get_untracked());
    let id = deal.id.clone();
    let open = move |()| session.drill.show_one(behind.clone(), id.clone());
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
