//! Decisions about one file that follow from its cells.

use super::Question;
use crate::detect::{Answer, Certainty, Column, Decision, OutcomeCandidate, Ranking, Role, Subject, Why};
use crate::parse::DateOrder;

/// Columns that score less than the one taken by this much or more are no alternative.
const NEAR: i32 = 40;
/// A column that might be the outcome is asked about from this score on: a flag, a heading, or a word of outcomes.
const LIKE_AN_OUTCOME: i32 = 30;
/// Columns offered as the outcome.
const MOST_CANDIDATES: usize = 3;

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

/// The column of each role that decides numbers, with the unused columns that score nearly as high.
pub fn of_columns(file: &str, columns: &[Column], rankings: &[Ranking]) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for ranking in rankings {
        let Some(taken) = columns.get(ranking.column).filter(|column| column.role == Some(ranking.role)) else {
            continue;
        };
        if taken.why == Why::Chosen {
            continue;
        }
        let subject = Subject::Column { file: file.to_owned(), role: ranking.role };
        let certainty = if ranking.is_close { Certainty::Likely } else { Certainty::Certain };
        let unused = |at: usize| columns.get(at).filter(|column| column.role.is_none() && column.why != Why::Chosen);
        let others = ranking.others.iter().filter(|(_, score)| ranking.score - score < NEAR);
        let mut decision = Decision::new(subject, certainty, taken.name.clone());
        for column in others.filter_map(|(at, _)| unused(*at)) {
            let answer = Answer::Role { file: file.to_owned(), column: column.name.clone(), role: Some(ranking.role) };
            decision = decision.or(column.name.clone(), answer);
        }
        decisions.push(decision);
    }
    decisions
}

/// Asks whether a column is the outcome, where no file has one.
pub fn of_candidates(file: &str, columns: &[Column], candidates: &[OutcomeCandidate]) -> Option<Decision> {
    let candidate = candidates.first().filter(|candidate| candidate.score >= LIKE_AN_OUTCOME)?;
    let column = columns.get(candidate.column).filter(|column| column.role.is_none() && column.why != Why::Chosen)?;
    let words = candidate.values.iter().map(|(text, _)| text.clone()).collect();
    let subject = Subject::OutcomeColumn { file: file.to_owned(), column: column.name.clone(), words };
    let use_it =
        |column: &str| Answer::Role { file: file.to_owned(), column: column.to_owned(), role: Some(Role::Outcome) };
    let mut decision = Decision::new(subject, Certainty::Open, "each deal with an amount is won");
    let others = candidates.iter().filter(|other| other.score >= LIKE_AN_OUTCOME).take(MOST_CANDIDATES);
    for other in others.filter_map(|other| columns.get(other.column)) {
        decision = decision.or(other.name.clone(), use_it(&other.name));
    }
    Some(decision)
}
