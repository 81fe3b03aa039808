//! Detects the dialect, the header, the role of each column and the meaning of a row.

mod assign;
mod columns;
mod contents;
mod finder;
mod fit;
mod fold;
mod footer;
mod heading;
mod lexicon;
mod outcome;
mod path;
mod rank;
mod score;
mod shape;
mod structure;
mod summary;
#[cfg(test)]
mod table;
mod tokens;
mod wide;

pub use columns::{Column, Recognition, recognise};
pub(crate) use contents::are_teams;
pub use finder::Contest;
pub use fold::{fold, share_of};
pub use footer::names_all;
pub(crate) use footer::names_total;
pub use footer::{RowKind, is_total_word, row_kind};
pub use heading::Heading;
pub(crate) use heading::names_touch;
pub use lexicon::Concept;
pub use outcome::{OutcomeReading, counted_outcome, outcome, outcome_hint, outcome_reading};
pub(crate) use outcome::{is_list_of_numbers, is_tick};
pub(crate) use path::{PathEnds, is_counted_step, separator, separator_of, steps};
pub use rank::{OutcomeCandidate, Ranking};
pub(crate) use shape::missing;
pub use structure::{Structure, structure};
pub(crate) use summary::{cause, names_measure};
pub use tokens::words;
pub(crate) use wide::{WideTouch, wide};

use crate::parse::is_nothing;

/// Whether a text is certainly the heading of a column.
#[must_use]
pub fn is_known(name: &str) -> bool {
    /// Maximum bytes of such a heading.
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
