//! A list of the pieces whose labels do not fit at the bar, each with a swatch.

use super::Types;
use super::piece::Piece;
use crate::badge;
use crate::drawing::{Anchor, INSET, Mark};

const LINE: f64 = 16.0;
const SPACE: f64 = 8.0;
const COLUMN_GAP: f64 = 32.0;
/// Least width of a column.
const LEAST_COLUMN: f64 = 320.0;

/// The list from `top` on, down its columns in the bar's order. Returns the marks of each piece, and the height.
pub(super) fn list(listed: &[&Piece], types: Types, (width, top): (f64, f64)) -> (Vec<Vec<Mark>>, f64) {
    let space = width - 2.0 * INSET;
    let columns = (((space + COLUMN_GAP) / (LEAST_COLUMN + COLUMN_GAP)).floor() as usize).clamp(1, 3);
    let column = (space - COLUMN_GAP * (columns - 1) as f64) / columns as f64;
    let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max).ceil();
    let percent = widest(&mut listed.iter().map(|piece| types.strong.width(&piece.percent)));
    let measure = widest(&mut listed.iter().map(|piece| types.measure.width(&piece.measure)));
    let who_x = badge::SIDE + 8.0 + percent + 8.0;
    let room = (column - who_x - 16.0 - measure).max(24.0);

    let per_column = listed.len().div_ceil(columns).max(1);
    let (mut y, mut end) = (top, top);
    let mut entries = Vec::with_capacity(listed.len());
    for (i, piece) in listed.iter().enumerate() {
        y = if i % per_column == 0 { top } else { y };
        let x = INSET + (column + COLUMN_GAP) * (i / per_column) as f64;
        let lines = types.value.lines(&piece.who, room, 4);
        let middle = y + badge::SIDE / 2.0;
        let extra = LINE * lines.len().saturating_sub(1) as f64;
        let mut marks = vec![piece.area(x, y, badge::SIDE, badge::SIDE)];
        marks.push(types.strong.centred(x + badge::SIDE + 8.0 + percent, middle, Anchor::End, &piece.percent));
        for (at, line) in lines.into_iter().enumerate() {
            marks.push(types.value.line(x + who_x, middle + LINE * at as f64, Anchor::Start, line));
        }
        marks.push(types.measure.centred(x + column, middle, Anchor::End, &piece.measure));
        entries.push(marks);
        y += badge::SIDE + extra + SPACE;
        end = y.max(end);
    }
    (entries, end - top)
}
