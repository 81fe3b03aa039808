//! The names of the groups: above their pieces in the first row if they have room, else as a legend.

use super::order::Series;
use crate::arrange::{Item, spread};
use crate::badge;
use crate::drawing::{Anchor, INSET, Mark};
use crate::legend::legend;
use crate::lettering::Lettering;

const HEIGHT: f64 = 32.0;
const GAP: f64 = 16.0;
/// Greatest distance of a chip beside the left edge of its piece.
const ASIDE: f64 = 8.0;

/// Draws the names, or a legend from `left` on. `spans` are left edge and width of the first row's pieces. Returns the
/// height, and whether it is a legend.
pub(super) fn heads(
    series: &[Series],
    spans: &[(f64, f64)],
    lettering: Lettering,
    (left, width): (f64, f64),
    marks: &mut Vec<Mark>,
) -> (f64, bool) {
    let name_x = |series: &Series| badge::width(&series.badge) + badge::GAP;
    let needed = |series: &Series| name_x(series) + lettering.width(&series.column.name);
    let item = |(series, span): (&Series, &(f64, f64))| Item { at: span.0, width: needed(series) };
    let items: Vec<Item> = series.iter().zip(spans).map(item).collect();
    let places = spread(&items, GAP, (INSET, width - INSET)).filter(|places| {
        let at_piece = |((place, series), (x, width)): ((&f64, &Series), &(f64, f64))| {
            *place >= x - ASIDE && *place <= x + (width - badge::width(&series.badge)).max(ASIDE)
        };
        places.iter().zip(series).zip(spans).all(at_piece)
    });
    let Some(places) = places else {
        let entries: Vec<_> = series.iter().map(|series| (&series.badge, series.column.name.as_str())).collect();
        let (entries, height) = legend(&entries, lettering, (left, 4.0), width - INSET - left);
        marks.extend(entries);
        return (height + 8.0, true);
    };
    for (series, x) in series.iter().zip(places) {
        let y = HEIGHT / 2.0 - 2.0;
        let mut head: Vec<Mark> = badge::chip(x, y, &series.badge);
        head.push(lettering.centred(x + name_x(series), y, Anchor::Start, &series.column.name));
        marks.push(Mark::named(series.column.name.clone(), head));
    }
    (HEIGHT, false)
}
