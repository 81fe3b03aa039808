//! How sure the shares are: in words for the baseline, and as a table for every model.

use std::sync::Arc;

use fairshare_engine::view::Uncertainty;
use leptos::prelude::*;

use crate::parts::When;
use crate::session::{Data, Session, Sure};

/// Below the chart: how the drawing goes, then what it found.
#[component]
pub fn SurePart(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let under_way = move || {
        let progress = session.drawing.get()?;
        Some(view! { <p class="soft sure">{texts.drawing(&texts.progress(&progress))}</p> })
    };
    let says = move || {
        let sure = session.sure.with(|answer| answer.done().cloned())?;
        texts.leads(&sure.uncertainty, &session.model(session.baseline.get()))
    };
    // It stays open while other intervals of the same data are drawn.
    let last = Memo::new_with_compare(
        move |last: Option<&Last>| {
            let of = session.facts.get();
            let same = |last: &&Last| last.of.as_ref().map(Arc::as_ptr) == of.as_ref().map(Arc::as_ptr);
            let kept = || last.filter(same).and_then(|last| last.sure.clone());
            let sure = session.sure.with(|answer| answer.done().cloned()).or_else(kept);
            Last { of, sure }
        },
        |before, now| before.map(|last| &last.sure) != now.map(|last| &last.sure),
    );
    let any = Signal::derive(move || last.with(|last| last.sure.is_some()));
    let intervals = move || last.with(|last| last.sure.as_ref().map(|sure| table(session, &sure.uncertainty)));
    view! {
        {under_way}
        <p class="soft sure">{says}</p>
        <When holds=any>
            <details class="sure">
                <summary>{texts.intervals()}</summary>
                {intervals}
            </details>
        </When>
    }
    .into_any()
}

/// The intervals drawn last, and the data they are of.
struct Last {
    of: Option<Arc<Data>>,
    sure: Option<Arc<Sure>>,
}

/// The interval of each group under each model.
fn table(session: Session, sure: &Uncertainty) -> AnyView {
    let texts = session.texts();
    let width = sure.groups.len();
    let named: Vec<usize> = (0..width).filter(|&at| !sure.groups[at].is_empty()).take(GROUPS).collect();
    let heads = named.iter().map(|&at| view! { <th scope="col">{sure.groups[at].clone()}</th> }).collect_view();
    let row = |model: usize| {
        let cells = named.iter().map(|&at| {
            let place = model * width + at;
            view! { <td>{texts.interval(sure.low[place], sure.high[place])}</td> }
        });
        view! {
            <tr>
                <th scope="row">{texts.model(&sure.models[model])}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let rows = (0..sure.models.len()).map(row).collect_view();
    view! {
        <p class="soft">{texts.intervals_say(sure)}</p>
        <div class="scroller" role="region" tabindex="0" aria-label=texts.intervals()>
            <table class="grid plain">
                <thead><tr><th></th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Groups that the table shows.
const GROUPS: usize = 12;
