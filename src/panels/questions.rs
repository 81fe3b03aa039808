//! Open questions about the data, above the picture, with the effect of each answer.

use std::sync::Arc;

use fairshare_types::decision::{Answer, Decision, OutcomeWord, Subject};
use fairshare_types::files::Question;
use fairshare_types::results::StageFacts;
use fairshare_types::schema::Outcome;
use leptos::prelude::*;

use super::decision_chip::label_of;
use super::focus::{SAID_HERE, focus_next};
use crate::components::{Icon, IconName, When};
use crate::flow::Flow;
use crate::state::derived::Derived;
use crate::state::results::{Data, effect_of};
use crate::texts::Texts;
use crate::values::decisions::{Asked, Numbered, file_to_name, in_place};

/// Maximum number of questions shown at one time.
const AT_ONCE: usize = 3;
/// The open questions of the files on the screen.
#[component]
pub fn Questions(
    /// The texts.
    texts: &'static dyn Texts,
    /// Decisions inferred from the data on the screen. Effects may arrive after the facts.
    decisions: RwSignal<Vec<Decision>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// The control used last, so that it keeps the focus when its panel is rebuilt.
    said_at: RwSignal<String>,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let open = Memo::new(move |before: Option<&Vec<Numbered>>| {
        let now = derived.checks.with(|checks| checks.questions.clone());
        in_place(before.map_or(&[], Vec::as_slice), now)
    });
    let count = Memo::new(move |_| open.with(Vec::len));
    let any = Signal::derive(move || count.get() > 0);
    let heading = move || texts.questions_heading(count.get());
    let shown = move || open.with(|open| open.iter().take(AT_ONCE).cloned().collect::<Vec<_>>());
    let more = move || texts.more_questions(count.get().saturating_sub(AT_ONCE));
    view! {
        <When holds=any>
            <section class="questions" aria-labelledby="questions-heading">
                <h2 id="questions-heading" tabindex="-1">{heading}</h2>
                // A question on the screen stays mounted: rebuilding it would lose a press of its button.
                <For
                    each=shown
                    key=|(number, _)| *number
                    children=move |(_, asked)| block(texts, decisions, derived.facts, derived.currency, said_at, flow, asked)
                />
                <p class="soft">{more}</p>
            </section>
        </When>
    }
    .into_any()
}

/// The effect of an alternative; empty until it is computed.
pub fn effect_text(
    texts: &'static dyn Texts,
    decisions: RwSignal<Vec<Decision>>,
    currency: Memo<String>,
    key: String,
    alternative: usize,
) -> Signal<String> {
    Signal::derive(move || {
        let effect = effect_of(decisions, &key, alternative);
        effect.map_or_else(String::new, |effect| texts.effect(&effect, &currency.get()))
    })
}

fn block(
    texts: &'static dyn Texts,
    decisions: RwSignal<Vec<Decision>>,
    facts: Memo<Option<Arc<Data>>>,
    currency: Memo<String>,
    said_at: RwSignal<String>,
    flow: Flow,
    asked: Asked,
) -> AnyView {
    match asked {
        Asked::Decision(decision) => decision_block(texts, decisions, facts, currency, said_at, flow, decision),
        Asked::File { file, question, decision } => {
            let files = facts.with_untracked(|data| data.as_ref().map_or(1, |data| data.facts.files.len()));
            view! { <FileBlock texts decisions currency said_at flow file question decision files /> }.into_any()
        }
    }
}

/// An open decision.
fn decision_block(
    texts: &'static dyn Texts,
    decisions: RwSignal<Vec<Decision>>,
    facts: Memo<Option<Arc<Data>>>,
    currency: Memo<String>,
    said_at: RwSignal<String>,
    flow: Flow,
    decision: Decision,
) -> AnyView {
    let files = facts.with_untracked(|data| data.as_ref().map_or(1, |data| data.facts.files.len()));
    let title = texts.decision_title(&decision.subject);
    let title = match file_to_name(&decision, &title, files) {
        Some(file) => texts.of_file(&title, file),
        None => title,
    };
    let all_right = texts.confirms(&label_of(texts, &decision, files));
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
    // The user answers these values one by one, not with one answer for all.
    let one_by_one = !words.is_empty();
    let words = words.into_iter().map(|word| word_row(texts, facts, currency, said_at, flow, &word)).collect_view();
    let default = (!one_by_one).then(|| {
        let confirm = confirm.clone();
        answer(texts.decision_default(&decision), Some(texts.reading.assumed), Signal::stored(String::new()), confirm)
    });
    let others = decision.alternatives.iter().enumerate().filter(|_| !one_by_one).map(|(at, other)| {
        let taken = other.answer.clone();
        let act = move || {
            said_at.set(SAID_HERE.to_owned());
            flow.answer_decision(&taken);
        };
        answer(
            texts.decision_answer(&other.answer, &other.value),
            None,
            effect_text(texts, decisions, currency, key.clone(), at),
            act,
        )
    });
    view! {
        <div class="question" role="group" aria-label=title.clone()>
            <h3>{title.clone()}</h3>
            <p>{says}</p>
            {lines}
            {words}
            // Without an alternative there is nothing to choose: the title and the text state the problem.
            {(!decision.alternatives.is_empty()).then(|| view! {
                <div class="answers">{default}{others.collect_view()}</div>
            })}
            <button type="button" class="button small" on:click=move |_| confirm()>{all_right}</button>
        </div>
    }
    .into_any()
}

/// A button for one answer.
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

/// A value of an outcome column, with a button for each outcome.
fn word_row(
    texts: &'static dyn Texts,
    facts: Memo<Option<Arc<Data>>>,
    currency: Memo<String>,
    said_at: RwSignal<String>,
    flow: Flow,
    word: &OutcomeWord,
) -> AnyView {
    let says = texts.outcome_word(word, &currency.get_untracked());
    let taken = facts.with_untracked(|data| {
        let of_word = |stage: &&StageFacts| stage.text == word.text;
        let stages = data.as_ref().map_or(&[][..], |data| data.facts.stages.as_slice());
        stages.iter().find(of_word).map_or(Outcome::Open, |stage| stage.outcome)
    });
    let buttons = [Outcome::Won, Outcome::Lost, Outcome::Open].map(|outcome| {
        let text = word.text.clone();
        let act = move |_| {
            said_at.set(SAID_HERE.to_owned());
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

/// A question about a file; each answer shows how it reads the cells.
#[component]
fn FileBlock(
    /// The texts.
    texts: &'static dyn Texts,
    /// Decisions inferred from the data on the screen. Effects may arrive after the facts.
    decisions: RwSignal<Vec<Decision>>,
    /// The currency of amounts.
    currency: Memo<String>,
    /// The control used last.
    said_at: RwSignal<String>,
    /// Reads the files again.
    flow: Flow,
    /// Name of the file.
    file: String,
    /// The question.
    question: Question,
    /// The decision about the same column.
    decision: Option<Decision>,
    /// Number of files on the screen.
    files: usize,
) -> impl IntoView {
    let heading = texts.asks(&question);
    let heading = if files > 1 && !heading.contains(&file) { texts.of_file(&heading, &file) } else { heading };
    let what = decision.as_ref().map_or_else(|| file.clone(), |decision| label_of(texts, decision, files));
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
        said_at.set(SAID_HERE.to_owned());
        flow.answer_decision(answer);
    };
    let default = answers.first().map(|(_, answer)| answer.clone());
    let key = decision.as_ref().map(Decision::key);
    let confirm = move |_| match (&key, &default) {
        (Some(key), _) => {
            flow.confirm(vec![key.clone()]);
            focus_next();
        }
        (None, Some(default)) => say(default),
        (None, None) => {}
    };
    let buttons = answers.into_iter().enumerate().map(|(at, ([example, says], answer))| {
        let mark = (at == 0).then(|| view! { <span class="mark">{texts.reading.assumed}</span> });
        let alternative = decision.as_ref().and_then(|of| {
            let place = of.alternatives.iter().position(|other| other.answer == answer)?;
            Some(effect_text(texts, decisions, currency, of.key(), place))
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
            <button type="button" class="button small" on:click=confirm>{texts.confirms(&what)}</button>
        </div>
    }
    .into_any()
}
