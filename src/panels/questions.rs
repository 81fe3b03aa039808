//! Open questions about the data: asked above the picture, with what each answer would change.

use fairshare_engine::view::StageFacts;
use fairshare_import::detect::{Answer, Decision, Outcome, OutcomeWord, Subject};
use fairshare_import::read::Question;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::document::document;
use crate::decisions::Asked;
use crate::flow::Flow;
use crate::parts::{Icon, IconName, When};
use crate::session::Session;

/// Most questions shown at one time.
const AT_ONCE: usize = 3;
/// The user last answered in the questions or the check strip.
pub const SAID_HERE: &str = "decisions";
/// Where the focus goes after an answer: to what is still asked, else to the result.
const NEXT: [&str; 3] = ["questions-heading", "check-strip", "result"];

/// The open questions of the files on the screen.
#[component]
pub fn Questions(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let open = Memo::new(move |_| session.checks.with(|checks| checks.questions.clone()));
    let count = Memo::new(move |_| open.with(Vec::len));
    let any = Signal::derive(move || count.get() > 0);
    let heading = move || texts.questions_heading(count.get());
    let blocks = move || {
        let shown = open.with(|open| open.iter().take(AT_ONCE).cloned().collect::<Vec<_>>());
        shown.into_iter().map(|asked| block(session, flow, asked)).collect_view()
    };
    let more = move || texts.more_questions(count.get().saturating_sub(AT_ONCE));
    Effect::new(move |_| {
        session.facts.track();
        if session.spoke_at(SAID_HERE) {
            focus_next();
        }
    });
    view! {
        <When holds=any>
            <section class="questions" aria-labelledby="questions-heading">
                <h2 id="questions-heading" tabindex="-1">{heading}</h2>
                {blocks}
                <p class="soft">{more}</p>
            </section>
        </When>
    }
    .into_any()
}

/// Gives the focus to what is asked next, if what had it is gone.
pub fn focus_next() {
    set_timeout(
        || {
            let page = document();
            let lost = page.active_element().is_none_or(|active| active.tag_name().eq_ignore_ascii_case("body"));
            let next = NEXT.iter().find_map(|id| page.get_element_by_id(id)?.dyn_into::<HtmlElement>().ok());
            if let Some(next) = next.filter(|_| lost) {
                // It has a place in the order of focus.
                let _ = next.focus();
            }
        },
        Duration::ZERO,
    );
}

/// What an alternative changes, as soon as it is computed.
pub fn effect_text(session: Session, key: String, alternative: usize) -> Signal<String> {
    let texts = session.texts();
    Signal::derive(move || {
        let effect = session.effect_of(&key, alternative);
        effect.map_or_else(String::new, |effect| texts.effect(&effect, &session.currency.get()))
    })
}

fn block(session: Session, flow: Flow, asked: Asked) -> AnyView {
    match asked {
        Asked::Decision(decision) => decision_block(session, flow, decision),
        Asked::File { file, question, decision } => file_block(session, flow, &file, question, decision.as_ref()),
    }
}

/// A decision that is open.
fn decision_block(session: Session, flow: Flow, decision: Decision) -> AnyView {
    let texts = session.texts();
    let title = texts.decision_title(&decision.subject);
    let key = decision.key();
    let lines = texts.decision_evidence(&decision.subject);
    let lines = lines.into_iter().map(|line| view! { <p class="soft">{line}</p> }).collect_view();
    let says = texts.decision_says(&decision);
    let confirm = {
        let key = key.clone();
        move || {
            flow.confirm(vec![key.clone()]);
            focus_next();
        }
    };
    let words = match &decision.subject {
        Subject::UnknownOutcomes { words, .. } => words.clone(),
        _ => Vec::new(),
    };
    // Words that are answered one by one need no answers for all of them at once.
    let one_by_one = !words.is_empty();
    let words = words.into_iter().map(|word| word_row(session, flow, &word)).collect_view();
    let default = (!one_by_one).then(|| {
        let confirm = confirm.clone();
        answer(texts.decision_default(&decision), Some(texts.assumed()), Signal::stored(String::new()), move || {
            confirm()
        })
    });
    let others = decision.alternatives.iter().enumerate().filter(|_| !one_by_one).map(|(at, other)| {
        let taken = other.answer.clone();
        let act = move || {
            session.said_at.set(SAID_HERE.to_owned());
            flow.answer_decision(&taken);
        };
        answer(texts.decision_answer(&other.answer, &other.value), None, effect_text(session, key.clone(), at), act)
    });
    view! {
        <div class="question" role="group" aria-label=title.clone()>
            <h3>{title.clone()}</h3>
            <p>{says}</p>
            {lines}
            {words}
            <div class="answers">{default}{others.collect_view()}</div>
            <button type="button" class="button small" on:click=move |_| confirm()>{texts.all_right()}</button>
        </div>
    }
    .into_any()
}

/// One answer.
fn answer(label: String, mark: Option<&'static str>, says: Signal<String>, act: impl Fn() + 'static) -> AnyView {
    let pressed = mark.is_some().to_string();
    let mark = mark.map(|mark| view! { <span class="mark">{mark}</span> });
    view! {
        <button type="button" class="answer" aria-pressed=pressed on:click=move |_| act()>
            <strong>{label}</strong>{mark}
            <span class="soft">{says}</span>
        </button>
    }
    .into_any()
}

/// A word of an outcome column, with a button for each outcome.
fn word_row(session: Session, flow: Flow, word: &OutcomeWord) -> AnyView {
    let texts = session.texts();
    let says = texts.outcome_word(word, &session.currency.get_untracked());
    let taken = session.facts.with_untracked(|data| {
        let of_word = |stage: &&StageFacts| stage.text == word.text;
        let stages = data.as_ref().map_or(&[][..], |data| data.facts.stages.as_slice());
        stages.iter().find(of_word).map_or(Outcome::Open, |stage| stage.outcome)
    });
    let buttons = [Outcome::Won, Outcome::Lost, Outcome::Open].map(|outcome| {
        let text = word.text.clone();
        let act = move |_| {
            session.said_at.set(SAID_HERE.to_owned());
            flow.answer_decision(&Answer::Outcomes(vec![(text.clone(), outcome)]));
        };
        let holds = outcome == taken;
        let tick = holds.then(|| view! { <Icon name=IconName::Tick /> });
        view! {
            <button type="button" class="button small" aria-pressed=holds.to_string() on:click=act>
                {tick}{texts.outcome(outcome)}
            </button>
        }
    });
    view! {
        <div class="outcome-word" role="group" aria-label=texts.meaning_of(&word.text)>
            <span>{says}</span>
            <span class="outcome-buttons">{buttons.collect_view()}</span>
        </div>
    }
    .into_any()
}

/// What a file leaves open: each answer says what it makes of the cells.
fn file_block(session: Session, flow: Flow, file: &str, question: Question, decision: Option<&Decision>) -> AnyView {
    let texts = session.texts();
    let heading = texts.asks(&question);
    let answers: Vec<([String; 2], Answer)> = match question {
        Question::DateOrder { answers, .. } => answers
            .iter()
            .map(|answer| (texts.date_answer(answer), Answer::DateOrder(file.to_owned(), answer.order)))
            .collect(),
        Question::DecimalMark { answers, .. } => answers
            .into_iter()
            .map(|(mark, minor)| (texts.decimal_answer(mark, minor), Answer::DecimalMark(file.to_owned(), mark)))
            .collect(),
    };
    let say = move |answer: &Answer| {
        session.said_at.set(SAID_HERE.to_owned());
        flow.answer_decision(answer);
    };
    let default = answers.first().map(|(_, answer)| answer.clone());
    let key = decision.map(Decision::key);
    let confirm = move |_| match (&key, &default) {
        (Some(key), _) => {
            flow.confirm(vec![key.clone()]);
            focus_next();
        }
        (None, Some(default)) => say(default),
        (None, None) => {}
    };
    let buttons = answers.into_iter().enumerate().map(|(at, ([example, says], answer))| {
        let mark = (at == 0).then(|| view! { <span class="mark">{texts.assumed()}</span> });
        let alternative = decision.and_then(|of| {
            let place = of.alternatives.iter().position(|other| other.answer == answer)?;
            Some(effect_text(session, of.key(), place))
        });
        let effect = alternative.map(|effect| view! { <span class="soft">{effect}</span> });
        view! {
            <button type="button" class="answer" aria-pressed=(at == 0).to_string() on:click=move |_| say(&answer)>
                <strong>{example}</strong>{mark}
                <span class="soft">{says}</span>{effect}
            </button>
        }
    });
    view! {
        <div class="question" role="group" aria-label=heading.clone()>
            <h3>{heading.clone()}</h3>
            <div class="answers">{buttons.collect_view()}</div>
            <button type="button" class="button small" on:click=confirm>{texts.all_right()}</button>
        </div>
    }
    .into_any()
}
