//! What the files leave open: asked in plain sight, with what each answer would do.

use fairshare_import::parse::{DateOrder, DecimalMark};
use fairshare_import::read::{Choices, Question};
use leptos::prelude::*;

use crate::flow::Flow;
use crate::parts::When;
use crate::session::Session;

/// The open questions of the files on the screen.
#[component]
pub fn Questions(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let open = Memo::new(move |_| {
        session.facts.with(|data| {
            let files = data.as_ref().map_or(&[][..], |data| data.facts.files.as_slice());
            // One answer serves all columns of a file.
            let first = files.iter().flat_map(|file| file.questions.first().map(|q| (file.file.clone(), q.clone())));
            first.collect::<Vec<_>>()
        })
    });
    let any = Signal::derive(move || open.with(|open| !open.is_empty()));
    let blocks =
        move || open.get().into_iter().map(|(file, question)| block(session, flow, file, question)).collect_view();
    view! {
        <When holds=any>
            <section class="questions" aria-label=session.texts().questions()>{blocks}</section>
        </When>
    }
    .into_any()
}

fn block(session: Session, flow: Flow, file: String, question: Question) -> impl IntoView {
    let texts = session.texts();
    let heading = texts.asks(&question);
    let answers: Vec<_> = match question {
        Question::DateOrder { answers, .. } => {
            answers.iter().map(|answer| (texts.date_answer(answer), Answer::DateOrder(answer.order))).collect()
        }
        Question::DecimalMark { answers, .. } => {
            let answer = |(mark, minor)| (texts.decimal_answer(mark, minor), Answer::DecimalMark(mark));
            answers.into_iter().map(answer).collect()
        }
    };
    let buttons = answers.into_iter().enumerate().map(|(at, ([example, says], answer))| {
        let file = file.clone();
        let choose = move |_| flow.read_again(|choices| answer.say(choices, &file));
        let mark = (at == 0).then(|| view! { <span class="mark">{texts.assumed()}</span> });
        view! {
            <button type="button" class="answer" on:click=choose>
                <strong>{example}</strong>{mark}
                <span class="soft">{says}</span>
            </button>
        }
    });
    view! {
        <div class="question" role="group" aria-label=heading.clone()>
            <p>{heading.clone()}</p>
            <div class="answers">{buttons.collect_view()}</div>
        </div>
    }
}

/// What an answer says of a file.
#[derive(Clone, Copy)]
enum Answer {
    DateOrder(DateOrder),
    DecimalMark(DecimalMark),
}

impl Answer {
    fn say(self, choices: &mut Choices, file: &str) {
        let of_file = choices.of_mut(file);
        match self {
            Self::DateOrder(order) => of_file.date_order = Some(order),
            Self::DecimalMark(mark) => of_file.decimal_mark = Some(mark),
        }
    }
}
