//! "Your data stays in this browser": what it means, how to check it, and the browser's own proof.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::document::told;
use crate::browser::prove::{self, Attempt};
use crate::flow::Flow;
use crate::parts::{Icon, IconName, Menu};
use crate::session::{Answer, Session};
use crate::texts::Tried;

/// The promise and what stands behind it.
#[component]
pub fn Promise(
    /// The store.
    session: Session,
    /// Seals the page.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let open = RwSignal::new(false);
    let proof = RwSignal::new(Answer::Empty);
    let label = move || {
        view! {
            <Icon name=IconName::Shield />
            <span>{texts.private()}</span>
        }
    };
    view! {
        <Menu button_class="promise" label=label panel=texts.private() open=open>
            {promise(session, flow, proof)}
        </Menu>
    }
}

fn promise(session: Session, flow: Flow, proof: RwSignal<Answer<Option<Vec<Attempt>>>>) -> impl IntoView {
    let texts = session.texts();
    let (heading, steps) = texts.private_check();
    let means = texts.private_means().map(|text| view! { <p>{text}</p> });
    let steps = steps.map(|step| view! { <li>{step}</li> });
    let state = move || texts.seal_state(session.sealed.get());
    let prove = move |_| {
        if proof.with_untracked(|proof| *proof == Answer::Working) {
            return;
        }
        proof.set(Answer::Working);
        spawn_local(async move {
            flow.seal().await;
            proof.set(Answer::Done(prove::prove().await));
        });
    };
    view! {
        <div class="prose">
            {means.collect_view()}
            <p>{state}</p>
            <p>
                <button type="button" class="button" on:click=prove>{texts.prove()}</button>
            </p>
            <p class="soft">{texts.proof_limits()}</p>
            <div role="status">{move || proof.with(|proof| proven(session, proof))}</div>
            <h2>{heading}</h2>
            <ol>{steps.collect_view()}</ol>
            {told("fairshare-single").map(|address| single(session, address))}
        </div>
    }
}

/// The page in one file, to be saved: a link of the browser's, which works in a sealed page too.
fn single(session: Session, address: String) -> impl IntoView {
    let texts = session.texts();
    view! {
        <h2>{texts.single_heading()}</h2>
        <p>{texts.single_means()}</p>
        <p><a class="button" href=address download="fairshare.html">{texts.single_save()}</a></p>
    }
}

/// What came of the attempts.
fn proven(session: Session, proof: &Answer<Option<Vec<Attempt>>>) -> AnyView {
    let texts = session.texts();
    let attempts = match proof {
        Answer::Working => return texts.proving().into_any(),
        Answer::Done(Some(attempts)) => attempts,
        Answer::Done(None) => return texts.not_proven().into_any(),
        _ => return ().into_any(),
    };
    let tried = Tried::count(attempts.iter().map(|attempt| &attempt.outcome));
    let row = |attempt: &Attempt| {
        let (way, said) = (attempt.way.clone(), texts.attempt(&attempt.outcome));
        view! { <tr><th scope="row">{way}</th><td>{said}</td></tr> }
    };
    let rows: Vec<_> = attempts.iter().map(row).collect();
    let [way, said] = texts.proof_heads();
    view! {
        <p><strong>{texts.proven(tried)}</strong></p>
        <table class="proofs">
            <thead><tr><th scope="col">{way}</th><th scope="col">{said}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
