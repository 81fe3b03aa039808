//! Decisions about one file that follow from its cells.

use super::Question;
use crate::detect::{Answer, Certainty, Decision, Subject};
use crate::parse::DateOrder;

/// What the cells of a file leave open, as decisions: the first answer is the default.
pub fn of_questions(file: &str, questions: &[Question]) -> Vec<Decision> {
    questions.iter().map(|question| of_question(file, question)).collect()
}

fn of_question(file: &str, question: &Question) -> Decision {
    let file = file.to_owned();
    match question {
        Question::DateOrder { column, example, answers } => {
            let subject = Subject::DateOrder { file: file.clone(), column: column.clone(), example: example.clone() };
            let mut orders = answers.iter().map(|answer| answer.order);
            let taken = orders.next().map_or("", word);
            orders.fold(Decision::new(subject, Certainty::Open, taken), |decision, order| {
                decision.or(word(order), Answer::DateOrder(file.clone(), order))
            })
        }
        Question::DecimalMark { column, example, answers } => {
            let subject = Subject::DecimalMark { file: file.clone(), column: column.clone(), example: example.clone() };
            let mut marks = answers.iter().map(|(mark, _)| *mark);
            let taken = marks.next().map_or_else(String::new, |mark| mark.sign().to_string());
            marks.fold(Decision::new(subject, Certainty::Open, taken), |decision, mark| {
                decision.or(mark.sign().to_string(), Answer::DecimalMark(file.clone(), mark))
            })
        }
    }
}

/// The word for an order of day, month and year.
const fn word(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Ymd => "YMD",
        DateOrder::Dmy => "DMY",
        DateOrder::Mdy => "MDY",
    }
}
