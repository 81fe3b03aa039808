//! "Your data stays in this browser": what it means, how to check it, and the browser's own proof.

use std::sync::Arc;

use fairshare_types::results::Check;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::verify::VerifyPanel;
use crate::browser::document::told;
use crate::browser::prove::{self, Attempt};
use crate::components::{Icon, IconName, Menu};
use crate::flow::Flow;
use crate::state::results::Answer;
use crate::texts::{Texts, Tried};

/// The promise, and a menu with its meaning and its proof.
#[component]
pub fn Promise(
    /// The texts.
    texts: &'static dyn Texts,
    /// The page is sealed.
    sealed: RwSignal<bool>,
    /// The golden vectors, computed in this browser.
    verified: RwSignal<Answer<Arc<Vec<Check>>>>,
    /// The digest of many random journeys, computed in this browser.
    digested: RwSignal<Answer<String>>,
    /// The check of the engine is open.
    verifying: RwSignal<bool>,
    /// Seals the page, and checks the engine.
    flow: Flow,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let proof = RwSignal::new(Answer::Empty);
    let label = move || {
        view! {
            <Icon name=IconName::Shield />
            <span>{texts.bar.private}</span>
        }
    };
    view! {
        <Menu button_class="promise" label=label panel=texts.bar.private open=open>
            {promise(texts, sealed, flow, proof)}
            <VerifyPanel texts verified digested verifying flow />
        </Menu>
    }
}

fn promise(
    texts: &'static dyn Texts,
    sealed: RwSignal<bool>,
    flow: Flow,
    proof: RwSignal<Answer<Option<Vec<Attempt>>>>,
) -> impl IntoView {
    let (heading, steps) = texts.bar.private_check;
    let means = texts.bar.private_means.map(|text| view! { <p>{text}</p> });
    let steps = steps.map(|step| view! { <li>{step}</li> });
    let state = move || texts.seal_state(sealed.get());
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
                <button type="button" class="button" on:click=prove>{texts.seal.prove}</button>
            </p>
            <p class="soft">{texts.seal.proof_limits}</p>
            <div role="status">{move || proof.with(|proof| proven(texts, proof))}</div>
            <h2>{heading}</h2>
            <ol>{steps.collect_view()}</ol>
            {told("fairshare-single").map(|address| single(texts, address))}
        </div>
    }
}

/// A link that saves the page as one file; it works in a sealed page too.
fn single(texts: &'static dyn Texts, address: String) -> impl IntoView {
    view! {
        <h2>{texts.offline.single_heading}</h2>
        <p>{texts.offline.single_means}</p>
        <p><a class="button" href=address download="fairshare.html">{texts.offline.single_save}</a></p>
    }
}

/// The results of the attempts.
fn proven(texts: &'static dyn Texts, proof: &Answer<Option<Vec<Attempt>>>) -> AnyView {
    let attempts = match proof {
        Answer::Working => return texts.seal.proving.into_any(),
        Answer::Done(Some(attempts)) => attempts,
        Answer::Done(None) => return texts.seal.not_proven.into_any(),
        _ => return ().into_any(),
    };
    let tried = Tried::count(attempts.iter().map(|attempt| &attempt.outcome));
    let row = |attempt: &Attempt| {
        let (way, said) = (attempt.way.clone(), texts.attempt(&attempt.outcome));
        view! { <tr><th scope="row">{way}</th><td>{said}</td></tr> }
    };
    let rows: Vec<_> = attempts.iter().map(row).collect();
    let [way, said] = texts.seal.proof_heads;
    view! {
        <p><strong>{texts.proven(tried)}</strong></p>
        <table class="proofs">
            <thead><tr><th scope="col">{way}</th><th scope="col">{said}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
