//! The foot of a column: the range of its shares over the models.

use super::cell::Bars;
use super::column::Column;
use crate::drawing::{Anchor, Circle, Fill, Mark, Stroke};
use crate::lettering::Line;
use crate::words::Words;

/// Middle of the range's line, from the foot's upper edge.
pub(super) const MIDDLE: f64 = 24.0;
const TEXT: f64 = 48.0;
const LINE: f64 = 16.0;

/// The text of the range, in lines.
pub(super) fn lines(column: &Column, bars: &Bars<'_>, words: &dyn Words) -> Vec<Line> {
    bars.types.small.lines(&words.range_text(column.range()), bars.layout.column, 3)
}

/// Height of a foot with this many lines of text.
pub(super) fn height(lines: usize) -> f64 {
    TEXT - LINE / 2.0 + LINE * lines as f64
}

/// A line from the smallest to the largest share, a dot at the median, and the text below.
pub(super) fn foot(column: &Column, bars: &Bars<'_>, top: f64, lines: Vec<Line>) -> Vec<Mark> {
    let range = column.range();
    let at = |share: f64| bars.x + bars.scale.at(share);
    let stroke = Stroke::solid(bars.colour, 3.0);
    let y = top + MIDDLE;
    let line = Mark::line((at(range.min), y), (at(range.max), y), stroke);
    let fill = Some(Fill::Plain(bars.look.paper));
    let dot = Mark::Circle(Circle { x: at(range.median), y, radius: 4.5, fill, stroke: Some(stroke) });
    let set =
        |(i, line): (usize, Line)| bars.types.small.line(bars.x, top + TEXT + LINE * i as f64, Anchor::Start, line);
    [line, dot].into_iter().chain(lines.into_iter().enumerate().map(set)).collect()
}
