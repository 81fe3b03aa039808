//! A bar for each part from a common zero, for views with negative parts, which cannot divide a whole.

use super::Types;
use super::piece::Piece;
use crate::drawing::{Anchor, INSET, Mark, Stroke};
use crate::look::Look;

const ROW: f64 = 40.0;
const BAR: f64 = 24.0;
const LINE: f64 = 16.0;
const GAP: f64 = 16.0;

/// Draws a row for each piece from the top: who, bar, amount. Returns the height.
pub(super) fn diverging(pieces: &[Piece], types: Types, look: &Look, width: f64, marks: &mut Vec<Mark>) -> f64 {
    let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max).ceil();
    let amount = widest(&mut pieces.iter().map(|piece| types.strong.width(&piece.measure)));
    let longest = widest(&mut pieces.iter().map(|piece| types.value.width(&piece.who)));
    let label = longest.min(width * 0.4).min(280.0);
    let left = INSET + label + GAP;
    let track = (width - INSET - amount - GAP - left).max(24.0);

    let low = pieces.iter().map(|piece| piece.value).min().unwrap_or(0).min(0) as f64;
    let high = pieces.iter().map(|piece| piece.value).max().unwrap_or(0).max(0) as f64;
    let span = if high > low { high - low } else { 1.0 };
    let at = |value: f64| left + (value - low) / span * track;
    let zero = at(0.0);
    for (i, piece) in pieces.iter().enumerate() {
        let y = ROW * (i as f64 + 0.5);
        let end = at(piece.value as f64);
        let mut row = Vec::new();
        if piece.value != 0 {
            row.push(piece.area(zero.min(end), y - BAR / 2.0, (end - zero).abs().max(1.0), BAR));
        }
        let lines = types.value.lines(&piece.who, label, 2);
        let count = lines.len();
        for (at, line) in lines.into_iter().enumerate() {
            let y = y + LINE * (at as f64 - (count - 1) as f64 / 2.0);
            row.push(types.value.line(INSET, y, Anchor::Start, line));
        }
        let lettering = if piece.value < 0 { types.strong.in_colour(look.down) } else { types.strong };
        row.push(lettering.centred(width - INSET, y, Anchor::End, &piece.measure));
        marks.push(Mark::named(piece.name.clone(), row).leading(piece.behind.clone()));
    }
    let height = ROW * pieces.len() as f64;
    marks.push(Mark::line((zero, 0.0), (zero, height), Stroke::solid(look.ink, 1.0)));
    height
}
