//! What else could have a role, and what else could be the outcome: plain data for the questions that the reader asks.

use crate::order;
use std::collections::{BTreeMap, BTreeSet};

use super::contents::Contents;
use super::heading::Heading;
use super::lexicon::Concept;
use super::{Column, OutcomeReading, Role, outcome_hint, outcome_reading};

/// A difference of scores below this is close.
const CLOSE: i32 = 16;
/// Other columns that a ranking lists.
const LISTED: usize = 5;
/// Different texts that a candidate for the outcome has.
const MOST_VALUES: usize = 12;
/// Columns that are looked at for a candidate.
const MOST_COLUMNS: usize = 100;

/// The column that has a role, and the others that could have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The role.
    pub role: Role,
    /// Place of the column that has it.
    pub column: usize,
    /// Score of that column; 100 if the user chose it.
    pub score: i32,
    /// Other columns that fit the role and their scores, the highest first. Columns with another role are among them.
    pub others: Vec<(usize, i32)>,
    /// The best of the others that has no role itself scores nearly as high.
    pub is_close: bool,
}

impl Ranking {
    /// Ranks the columns that fit a role.
    pub(super) fn new(role: Role, column: usize, fits: &[(usize, i32)], columns: &[Column]) -> Self {
        let score = fits.iter().find(|(at, _)| *at == column).map_or(100, |(_, score)| *score);
        let mut others: Vec<(usize, i32)> = fits.iter().copied().filter(|(at, _)| *at != column).collect();
        order::arrange_by_key(&mut others, |&(at, score)| (-score, at));
        let free = others.iter().find(|(at, _)| columns.get(*at).is_some_and(|c| c.role.is_none()));
        let is_close = free.is_some_and(|(_, other)| score - other < CLOSE);
        others.truncate(LISTED);
        Self { role, column, score, others, is_close }
    }
}

/// A column that is not used but might say what became of the deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeCandidate {
    /// Place of the column.
    pub column: usize,
    /// How much speaks for it: 0 for nothing but few texts, 30 for a flag, 60 for words of outcomes, 90 for a heading too.
    pub score: i32,
    /// Its different texts and in how many of the first rows they stand, the commonest first.
    pub values: Vec<(String, usize)>,
}

/// The columns without a role that have few different texts, each the same in all rows of a deal. `key` is the column of the
/// deal's key.
pub(super) fn outcome_candidates(
    columns: &[Column],
    headings: &[Heading],
    rows: &[Vec<String>],
    key: Option<usize>,
) -> Vec<OutcomeCandidate> {
    let mut candidates = Vec::new();
    let free = columns.iter().enumerate().filter(|(_, column)| column.role.is_none());
    for (at, _) in free.take(MOST_COLUMNS) {
        let contents = Contents::of(rows, at);
        let Some(heading) = headings.get(at) else { continue };
        let veto = [Concept::NotOutcome, Concept::NotChannel].iter().any(|concept| heading.says.has(*concept));
        if contents.filled() < 2 || veto {
            continue;
        }
        let texts = contents.texts();
        if !(2..=MOST_VALUES).contains(&texts.len()) || contents.are_dates() {
            continue;
        }
        let flag = texts.len() == 2 && texts.keys().all(|text| is_flag(text));
        let number = contents.are_numbers() && !flag;
        if number || !is_constant(rows, at, key) {
            continue;
        }
        let outcomes = contents.outcomes();
        let word = outcomes.known * 2 > contents.filled() || texts.keys().any(|text| outcome_hint(text).is_some());
        let named = [Concept::Status, Concept::Won, Concept::Flag, Concept::Role(Role::Outcome)];
        let named = named.iter().any(|c| heading.says.has(*c)) || heading.says.role(Role::Closed) > 0;
        let score = 60 * i32::from(word && !flag) + 30 * i32::from(named) + 30 * i32::from(flag);
        let mut values: Vec<(String, usize)> = texts.iter().map(|(text, n)| ((*text).to_owned(), *n)).collect();
        order::arrange(&mut values, &|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        candidates.push(OutcomeCandidate { column: at, score, values });
    }
    order::arrange_by_key(&mut candidates, |candidate| (-candidate.score, candidate.column));
    candidates
}

/// Yes or no, in words or numbers.
fn is_flag(text: &str) -> bool {
    let word = matches!(outcome_reading(text), OutcomeReading::Known(_)) && text.chars().count() < 7;
    word || matches!(text, "0" | "1")
}

/// Whether all rows of a deal have the same text in a column.
fn is_constant(rows: &[Vec<String>], column: usize, key: Option<usize>) -> bool {
    let Some(key) = key else { return true };
    let mut said: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in rows {
        let (Some(key), Some(text)) = (row.get(key), row.get(column)) else { continue };
        if !key.trim().is_empty() && !text.trim().is_empty() {
            said.entry(key.trim()).or_default().insert(text.trim());
        }
    }
    said.values().all(|texts| texts.len() == 1)
}
