//! How sure the shares are: in words for the baseline, and as intervals for every model.

use std::sync::Arc;

use fairshare_types::results::Uncertainty;
use fairshare_worker::protocol::message::Progress;
use leptos::prelude::*;

use crate::components::When;
use crate::state::choice_signals::Field;
use crate::state::results::{Answer, Data, Intervals};
use crate::texts::Texts;
use crate::values::catalogue::{Kind, Settings};

/// Below the chart: the progress of the resampling, then its result.
#[component]
pub fn IntervalsPart(
    /// The texts.
    texts: &'static dyn Texts,
    /// The models' settings.
    settings: Field<Settings>,
    /// Intervals of the chart's shares.
    sure: RwSignal<Answer<Arc<Intervals>>>,
    /// Progress of the bootstrap while it runs.
    drawing: RwSignal<Option<Progress>>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// The baseline.
    baseline: Memo<Kind>,
) -> impl IntoView {
    let under_way = move || {
        let progress = drawing.get()?;
        Some(view! { <p class="soft sure">{texts.drawing(&texts.progress(&progress))}</p> })
    };
    let says = move || {
        let sure = sure.with(|answer| answer.done().cloned())?;
        texts.leads(&sure.uncertainty, &settings.model(baseline.get()))
    };
    // The table stays open while other intervals of the same data are computed.
    let last = Memo::new_with_compare(
        move |last: Option<&Last>| {
            let of = facts.get();
            let same = |last: &&Last| last.of.as_ref().map(Arc::as_ptr) == of.as_ref().map(Arc::as_ptr);
            let kept = || last.filter(same).and_then(|last| last.sure.clone());
            let sure = sure.with(|answer| answer.done().cloned()).or_else(kept);
            Last { of, sure }
        },
        |before, now| before.map(|last| &last.sure) != now.map(|last| &last.sure),
    );
    let any = Signal::derive(move || last.with(|last| last.sure.is_some()));
    let intervals = move || last.with(|last| last.sure.as_ref().map(|sure| table(texts, &sure.uncertainty)));
    view! {
        {under_way}
        <p class="soft sure">{says}</p>
        <When holds=any>
            <details class="sure">
                <summary>{texts.explanations.intervals}</summary>
                {intervals}
            </details>
        </When>
    }
    .into_any()
}

/// The last intervals, and the data that they belong to.
struct Last {
    of: Option<Arc<Data>>,
    sure: Option<Arc<Intervals>>,
}

/// The interval of each group under each model.
fn table(texts: &'static dyn Texts, sure: &Uncertainty) -> AnyView {
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
        <div class="scroller" role="region" tabindex="0" aria-label=texts.explanations.intervals>
            <table class="grid plain">
                <thead><tr><th></th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Maximum number of groups in the table.
const GROUPS: usize = 12;
