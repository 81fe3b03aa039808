//! What a file is: its dialect, its header, what each column is used as, and what a row stands for.

mod assign;
mod columns;
mod contents;
mod decision;
mod decision_text;
mod dialect;
mod finder;
mod fit;
mod fold;
mod footer;
mod heading;
mod lexicon;
mod outcome;
mod path;
mod rank;
mod role;
mod score;
mod shape;
mod structure;
mod summary;
mod tokens;
mod why;
mod wide;

pub use columns::{Column, Recognition, recognise};
pub use decision::{
    Alternative, Answer, Certainty, Counted, Decision, Effect, JoiningSwitch, KeyDamage, OutcomeWord, Subject,
};
pub use decision_text::outcome_word;
pub use dialect::Dialect;
pub use fold::{fold, share_of};
pub use footer::{RowKind, is_total_word, row_kind};
pub use heading::Heading;
pub use outcome::{Outcome, OutcomeReading, counted_outcome, outcome, outcome_hint, outcome_reading};
pub(crate) use path::{separator, separator_of, steps};
pub use rank::{OutcomeCandidate, Ranking};
pub use role::Role;
pub use shape::Shape;
pub(crate) use shape::missing;
pub use structure::{Structure, structure};
pub(crate) use summary::cause;
pub(crate) use tokens::words;
pub use why::{Confidence, Why};
pub(crate) use wide::{WideTouch, wide};

use crate::parse::is_nothing;

/// Whether a text is surely the heading of a column.
#[must_use]
pub fn is_known(name: &str) -> bool {
    /// Letters that such a heading has at most.
    const LONGEST: usize = 60;
    if name.len() > LONGEST || is_nothing(name.as_bytes()) || name.chars().all(|c| !c.is_alphabetic()) {
        return false;
    }
    if matches!(outcome_reading(name), OutcomeReading::Known(_)) && !name.contains('?') {
        return false;
    }
    let heading = Heading::of(name);
    heading.unknown == 0 && score::header_scores(&heading).iter().any(|score| *score >= 68)
}
