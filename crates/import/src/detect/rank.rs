//! Ranks the columns that could have a role and those that could be the outcome, for the reader's questions.

use fairshare_types::order;
use fairshare_types::schema::{Outcome, Role, Why};
use std::collections::{BTreeMap, BTreeSet};

use super::contents::Contents;
use super::heading::Heading;
use super::lexicon::Concept;
use super::{Column, OutcomeReading, outcome_hint, outcome_reading};

/// A difference of scores below this is close.
const CLOSE: i32 = 16;
/// Maximum number of other columns in a ranking.
const LISTED: usize = 5;
/// Most distinct texts of a candidate whose heading and texts are unknown.
const MOST_UNKNOWN: usize = 3;
/// Maximum number of distinct texts of a candidate for the outcome.
const MOST_VALUES: usize = 12;
/// Maximum number of columns examined as candidates.
const MOST_COLUMNS: usize = 100;

/// The column that has a role, and the others that fit it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The role.
    pub role: Role,
    /// Index of the column that has it.
    pub column: usize,
    /// Score of that column; 100 if the user chose it.
    pub score: i32,
    /// Other columns that fit the role and their scores, the highest first; some may have another role.
    pub others: Vec<(usize, i32)>,
    /// The best other column without a role scores nearly as high.
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

/// A column that is not used as the outcome but may hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeCandidate {
    /// Index of the column.
    pub column: usize,
    /// Evidence for it: 60 for words or codes of outcomes, 30 each for a heading and for a flag, 10 for a few unknown
    /// texts below an unknown heading.
    pub score: i32,
    /// Its distinct texts and their numbers of cells in the first rows, the commonest first.
    pub values: Vec<(String, usize)>,
    /// Role to use it as. Codes and shares need an answer each, so they are a stage: an outcome counts numbers.
    pub role: Role,
}

/// Finds columns with few distinct texts, each the same in all rows of a deal.
///
/// They have no role, or a role that names things and words that hint at won and at lost. `key` is the column of the
/// deal's key.
pub(super) fn outcome_candidates(
    columns: &[Column],
    headings: &[Heading],
    rows: &[Vec<String>],
    key: Option<usize>,
) -> Vec<OutcomeCandidate> {
    let mut candidates = Vec::new();
    let looked = columns.iter().enumerate().filter(|(at, column)| {
        // Probabilities of 0 and 100 % alone may be outcomes in another form.
        let names = [
            Role::Probability,
            Role::TouchType,
            Role::Campaign,
            Role::Segment,
            Role::Owner,
            Role::Sequence,
            Role::Account,
        ];
        Some(*at) != key && column.why != Why::Chosen && column.role.is_none_or(|role| names.contains(&role))
    });
    for (at, column) in looked.take(MOST_COLUMNS) {
        let contents = Contents::of(rows, at);
        let Some(heading) = headings.get(at) else { continue };
        let says = &heading.says;
        let texts = contents.texts();
        // A mark in some rows and nothing in the others make two values.
        let ticks = contents.are_ticks();
        if !(2 - usize::from(ticks)..=MOST_VALUES).contains(&texts.len()) || contents.are_dates() {
            continue;
        }
        let hinted = |outcome| texts.keys().any(|text| outcome_hint(text) == Some(outcome));
        let flag = texts.len() == 2 && texts.keys().all(|text| is_flag(text));
        let opposite = !flag && hinted(Outcome::Won) && hinted(Outcome::Lost);
        let veto = [Concept::NotOutcome, Concept::NotChannel].iter().any(|concept| says.has(*concept));
        if (veto || column.role.is_some_and(|role| role != Role::Probability)) && !opposite {
            continue;
        }
        let likelihood = says.role(Role::Probability) > 0;
        let status = says.has(Concept::Status) || says.role(Role::Stage) >= 62 || says.role(Role::Outcome) > 0;
        let number = contents.are_numbers() && !flag;
        // Status codes, and shares that reach from nothing to everything, may mean outcomes; other numbers do not.
        let codes = number && (status && !contents.have_decimals() || likelihood && reaches_all(&contents));
        if number && !codes || !is_constant(rows, at, key) {
            continue;
        }
        let outcomes = contents.outcomes();
        let word = outcomes.known * 2 > contents.filled() || texts.keys().any(|text| outcome_hint(text).is_some());
        let named = status || says.has(Concept::Won) || says.has(Concept::Flag) || says.role(Role::Closed) > 0;
        let marked = flag || ticks;
        let score = 60 * i32::from(word && !flag || codes) + 30 * i32::from(named) + 30 * i32::from(marked);
        // Nothing is known about the column: its texts are shown, no more.
        let blank = column.role.is_none() && heading.unknown == heading.words && contents.filled() == rows.len();
        let words = texts.keys().all(|text| !text.bytes().any(|b| b.is_ascii_digit()));
        let bare = blank && words && texts.len() <= MOST_UNKNOWN && !contents.is_unique();
        let score = if score == 0 && bare { 10 } else { score };
        let mut values: Vec<(String, usize)> = texts.iter().map(|(text, n)| ((*text).to_owned(), *n)).collect();
        order::arrange(&mut values, &|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let role = if codes { Role::Stage } else { Role::Outcome };
        candidates.push(OutcomeCandidate { column: at, score, values, role });
    }
    order::arrange_by_key(&mut candidates, |candidate| (-candidate.score, candidate.column));
    candidates
}

/// Whether a text is yes or no, in words or numbers.
fn is_flag(text: &str) -> bool {
    let word = matches!(outcome_reading(text), OutcomeReading::Known(_)) && text.chars().count() < 7;
    word || matches!(text, "0" | "1" | "-1")
}

/// Whether some cell is 0 % (hopeless) and another 100 % (certain).
fn reaches_all(contents: &Contents<'_>) -> bool {
    let share = |text: &str| text.trim_end_matches(['%', ' ', '\u{a0}']).replace(',', ".").parse::<f64>().ok();
    let any = |test: &dyn Fn(f64) -> bool| contents.texts().keys().any(|text| share(text).is_some_and(test));
    any(&|share| share == 0.0) && any(&|share| share == 100.0 || share == 1.0)
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
