//! The chip of a team, with its colour and letters.

use crate::drawing::{Anchor, Fill, Mark, Rect};
use crate::lettering::Lettering;
use crate::look::Badge;

/// Height of a chip, and its least width.
pub(crate) const SIDE: f64 = 20.0;
/// Space between a chip and the name after it.
pub(crate) const GAP: f64 = 6.0;
/// Space between the letters and both ends of a chip.
const PADDING: f64 = 5.0;

/// Width of a chip: a square for one letter, wider for more.
pub(crate) fn width(badge: &Badge) -> f64 {
    if badge.letter.chars().count() < 2 {
        return SIDE;
    }
    (letters(badge).width(&badge.letter) + 2.0 * PADDING).ceil().max(SIDE)
}

/// Width of the widest of these chips, for a column of chips.
pub(crate) fn widest<'a>(badges: impl Iterator<Item = &'a Badge>) -> f64 {
    badges.map(width).fold(SIDE, f64::max)
}

/// A chip with its left edge at `x` and its middle at `y`.
pub(crate) fn chip(x: f64, y: f64, badge: &Badge) -> Vec<Mark> {
    let width = width(badge);
    let fill = badge.stripes.map_or(Fill::Plain(badge.colour), Fill::Stripes);
    let ground =
        Mark::Rect(Rect { x, y: y - SIDE / 2.0, width, height: SIDE, radius: 4.0, fill: Some(fill), stroke: None });
    let letters = letters(badge).centred(x + width / 2.0, y, Anchor::Middle, &badge.letter);
    if badge.stripes.is_some() { vec![ground] } else { vec![ground, letters] }
}

const fn letters(badge: &Badge) -> Lettering {
    Lettering::new(12.0, 600, badge.on)
}
