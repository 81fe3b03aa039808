//! The table: every group under every model, copied and saved.

use std::sync::Arc;

use fairshare_engine::view::{By, Comparison, GroupKind};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::rows::Rows;
use crate::browser::{clipboard, download};
use crate::parts::{Choice, Segmented, Select, TextField, When, afterwards};
use crate::redaction;
use crate::session::Session;
use crate::sheet::{self, Measure};
use crate::sorted;
use crate::texts::{Saved, Texts};

/// Rows beyond which there is a field that looks for one.
const MANY: usize = 12;

/// What the table shows: changed as a whole, never in part.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// The numbers.
    pub view: Arc<Comparison>,
    /// What the cells show.
    pub measure: Measure,
    /// Place of the baseline.
    pub baseline: usize,
    /// Whether differences stand below the numbers.
    pub differences: bool,
    /// The currency of its amounts.
    pub currency: String,
}

/// The table.
#[component]
pub fn TablePanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let now = Memo::new(move |_| {
        let view = session.table_view()?;
        let baseline = session.baseline_place();
        let (measure, differences) = (session.measure.get(), session.differences.get());
        let currency = session.currency.get();
        Some(Shown { view: Arc::new(view), measure, baseline, differences, currency })
    });
    let told = afterwards(move || now.with(|_| 0));
    // As it was when it was told: the order of the rows, and the rows, are of one and the same.
    let shown: Signal<Option<Shown>> = Memo::new(move |_| told.get().and_then(|_| now.get_untracked())).into();
    let (sought, sort) = (session.desk.sought, session.desk.sort);
    let order = Memo::new(move |_| {
        shown.with(|shown| {
            let Some(Shown { view, measure, baseline, .. }) = shown else { return Arc::default() };
            let label = |group: usize| {
                let part = view.by.is_within().then(|| texts.part(view.by, &view.groups[group].part));
                part.map_or_else(String::new, |part| part + " ") + &label(texts, view, group)
            };
            let rows = |sought: &String| {
                sort.with(|sort| sorted::rows(view, *measure, *baseline, sort.as_ref(), sought, &label))
            };
            Arc::new(sought.with(rows))
        })
    });
    Effect::new(move |before: Option<By>| {
        let by = session.rows.get();
        if before.is_some_and(|before| before != by) {
            sought.set(String::new());
            sort.set(None);
        }
        by
    });
    view! {
        <section class="card" aria-labelledby="table-heading">
            <header class="card-head">
                <h2 id="table-heading">{texts.table()}</h2>
                <TableChoices session />
                <TableTools session shown order />
            </header>
            <FindRow session shown order sought />
            <Rows session shown order sort />
        </section>
    }
    .into_any()
}

/// What the rows are, what the cells show, and whether differences are shown.
#[component]
fn TableChoices(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let rows = Signal::derive(move || {
        let offered = sheet::ROWS.into_iter().filter(|by| session.offers(*by));
        offered.map(|by| Choice::new(sheet::by_key(by), texts.by_plural(by))).collect::<Vec<_>>()
    });
    let measures: Vec<Choice> = Measure::ALL.map(|m| Choice::new(m.key(), texts.measure_name(m))).to_vec();
    let choose_rows = move |key: String| session.wanted_rows.set(sheet::by_from_key(&key));
    let choose_measure = move |key: String| session.measure.set(Measure::from_key(&key).unwrap_or(Measure::Share));
    let by = Signal::derive(move || sheet::by_key(session.rows.get()).to_owned());
    let measure = Signal::derive(move || session.measure.get().key().to_owned());
    let toggle = move |event| session.differences.set(event_target_checked(&event));
    view! {
        <div class="table-choices">
            <Segmented label=texts.rows() name="rows" choices=rows value=by on_choose=choose_rows />
            <Select label=texts.measure() choices=Signal::stored(measures) value=measure on_choose=choose_measure />
            <label class="check">
                <input type="checkbox" prop:checked=session.differences on:change=toggle />
                <span>{texts.differences()}</span>
            </label>
        </div>
    }
    .into_any()
}

/// Looks for rows by their names, where there are many.
#[component]
fn FindRow(
    /// The store.
    session: Session,
    /// What the table shows.
    shown: Signal<Option<Shown>>,
    /// Groups in the order of the rows.
    order: Memo<Arc<Vec<usize>>>,
    /// What is sought.
    sought: RwSignal<String>,
) -> impl IntoView {
    let texts = session.texts();
    let all = Memo::new(move |_| shown.with(|shown| shown.as_ref().map_or(0, |shown| shown.view.groups.len())));
    let seeks = Signal::derive(move || sought.with(|sought| !sought.trim().is_empty()));
    let many = Signal::derive(move || all.get() > MANY || seeks.get());
    let found = Signal::derive(move || {
        if seeks.get() { texts.found_rows(order.with(|order| order.len()), all.get()) } else { String::new() }
    });
    view! {
        <When holds=many>
            <p class="find-row">
                {move || {
                    let label = texts.find_row(session.rows.get());
                    view! { <TextField label=label value=sought on_input=move |text| sought.set(text) /> }
                }}
                <span class="soft" role="status">{found}</span>
            </p>
        </When>
    }
    .into_any()
}

/// What a row is called, apart from its month or segment.
pub fn label(texts: &dyn Texts, view: &Comparison, group: usize) -> String {
    let of = &view.groups[group];
    match of.kind {
        GroupKind::Named => of.name.clone(),
        GroupKind::Joint => texts.joint_row().to_owned(),
        GroupKind::Unassigned => texts.nothing_of(view.by).to_owned(),
        GroupKind::Unattributed => texts.unattributed().to_owned(),
    }
}

/// "Copy" and "Save CSV".
#[component]
fn TableTools(
    /// The store.
    session: Session,
    /// What the table shows.
    shown: Signal<Option<Shown>>,
    /// Groups in the order of the rows.
    order: Memo<Arc<Vec<usize>>>,
) -> impl IntoView {
    let texts = session.texts();
    let cells = move || {
        let shown = shown.get_untracked()?;
        let hidden = untrack(|| session.redaction(None));
        let cells =
            redaction::under(hidden, || order.with_untracked(|order| sheet::cells(&shown.view, shown.measure, order)));
        Some((cells, shown))
    };
    let copy = move |_| {
        let Some((cells, _)) = cells() else { return };
        spawn_local(async move {
            let allowed = clipboard::write(&sheet::tsv(&cells)).await;
            let says = move |texts: &dyn Texts| if allowed { texts.copied() } else { texts.not_copied() }.to_owned();
            session.tell(says, !allowed);
        });
    };
    let save = move |_| {
        if let Some((cells, shown)) = cells() {
            let name = texts.file_name(Saved::Table(shown.view.by, shown.measure));
            download::text(&format!("{name}.csv"), &sheet::csv(&cells), "text/csv;charset=utf-8");
        }
    };
    view! {
        <div class="tools" role="group" aria-label=texts.save_table()>
            <button type="button" class="button quiet" on:click=copy>{texts.copy()}</button>
            <button type="button" class="button quiet" on:click=save>{texts.save_csv()}</button>
        </div>
    }
    .into_any()
}
