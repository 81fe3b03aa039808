//! The table: every group under every model, copied and saved.

use std::sync::Arc;

use fairshare_engine::view::{By, Comparison};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::rows::Rows;
use crate::browser::{clipboard, download};
use crate::parts::{Choice, Segmented, Select};
use crate::session::Session;
use crate::sheet::{self, Measure};

/// What the table shows: changed as a whole, never in part.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// The numbers.
    pub view: Arc<Comparison>,
    /// Groups in the order of the rows.
    pub order: Arc<Vec<usize>>,
    /// What the cells show.
    pub measure: Measure,
    /// Place of the baseline.
    pub baseline: usize,
    /// Whether differences stand below the numbers.
    pub differences: bool,
}

/// The table.
#[component]
pub fn TablePanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let shown = Memo::new(move |_| {
        let view = session.table_view()?;
        let baseline = session.baseline_place();
        let order = Arc::new(sheet::order(&view, baseline));
        let (measure, differences) = (session.measure.get(), session.differences.get());
        Some(Shown { view: Arc::new(view), order, measure, baseline, differences })
    });
    view! {
        <section class="card" aria-labelledby="table-heading">
            <header class="card-head">
                <h2 id="table-heading">{texts.table()}</h2>
                <TableChoices session />
                <TableTools session shown />
            </header>
            <Rows session shown />
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
    let campaigns = move || session.facts.with(|data| data.as_ref().is_none_or(|d| d.facts.has_campaigns));
    let rows = Signal::derive(move || {
        let offered = [By::Team, By::Channel, By::Campaign].into_iter().filter(|by| *by != By::Campaign || campaigns());
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

/// "Copy" and "Save CSV".
#[component]
fn TableTools(
    /// The store.
    session: Session,
    /// What the table shows.
    shown: Memo<Option<Shown>>,
) -> impl IntoView {
    let texts = session.texts();
    let cells = move || shown.get_untracked().map(|s| (sheet::cells(&s.view, s.measure, &s.order), s));
    let copy = move |_| {
        let Some((cells, _)) = cells() else { return };
        spawn_local(async move {
            let allowed = clipboard::write(&sheet::tsv(&cells)).await;
            session.tell(if allowed { texts.copied() } else { texts.not_copied() }, !allowed);
        });
    };
    let save = move |_| {
        if let Some((cells, shown)) = cells() {
            let name = format!("credit-by-{}-{}.csv", sheet::by_key(shown.view.by), shown.measure.key());
            download::text(&name, &sheet::csv(&cells), "text/csv;charset=utf-8");
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
