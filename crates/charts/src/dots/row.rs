//! A team's row: the band from its smallest to its largest share, a dot for each model, and what that says.

use fairshare_engine::view::{Behind, Comparison};

use super::axis::Axis;
use crate::bars::column::Column;
use crate::drawing::{Anchor, Circle, Fill, Mark, Rect, Stroke};
use crate::lettering::Lettering;
use crate::look::Look;

/// Radius of a dot, its outline included.
pub(super) const RADIUS: f64 = 5.5;
/// Space between a dot and a text.
pub(super) const SPACE: f64 = 6.0;
const BAND: f64 = 8.0;
/// Height of the ground behind a label, which keeps the hairlines off it.
const GROUND: f64 = 18.0;

/// What the rows have in common.
#[derive(Clone, Copy)]
pub(super) struct Dots<'a> {
    pub view: &'a Comparison,
    pub look: &'a Look,
    pub axis: Axis,
    pub baseline: usize,
    /// The models' names.
    pub names: &'a [String],
    /// Where labels begin and end at the latest.
    pub from: f64,
    pub to: f64,
}

impl Dots<'_> {
    /// Band and labels, then a dot for each model under its own name: the baseline's topmost.
    pub fn row(&self, column: &Column, y: f64, number: &dyn Fn(usize) -> (String, Option<Behind>)) -> Vec<Mark> {
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

    /// The smallest and the largest share beside the band, and the models that give them where there is room.
    fn ends(&self, column: &Column, (min, max): (f64, f64), y: f64) -> Vec<Mark> {
        let of = |best: &dyn Fn(f64, f64) -> bool| {
            (0..column.cells.len())
                .reduce(|a, b| if best(column.cells[b].share, column.cells[a].share) { b } else { a })
        };
        let (Some(least), Some(most)) = (of(&|a, b| a < b), of(&|a, b| a > b)) else { return Vec::new() };
        let same = column.cells[least].percent == column.cells[most].percent;
        let mut marks = self.end(column, most, (max, 1.0), same, y);
        if !same {
            marks.extend(self.end(column, least, (min, -1.0), same, y));
        }
        marks
    }

    /// A label at one end of the band, to the left of it (-1) or to the right (1).
    fn end(&self, column: &Column, model: usize, (x, side): (f64, f64), same: bool, y: f64) -> Vec<Mark> {
        let (value, soft) = (Lettering::new(13.0, 600, self.look.ink), Lettering::new(12.0, 400, self.look.soft));
        let percent = &column.cells[model].percent;
        let anchor = if side < 0.0 { Anchor::End } else { Anchor::Start };
        let beside = x + side * (RADIUS + SPACE);
        // A label that would lie on the zero line stands beyond it.
        let zero = self.axis.at(0.0);
        let crosses = |end: f64| (x - zero) * side < -RADIUS && (end - zero) * side > -SPACE;
        let at = if crosses(beside + side * value.width(percent)) { zero + side * SPACE } else { beside };
        let name_at = at + side * (value.width(percent).ceil() + SPACE);
        let name = self.names.get(model).map_or("", String::as_str);
        let end = name_at + side * soft.width(name);
        // A share that several models give has no one name.
        let alone = !same && column.cells.iter().filter(|cell| cell.percent == *percent).count() == 1;
        let named = alone && end >= self.from && end <= self.to && at == beside && !crosses(end);
        let reach = if named { end } else { name_at - side * SPACE };
        let (left, right) = ((at - side * 2.0).min(reach), (at - side * 2.0).max(reach));
        let ground = Fill::Plain(self.look.paper);
        let mut marks = vec![Mark::area(left, y - GROUND / 2.0, right - left, GROUND, ground)];
        marks.push(value.centred(at, y, anchor, percent));
        if named {
            marks.push(soft.centred(name_at, y, anchor, name));
        }
        marks
    }
}

/// A model's dot: filled where it is the baseline.
pub(super) fn dot(x: f64, y: f64, colour: crate::Colour, filled: bool, look: &Look) -> Mark {
    let fill = Some(Fill::Plain(if filled { colour } else { look.paper }));
    Mark::Circle(Circle { x, y, radius: RADIUS - 1.0, fill, stroke: Some(Stroke::solid(colour, 2.0)) })
}
