//! The golden vectors, computed again in the user's own browser.

use std::sync::Arc;

use fairshare_types::results::Check;
use leptos::prelude::*;

use crate::flow::Flow;
use crate::state::results::Answer;
use crate::texts::Texts;

/// A section that computes them when it is opened, and shows expected beside computed values.
#[component]
pub fn VerifyPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The golden vectors, computed in this browser.
    verified: RwSignal<Answer<Arc<Vec<Check>>>>,
    /// The digest of many random journeys, computed in this browser.
    digested: RwSignal<Answer<String>>,
    /// Whether the section is open.
    verifying: RwSignal<bool>,
    /// Requests the computation.
    flow: Flow,
) -> impl IntoView {
    let toggle = move |event: web_sys::Event| {
        verifying.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
        // Opening the section again retries a failed computation.
        if verifying.get_untracked() && verified.with_untracked(|answer| matches!(answer, Answer::Failed(_))) {
            verified.set(Answer::Empty);
        }
        flow.verify();
    };
    on_cleanup(move || verifying.set(false));
    let checks = move || match verified.get() {
        Answer::Done(checks) => Some(table(texts, &checks)),
        Answer::Failed(problem) => Some(view! { <p class="caution">{texts.problem(&problem)}</p> }.into_any()),
        _ => None,
    };
    view! {
        <section class="verify">
            <details on:toggle=toggle>
                <summary><strong>{texts.explanations.verify}</strong></summary>
                <p class="soft">{texts.explanations.verify_says}</p>
                {checks}
                <Digest texts digested flow />
            </details>
        </section>
    }
    .into_any()
}

/// One digest over a million random journeys under every model.
#[component]
fn Digest(
    /// The texts.
    texts: &'static dyn Texts,
    /// The digest of many random journeys, computed in this browser.
    digested: RwSignal<Answer<String>>,
    /// Requests the computation.
    flow: Flow,
) -> impl IntoView {
    let working = Signal::derive(move || digested.with(|answer| *answer == Answer::Working));
    let compute = move |_| {
        if !working.get_untracked() {
            flow.digest(JOURNEYS);
        }
    };
    let said = move || match digested.get() {
        Answer::Done(digest) => texts.digest_is(&digest),
        Answer::Working => texts.explanations.digesting.to_owned(),
        Answer::Failed(problem) => texts.problem(&problem),
        Answer::Empty => String::new(),
    };
    view! {
        <p class="soft">{texts.explanations.digest_says}</p>
        // Not `disabled`: the button would lose the focus, and the menu around it would close.
        <button type="button" class="button" aria-disabled=move || working.get().to_string() on:click=compute>
            {texts.explanations.digest}
        </button>
        <p role="status">{said}</p>
    }
}

/// Number of journeys in the digest.
const JOURNEYS: u32 = 1_000_000;

fn table(texts: &'static dyn Texts, checks: &[Check]) -> AnyView {
    let hold = checks.iter().filter(|check| check.holds()).count();
    let heads =
        texts.explanations.verify_headings.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let row = |check: &Check| {
        let model = check.model.parse().map_or_else(|_| check.model.clone(), |model| texts.model(&model));
        let (expected, computed) = texts.check(check);
        view! {
            <tr>
                <th scope="row">{model}</th>
                <td>{texts.figure(check.figure)}</td>
                <td>{check.channel.clone()}</td>
                <td>{expected}</td>
                <td>{computed}</td>
                <td>{texts.holds(check.holds())}</td>
            </tr>
        }
    };
    let rows = checks.iter().map(row).collect_view();
    view! {
        <p role="status">{texts.verified(hold, checks.len())}</p>
        <div class="scroller" role="region" tabindex="0" aria-label=texts.explanations.verify>
            <table class="grid plain">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
