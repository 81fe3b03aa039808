//! The table of every group under every model, to be copied and saved.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Comparison, TouchPage};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::global_table::GlobalTables;
use super::rows::Rows;
use crate::browser::clipboard;
use crate::components::{Choice, Segmented, Select, TextField, When, afterwards};
use crate::flow::Flow;
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::{Derived, offers};
use crate::state::drill::Drill;
use crate::state::results::{Answer, Data, Results};
use crate::state::screen::{Notice, Screen, tell};
use crate::texts::Texts;
use crate::values::sheet::{self, Measure};
use crate::values::sorted::{Arrangement, Column, Sort};

/// Number of rows above which a search field is shown.
const MANY: usize = 12;

/// The content of the table; replaced as a whole, never in part.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// The numbers.
    pub view: Arc<Comparison>,
    /// The measure of the cells.
    pub measure: Measure,
    /// Index of the baseline.
    pub baseline: usize,
    /// Whether differences are shown below the numbers.
    pub differences: bool,
    /// The currency of its amounts.
    pub currency: String,
}

/// The table.
#[component]
pub fn TablePanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// The workers' answers.
    results: Results,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
    /// The drill-down to deals.
    drill: Drill,
    /// Requests and loads.
    flow: Flow,
) -> impl IntoView {
    let now = Memo::new(move |_| Shown::now(choices, derived.views, derived.currency));
    let told = afterwards(move || now.with(|_| 0));
    // A snapshot at the trigger, so that the rows and their order belong together.
    let shown: Signal<Option<Shown>> = Memo::new(move |_| told.get().and_then(|_| now.get_untracked())).into();
    let arrangement = Memo::new(move |_| screen.arrangement.with(|arrangement| arrangement.of(derived.rows.get())));
    let arrange = move |change: &dyn Fn(&mut Arrangement)| {
        let mut now = arrangement.get_untracked();
        change(&mut now);
        screen.arrangement.set(now);
    };
    let seek = move |text: String| arrange(&|now| now.sought.clone_from(&text));
    let sort_by = move |column: Column| arrange(&|now| now.sort = Sort::after(now.sort.as_ref(), &column));
    let sort = Memo::new(move |_| arrangement.with(|arrangement| arrangement.sort.clone()));
    let sought = Memo::new(move |_| arrangement.with(|arrangement| arrangement.sought.clone()));
    let order = Memo::new(move |_| {
        shown.with(|shown| {
            let Some(shown) = shown else { return Arc::default() };
            let rows = |sought: &String| sort.with(|sort| shown.order(texts, sort.as_ref(), sought));
            Arc::new(sought.with(rows))
        })
    });
    view! {
        <section class="card" aria-labelledby="table-heading">
            <header class="card-head">
                <h2 id="table-heading">{texts.table.heading}</h2>
                <TableTools texts redaction=derived.redaction notice=screen.notice touches=results.touches shown order flow />
                <TableChoices texts choices facts=derived.facts rows=derived.rows arrangement=screen.arrangement />
            </header>
            <FindRow texts rows=derived.rows shown order sought seek />
            <Rows texts printing=screen.printing highlight=screen.highlight drill shown order sort sort_by />
            <GlobalTables texts choices results derived explaining=screen.explaining />
        </section>
    }
    .into_any()
}

/// The choices of dimension, measure and differences.
#[component]
fn TableChoices(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// Dimension of the table's rows.
    rows: Memo<Dimension>,
    /// How the user arranges the rows.
    arrangement: RwSignal<Arrangement>,
) -> impl IntoView {
    let offered = Signal::derive(move || {
        let offered = sheet::ROWS.into_iter().filter(|by| offers(facts, *by));
        offered.map(|by| Choice::new(sheet::by_key(by), texts.by_plural(by))).collect::<Vec<_>>()
    });
    let measures: Vec<Choice> = Measure::ALL.map(|m| Choice::new(m.key(), texts.measure_name(m))).to_vec();
    let choose_rows = move |key: String| {
        let by = sheet::by_from_key(&key);
        choices.rows.set(by);
        arrangement.set(Arrangement::usual(by.unwrap_or(Dimension::Team)));
    };
    let choose_measure = move |key: String| choices.measure.set(Measure::from_key(&key).unwrap_or(Measure::Share));
    let by = Signal::derive(move || sheet::by_key(rows.get()).to_owned());
    let measure = Signal::derive(move || choices.measure.get().key().to_owned());
    let toggle = move |event| choices.differences.set(event_target_checked(&event));
    view! {
        <div class="table-choices">
            <Segmented label=texts.table.rows name="rows" choices=offered value=by on_choose=choose_rows />
            <Select label=texts.table.measure choices=Signal::stored(measures) value=measure on_choose=choose_measure />
            <label class="check">
                <input type="checkbox" prop:checked=choices.differences.signal() on:change=toggle />
                <span>{texts.table.differences}</span>
            </label>
        </div>
    }
    .into_any()
}

/// A search field for rows, if there are many.
#[component]
fn FindRow(
    /// The texts.
    texts: &'static dyn Texts,
    /// Dimension of the table's rows.
    rows: Memo<Dimension>,
    /// The content of the table.
    shown: Signal<Option<Shown>>,
    /// Groups in the order of the rows.
    order: Memo<Arc<Vec<usize>>>,
    /// The search text.
    sought: Memo<String>,
    /// Receives another search text.
    #[prop(into)]
    seek: Callback<String>,
) -> impl IntoView {
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
                    let label = texts.find_row(rows.get());
                    view! { <TextField label=label value=sought on_input=seek /> }
                }}
                <span class="soft" role="status">{found}</span>
            </p>
        </When>
    }
    .into_any()
}

/// "Copy" and "Save CSV".
#[component]
fn TableTools(
    /// The texts.
    texts: &'static dyn Texts,
    /// The whole for redacted percentages; `None` if the user hides nothing.
    redaction: Memo<Option<i64>>,
    /// The current message to the user.
    notice: RwSignal<Option<Notice>>,
    /// The content of the table.
    shown: Signal<Option<Shown>>,
    /// The page of touches that is being saved.
    touches: RwSignal<Answer<Arc<TouchPage>>>,
    /// Groups in the order of the rows.
    order: Memo<Arc<Vec<usize>>>,
    /// Requests and loads.
    flow: Flow,
) -> impl IntoView {
    let copy = move |_| {
        let Some(shown) = shown.get_untracked() else { return };
        let cells = order.with_untracked(|order| shown.cells(texts, redaction, order));
        spawn_local(async move {
            let allowed = clipboard::write(&sheet::tsv(&cells)).await;
            let says =
                move |texts: &dyn Texts| if allowed { texts.table.copied } else { texts.table.not_copied }.to_owned();
            tell(notice, says, !allowed);
        });
    };
    let save = move |_| {
        if let Some(shown) = shown.get_untracked() {
            order.with_untracked(|order| shown.save(texts, redaction, order));
        }
    };
    let saving = Signal::derive(move || touches.with(|answer| *answer == Answer::Working));
    let failed = move || {
        touches.with(|answer| match answer {
            Answer::Failed(problem) => texts.problem(problem),
            _ => String::new(),
        })
    };
    let save_touches = move |_| {
        if !saving.get_untracked() {
            flow.save_touches();
        }
    };
    view! {
        <div class="tools" role="group" aria-label=texts.table.save_table>
            <button type="button" class="button quiet" on:click=copy>{texts.table.copy}</button>
            <button type="button" class="button quiet" on:click=save>{texts.table.save_csv}</button>
            <button type="button" class="button quiet" aria-disabled=move || saving.get().to_string() on:click=save_touches>
                {move || if saving.get() { texts.table.saving_touches } else { texts.table.save_touches }}
            </button>
            <span role="status">{failed}</span>
        </div>
    }
    .into_any()
}
