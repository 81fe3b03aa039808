//! The first screen of a first visit: what the page is for, what to do, and the examples.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::When;
use crate::flow::Flow;
use crate::state::results::{Data, Source};
use crate::texts::{Sample, Texts};

/// One sentence and the examples, until the user's own data are on the screen.
#[component]
pub fn Intro(
    /// The texts.
    texts: &'static dyn Texts,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// Reads files.
    flow: Flow,
) -> impl IntoView {
    let source = Memo::new(move |_| facts.with(|data| data.as_ref().map(|data| data.source.clone())));
    let visits = Signal::derive(move || source.get() != Some(Source::Own));
    let example = move |sample: Sample| {
        let is_shown = move || (source.get() == Some(Source::Sample(sample))).then_some("true");
        view! {
            <li>
                <button type="button" class="example" aria-current=is_shown on:click=move |_| flow.open_sample(sample)>
                    <strong>{texts.sample(sample)}</strong>
                    <span class="soft">{texts.sample_says(sample)}</span>
                </button>
            </li>
        }
    };
    let [what, first] = texts.data.intro;
    let body = move || {
        view! {
            <section class="intro" aria-label=texts.data.intro_label>
                <p><strong>{what}</strong>" "{first}</p>
                <ul class="examples">{Sample::ALL.map(example).collect_view()}</ul>
            </section>
        }
    };
    view! { <When holds=visits>{body}</When> }.into_any()
}
