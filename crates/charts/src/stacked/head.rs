//! The groups' names: above their pieces in the first row where they have room, else as a line of chips.

use super::order::Series;
use crate::arrange::{Item, spread};
use crate::badge;
use crate::drawing::{Anchor, INSET, Mark};
use crate::legend::{self, legend};
use crate::lettering::Lettering;

const HEIGHT: f64 = 32.0;
const GAP: f64 = 16.0;
/// How far a chip may stand beside the left edge of its piece.
const ASIDE: f64 = 8.0;

/// The names from the top on, as a line of chips from `left` on. `spans` are left edge and width of the pieces in the first row. Returns the height.
pub(super) fn heads(
    series: &[Series],
    spans: &[(f64, f64)],
    lettering: Lettering,
    (left, width): (f64, f64),
    marks: &mut Vec<Mark>,
) -> f64 {
    let needed = |series: &Series| legend::NAME_X + lettering.width(&series.column.name);
    let item = |(series, span): (&Series, &(f64, f64))| Item { at: span.0, width: needed(series) };
    let items: Vec<Item> = series.iter().zip(spans).map(item).collect();
    let places = spread(&items, GAP, (INSET, width - INSET)).filter(|places| {
        let at_piece = |(place, (x, width)): (&f64, &(f64, f64))| {
            *place >= x - ASIDE && *place <= x + (width - badge::SIDE).max(ASIDE)
        };
        places.iter().zip(spans).all(at_piece)
    });
    let Some(places) = places else {
        let entries: Vec<_> = series.iter().map(|series| (&series.badge, series.column.name.as_str())).collect();
        let (entries, height) = legend(&entries, lettering, (left, 4.0), width - INSET - left);
        marks.extend(entries);
        return height + 8.0;
    };
    for (series, x) in series.iter().zip(places) {
        let y = HEIGHT / 2.0 - 2.0;
        let mut head: Vec<Mark> = badge::chip(x, y, &series.badge).into();
        head.push(lettering.centred(x + legend::NAME_X, y, Anchor::Start, &series.column.name));
        marks.push(Mark::named(series.column.name.clone(), head));
    }
    HEIGHT
}
