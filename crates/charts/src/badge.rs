//! A team's chip: its colour and its letter.

use crate::drawing::{Anchor, Fill, Mark, Rect};
use crate::lettering::Lettering;
use crate::look::Badge;

/// Side of a chip.
pub(crate) const SIDE: f64 = 20.0;

/// A chip with its left edge at `x` and its middle at `y`.
pub(crate) fn chip(x: f64, y: f64, badge: &Badge) -> [Mark; 2] {
    let ground = Rect {
        x,
        y: y - SIDE / 2.0,
        width: SIDE,
        height: SIDE,
        radius: 4.0,
        fill: Some(Fill::Plain(badge.colour)),
        stroke: None,
    };
    let letter = Lettering::new(12.0, 600, badge.on);
    [Mark::Rect(ground), letter.centred(x + SIDE / 2.0, y, Anchor::Middle, &badge.letter)]
}
