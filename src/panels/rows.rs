//! Header, rows and totals of the table. A long table mounts only the rows in view.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{DrillTarget, Member};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::linked::{linked_row, won_deals};
use super::table::Shown;
use crate::components::Leading;
use crate::state::drill::Drill;
use crate::texts::Texts;
use crate::texts::saved_table::label;
use crate::values::highlight::Highlight;
use crate::values::sheet::{self, Value};
use crate::values::sorted::{Column, Sort};

/// Up to this many rows, all are mounted.
const ALL: usize = 200;
/// Maximum number of rows that are printed: a dozen sheets.
const PRINTED: usize = 500;
/// Rows mounted above and below those in view, so that fast scrolling shows no gap.
const BEYOND: usize = 16;
/// Height of a row until one is measured, and least height of the view.
const ROW: f64 = 33.0;
const SIGHT: f64 = 640.0;

/// The part of the rows that is in view.
#[derive(Clone, Copy, PartialEq)]
struct Sight {
    /// Pixels above the view.
    top: f64,
    /// Height of the view.
    height: f64,
    /// Height of one row.
    row: f64,
}

impl Sight {
    const START: Self = Self { top: 0.0, height: SIGHT, row: ROW };

    /// The rows to mount, out of `total`.
    fn rows(self, total: usize) -> std::ops::Range<usize> {
        if total <= ALL {
            return 0..total;
        }
        let first = ((self.top / self.row) as usize).saturating_sub(BEYOND).min(total);
        let count = (self.height / self.row) as usize + 2 * BEYOND;
        first..(first + count).min(total)
    }
}

/// The table, in its own scroller.
#[component]
pub fn Rows(
    /// The texts.
    texts: &'static dyn Texts,
    /// The page is being printed.
    printing: RwSignal<bool>,
    /// The team, channel or campaign highlighted on the whole page.
    highlight: RwSignal<Option<Highlight>>,
    /// The drill-down to deals.
    drill: Drill,
    /// The content of the table.
    shown: Signal<Option<Shown>>,
    /// Groups in the order of the rows.
    order: Memo<Arc<Vec<usize>>>,
    /// The order that the user chose.
    sort: Memo<Option<Sort>>,
    /// Receives a column whose heading is clicked.
    #[prop(into)]
    sort_by: Callback<Column>,
) -> impl IntoView {
    move || {
        shown.get().map(|shown| {
            let heads = heads(texts, &shown, sort, sort_by).into_any();
            table(texts, printing, highlight, drill, Arc::new(shown), order, heads)
        })
    }
}

fn table(
    texts: &'static dyn Texts,
    printing: RwSignal<bool>,
    highlight: RwSignal<Option<Highlight>>,
    drill: Drill,
    shown: Arc<Shown>,
    order: Memo<Arc<Vec<usize>>>,
    heads: AnyView,
) -> impl IntoView + use<> {
    let by = shown.view.by;
    let sight = RwSignal::new(Sight::START);
    let scroller = NodeRef::<html::Div>::new();
    let look = move || {
        // The frame may come after the table is unmounted.
        let Some(before) = sight.try_get_untracked() else { return };
        if let Some(scroller) = scroller.get_untracked() {
            let row = scroller.query_selector("tbody tr:not(.spacer)").ok().flatten();
            let row = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()).map(|row| f64::from(row.offset_height()));
            let now = Sight {
                top: f64::from(scroller.scroll_top()),
                height: f64::from(scroller.client_height()).max(SIGHT),
                row: row.filter(|height| *height > 0.0).unwrap_or(ROW),
            };
            if before != now {
                sight.set(now);
            }
        }
    };
    // An effect, because rows are measured and scrolled after the browser has placed them.
    Effect::new(move |before: Option<()>| {
        order.track();
        // A new order starts at its first row.
        if let Some(scroller) = scroller.get_untracked().filter(|_| before.is_some()) {
            scroller.set_scroll_top(0);
        }
        request_animation_frame(look);
    });
    let total = Memo::new(move |_| order.with(|order| order.len()));
    let window = Memo::new(move |_| {
        let total = total.get();
        if printing.get() { 0..total.min(PRINTED) } else { sight.get().rows(total) }
    });
    let (all, adds_up) = (shown.view.groups.len(), shown.view.adds_up());
    let left_out = move || {
        let rows = all - total.get().min(PRINTED);
        (rows > 0).then(|| texts.rows_left_out(rows, adds_up))
    };
    let groups = move || {
        let window = window.get();
        order.with(|order| {
            let first = window.start;
            let groups = order.get(window).unwrap_or_default();
            groups.iter().enumerate().map(|(at, group)| (first + at, *group)).collect::<Vec<_>>()
        })
    };
    let many = Signal::derive(move || total.get() > ALL);
    // Row count for screen readers, with header and totals; only if not all rows are mounted.
    let rows = move || many.get().then(|| (total.get() + 2).to_string());
    let above = Signal::derive(move || window.with(|window| window.start) as f64 * sight.get().row);
    let below = Signal::derive(move || (total.get() - window.with(|window| window.end)) as f64 * sight.get().row);
    let totals = totals(texts, drill, &shown);
    let caption = texts.caption(by, shown.measure);
    let name = caption.clone();
    let row = move |(at, group): (usize, usize)| {
        row(texts, highlight, drill, &shown, group, many.get_untracked().then_some(at))
    };
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=name node_ref=scroller on:scroll=move |_| look()>
        <table class="grid" class:many=many aria-rowcount=rows>
            <caption>{caption}</caption>
            <thead>{heads}</thead>
            <tbody>
                <Spacer height=above />
                <For each=groups key=|place| *place children=row />
                <Spacer height=below />
            </tbody>
            <tfoot>{totals}</tfoot>
        </table>
        <p class="on-paper">{left_out}</p>
        </div>
    }
}

/// Space for rows that are not mounted.
#[component]
fn Spacer(
    /// Its height.
    height: Signal<f64>,
) -> impl IntoView {
    let any = Memo::new(move |_| height.get() > 0.0);
    let pixels = move || format!("{}px", height.get());
    move || any.get().then(|| view! { <tr class="spacer" aria-hidden="true"><td style:height=pixels></td></tr> })
}

/// The headings; a click on one sorts by it.
fn heads(
    texts: &'static dyn Texts,
    shown: &Shown,
    sort: Memo<Option<Sort>>,
    sort_by: Callback<Column>,
) -> impl IntoView + use<> {
    let by = shown.view.by;
    let part = by.is_within().then(|| view! { <th scope="col" class="name-cell">{texts.by(by)}</th> });
    let of_names = if by.is_within() { Dimension::Team } else { by };
    let models = shown
        .view
        .models
        .iter()
        .enumerate()
        .map(|(model, m)| head(texts.model(m), Column::Model(m.clone()), sort, sort_by, model == shown.baseline));
    let models = models.collect_view();
    view! { <tr>{part}{head(texts.by(of_names).to_owned(), Column::Name, sort, sort_by, false)}{models}</tr> }
}

fn head(
    name: String,
    column: Column,
    sort: Memo<Option<Sort>>,
    sort_by: Callback<Column>,
    baseline: bool,
) -> impl IntoView + use<> {
    let is_name = column == Column::Name;
    let own = column.clone();
    let descending = Signal::derive(move || {
        sort.with(|sort| sort.as_ref().filter(|sort| sort.column == own).map(|sort| sort.descending))
    });
    let aria = move || match descending.get() {
        None => "none",
        Some(true) => "descending",
        Some(false) => "ascending",
    };
    let mark = move || match descending.get() {
        None => "",
        Some(true) => " ↓",
        Some(false) => " ↑",
    };
    let click = move |_| sort_by.run(column.clone());
    view! {
        <th scope="col" class:baseline=baseline class:name-cell=is_name aria-sort=aria>
            <button type="button" class="sort" on:click=click>
                {name}
                <span aria-hidden="true">{mark}</span>
            </button>
        </th>
    }
}

fn row(
    texts: &'static dyn Texts,
    highlight: RwSignal<Option<Highlight>>,
    drill: Drill,
    shown: &Shown,
    group: usize,
    place: Option<usize>,
) -> impl IntoView + use<> {
    let view = &shown.view;
    let part = view.by.is_within().then(|| {
        view! { <th scope="row">{texts.part(view.by, &view.groups[group].part)}</th> }
    });
    let name = label(texts, view, group);
    let title = name.clone();
    let name = if part.is_some() {
        view! { <th scope="row" class="name-cell">{name}</th> }.into_any()
    } else {
        view! { <th scope="row" title=title>{name}</th> }.into_any()
    };
    let currency = &shown.currency;
    let against = sheet::value(view, shown.measure, shown.baseline, group);
    let member = Member::from(&view.groups[group]);
    let cell = |model: usize| {
        let value = sheet::value(view, shown.measure, model, group);
        let difference = (shown.differences && model != shown.baseline).then(|| value.less(against));
        let difference = difference.map(|value| difference_line(texts.difference(value, currency), value));
        let behind = DrillTarget::Credit { model: view.models[model].clone(), by: view.by, of: vec![member.clone()] };
        let to = texts.leads_to_deals(&texts.behind(&behind, None));
        let text = texts.value(value, currency);
        view! {
            <td class="figure-cell" class:baseline=model == shown.baseline>
                <Leading text=text to=to on_choose=move |()| drill.show(behind.clone()) />
                {difference}
            </td>
        }
    };
    let cells = (0..view.models.len()).map(cell).collect_view();
    // The header is the first row.
    let place = place.map(|place| (place + 2).to_string());
    let of = if view.by.is_within() { Dimension::Team } else { view.by };
    let highlight = linked_row(highlight, of, Member { part: String::new(), ..member });
    view! {
        <tr
            class="linked"
            class:dim=highlight.dim
            aria-rowindex=place
            on:pointerenter=highlight.enter
            on:pointerleave=highlight.leave
        >
            {part}
            {name}
            {cells}
        </tr>
    }
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

/// The totals, added up from the cells of all groups: the same under every model, whatever rows a search hides.
fn totals(texts: &'static dyn Texts, drill: Drill, shown: &Shown) -> impl IntoView + use<> {
    let currency = &shown.currency;
    if !shown.view.adds_up() {
        let across = shown.view.models.len().to_string();
        return view! { <tr><th scope="row">{texts.table.total}</th><td colspan=across>{texts.teams.not_added_up}</td></tr> }
            .into_any();
    }
    let cell = |model: usize| {
        let total = texts.value(sheet::total(&shown.view, shown.measure, model), currency);
        view! { <td class="figure-cell" class:baseline=model == shown.baseline>{won_deals(texts, drill, total)}</td> }
    };
    let cells = (0..shown.view.models.len()).map(cell).collect_view();
    let part = shown.view.by.is_within().then(|| view! { <td class="name-cell"></td> });
    view! { <tr><th scope="row">{texts.table.total}</th>{part}{cells}</tr> }.into_any()
}
