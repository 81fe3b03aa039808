//! A legend: chips with their names in lines.

use crate::arrange::flow;
use crate::badge;
use crate::drawing::{Anchor, Mark};
use crate::lettering::Lettering;
use crate::look::Badge;

/// Height of a line.
const LINE: f64 = 28.0;
const GAP: f64 = 14.0;
/// The entries from this upper left corner on, in lines no wider than `room`. Returns the marks and their height.
pub(crate) fn legend(
    entries: &[(&Badge, &str)],
    lettering: Lettering,
    (left, top): (f64, f64),
    room: f64,
) -> (Vec<Mark>, f64) {
    let name_x = |badge: &Badge| badge::width(badge) + badge::GAP;
    let width = |(badge, name): &(&Badge, &str)| name_x(badge) + lettering.width(name).min(room - name_x(badge));
    let widths: Vec<f64> = entries.iter().map(width).collect();
    let places = flow(&widths, GAP, room);
    let lines = places.last().map_or(0, |(line, _)| line + 1);
    let entry = |(&(badge, name), &(line, x)): (&(&Badge, &str), &(usize, f64))| {
        let (x, y) = (left + x, top + LINE * line as f64 + badge::SIDE / 2.0);
        let mut marks: Vec<Mark> = badge::chip(x, y, badge);
        marks.push(lettering.fitted(x + name_x(badge), y, Anchor::Start, name, room - name_x(badge)));
        Mark::named(name.to_owned(), marks)
    };
    (entries.iter().zip(&places).map(entry).collect(), LINE * lines as f64)
}
