//! What a file is: its dialect, its header, what each column is used as, and what a row stands for.

mod columns;
mod contents;
mod decision;
mod dialect;
mod fold;
mod footer;
mod outcome;
mod path;
mod role;
mod shape;
mod structure;
mod synonyms;
mod why;
mod wide;

pub use columns::{Column, recognise};
pub use decision::{
    Alternative, Answer, Certainty, Counted, Decision, Effect, JoiningSwitch, KeyDamage, OutcomeWord, Subject,
};
pub use dialect::Dialect;
pub use fold::{fold, share_of};
pub use footer::{RowKind, is_total_word, row_kind};
pub use outcome::{Outcome, counted_outcome, outcome};
pub(crate) use path::{separator, separator_of, steps};
pub use role::Role;
pub use shape::Shape;
pub(crate) use shape::missing;
pub use structure::{Structure, structure};
pub use why::{Confidence, Why};
pub(crate) use wide::{WideTouch, wide};

/// Whether a name in a header is one that columns are called by.
#[must_use]
pub fn is_known(name: &str) -> bool {
    let folded = fold(name);
    let among = |names: &str| names.split_ascii_whitespace().any(|known| known == folded);
    !folded.is_empty() && synonyms::SYNONYMS.iter().any(|names| among(names.sure) || among(names.weak))
}
