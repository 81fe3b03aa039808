//! Paths of won and lost deals: the most common ones, how long they are, who opens and who closes.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{DrillTarget, PathOrder, PathQuery, PathRow, Paths};
use leptos::prelude::*;

use super::path_ends::ends;
use super::path_spans::spans;
use crate::components::{Choice, Leading, Segmented, Select};
use crate::state::derived::{Derived, offers};
use crate::state::drill::Drill;
use crate::state::results::{Answer, Results};
use crate::state::screen::Screen;
use crate::texts::{Texts, path_name, step_name};
use crate::values::sheet;

/// What the steps of a path can be.
const BY: [Dimension; 4] = [Dimension::Team, Dimension::Channel, Dimension::Campaign, Dimension::Type];
/// Most steps that are drawn; the middle of longer paths is counted.
const STEPS: usize = 9;

/// The path report.
#[component]
pub fn PathsPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The workers' answers.
    results: Results,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
    /// The drill-down to deals.
    drill: Drill,
) -> impl IntoView {
    let query = Memo::new(move |_| derived.path_query());
    let chosen = screen.paths;
    let says = move || {
        results.paths.with(|answer| match answer {
            Answer::Done(paths) => {
                let first = paths.rows.first().map(|row| named(texts, paths, query.get().by, row));
                texts.paths_say(paths, &first.unwrap_or_default())
            }
            Answer::Failed(problem) => texts.problem(problem),
            Answer::Empty | Answer::Working => String::new(),
        })
    };
    let steps = Signal::derive(move || {
        let offered = BY.into_iter().filter(|by| offers(derived.facts, *by));
        offered.map(|by| Choice::new(sheet::by_key(by), texts.by_plural(by))).collect::<Vec<_>>()
    });
    let by = Signal::derive(move || sheet::by_key(query.get().by).to_owned());
    let choose_by = move |key: String| chosen.update(|paths| paths.steps = sheet::by_from_key(&key));
    let orders = Signal::stored(PathOrder::ALL.map(|order| Choice::new(order.key(), texts.path_order(order))).to_vec());
    let order = Signal::derive(move || query.get().order.key().to_owned());
    let choose_order = move |key: String| {
        let order = PathOrder::ALL.into_iter().find(|order| order.key() == key);
        chosen.update(|paths| paths.order = order.unwrap_or_default());
    };
    let every = move |event| chosen.update(|paths| paths.every_touch = event_target_checked(&event));
    let content = move || {
        let paths = results.paths.with(|answer| answer.done().cloned())?;
        let query = query.get_untracked();
        let currency = derived.currency.get();
        Some(view! {
            {table(texts, drill, &currency, &paths, query)}
            {ends(texts, drill, &currency, &paths, query.by)}
            <div class="path-spans">
                {spans(texts, texts.paths.touches, &paths.touches)}
                {spans(texts, texts.paths.days, &paths.days)}
            </div>
            <p class="soft caution-line">{texts.paths.caution}</p>
        })
    };
    view! {
        <section class="card" aria-labelledby="paths-heading">
            <header class="card-head">
                <hgroup>
                    <h2 id="paths-heading">{texts.paths.heading}</h2>
                    <p class="soft">{says}</p>
                </hgroup>
                <div class="table-choices">
                    <Segmented label=texts.paths.steps name="path-steps" choices=steps value=by on_choose=choose_by />
                    <Select label=texts.paths.order choices=orders value=order on_choose=choose_order />
                    <label class="check">
                        <input type="checkbox" prop:checked=move || query.get().every_touch on:change=every />
                        <span>{texts.paths.every_touch}</span>
                    </label>
                </div>
            </header>
            {content}
        </section>
    }
    .into_any()
}

/// The name of a path.
fn named(texts: &'static dyn Texts, paths: &Paths, by: Dimension, row: &PathRow) -> String {
    path_name(texts, by, &steps_of(paths, row))
}

/// The names of the steps of a path.
fn steps_of(paths: &Paths, row: &PathRow) -> Vec<String> {
    row.steps.iter().filter_map(|&step| paths.names.get(step as usize).cloned()).collect()
}

/// The paths, each with its deals; below them all others, and the total.
fn table(texts: &'static dyn Texts, drill: Drill, currency: &str, paths: &Arc<Paths>, query: PathQuery) -> AnyView {
    let figures = texts.figures();
    let heads = texts.paths.headings.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let most = paths.rows.iter().map(|row| row.sums.amount.max(0)).max().unwrap_or(0);
    let rows = paths.rows.iter().map(|row| path_row(texts, drill, currency, paths, query, row, most)).collect_view();
    let listed = paths.rows.iter().fold((0, 0, 0), |(amount, wins, losses), row| {
        (amount + row.sums.amount, wins + row.sums.wins, losses + row.sums.losses)
    });
    let (amount, wins, losses) = (paths.all.amount - listed.0, paths.all.wins - listed.1, paths.all.losses - listed.2);
    let others = (paths.different > paths.rows.len() as u64).then(|| {
        view! {
            <tr>
                <th scope="row" class="soft">{texts.paths.others}</th>
                <td>{figures.money(amount, currency)}</td>
                <td>{figures.count(wins)}</td>
                <td>{figures.count(losses)}</td>
                <td>{texts.won_of(wins, losses)}</td>
                <td></td>
                <td></td>
            </tr>
        }
    });
    let all = paths.all;
    view! {
        <div class="scroller" role="group" tabindex="0" aria-label=texts.paths.heading>
            <table class="grid paths">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}{others}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{texts.table.total}</th>
                        <td>{figures.money(all.amount, currency)}</td>
                        <td>{figures.count(all.wins)}</td>
                        <td>{figures.count(all.losses)}</td>
                        <td>{texts.won_of(all.wins, all.losses)}</td>
                        <td></td>
                        <td></td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn path_row(
    texts: &'static dyn Texts,
    drill: Drill,
    currency: &str,
    paths: &Arc<Paths>,
    query: PathQuery,
    row: &PathRow,
    most: i64,
) -> impl IntoView + use<> {
    let figures = texts.figures();
    let steps = steps_of(paths, row);
    let to = texts.leads_to_deals(&named(texts, paths, query.by, row));
    let behind = DrillTarget::Path { by: query.by, every_touch: query.every_touch, steps: steps.clone() };
    let share = if most > 0 { row.sums.amount.max(0) as f64 / most as f64 * 100.0 } else { 0.0 };
    view! {
        <tr>
            <th scope="row">{drawn(texts, query.by, &steps)}</th>
            <td class="path-value">
                <svg class="path-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect width=share.to_string() height="4" />
                </svg>
                <Leading text=figures.money(row.sums.amount, currency) to=to on_choose=move |()| drill.show(behind.clone()) />
            </td>
            <td>{figures.count(row.sums.wins)}</td>
            <td>{figures.count(row.sums.losses)}</td>
            <td>{texts.won_of(row.sums.wins, row.sums.losses)}</td>
            <td>{figures.count(row.median_touches)}</td>
            <td>{row.median_days.map(|days| texts.median_days(days))}</td>
        </tr>
    }
}

/// The steps of a path, with arrows between them. Of a long path, the middle is a number of steps.
fn drawn(texts: &'static dyn Texts, by: Dimension, steps: &[String]) -> AnyView {
    if steps.is_empty() {
        return view! { <span class="soft">{texts.paths.no_touch}</span> }.into_any();
    }
    let hidden = steps.len().saturating_sub(STEPS);
    let head = if hidden > 0 { STEPS / 2 } else { steps.len() };
    let step = |step: &String| view! { <li><bdi>{step_name(texts, by, step)}</bdi></li> };
    let middle =
        (hidden > 0).then(|| {
        let short = format!("+{}", texts.figures().count(hidden as u64));
        let long = texts.hidden_steps(hidden as u64);
        view! { <li class="soft"><span aria-hidden="true">{short}</span><span class="visually-hidden">{long}</span></li> }
    });
    view! {
        <ol class="path" role="list">
            {steps[..head].iter().map(step).collect_view()}
            {middle}
            {steps[head + hidden..].iter().map(step).collect_view()}
        </ol>
    }
    .into_any()
}
