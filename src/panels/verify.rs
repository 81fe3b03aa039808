//! The golden vectors, computed anew in the user's own browser.

use fairshare_engine::verify::Check;
use leptos::prelude::*;

use crate::flow::Flow;
use crate::session::{Answer, Session};

/// A part that computes them when it is opened, and shows what should come out beside what does.
#[component]
pub fn VerifyPanel(
    /// The store.
    session: Session,
    /// Has them computed.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let open = RwSignal::new(false);
    let toggle = move |event: web_sys::Event| {
        open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
        // What failed is computed again for who looks again.
        if open.get_untracked() && session.verified.with_untracked(|answer| matches!(answer, Answer::Failed(_))) {
            session.verified.set(Answer::Empty);
        }
    };
    Effect::new(move |_| {
        session.facts.track();
        if open.get() && session.verified.with(|answer| *answer == Answer::Empty) {
            flow.verify();
        }
    });
    let checks = move || match session.verified.get() {
        Answer::Done(checks) => Some(table(session, &checks)),
        Answer::Failed(problem) => Some(view! { <p class="caution">{texts.problem(&problem)}</p> }.into_any()),
        _ => None,
    };
    view! {
        <section class="card verify">
            <details on:toggle=toggle>
                <summary><strong>{texts.verify()}</strong></summary>
                <p class="soft">{texts.verify_says()}</p>
                {checks}
                <Digest session flow />
            </details>
        </section>
    }
    .into_any()
}

/// A million random journeys under every model, in one number.
#[component]
fn Digest(
    /// The store.
    session: Session,
    /// Has it computed.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let working = Signal::derive(move || session.digested.with(|answer| *answer == Answer::Working));
    let said = move || match session.digested.get() {
        Answer::Done(digest) => texts.digest_is(&digest),
        Answer::Working => texts.digesting().to_owned(),
        Answer::Failed(problem) => texts.problem(&problem),
        Answer::Empty => String::new(),
    };
    view! {
        <p class="soft">{texts.digest_says()}</p>
        <button type="button" class="button" disabled=working on:click=move |_| flow.digest(JOURNEYS)>
            {texts.digest()}
        </button>
        <p role="status">{said}</p>
    }
}

/// Journeys of the digest.
const JOURNEYS: u32 = 1_000_000;

fn table(session: Session, checks: &[Check]) -> AnyView {
    let texts = session.texts();
    let hold = checks.iter().filter(|check| check.holds()).count();
    let heads = texts.verify_headings().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
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
        <div class="scroller" role="region" tabindex="0" aria-label=texts.verify()>
            <table class="grid plain">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
