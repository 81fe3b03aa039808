//! "Take it to your warehouse": the query that counts the same touches where they live.

use fairshare_sql::{Dialect, Output};
use fairshare_types::dimension::Dimension;
use fairshare_types::files::FileFacts;
use fairshare_types::model::Model;
use leptos::html;
use leptos::prelude::*;

use crate::browser::{clipboard, download};
use crate::components::{Choice, LineField, Select, When};
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::Derived;
use crate::state::screen::Screen;
use crate::texts::Texts;
use crate::values::sheet::{ROWS, by_from_key, by_key};
use crate::values::warehouse::{Column, NoQuery, Target, columns, has_deals};

/// Most characters of a table's or a column's name.
const LONGEST_NAME: usize = 200;
/// The dialog, while it is open.
#[component]
pub fn WarehouseDialog(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
) -> impl IntoView {
    let open = screen.warehouse;
    let body = move || {
        let read = derived.facts.with_untracked(|data| {
            data.as_ref().map(|data| (data.facts.files.clone(), data.facts.scale)).unwrap_or_default()
        });
        let read = StoredValue::new(read);
        let target = RwSignal::new(read.with_value(|(files, _)| first_target(files)));
        let query = Memo::new(move |_| {
            let import = choices.import.get();
            read.with_value(|(files, scale)| {
                target.get().query(derived.models(), choices.counting(), &import, (files, *scale))
            })
        });
        let dialog = NodeRef::<html::Dialog>::new();
        dialog.on_load(|dialog| {
            // This only fails if the dialog is already open.
            let _ = dialog.show_modal();
        });
        let close = Callback::new(move |()| {
            if let Some(dialog) = dialog.get_untracked() {
                dialog.close();
            }
        });
        // Enter in a field would send the form, and there is nowhere to send it.
        let stay = move |event: web_sys::SubmitEvent| event.prevent_default();
        let [heading, says] = texts.warehouse.heading;
        view! {
            <dialog class="dialog warehouse" aria-label=heading node_ref=dialog on:close=move |_| open.set(false)>
                <form on:submit=stay>
                    <h2>{heading}</h2>
                    <p class="soft">{says}</p>
                    <TargetFields texts target />
                    <Written texts query target close />
                </form>
            </dialog>
        }
    };
    view! { <When holds=open>{body}</When> }.into_any()
}

/// The first query: the tables of the files on the screen, for DuckDB.
fn first_target(files: &[FileFacts]) -> Target {
    let deals = if has_deals(files) { "deals" } else { "" };
    Target {
        dialect: Dialect::DuckDb,
        output: Output::Credit,
        by: Dimension::Team,
        touches: "touches".to_owned(),
        deals: deals.to_owned(),
        columns: columns(files),
    }
}

/// The fields for dialect, output, tables and columns.
#[component]
fn TargetFields(
    /// The texts.
    texts: &'static dyn Texts,
    /// What the user wants.
    target: RwSignal<Target>,
) -> impl IntoView {
    let dialects = Dialect::ALL.map(|dialect| Choice::new(dialect.key(), dialect.name())).to_vec();
    let outputs = Output::ALL.map(|output| Choice::new(output.key(), texts.warehouse_output(output))).to_vec();
    let dimensions = ROWS.map(|by| Choice::new(by_key(by), texts.by(by))).to_vec();
    let dialect = Signal::derive(move || target.with(|target| target.dialect.key().to_owned()));
    let output = Signal::derive(move || target.with(|target| target.output.key().to_owned()));
    let by = Signal::derive(move || target.with(|target| by_key(target.by).to_owned()));
    let choose_dialect = move |key: String| {
        if let Ok(dialect) = key.parse() {
            target.update(|target| target.dialect = dialect);
        }
    };
    let choose_output = move |chosen: String| {
        if let Some(output) = Output::ALL.into_iter().find(|output| output.key() == chosen) {
            target.update(|target| target.output = output);
        }
    };
    let choose_by = move |chosen: String| {
        if let Some(by) = by_from_key(&chosen) {
            target.update(|target| target.by = by);
        }
    };
    let rolls_up = Signal::derive(move || target.with(|target| target.output != Output::Allocation));
    let by_field =
        move || view! { <Select label=texts.warehouse.by choices=dimensions.clone() value=by on_choose=choose_by /> };
    let [touches_label, deals_label] = texts.warehouse.tables;
    let touches = Signal::derive(move || target.with(|target| target.touches.clone()));
    let deals = Signal::derive(move || target.with(|target| target.deals.clone()));
    let fields = (0..target.with_untracked(|target| target.columns.len()))
        .map(|at| view! { <ColumnField texts target at /> })
        .collect_view();
    view! {
        <div class="warehouse-fields">
            <Select label=texts.warehouse.dialect choices=dialects value=dialect on_choose=choose_dialect />
            <Select label=texts.warehouse.output choices=outputs value=output on_choose=choose_output />
            <When holds=rolls_up>{by_field.clone()}</When>
            <LineField label=touches_label value=touches most=LONGEST_NAME on_input=move |name: String| target.update(|t| t.touches = name) />
            <LineField label=deals_label value=deals most=LONGEST_NAME on_input=move |name: String| target.update(|t| t.deals = name) />
        </div>
        <details>
            <summary>{texts.warehouse.columns}</summary>
            <div class="warehouse-fields">{fields}</div>
        </details>
    }
    .into_any()
}

/// The name of one column.
#[component]
fn ColumnField(
    /// The texts.
    texts: &'static dyn Texts,
    /// What the user wants.
    target: RwSignal<Target>,
    /// Place of the column.
    at: usize,
) -> impl IntoView {
    let column = target.with_untracked(|target| target.columns.get(at).cloned());
    let Column { of_deals, role, .. } =
        column.unwrap_or(Column { of_deals: false, role: fairshare_types::schema::Role::Time, name: String::new() });
    let [of_touches, of_the_deals] = texts.warehouse.of_table;
    let label = format!("{} ({})", texts.role(role), if of_deals { of_the_deals } else { of_touches });
    let name = Signal::derive(move || target.with(|t| t.columns.get(at).map_or_else(String::new, |c| c.name.clone())));
    let write = move |name: String| {
        target.update(|target| {
            if let Some(column) = target.columns.get_mut(at) {
                column.name = name;
            }
        });
    };
    view! { <LineField label=label value=name most=LONGEST_NAME on_input=write /> }
}

/// The query with its buttons, or the reason for its absence.
#[component]
fn Written(
    /// The texts.
    texts: &'static dyn Texts,
    /// The query.
    query: Memo<Result<(String, Vec<Model>), NoQuery>>,
    /// What the user wants.
    target: RwSignal<Target>,
    /// Closes the dialog.
    close: Callback<()>,
) -> impl IntoView {
    let text = Signal::derive(move || query.with(|query| query.clone().map(|(text, _)| text).unwrap_or_default()));
    let refused = Signal::derive(move || {
        query.with(|query| match query {
            Ok((_, left_out)) if left_out.is_empty() => String::new(),
            Ok((_, left_out)) => texts.warehouse_left_out(left_out),
            Err(NoQuery::OnlyLearned) => texts.warehouse.only_learned.to_owned(),
            Err(NoQuery::Refused(refused)) => texts.warehouse_refused(refused),
        })
    });
    let none = Signal::derive(move || query.with(Result::is_err));
    // A message of the page would lie behind the dialog.
    let copied = RwSignal::new("");
    let copy = move |_| {
        let text = text.get_untracked();
        leptos::task::spawn_local(async move {
            let done = if clipboard::write(&text).await { texts.warehouse.copied } else { texts.warehouse.not_copied };
            // The user may have closed the dialog.
            let _ = copied.try_set(done);
        });
    };
    let save = move |_| {
        let name = target.with_untracked(|target| target.output.key());
        download::text(&format!("{name}.sql"), &text.get_untracked(), "application/sql;charset=utf-8");
    };
    view! {
        <p role="status" class="warehouse-refused">{refused}</p>
        <pre class="warehouse-query" tabindex="0" aria-label=texts.warehouse.query hidden=none><code>{text}</code></pre>
        <p role="status" class="warehouse-refused">{copied}</p>
        <p class="soft">{texts.warehouse.learned_says}</p>
        <div class="actions">
            <button type="button" class="button" on:click=move |_| close.run(())>{texts.bar.close}</button>
            <button type="button" class="button" disabled=none on:click=save>{texts.warehouse.save}</button>
            <button type="button" class="button primary" disabled=none on:click=copy>{texts.warehouse.copy}</button>
        </div>
    }
    .into_any()
}
