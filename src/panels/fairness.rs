//! The fairness check: what the data itself favours, before any model.

use std::sync::Arc;

use fairshare_engine::view::{Behind, Fairness, Finding};
use leptos::prelude::*;

use super::headline::counts_wins;
use crate::parts::Leading;
use crate::session::{Answer, Session};

/// How many findings are shown at once; those of less revenue unfold.
const SHOWN: usize = 6;

/// The fairness check.
#[component]
pub fn FairnessPanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let body = move || {
        session.fairness.with(|answer| match answer {
            Answer::Done(fairness) if fairness.findings.is_empty() => nothing(session),
            Answer::Done(fairness) => findings(session, fairness),
            Answer::Failed(problem) => view! { <p class="empty">{texts.problem(problem)}</p> }.into_any(),
            Answer::Empty | Answer::Working => view! { <p class="empty">{texts.waiting()}</p> }.into_any(),
        })
    };
    view! {
        <section class="card" aria-labelledby="fairness-heading">
            <header class="card-head">
                <h2 id="fairness-heading">{texts.fairness()}</h2>
                <p class="soft">{texts.fairness_says()}</p>
            </header>
            {body}
        </section>
    }
    .into_any()
}

/// Nothing was found: then it says what was looked at.
fn nothing(session: Session) -> AnyView {
    let texts = session.texts();
    view! {
        <p>{texts.found_nothing()}</p>
        <p class="soft">{texts.fairness_checks()}</p>
    }
    .into_any()
}

/// Those of most revenue, then the others folded.
fn findings(session: Session, fairness: &Arc<Fairness>) -> AnyView {
    let list = |findings: &[Finding]| {
        let items = findings.iter().map(|finding| item(session, finding, fairness)).collect_view();
        view! { <ul class="findings">{items}</ul> }
    };
    let (shown, folded) = fairness.findings.split_at(fairness.findings.len().min(SHOWN));
    let more = (!folded.is_empty()).then(|| {
        view! {
            <details class="more-findings">
                <summary>{session.texts().found_more(folded.len())}</summary>
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

/// One finding: what it is, what follows, what to do, and how much it is about.
fn item(session: Session, finding: &Finding, fairness: &Fairness) -> impl IntoView + use<> {
    let texts = session.texts();
    let [matters, remedy] = texts.found_means(&finding.kind);
    let currency = (!counts_wins(session)).then(|| session.currency.get());
    let behind = Behind::Finding(finding.kind.clone());
    let about = texts.found_in(finding, currency.as_deref()).map(|about| {
        let to = texts.leads_to_deals(&texts.behind(&behind, None));
        view! {
            <p class="finding-about">
                <Leading text=about to=to on_choose=move |()| session.drill.show(behind.clone()) />
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
