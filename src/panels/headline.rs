//! The headline: neutral sentences, written from the numbers.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use leptos::prelude::*;

use crate::components::When;
use crate::state::derived::{Derived, Views};
use crate::state::results::{Answer, Compared, Data, filter_shown};
use crate::texts::Texts;
use crate::values::finding::{self, Together};

/// The headline.
#[component]
pub fn HeadlinePanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// Credit under the models.
    compared: RwSignal<Answer<Arc<Compared>>>,
    /// What follows from choices and answers.
    derived: Derived,
) -> impl IntoView {
    let first = Memo::new(move |_| first_sentence(texts, compared, derived));
    let shares = Memo::new(move |_| shares_line(texts, derived.views));
    let caution = Memo::new(move |_| caution(texts, compared, derived.facts, derived.team_names));
    let marks = Memo::new(move |_| marks(texts, derived));
    let any = Signal::derive(move || marks.with(|marks| !marks.is_empty()));
    let shown = move || {
        let mark = |says: String| view! { <span class="unsettled">{says}</span> };
        marks.get().into_iter().map(mark).collect_view()
    };
    view! {
        <div class="headline">
            <h1>{first}</h1>
            <When holds=any>
                <p class="marks">{shown}</p>
            </When>
            <p class="shares">{shares}</p>
            <p class="soft together-means">{caution}</p>
        </div>
    }
    .into_any()
}

/// Provisional points: open questions about the data, guessed teams.
fn marks(texts: &'static dyn Texts, derived: Derived) -> Vec<String> {
    let questions = derived.open_questions.get();
    let guessed = derived.compare.get() == Dimension::Team && derived.teams_guessed.get();
    let provisional = (questions > 0).then(|| texts.provisional(questions));
    provisional.into_iter().chain(guessed.then(|| texts.decisions.teams_guessed.to_owned())).collect()
}

/// How much several teams won together, of the deals that the filter leaves.
pub fn first_sentence(
    texts: &'static dyn Texts,
    compared: RwSignal<Answer<Arc<Compared>>>,
    derived: Derived,
) -> String {
    if let Some(problem) = compared.with(|answer| match answer {
        Answer::Failed(problem) => Some(texts.problem(problem)),
        _ => None,
    }) {
        return problem;
    }
    let (Some(view), Some(together)) = (derived.views.chart(), together(compared, derived.facts, derived.team_names))
    else {
        return texts.headline.waiting.to_owned();
    };
    let only = texts.only(&filter_shown(compared));
    if together == Together::NothingWon && !only.is_empty() {
        return only + texts.filters.nothing_left;
    }
    only + &texts.together(together, finding::won(&view, counts_wins(derived.facts)), &derived.currency.get())
}

/// How much several teams won together; `None` before there are results.
fn together(
    compared: RwSignal<Answer<Arc<Compared>>>,
    facts: Memo<Option<Arc<Data>>>,
    team_names: Memo<Vec<String>>,
) -> Option<Together> {
    let named = team_names.with(Vec::len);
    let headline = compared.with(|answer| answer.done().map(|compared| compared.headline.clone()));
    headline.map(|numbers| finding::together(&numbers, named, counts_wins(facts)))
}

/// Each group's share of credit under the models shown.
fn shares_line(texts: &'static dyn Texts, views: Views) -> String {
    let view = views.chart();
    view.map_or_else(String::new, |view| texts.shares_line(view.by, &finding::shares(&view)))
}

/// What "together" means, if the headline says it, and a caution about credit.
fn caution(
    texts: &'static dyn Texts,
    compared: RwSignal<Answer<Arc<Compared>>>,
    facts: Memo<Option<Arc<Data>>>,
    team_names: Memo<Vec<String>>,
) -> String {
    let strings = &texts.headline;
    match together(compared, facts, team_names) {
        None => String::new(),
        Some(Together::NothingWon | Together::OneTeam { .. } | Together::Nothing) => strings.caution.to_owned(),
        Some(_) => format!("{} {}", strings.together_means, strings.caution),
    }
}

/// Whether the data have no amounts.
pub fn counts_wins(facts: Memo<Option<Arc<Data>>>) -> bool {
    facts.with(|data| data.as_ref().is_some_and(|d| d.facts.counts_wins))
}
