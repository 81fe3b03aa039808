//! The deals behind a number; each opens to its touches.

use std::sync::Arc;

use fairshare_engine::view::{Behind, DealRow};
use leptos::html;
use leptos::prelude::*;

use super::deal::OpenDeal;
use crate::drill::Listed;
use crate::parts::When;
use crate::session::{Answer, Session};

/// Columns of words; numbers follow.
const WORDS: usize = 4;

/// The list of deals.
#[component]
pub fn DealsPanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if session.drill.shown.get()
            && let Some(heading) = heading.get()
        {
            session.drill.shown.set(false);
            heading.scroll_into_view();
            // It is there: only what cannot have the focus refuses it.
            let _ = heading.focus();
        }
    });
    let search = move |event| session.drill.search(event_target_value(&event));
    let searched = move || session.drill.query.with(|query| query.search.clone());
    view! {
        <section class="card" aria-labelledby="deals-heading">
            <header class="card-head">
                <h2 id="deals-heading" tabindex="-1" node_ref=heading>{texts.deals()}</h2>
                <span class="field">
                    <label class="field-label" for="find-deal">{texts.find_deal()}</label>
                    <input id="find-deal" class="text" type="search" prop:value=searched on:input=search />
                </span>
            </header>
            <Standing session />
            <List session />
        </section>
    }
    .into_any()
}

/// Which number the deals stand behind, and what they add up to.
#[component]
fn Standing(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let behind = move || {
        let together = session.together.with(|answer| answer.done().cloned());
        session.drill.query.with(|query| texts.behind(&query.behind, together.as_deref()))
    };
    let says = move || {
        session.drill.listed.with(|answer| match answer {
            // Of another number, while the answer is on its way.
            Answer::Done(listed) if !session.drill.query.with(|query| listed.is_of(query)) => String::new(),
            Answer::Done(listed) => {
                texts.deals_say(&listed.list, !listed.query.search.is_empty(), &session.currency.get())
            }
            Answer::Failed(problem) => texts.problem(problem),
            Answer::Empty | Answer::Working => String::new(),
        })
    };
    let narrowed = Signal::derive(move || session.drill.query.with(|query| query.behind != Behind::Everything));
    view! {
        <p class="standing" role="status">
            <strong>{behind}</strong>
            " "
            <span class="soft">{says}</span>
            <When holds=narrowed>
                <button type="button" class="link" on:click=move |_| session.drill.show_all()>{texts.all_deals()}</button>
            </When>
        </p>
    }
}

/// The rows.
#[component]
fn List(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let listed = Memo::new(move |_| session.drill.listed.with(|answer| answer.done().cloned()));
    let part = move || {
        let plain = |listed: &Arc<Listed>| matches!(listed.query.behind, Behind::Everything | Behind::Won);
        listed.with(|listed| listed.as_ref().is_some_and(|listed| !plain(listed)))
    };
    let part = Memo::new(move |_| part());
    let stale = Memo::new(move |_| {
        listed.with(|listed| listed.as_ref().is_some_and(|l| !session.drill.query.with(|query| l.is_of(query))))
    });
    let rows = move || listed.with(|listed| listed.as_ref().map_or_else(Vec::new, |l| l.list.rows.clone()));
    let none = Signal::derive(move || listed.with(|l| l.as_ref().is_some_and(|l| l.list.rows.is_empty())));
    let no_deals = move || {
        let searched = session.drill.query.with(|query| !query.search.is_empty());
        view! { <p class="empty">{texts.no_deals(searched)}</p> }
    };
    let hidden = Memo::new(move |_| {
        listed.with(|l| l.as_ref().map_or(0, |l| l.list.count.saturating_sub(l.list.rows.len() as u64)))
    });
    let any_more = Signal::derive(move || hidden.get() > 0);
    let heads = move || {
        let all = texts.deal_headings().into_iter().enumerate().take(if part.get() { 7 } else { 6 });
        all.map(|(at, heading)| view! { <th scope="col" class:words=at < WORDS>{heading}</th> }).collect_view()
    };
    view! {
        <div
            class="scroller deals-scroller"
            class:stale=stale
            role="region"
            tabindex="0"
            aria-label=texts.deals()
            aria-busy=move || stale.get().to_string()
        >
            <table class="grid deals">
                <thead><tr>{heads}</tr></thead>
                <For
                    each=rows
                    key=move |row| (row.id.clone(), row.part, row.touches, row.teams.clone(), part.get())
                    children=move |row| view! { <Row session row part=part /> }
                />
            </table>
        </div>
        <When holds=none>{no_deals()}</When>
        <When holds=any_more>
            <p class="on-paper">{move || texts.deals_left_out(hidden.get())}</p>
            <p class="more">
                <button type="button" class="link" on:click=move |_| session.drill.more()>
                    {move || texts.more_deals(hidden.get())}
                </button>
            </p>
        </When>
    }
    .into_any()
}

/// A deal, and what it opens to.
#[component]
fn Row(
    /// The store.
    session: Session,
    /// The deal.
    row: DealRow,
    /// Whether its part of a number is shown.
    part: Memo<bool>,
) -> impl IntoView {
    let texts = session.texts();
    let figures = texts.figures();
    let currency = session.currency.get_untracked();
    let own = row.id.clone();
    let open = Memo::new(move |_| session.drill.open.with(|open| open.as_ref() == Some(&own)));
    let id = row.id.clone();
    let closed = row.close.map_or_else(String::new, |at| figures.day(at));
    let share = part.get_untracked().then(|| view! { <td>{figures.money(row.part, &currency)}</td> });
    let columns = if part.get_untracked() { "7" } else { "6" };
    let opened = move || {
        open.get().then(|| {
            view! { <tr class="opened"><td class="whole" colspan=columns><OpenDeal session /></td></tr> }
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
                        on:click=move |_| session.drill.toggle(id.clone())
                    >
                        {texts.deal_name(&row)}
                    </button>
                </th>
                <td class="words">{closed}</td>
                <td class="words">{texts.outcome_name(row.outcome)}</td>
                <td class="words">{row.teams.join(", ")}</td>
                <td>{figures.count(u64::from(row.touches))}</td>
                <td>{figures.money(row.amount, &currency)}</td>
                {share}
            </tr>
            {opened}
        </tbody>
    }
    .into_any()
}
