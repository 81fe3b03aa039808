//! Parts of decisions that are the same in all languages: the engine's words, and whether a column is used.

use fairshare_types::decision::{Answer, Decision};
use fairshare_types::schema::{DateOrder, DecimalMark, Role, Shape};

/// Whether the column of a decision about an outcome column already decides which deals are won: no alternative gives it
/// such a role.
pub fn is_used(decision: &Decision) -> bool {
    let begins = |answer: &Answer| matches!(answer, Answer::Role { role: Some(Role::Outcome | Role::Stage), .. });
    !decision.alternatives.iter().any(|other| begins(&other.answer))
}

/// Names without their counts.
pub fn names(counted: &[(String, u64)]) -> Vec<String> {
    counted.iter().map(|(name, _)| name.clone()).collect()
}

/// Parses the engine's name of a date order.
pub fn order_of(word: &str) -> Option<DateOrder> {
    known(&[("ymd", DateOrder::Ymd), ("dmy", DateOrder::Dmy), ("mdy", DateOrder::Mdy)], word)
}

/// Parses the engine's name of a decimal mark.
pub fn mark_of(word: &str) -> Option<DecimalMark> {
    let marks = [DecimalMark::Point, DecimalMark::Comma];
    known(&[("point", marks[0]), ("comma", marks[1]), (".", marks[0]), (",", marks[1])], word)
}

/// Parses the engine's name of a shape.
pub fn shape_of(word: &str) -> Option<Shape> {
    let words = ["touches", "deals", "paths", "aggregated", "wide", "links", "campaigns", "other", "spend"];
    words.iter().position(|known| *known == word).map(|at| Shape::ALL[at])
}

fn known<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, value)| *value)
}
