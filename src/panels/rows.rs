//! Header, rows and totals of the table.

use std::sync::Arc;

use fairshare_engine::view::{By, GroupKind};
use leptos::prelude::*;

use super::table::Shown;
use crate::parts::When;
use crate::session::Session;
use crate::sheet::{self, Value};

/// Rows that are shown before the user asks for all.
const ROWS: usize = 200;

/// Rows that are added in one frame, so that thousands never hold the page up.
const STEP: usize = 100;

/// The table itself, in a scroller of its own.
#[component]
pub fn Rows(
    /// The store.
    session: Session,
    /// What the table shows.
    shown: Memo<Option<Shown>>,
) -> impl IntoView {
    let limit = RwSignal::new(ROWS);
    Effect::new(move |_| {
        shown.with(|_| limit.set(ROWS));
    });
    let table = move || shown.get().map(|shown| table(session, Arc::new(shown), limit));
    let total = move || shown.with(|shown| shown.as_ref().map_or(0, |s| s.order.len()));
    let hidden = move || total().saturating_sub(limit.get());
    let texts = session.texts();
    let any_more = Signal::derive(move || hidden() > 0);
    let hidden_rows = Signal::derive(move || texts.hidden_rows(hidden()));
    let show_all = Signal::derive(move || texts.show_all(total()));
    view! {
        {table}
        <When holds=any_more>
            <p class="more">
                <span class="soft">{hidden_rows}</span>
                <button type="button" class="link" on:click=move |_| grow(limit, total())>{show_all}</button>
            </p>
        </When>
    }
    .into_any()
}

/// Adds rows, frame by frame, until all are there or the table has changed.
fn grow(limit: RwSignal<usize>, total: usize) {
    let next = limit.get_untracked() + STEP;
    limit.set(next);
    if next < total {
        request_animation_frame(move || {
            if limit.get_untracked() == next {
                grow(limit, total);
            }
        });
    }
}

fn table(session: Session, shown: Arc<Shown>, limit: RwSignal<usize>) -> impl IntoView + use<> {
    let texts = session.texts();
    let by = shown.view.by;
    let heads = shown.view.models.iter().enumerate().map(|(model, m)| {
        view! { <th scope="col" class:baseline=model == shown.baseline>{texts.model(m)}</th> }
    });
    let heads = heads.collect_view();
    let order = shown.order.clone();
    let groups = move || order.iter().copied().take(limit.get()).collect::<Vec<_>>();
    let totals = totals(session, &shown);
    let caption = texts.caption(by, shown.measure);
    let name = caption.clone();
    let row = move |group: usize| row(session, &shown, group);
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=name>
        <table class="grid">
            <caption>{caption}</caption>
            <thead><tr><th scope="col">{texts.by(by)}</th>{heads}</tr></thead>
            <tbody><For each=groups key=|group| *group children=row /></tbody>
            <tfoot>{totals}</tfoot>
        </table>
        </div>
    }
}

fn row(session: Session, shown: &Shown, group: usize) -> impl IntoView + use<> {
    let texts = session.texts();
    let of = &shown.view.groups[group];
    let name = match of.kind {
        GroupKind::Named => of.name.clone(),
        GroupKind::Unassigned if shown.view.by == By::Campaign => texts.no_campaign().to_owned(),
        GroupKind::Unassigned => texts.unassigned().to_owned(),
        GroupKind::Unattributed => texts.unattributed().to_owned(),
    };
    let currency = session.currency.get_untracked();
    let against = sheet::value(&shown.view, shown.measure, shown.baseline, group);
    let cell = |model: usize| {
        let value = sheet::value(&shown.view, shown.measure, model, group);
        let difference = (shown.differences && model != shown.baseline).then(|| value.less(against));
        let difference = difference.map(|value| difference_line(texts.difference(value, &currency), value));
        view! {
            <td class="figure-cell" class:baseline=model == shown.baseline>
                {texts.value(value, &currency)}
                {difference}
            </td>
        }
    };
    let cells = (0..shown.view.models.len()).map(cell).collect_view();
    view! { <tr><th scope="row">{name}</th>{cells}</tr> }
}

fn difference_line(text: String, value: Value) -> impl IntoView {
    let sign = match value {
        Value::Amount(minor) => minor as f64,
        Value::Share(number) | Value::Deals(number) | Value::Unrounded(number) => number,
    };
    let up = text != "0" && sign > 0.0;
    let down = text != "0" && sign < 0.0;
    view! { <span class="difference" class:up=up class:down=down>{text}</span> }
}

/// The totals, added up from the cells: they equal won revenue under every model.
fn totals(session: Session, shown: &Shown) -> impl IntoView + use<> {
    let texts = session.texts();
    let currency = session.currency.get_untracked();
    let cell = |model: usize| {
        let total = texts.value(sheet::total(&shown.view, shown.measure, model), &currency);
        view! { <td class="figure-cell" class:baseline=model == shown.baseline>{total}</td> }
    };
    let cells = (0..shown.view.models.len()).map(cell).collect_view();
    view! { <tr><th scope="row">{texts.total()}</th>{cells}</tr> }
}
