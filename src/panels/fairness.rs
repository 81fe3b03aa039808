//! The fairness check: what the data itself favours, before any model. One line that unfolds.

use std::sync::Arc;

use fairshare_types::results::{DrillTarget, Fairness, Finding, Unconverted};
use leptos::prelude::*;

use super::fold::follows;
use super::headline::counts_wins;
use crate::components::Leading;
use crate::state::drill::Drill;
use crate::state::results::{Answer, Data};
use crate::texts::Texts;

/// Maximum number of unfolded findings; those about less revenue are folded.
const SHOWN: usize = 6;

/// The fairness check.
#[component]
pub fn FairnessPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The fairness check.
    fairness: RwSignal<Answer<Arc<Fairness>>>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// The data's currency.
    currency: Memo<String>,
    /// The drill-down to deals.
    drill: Drill,
    /// Shares under learned models with and without the people who did not convert.
    unconverted: RwSignal<Answer<Arc<Unconverted>>>,
    /// Whether the check is unfolded.
    open: RwSignal<bool>,
) -> impl IntoView {
    let people = move || {
        let people = fairness.with(|answer| answer.done().map_or(0, |fairness| fairness.unconverted));
        (people > 0).then(|| unconverted_people(texts, people, unconverted))
    };
    let body = move || {
        fairness.with(|answer| match answer {
            Answer::Done(fairness) if fairness.findings.is_empty() => nothing(texts),
            Answer::Done(fairness) => findings(texts, facts, currency, drill, fairness),
            Answer::Failed(problem) => view! { <p class="empty">{texts.problem(problem)}</p> }.into_any(),
            Answer::Empty | Answer::Working => view! { <p class="empty">{texts.headline.waiting}</p> }.into_any(),
        })
    };
    let count = move || {
        fairness.with(|answer| answer.done().map_or_else(String::new, |found| texts.findings(found.findings.len())))
    };
    view! {
        <section class="fairness" aria-labelledby="fairness-heading">
            <details open=open.get_untracked() on:toggle=follows(open)>
                <summary>
                    <h2 id="fairness-heading">{texts.fairness.heading}</h2>
                    <span class="soft">{count}</span>
                </summary>
                <p class="soft">{texts.fairness.says}</p>
                {body}
                {people}
            </details>
        </section>
    }
    .into_any()
}

/// The people who did not convert, and what they do to learned models.
fn unconverted_people(
    texts: &'static dyn Texts,
    people: u64,
    unconverted: RwSignal<Answer<Arc<Unconverted>>>,
) -> AnyView {
    let lines = move || {
        unconverted.with(|answer| match answer {
            Answer::Done(found) if found.people == people => {
                let line = |of| view! { <li>{texts.unconverted_under(of)}</li> };
                Some(view! { <ul class="parts-say">{found.models.iter().map(line).collect_view()}</ul> }.into_any())
            }
            Answer::Failed(problem) => Some(view! { <p class="caution">{texts.problem(problem)}</p> }.into_any()),
            _ => None,
        })
    };
    view! {
        <p>{texts.unconverted_people(people)}</p>
        {lines}
    }
    .into_any()
}

/// Without findings, lists what was checked.
fn nothing(texts: &'static dyn Texts) -> AnyView {
    view! {
        <p>{texts.fairness.found_nothing}</p>
        <p class="soft">{texts.fairness.checks}</p>
    }
    .into_any()
}

/// The findings about most revenue, then the others folded.
fn findings(
    texts: &'static dyn Texts,
    facts: Memo<Option<Arc<Data>>>,
    currency: Memo<String>,
    drill: Drill,
    fairness: &Arc<Fairness>,
) -> AnyView {
    let list = |findings: &[Finding]| {
        let items =
            findings.iter().map(|finding| item(texts, facts, currency, drill, finding, fairness)).collect_view();
        view! { <ul class="findings">{items}</ul> }
    };
    let (shown, folded) = fairness.findings.split_at(fairness.findings.len().min(SHOWN));
    let more = (!folded.is_empty()).then(|| {
        view! {
            <details class="more-findings">
                <summary>{texts.found_more(folded.len())}</summary>
                {list(folded)}
            </details>
        }
    });
    view! {
        {list(shown)}
        {more}
    }
    .into_any()
}

/// One finding: what it is, what follows, what to do, and how much revenue it is about.
fn item(
    texts: &'static dyn Texts,
    facts: Memo<Option<Arc<Data>>>,
    currency: Memo<String>,
    drill: Drill,
    finding: &Finding,
    fairness: &Fairness,
) -> impl IntoView + use<> {
    let [matters, remedy] = texts.found_means(&finding.kind);
    let currency = (!counts_wins(facts)).then(|| currency.get());
    let behind = DrillTarget::Finding(finding.kind.clone());
    let about = texts.found_in(finding, currency.as_deref()).map(|about| {
        let to = texts.leads_to_deals(&texts.behind(&behind, None));
        view! {
            <p class="finding-about">
                <Leading text=about to=to on_choose=move |()| drill.show(behind.clone()) />
            </p>
        }
    });
    view! {
        <li class="finding">
            <p class="finding-says">{texts.found(finding, fairness)}</p>
            {about}
            <p class="finding-means soft">{matters}" "{remedy}</p>
        </li>
    }
}
