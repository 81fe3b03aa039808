//! One bar: the part it shares with the baseline, and the gain or loss against it.

use super::column::Cell;
use super::layout::{BAR, Layout, Types};
use super::scale::Scale;
use crate::colour::Colour;
use crate::drawing::{Anchor, Fill, Mark, Rect, Stroke};
use crate::look::Look;

/// Half the height of a whisker's feet.
const FOOT: f64 = 2.5;

/// Distance from a bar down to the bracket of its bounds.
const BRACKET: f64 = 4.0;

/// Settings that all bars of a column share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bars<'a> {
    pub look: &'a Look,
    pub layout: &'a Layout,
    pub types: Types,
    pub scale: Scale,
    pub colour: Colour,
    /// The column's share under the baseline.
    pub base: f64,
    /// The column's left edge.
    pub x: f64,
}

impl Bars<'_> {
    /// The marks of a cell whose middle height is at `y`.
    pub fn cell(&self, cell: &Cell, y: f64, is_baseline: bool) -> Vec<Mark> {
        let ground = if is_baseline { self.look.paper } else { self.look.track };
        let mut marks = vec![Mark::area(self.x, y - BAR / 2.0, self.layout.track, BAR, Fill::Plain(ground))];

        let common = common(cell.share, self.base);
        marks.extend(self.piece(0.0, common, y, Fill::Plain(self.colour)));
        if cell.share > self.base {
            marks.extend(self.gained(common, cell.share, y));
        } else {
            marks.extend(self.piece(common, cell.share, y, Fill::Plain(self.colour)));
        }
        marks.extend(self.short(common, y));
        if self.scale.min < 0.0 {
            let zero = self.x + self.scale.at(0.0);
            marks.push(Mark::line((zero, y - BAR / 2.0), (zero, y + BAR / 2.0), Stroke::solid(self.look.soft, 1.0)));
        }

        if let Some(bounds) = cell.bounds {
            marks.extend(self.bracket(bounds, y));
        }
        if let Some(interval) = cell.interval {
            marks.extend(self.whisker(interval, y));
        }

        let value = if is_baseline { self.types.strong } else { self.types.value };
        marks.push(value.centred(self.x + self.layout.percent_end, y, Anchor::End, &cell.percent));
        if !cell.points.is_empty() {
            let lettering = self.types.value.in_colour(self.direction(cell));
            marks.push(lettering.centred(self.x + self.layout.points_end, y, Anchor::End, &cell.points));
        }
        marks
    }

    /// The thin rule at the baseline's share, from one height to another.
    pub fn rule(&self, top: f64, bottom: f64) -> Mark {
        let x = self.x + self.scale.at(self.base);
        Mark::line((x, top), (x, bottom), Stroke::solid(self.look.ink, 1.0))
    }

    /// Thin line between the ends of the share's interval, with a foot at each end, or an arrow where the scale cuts it.
    fn whisker(&self, interval: [f64; 2], y: f64) -> Vec<Mark> {
        let cut = is_cut(self.scale, interval);
        let [from, to] = interval.map(|end| self.x + self.scale.at(end.clamp(self.scale.min, self.scale.max)));
        Self::whisker_marks((from, to), y, cut, self.look)
    }

    /// The marks of a thin line, on a rim of paper that separates it from the bar.
    pub fn whisker_marks((from, to): (f64, f64), y: f64, cut: [bool; 2], look: &Look) -> Vec<Mark> {
        let stroke = Stroke::solid(look.ink, 1.0);
        let rim = Stroke::solid(look.paper, 3.0);
        let mut marks = vec![Mark::line((from, y), (to, y), rim), Mark::line((from, y), (to, y), stroke)];
        for ((x, inwards), cut) in [(from, 1.0), (to, -1.0)].into_iter().zip(cut) {
            if cut {
                marks.extend([-FOOT, FOOT].map(|up| Mark::line((x, y), (x + inwards * FOOT, y + up), stroke)));
            } else {
                marks.push(Mark::line((x, y - FOOT), (x, y + FOOT), stroke));
            }
        }
        marks
    }

    /// Bracket of the share's bounds under any shares of joint touches: a line under the bar, with a tick up at each
    /// end. It is below the bar because the thin line of the interval runs through the middle.
    fn bracket(&self, bounds: [f64; 2], y: f64) -> Vec<Mark> {
        let [from, to] = bounds.map(|end| self.x + self.scale.at(end));
        Self::bracket_marks((from, to), y + BAR / 2.0 + BRACKET, self.colour)
    }

    /// The marks of a bracket whose line is at `below`.
    pub fn bracket_marks((from, to): (f64, f64), below: f64, colour: Colour) -> Vec<Mark> {
        let stroke = Stroke::solid(colour, 1.0);
        let tick = |x: f64| Mark::line((x, below - BRACKET + 1.0), (x, below), stroke);
        vec![Mark::line((from, below), (to, below), stroke), tick(from), tick(to)]
    }

    /// A filled piece between two shares, if it is wide enough to see.
    fn piece(&self, from: f64, to: f64, y: f64, fill: Fill) -> Option<Mark> {
        let (left, right) = self.span(from, to);
        let drawn = (right - left).max(1.0);
        ((to - from).abs() > 1e-9).then(|| Mark::area(self.x + left, y - BAR / 2.0, drawn, BAR, fill))
    }

    /// The gain over the baseline's share: hatched in the colour, and outlined because hatching alone is faint.
    fn gained(&self, common: f64, share: f64, y: f64) -> Option<Mark> {
        let (left, right) = self.span(common, share);
        let fill = self.look.gained(self.colour);
        if right - left < 2.0 {
            return self.piece(common, share, y, fill);
        }
        let stroke = Stroke::solid(self.colour, 1.0);
        Some(self.outline(left + 0.5, right - 0.5, y, Some(fill), stroke))
    }

    /// A dashed outline from the bar's end to the baseline's share, if the bar is shorter.
    fn short(&self, common: f64, y: f64) -> Option<Mark> {
        let (left, right) = self.span(common, self.base);
        let stroke = Stroke { colour: self.colour, width: 1.0, dash: Some((2.0, 2.0)) };
        (right - left >= 1.0).then(|| self.outline(left, right, y, None, stroke))
    }

    /// An outlined piece, its outline inside the bar's height.
    fn outline(&self, left: f64, right: f64, y: f64, fill: Option<Fill>, stroke: Stroke) -> Mark {
        let (x, y, width, height) = (self.x + left, y - BAR / 2.0 + 0.5, right - left, BAR - 1.0);
        Mark::Rect(Rect { x, y, width, height, radius: 0.0, fill, stroke: Some(stroke) })
    }

    fn span(&self, from: f64, to: f64) -> (f64, f64) {
        let (a, b) = (self.scale.at(from), self.scale.at(to));
        (a.min(b), a.max(b))
    }

    /// Colour of a difference; soft if it rounds to nothing and so has no sign.
    fn direction(&self, cell: &Cell) -> Colour {
        let signless = cell.points.starts_with(char::is_numeric);
        match cell.share.total_cmp(&self.base) {
            std::cmp::Ordering::Greater if !signless => self.look.up,
            std::cmp::Ordering::Less if !signless => self.look.down,
            _ => self.look.soft,
        }
    }
}

/// Whether the scale cuts the lower and the upper end of an interval.
pub(super) fn is_cut(scale: Scale, [low, high]: [f64; 2]) -> [bool; 2] {
    [low < scale.min - 1e-9, high > scale.max + 1e-9]
}

/// The part of a share that the baseline has too: the smaller of both, or nothing if they are on either side of zero.
fn common(share: f64, base: f64) -> f64 {
    if share * base <= 0.0 {
        0.0
    } else if share.abs() < base.abs() {
        share
    } else {
        base
    }
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn common_part_is_the_smaller_one_on_the_same_side_of_zero() {
        assert_eq!(common(0.6, 0.2), 0.2);
        assert_eq!(common(0.2, 0.6), 0.2);
        assert_eq!(common(-0.2, -0.6), -0.2);
        assert_eq!(common(-0.2, 0.6), 0.0);
        assert_eq!(common(0.0, 0.6), 0.0);
    }
}
