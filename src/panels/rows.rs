//! Header, rows and totals of the table. Of many rows only those in sight stand in the document.

use std::sync::Arc;

use fairshare_engine::view::{Behind, By, Member};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::linked::{linked_row, won_deals};
use super::table::{Shown, label};
use crate::parts::Leading;
use crate::session::Session;
use crate::sheet::{self, Value};
use crate::sorted::{Column, Sort};

/// Rows up to which all of them stand in the document.
const ALL: usize = 200;
/// Rows that are printed at most: a dozen sheets.
const PRINTED: usize = 500;
/// Rows that stand in it above and below those in sight, so that quick hands find none missing.
const BEYOND: usize = 16;
/// Height of a row until one was measured, and of what is in sight.
const ROW: f64 = 33.0;
const SIGHT: f64 = 640.0;

/// What of the rows is in sight.
#[derive(Clone, Copy, PartialEq)]
struct Sight {
    /// Pixels above it.
    top: f64,
    /// Height of it.
    height: f64,
    /// Height of one row.
    row: f64,
}

impl Sight {
    const START: Self = Self { top: 0.0, height: SIGHT, row: ROW };

    /// The rows that stand in the document, of so many.
    fn rows(self, total: usize) -> std::ops::Range<usize> {
        if total <= ALL {
            return 0..total;
        }
        let first = ((self.top / self.row) as usize).saturating_sub(BEYOND).min(total);
        let count = (self.height / self.row) as usize + 2 * BEYOND;
        first..(first + count).min(total)
    }
}

/// The table itself, in a scroller of its own.
#[component]
pub fn Rows(
    /// The store.
    session: Session,
    /// What the table shows.
    shown: Signal<Option<Shown>>,
    /// Groups in the order of the rows.
    order: Memo<Arc<Vec<usize>>>,
    /// What they are sorted by.
    sort: RwSignal<Option<Sort>>,
) -> impl IntoView {
    move || shown.get().map(|shown| table(session, Arc::new(shown), order, sort))
}

fn table(
    session: Session,
    shown: Arc<Shown>,
    order: Memo<Arc<Vec<usize>>>,
    sort: RwSignal<Option<Sort>>,
) -> impl IntoView + use<> {
    let texts = session.texts();
    let by = shown.view.by;
    let sight = RwSignal::new(Sight::START);
    let scroller = NodeRef::<html::Div>::new();
    let look = move || {
        // A frame that was asked for may come after the table is gone.
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
    Effect::new(move |before: Option<()>| {
        order.track();
        // Another order begins at its first row.
        if let Some(scroller) = scroller.get_untracked().filter(|_| before.is_some()) {
            scroller.set_scroll_top(0);
        }
        request_animation_frame(look);
    });
    let total = Memo::new(move |_| order.with(|order| order.len()));
    let window = Memo::new(move |_| {
        let total = total.get();
        if session.printing.get() { 0..total.min(PRINTED) } else { sight.get().rows(total) }
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
    // With header and totals; said only where not all rows stand in the document.
    let rows = move || many.get().then(|| (total.get() + 2).to_string());
    let above = Signal::derive(move || window.with(|window| window.start) as f64 * sight.get().row);
    let below = Signal::derive(move || (total.get() - window.with(|window| window.end)) as f64 * sight.get().row);
    let heads = heads(session, &shown, sort);
    let totals = totals(session, &shown);
    let caption = texts.caption(by, shown.measure);
    let name = caption.clone();
    let row = move |(at, group): (usize, usize)| row(session, &shown, group, many.get_untracked().then_some(at));
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

/// Room for rows that do not stand in the document.
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
fn heads(session: Session, shown: &Shown, sort: RwSignal<Option<Sort>>) -> impl IntoView + use<> {
    let texts = session.texts();
    let by = shown.view.by;
    let part = by.is_within().then(|| view! { <th scope="col" class="name-cell">{texts.by(by)}</th> });
    let of_names = if by.is_within() { By::Team } else { by };
    let models = shown
        .view
        .models
        .iter()
        .enumerate()
        .map(|(model, m)| head(texts.model(m), Column::Model(m.clone()), sort, model == shown.baseline));
    let models = models.collect_view();
    view! { <tr>{part}{head(texts.by(of_names).to_owned(), Column::Name, sort, false)}{models}</tr> }
}

fn head(name: String, column: Column, sort: RwSignal<Option<Sort>>, baseline: bool) -> impl IntoView + use<> {
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
    let click = move |_| sort.update(|sort| *sort = Sort::after(sort.as_ref(), &column));
    view! {
        <th scope="col" class:baseline=baseline class:name-cell=is_name aria-sort=aria>
            <button type="button" class="sort" on:click=click>
                {name}
                <span aria-hidden="true">{mark}</span>
            </button>
        </th>
    }
}

fn row(session: Session, shown: &Shown, group: usize, place: Option<usize>) -> impl IntoView + use<> {
    let texts = session.texts();
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
        let behind = Behind::Credit { model: view.models[model].clone(), by: view.by, of: vec![member.clone()] };
        let to = texts.leads_to_deals(&texts.behind(&behind, None));
        let text = texts.value(value, currency);
        view! {
            <td class="figure-cell" class:baseline=model == shown.baseline>
                <Leading text=text to=to on_choose=move |()| session.drill.show(behind.clone()) />
                {difference}
            </td>
        }
    };
    let cells = (0..view.models.len()).map(cell).collect_view();
    // The header is the first row.
    let place = place.map(|place| (place + 2).to_string());
    let of = if view.by.is_within() { By::Team } else { view.by };
    let lit = linked_row(session, of, Member { part: String::new(), ..member });
    view! {
        <tr
            class="linked"
            class:dim=lit.dim
            aria-rowindex=place
            on:pointerenter=lit.enter
            on:pointerleave=lit.leave
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

/// The totals, added up from the cells of all groups: they equal won revenue under every model, whatever rows are sought.
fn totals(session: Session, shown: &Shown) -> impl IntoView + use<> {
    let texts = session.texts();
    let currency = &shown.currency;
    if !shown.view.adds_up() {
        let across = shown.view.models.len().to_string();
        return view! { <tr><th scope="row">{texts.total()}</th><td colspan=across>{texts.not_added_up()}</td></tr> }
            .into_any();
    }
    let cell = |model: usize| {
        let total = texts.value(sheet::total(&shown.view, shown.measure, model), currency);
        view! { <td class="figure-cell" class:baseline=model == shown.baseline>{won_deals(session, total)}</td> }
    };
    let cells = (0..shown.view.models.len()).map(cell).collect_view();
    let part = shown.view.by.is_within().then(|| view! { <td class="name-cell"></td> });
    view! { <tr><th scope="row">{texts.total()}</th>{part}{cells}</tr> }.into_any()
}
