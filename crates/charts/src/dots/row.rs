//! A team's row: the band from its smallest to its largest share, a dot for each model, and labels at both ends.

use fairshare_types::results::{Comparison, DrillTarget};

use super::axis::Axis;
use crate::arrange::{Item, spread};
use crate::bars::column::Column;
use crate::drawing::{Anchor, Circle, Fill, INSET, Mark, Rect, Stroke};
use crate::lettering::Lettering;
use crate::look::Look;
use crate::words::Words;

/// Radius of a dot, including its outline.
pub(super) const RADIUS: f64 = 5.5;
/// Space between a dot and a text.
pub(super) const SPACE: f64 = 6.0;
const BAND: f64 = 8.0;
/// Height of a line of models' names, and least space between two names in it.
const NAME_LINE: f64 = 16.0;
const NAME_GAP: f64 = 16.0;
/// Height of the background behind a label, which covers the hairlines.
const GROUND: f64 = 18.0;

/// Settings that all rows share.
#[derive(Clone, Copy)]
pub(super) struct Dots<'a> {
    pub view: &'a Comparison,
    pub look: &'a Look,
    pub axis: Axis,
    pub baseline: usize,
    /// Names of the models.
    pub names: &'a [String],
    /// Limits of the labels at the left and at the right.
    pub from: f64,
    pub to: f64,
}

impl Dots<'_> {
    /// Band and labels, then a dot with a name for each model, the baseline's on top.
    pub fn row(&self, column: &Column, y: f64, number: &dyn Fn(usize) -> (String, Option<DrillTarget>)) -> Vec<Mark> {
        let range = column.range();
        let (min, max) = (self.axis.at(range.min), self.axis.at(range.max));
        let fill = Fill::Plain(self.look.still);
        let band = Rect {
            x: min - BAND / 2.0,
            y: y - BAND / 2.0,
            width: max - min + BAND,
            height: BAND,
            radius: BAND / 2.0,
            fill: Some(fill),
            stroke: None,
        };
        let mut marks = vec![Mark::Rect(band)];
        marks.extend(self.ends(column, (min, max), y));
        let mut models: Vec<usize> = (0..column.cells.len()).collect();
        models.sort_by_key(|model| *model == self.baseline);
        let dot = |model: usize| {
            let x = self.axis.at(column.cells[model].share);
            let (name, behind) = number(model);
            Mark::named(name, vec![dot(x, y, column.colour, model == self.baseline, self.look)]).leading(behind)
        };
        marks.extend(models.into_iter().map(dot));
        marks
    }

    /// The smallest and the largest share beside the band; one label if they are written alike.
    fn ends(&self, column: &Column, (min, max): (f64, f64), y: f64) -> Vec<Mark> {
        let Some((least, most)) = extremes(column) else { return Vec::new() };
        let mut marks = self.end(&column.cells[most].percent, (max, 1.0), y);
        if column.cells[least].percent != column.cells[most].percent {
            marks.extend(self.end(&column.cells[least].percent, (min, -1.0), y));
        }
        marks
    }

    /// A share at one end of the band, to its left (-1) or right (1).
    fn end(&self, percent: &str, (x, side): (f64, f64), y: f64) -> Vec<Mark> {
        let value = Lettering::new(13.0, 600, self.look.ink);
        let anchor = if side < 0.0 { Anchor::End } else { Anchor::Start };
        let beside = x + side * (RADIUS + SPACE);
        // A label that would cross the zero line is moved past it.
        let zero = self.axis.at(0.0);
        let end = beside + side * value.width(percent);
        let crosses = (x - zero) * side < -RADIUS && (end - zero) * side > -SPACE;
        let at = if crosses { zero + side * SPACE } else { beside };
        let (near, far) = (at - side * 2.0, at + side * value.width(percent).ceil());
        let ground = Fill::Plain(self.look.paper);
        vec![
            Mark::area(near.min(far), y - GROUND / 2.0, (far - near).abs(), GROUND, ground),
            value.centred(at, y, anchor, percent),
        ]
    }

    /// The models at both ends of the band, below it from `top` on: in one line, or in two if that has no room. Returns
    /// the marks and their height.
    pub fn models(&self, column: &Column, top: f64, words: &dyn Words) -> (Vec<Mark>, f64) {
        let Some((least, most)) = extremes(column) else { return (Vec::new(), 0.0) };
        if column.cells[least].percent == column.cells[most].percent {
            return (Vec::new(), 0.0);
        }
        let soft = Lettering::new(12.0, 400, self.look.soft);
        let name = |model: usize| {
            let alike = column.cells.iter().filter(|cell| cell.percent == column.cells[model].percent).count();
            let name = self.names.get(model).map_or("", String::as_str);
            if alike > 1 { words.and_more(name, alike - 1) } else { name.to_owned() }
        };
        let room = self.to - self.from;
        let (names, shares) = ([least, most].map(name), [least, most].map(|model| column.cells[model].share));
        let widths = [0, 1].map(|at| soft.width(&names[at]).min(room));
        let [min, max] = shares.map(|share| self.axis.at(share));
        // The names lean outwards, so that they meet only if the band is short and both are at the edge.
        let items =
            [Item { at: min + RADIUS - widths[0], width: widths[0] }, Item { at: max - RADIUS, width: widths[1] }];
        let places = spread(&items, NAME_GAP, (self.from, self.to));
        let lines = if places.is_some() { [0.0, 0.0] } else { [0.0, 1.0] };
        let places = places
            .unwrap_or_else(|| items.iter().map(|item| item.at.min(self.to - item.width).max(self.from)).collect());
        let ground = |at: usize| {
            let (x, y, width) = (places[at] - 2.0, top + NAME_LINE * lines[at], widths[at] + 4.0);
            let (left, right) = (x.max(0.0), (x + width).min(self.to + INSET));
            Mark::area(left, y, right - left, NAME_LINE, Fill::Plain(self.look.paper))
        };
        let set =
            |at: usize| soft.fitted(places[at], top + NAME_LINE * (lines[at] + 0.5), Anchor::Start, &names[at], room);
        (vec![ground(0), ground(1), set(0), set(1)], NAME_LINE * (lines[1] + 1.0))
    }
}

/// The models with the smallest and the largest share; of equal ones the first.
fn extremes(column: &Column) -> Option<(usize, usize)> {
    let share = |model: usize| column.cells[model].share;
    let least = (0..column.cells.len()).reduce(|a, b| if share(b) < share(a) { b } else { a })?;
    let most = (0..column.cells.len()).reduce(|a, b| if share(b) > share(a) { b } else { a })?;
    Some((least, most))
}

/// A model's dot, filled if the model is the baseline.
pub(super) fn dot(x: f64, y: f64, colour: crate::Colour, filled: bool, look: &Look) -> Mark {
    let fill = Some(Fill::Plain(if filled { colour } else { look.paper }));
    Mark::Circle(Circle { x, y, radius: RADIUS - 1.0, fill, stroke: Some(Stroke::solid(colour, 2.0)) })
}
