//! The headline: neutral sentences, written from the numbers.

use fairshare_engine::view::{By, GroupKind};
use leptos::prelude::*;

use crate::finding::{self, Credited};
use crate::parts::When;
use crate::session::{Answer, Session};

/// The headline.
#[component]
pub fn HeadlinePanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let first = Memo::new(move |_| first_sentence(session));
    let rest = Memo::new(move |_| further_sentences(session));
    let marks = Memo::new(move |_| marks(session));
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
            <p class="soft">{rest}</p>
        </div>
    }
    .into_any()
}

/// What is not settled: open questions about the data, guessed teams.
fn marks(session: Session) -> Vec<String> {
    let texts = session.texts();
    let questions = session.open_questions();
    let guessed = session.compare.get() == By::Team && session.teams_are_guessed();
    let provisional = (questions > 0).then(|| texts.provisional(questions));
    provisional.into_iter().chain(guessed.then(|| texts.teams_guessed().to_owned())).collect()
}

/// How much is settled, and how much is a choice of model.
pub fn first_sentence(session: Session) -> String {
    let texts = session.texts();
    if let Some(problem) = session.compared.with(|answer| match answer {
        Answer::Failed(problem) => Some(texts.problem(problem)),
        _ => None,
    }) {
        return problem;
    }
    match session.chart_view() {
        Some(view) => {
            let finding = finding::credited(&view);
            let won = finding::won(&view, counts_wins(session));
            let only = texts.only(&session.filter_shown());
            if finding == Credited::NothingWon && !only.is_empty() {
                return only + texts.nothing_left();
            }
            only + &texts.credited(&finding, won, &session.currency.get())
        }
        None => texts.waiting().to_owned(),
    }
}

/// Who leads in how many models, what was won together, and what credit is not.
fn further_sentences(session: Session) -> String {
    let texts = session.texts();
    let Some(view) = session.chart_view() else { return String::new() };
    let named = |by| {
        let view = session.view_by(by);
        view.map_or(0, |view| view.groups.iter().filter(|group| group.kind == GroupKind::Named).count())
    };
    let headline = session.compared.with(|answer| answer.done().map(|compared| compared.headline.clone()));
    let together = headline.map(|numbers| finding::together(&numbers, named(By::Team), counts_wins(session)));
    let sentences = [
        texts.lead(&finding::lead(&view)),
        together.map_or_else(String::new, |t| texts.together(t)),
        texts.caution().to_owned(),
    ];
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether the data have no amounts.
pub fn counts_wins(session: Session) -> bool {
    session.facts.with(|data| data.as_ref().is_some_and(|d| d.facts.counts_wins))
}
