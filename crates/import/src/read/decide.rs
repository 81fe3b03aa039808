//! Decisions about one file that follow from its cells.

use crate::detect::{Column, Contest, OutcomeCandidate, Ranking};
use fairshare_types::decision::{Answer, Certainty, Decision, Subject};
use fairshare_types::files::Question;
use fairshare_types::schema::{DateOrder, Role, Why};

/// A column that scores this much less than the one taken is no alternative.
const NEAR: i32 = 40;
/// Lowest score of a possible outcome column to ask about: a flag, a heading, or an outcome word.
const LIKE_AN_OUTCOME: i32 = 30;
/// Maximum number of columns offered as the outcome.
const MOST_CANDIDATES: usize = 3;

/// Decisions about the ambiguous cells of a file; the first answer is the default.
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

/// Name of an order of day, month and year.
const fn word(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Ymd => "YMD",
        DateOrder::Dmy => "DMY",
        DateOrder::Mdy => "MDY",
    }
}

/// Decisions about the column of each role, with the unused columns that score nearly as high.
pub fn of_columns(file: &str, columns: &[Column], rankings: &[Ranking], contest: Option<Contest>) -> Vec<Decision> {
    let mut decisions: Vec<Decision> =
        contest.and_then(|contest| of_contest(file, columns, contest)).into_iter().collect();
    let contested = decisions.len();
    for ranking in rankings.iter().filter(|ranking| contested == 0 || ranking.role != Role::Outcome) {
        let Some(taken) = columns.get(ranking.column).filter(|column| column.role == Some(ranking.role)) else {
            continue;
        };
        if taken.why == Why::Chosen {
            continue;
        }
        let subject = Subject::Column { file: file.to_owned(), role: ranking.role };
        let certainty = if ranking.is_close { Certainty::Likely } else { Certainty::Certain };
        // The key of a campaign is used in addition to its name.
        let is_free = |column: &&Column| {
            column.role.is_none() && column.why != Why::Chosen && column.meaning != Some(Role::Campaign)
        };
        let unused = |at: usize| columns.get(at).filter(is_free);
        let others = ranking.others.iter().filter(|(_, score)| ranking.score - score < NEAR);
        let mut decision = Decision::new(subject, certainty, taken.name.clone());
        for column in others.filter_map(|(at, _)| unused(*at)) {
            let answer = Answer::Role { file: file.to_owned(), column: column.name.clone(), role: Some(ranking.role) };
            decision = decision.or(column.name.clone(), answer);
        }
        // Only its cells made it the amount.
        if ranking.role == Role::Value && taken.why == Why::Cells {
            decision.certainty = Certainty::Likely;
            let answer = Answer::Role { file: file.to_owned(), column: taken.name.clone(), role: None };
            decision = decision.or("each win counts as 1", answer);
        }
        decisions.push(decision);
    }
    decisions
}

/// Decision between two columns that contradict each other about outcomes.
fn of_contest(file: &str, columns: &[Column], contest: Contest) -> Option<Decision> {
    let (taken, other) = (columns.get(contest.taken)?, columns.get(contest.other)?);
    let kept = taken.role.is_some() && ![taken, other].iter().any(|column| column.why == Why::Chosen);
    let certainty = if contest.is_open { Certainty::Open } else { Certainty::Likely };
    let subject = Subject::Column { file: file.to_owned(), role: Role::Outcome };
    let answer = Answer::Role { file: file.to_owned(), column: other.name.clone(), role: Some(Role::Outcome) };
    kept.then(|| Decision::new(subject, certainty, taken.name.clone()).or(other.name.clone(), answer))
}

/// Asks whether a column is the outcome if no file has one. A column with unknown texts alone becomes a chip, if `shown`
/// allows it.
pub fn of_candidates(file: &str, columns: &[Column], candidates: &[OutcomeCandidate], shown: bool) -> Option<Decision> {
    let best = candidates.first().filter(|best| best.score >= LIKE_AN_OUTCOME || best.score > 0 && shown)?;
    let (candidate, least) = (best, best.score.min(LIKE_AN_OUTCOME));
    let certainty = if candidate.score >= LIKE_AN_OUTCOME { Certainty::Open } else { Certainty::Likely };
    let column = columns.get(candidate.column).filter(|column| column.why != Why::Chosen)?;
    let words = candidate.values.iter().map(|(text, _)| text.clone()).collect();
    let subject = Subject::OutcomeColumn { file: file.to_owned(), column: column.name.clone(), words };
    let use_it =
        |column: &str, role| Answer::Role { file: file.to_owned(), column: column.to_owned(), role: Some(role) };
    let mut decision = Decision::new(subject, certainty, "each deal with an amount is won");
    let others = candidates.iter().filter(|other| other.score >= least).take(MOST_CANDIDATES);
    for (other, role) in others.filter_map(|other| Some((columns.get(other.column)?, other.role))) {
        decision = decision.or(other.name.clone(), use_it(&other.name, role));
    }
    Some(decision)
}
