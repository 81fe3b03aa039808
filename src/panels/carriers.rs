//! The channels and campaigns that carry what moves.

use fairshare_engine::view::Carrier;
use leptos::prelude::*;

use crate::parts::When;
use crate::session::Session;

/// How many of each are listed.
const LISTED: usize = 5;

/// Channels, then campaigns.
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
            <CarrierTable session heading=texts.channels_carry() carriers=channels />
            <CarrierTable session heading=texts.campaigns_carry() carriers=campaigns />
        </div>
    }
    .into_any()
}

/// One list, as a table.
#[component]
fn CarrierTable(
    /// The store.
    session: Session,
    /// Its heading.
    heading: &'static str,
    /// What it lists.
    carriers: Memo<Vec<Carrier>>,
) -> impl IntoView {
    let [name, change] = session.texts().carrier_columns();
    let any = Signal::derive(move || carriers.with(|carriers| !carriers.is_empty()));
    let rows = move || carriers.get().into_iter().map(|carrier| row(session, carrier)).collect_view();
    view! {
        <When holds=any>
            <table class="carrier-table">
                <caption>{heading}</caption>
                <thead class="visually-hidden"><tr><th scope="col">{name}</th><th scope="col">{change}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </When>
    }
}

fn row(session: Session, carrier: Carrier) -> impl IntoView {
    let texts = session.texts();
    let name = if carrier.name.is_empty() { texts.no_campaign().to_owned() } else { carrier.name };
    let joint = carrier.joint.then(|| view! { <span class="mark">{texts.joint_mark()}</span> });
    view! {
        <tr>
            <th scope="row">{name}{joint}</th>
            <td class="figure-cell" class:up={carrier.change > 0} class:down={carrier.change < 0}>
                {texts.change(carrier.change, &session.currency.get_untracked())}
            </td>
        </tr>
    }
}

fn largest(carriers: &[Carrier]) -> Vec<Carrier> {
    carriers.iter().filter(|carrier| carrier.change != 0).take(LISTED).cloned().collect()
}
