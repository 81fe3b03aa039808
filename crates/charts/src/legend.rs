//! Chips with their names, one after the other: where names have no room at what they name.

use crate::arrange::flow;
use crate::badge;
use crate::drawing::{Anchor, Mark};
use crate::lettering::Lettering;
use crate::look::Badge;

/// Height of a line.
const LINE: f64 = 28.0;
const GAP: f64 = 24.0;
/// Where a name begins, from its chip's left edge.
pub(crate) const NAME_X: f64 = badge::SIDE + 8.0;

/// The entries from this upper left corner on, in lines no wider than `room`. Returns the marks and their height.
pub(crate) fn legend(
    entries: &[(&Badge, &str)],
    lettering: Lettering,
    (left, top): (f64, f64),
    room: f64,
) -> (Vec<Mark>, f64) {
    let width = |(_, name): &(&Badge, &str)| NAME_X + lettering.width(name).min(room - NAME_X);
    let widths: Vec<f64> = entries.iter().map(width).collect();
    let places = flow(&widths, GAP, room);
    let lines = places.last().map_or(0, |(line, _)| line + 1);
    let entry = |(&(badge, name), &(line, x)): (&(&Badge, &str), &(usize, f64))| {
        let (x, y) = (left + x, top + LINE * line as f64 + badge::SIDE / 2.0);
        let mut marks: Vec<Mark> = badge::chip(x, y, badge).into();
        marks.push(lettering.fitted(x + NAME_X, y, Anchor::Start, name, room - NAME_X));
        Mark::named(name.to_owned(), marks)
    };
    (entries.iter().zip(&places).map(entry).collect(), LINE * lines as f64)
}
