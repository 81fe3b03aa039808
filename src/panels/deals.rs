//! The deals behind a number; each opens to its touches.

use std::sync::Arc;

use fairshare_types::results::{DealRow, DrillTarget, Together};
use leptos::html;
use leptos::prelude::*;

use super::deal::OpenDeal;
use super::focus::{DEALS, show_deals};
use crate::components::{Icon, IconName, When};
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::Derived;
use crate::state::drill::{Drill, Listed};
use crate::state::results::{Answer, Results};
use crate::state::screen::Screen;
use crate::texts::Texts;
use crate::values::redaction;

/// Maximum number of teams with a column of their own; more are listed in one column.
const TEAMS: usize = 5;

/// The list of deals.
#[component]
pub fn DealsPanel(
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
) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    // A number may be chosen before the list is mounted.
    heading.on_load(move |_| show_deals(drill));
    let search = move |event| drill.search(event_target_value(&event));
    let searched = move || drill.query.with(|query| query.search.clone());
    view! {
        <section class="card" aria-labelledby="deals-heading">
            <header class="card-head">
                <h2 id=DEALS tabindex="-1" node_ref=heading>{texts.deals.heading}</h2>
                <span class="field">
                    <label class="field-label" for="find-deal">{texts.deals.find_deal}</label>
                    <input id="find-deal" class="text" type="search" prop:value=searched on:input=search />
                </span>
            </header>
            <Standing texts won_together=results.together listed=results.listed currency=derived.currency drill />
            <List texts choices results derived screen drill />
        </section>
    }
    .into_any()
}

/// Names the number whose deals are listed, and what they add up to.
#[component]
fn Standing(
    /// The texts.
    texts: &'static dyn Texts,
    /// Won revenue by the set of teams that touched the deal.
    won_together: RwSignal<Answer<Arc<Together>>>,
    /// The list of deals.
    listed: RwSignal<Answer<Arc<Listed>>>,
    /// The data's currency.
    currency: Memo<String>,
    /// The drill-down to deals.
    drill: Drill,
) -> impl IntoView {
    let behind = move || {
        let together = won_together.with(|answer| answer.done().cloned());
        drill.query.with(|query| texts.behind(&query.behind, together.as_deref()))
    };
    let says = move || {
        listed.with(|answer| match answer {
            // The list is of another number until the answer arrives.
            Answer::Done(listed) if !drill.query.with(|query| listed.is_of(query)) => String::new(),
            Answer::Done(listed) => texts.deals_say(&listed.list, !listed.query.search.is_empty(), &currency.get()),
            Answer::Failed(problem) => texts.problem(problem),
            Answer::Empty | Answer::Working => String::new(),
        })
    };
    let narrowed = Signal::derive(move || drill.query.with(|query| query.behind != DrillTarget::Everything));
    view! {
        <p class="standing" role="status">
            <strong>{behind}</strong>
            " "
            <span class="soft">{says}</span>
            <When holds=narrowed>
                <button type="button" class="link" on:click=move |_| drill.show_all()>{texts.deals.all_deals}</button>
            </When>
        </p>
    }
}

/// The rows.
#[component]
fn List(
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
) -> impl IntoView {
    let listed = Memo::new(move |_| results.listed.with(|answer| answer.done().cloned()));
    let part = move || {
        let plain = |listed: &Arc<Listed>| matches!(listed.query.behind, DrillTarget::Everything | DrillTarget::Won);
        listed.with(|listed| listed.as_ref().is_some_and(|listed| !plain(listed)))
    };
    let part = Memo::new(move |_| part());
    let stale = Memo::new(move |_| {
        listed.with(|listed| listed.as_ref().is_some_and(|l| !drill.query.with(|query| l.is_of(query))))
    });
    let rows = move || listed.with(|listed| listed.as_ref().map_or_else(Vec::new, |l| l.list.rows.clone()));
    let none = Signal::derive(move || listed.with(|l| l.as_ref().is_some_and(|l| l.list.rows.is_empty())));
    let no_deals = move || {
        let searched = drill.query.with(|query| !query.search.is_empty());
        view! { <p class="empty">{texts.no_deals(searched)}</p> }
    };
    let hidden = Memo::new(move |_| {
        listed.with(|l| l.as_ref().map_or(0, |l| l.list.count.saturating_sub(l.list.rows.len() as u64)))
    });
    let any_more = Signal::derive(move || hidden.get() > 0);
    let teams = Memo::new(move |_| {
        let names = derived.team_names.get();
        if names.len() > TEAMS { Vec::new() } else { names }
    });
    let heads = move || {
        let [deal, close, outcome, all_teams, touches, won, in_total] = texts.deals.deal_headings;
        let words = |heading: &str| view! { <th scope="col" class="words">{heading.to_owned()}</th> };
        let number = |heading: &str| view! { <th scope="col">{heading.to_owned()}</th> };
        let of_teams = teams.with(|teams| match teams.as_slice() {
            [] => vec![words(all_teams)],
            teams => teams.iter().map(|team| words(team)).collect(),
        });
        let last = part.get().then(|| number(in_total));
        view! { {words(deal)} {words(close)} {words(outcome)} {of_teams} {number(touches)} {number(won)} {last} }
    };
    view! {
        <div
            class="scroller deals-scroller"
            class:stale=stale
            // The section around it is the landmark of this name.
            role="group"
            tabindex="0"
            aria-label=texts.deals.heading
            aria-busy=move || stale.get().to_string()
        >
            <table class="grid deals">
                <thead><tr>{heads}</tr></thead>
                <For
                    each=rows
                    key=move |row| (row.id.clone(), row.part, row.touches, row.teams.clone(), part.get(), teams.get())
                    children=move |row| view! { <Row texts choices results derived screen drill row part=part teams=teams /> }
                />
            </table>
        </div>
        <When holds=none>{no_deals()}</When>
        <When holds=any_more>
            <p class="on-paper">{move || texts.deals_left_out(hidden.get())}</p>
            <p class="more">
                <button type="button" class="link" on:click=move |_| drill.more()>
                    {move || texts.more_deals(hidden.get())}
                </button>
            </p>
        </When>
    }
    .into_any()
}

/// A deal, and its details while it is open.
#[component]
fn Row(
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
    /// The deal.
    row: DealRow,
    /// Whether the deal's part of the number is shown.
    part: Memo<bool>,
    /// The teams with a column of their own; if none, the deal's teams are listed.
    teams: Memo<Vec<String>>,
) -> impl IntoView {
    let figures = texts.figures();
    let currency = derived.currency.get_untracked();
    let own = row.id.clone();
    let open = Memo::new(move |_| drill.open.with(|open| open.as_ref() == Some(&own)));
    let id = row.id.clone();
    let closed = row.close.map_or_else(String::new, |at| figures.day(at));
    let share = part.get_untracked().then(|| view! { <td>{figures.money(row.part, &currency)}</td> });
    let of_teams = teams.with_untracked(|teams| match teams.as_slice() {
        [] => vec![view! { <td class="words">{row.teams.join(", ")}</td> }.into_any()],
        teams => teams.iter().map(|team| team_cell(row.teams.contains(team), team)).collect(),
    });
    let columns = 5 + of_teams.len() + usize::from(share.is_some());
    let opened = move || {
        open.get().then(|| {
            view! { <tr class="opened"><td class="whole" colspan=columns.to_string()><OpenDeal texts choices results derived screen drill /></td></tr> }
        })
    };
    view! {
        <tbody>
            <tr>
                <th scope="row">
                    <button
                        type="button"
                        class="link"
                        aria-expanded=move || open.get().to_string()
                        on:click=move |_| drill.toggle(id.clone())
                    >
                        {texts.deal_name(&row)}
                    </button>
                    {second_key(&row)}
                </th>
                <td class="words day">{closed}</td>
                <td class="words">{texts.outcome_name(row.outcome)}</td>
                {of_teams}
                <td>{figures.count(u64::from(row.touches))}</td>
                <td>{figures.money(row.amount, &currency)}</td>
                {share}
            </tr>
            {opened}
        </tbody>
    }
    .into_any()
}

/// The key of a deal whose name comes first.
fn second_key(row: &DealRow) -> Option<impl IntoView + use<>> {
    let key = row.id.key.clone();
    (!row.name.is_empty() && !redaction::is_on()).then(|| view! { <span class="soft deal-key">{key}</span> })
}

/// A tick if the team touched the deal; a narrow list shows its name instead.
fn team_cell(touched: bool, team: &str) -> AnyView {
    let tick = touched.then(|| view! { <Icon name=IconName::Tick /><span class="team-name">{team.to_owned()}</span> });
    view! { <td class="words team-cell">{tick}</td> }.into_any()
}
