//! How much shares depend on the model: a line for each team, a dot for each model, on one axis.
//!
//! The band runs from the smallest to the largest share: the part before it is settled, the part within it is a choice
//! of model. The baseline's dot is filled, the others are hollow.

mod axis;
mod row;

use fairshare_types::results::Comparison;

use crate::badge;
use crate::bars::column::{Column, columns};
use crate::bars::scale::Scale;
use crate::drawing::{Anchor, Drawing, INSET, Mark};
use crate::lettering::{Lettering, Line};
use crate::look::Look;
use crate::sentence::sentence;
use crate::words::Words;
use axis::Axis;
use row::{Dots, RADIUS, SPACE, dot};

/// Least width of the layout; a narrower chart is drawn this wide.
const LEAST_WIDTH: f64 = 280.0;
/// Below this width, names are above their rows.
const NARROW: f64 = 640.0;
const GAP: f64 = 24.0;
const LINE: f64 = 16.0;
/// Height of the legend.
const LEGEND: f64 = 32.0;
/// Middle of a name's first line, from the upper edge of its row.
const MIDDLE: f64 = 16.0;
/// Half the height of the strip of dots, which the hairlines of the axis cross.
const HALF: f64 = 12.0;
/// Space below a row.
const BELOW: f64 = 16.0;

/// Range dots; a sentence if there is nothing to compare.
///
/// `baseline` is the index of the model whose dots are filled. Teams (or channels) beyond six are drawn as "Others";
/// unassigned and unattributed credit come last.
#[must_use]
pub fn dots(view: &Comparison, baseline: usize, look: &Look, words: &dyn Words, width: f64) -> Drawing {
    let title = words.dots_title(view);
    let baseline = baseline.min(view.models.len().saturating_sub(1));
    let columns = if view.models.is_empty() { Vec::new() } else { columns(view, baseline, look, words) };
    if columns.iter().flat_map(Column::shares).all(|share| share == 0.0) {
        return sentence(title, String::new(), &words.nothing_to_compare(), look, width);
    }
    let width = width.max(LEAST_WIDTH);
    let names: Vec<String> = view.models.iter().map(|model| words.model(model)).collect();
    let layout = Layout::of(&columns, look, words, width);
    let dots = Dots { view, look, axis: layout.axis, baseline, names: &names, from: layout.left, to: width - INSET };

    let (mut rows, mut strips) = (Vec::new(), Vec::new());
    let mut y = LEGEND;
    for column in &columns {
        let (height, strip) = layout.row(column, &dots, words, y, &mut rows);
        strips.push(strip);
        y += height;
    }
    let mut marks = key(&view.models, baseline, look, words, (layout.left, width));
    let axis_height = layout.axis.draw(&strips, y, look, words, width, &mut marks);
    marks.extend(rows);
    y += axis_height;
    Drawing { width, height: y.ceil(), title, description: words.bars_description(view, baseline), marks }
}

/// The legend of filled and hollow dots.
fn key(
    models: &[fairshare_types::model::Model],
    baseline: usize,
    look: &Look,
    words: &dyn Words,
    (left, width): (f64, f64),
) -> Vec<Mark> {
    let lettering = Lettering::new(12.0, 400, look.soft);
    let (y, room) = (LEGEND / 2.0 - 4.0, width - INSET - left);
    let name = models.get(baseline).map(|model| words.baseline_model(model)).unwrap_or_default();
    let others = words.other_models();
    let indent = 2.0 * RADIUS + SPACE;
    let both = models.len() > 1;
    let needed = if both { GAP + indent + lettering.width(&others) } else { 0.0 };
    let name_room = (room - indent - needed).max(GAP);
    let mut marks = vec![dot(left + RADIUS, y, look.soft, true, look)];
    marks.push(lettering.fitted(left + indent, y, Anchor::Start, &name, name_room));
    if both {
        let x = left + indent + lettering.width(&name).min(name_room) + GAP;
        marks.push(dot(x + RADIUS, y, look.soft, false, look));
        marks.push(lettering.centred(x + indent, y, Anchor::Start, &others));
    }
    marks
}

struct Layout {
    look: Look,
    /// Whether names are above their rows.
    above: bool,
    /// Room for a name and its settled points, including the chip.
    label: f64,
    /// Left edge of the rows.
    left: f64,
    axis: Axis,
}

impl Layout {
    fn of(columns: &[Column], look: &Look, words: &dyn Words, width: f64) -> Self {
        let above = width < NARROW;
        let head = Lettering::new(14.0, 600, look.ink);
        let small = Lettering::new(12.0, 400, look.soft);
        let needed = |column: &Column| {
            let range = column.range();
            let settled = small.width(&words.settled(range.min, range.max));
            indent(column) + head.width(&column.name).max(settled)
        };
        let longest = columns.iter().map(needed).fold(0.0, f64::max).ceil();
        let label = if above { width - 2.0 * INSET } else { longest.min((width * 0.44).min(304.0)) };
        let left = if above { INSET } else { INSET + label + GAP };
        // Leaves room for the widest share beyond both ends of the axis.
        let value = Lettering::new(13.0, 600, look.ink);
        let cells = columns.iter().flat_map(|column| &column.cells);
        let widest = cells.map(|cell| value.width(&cell.percent)).fold(0.0, f64::max).ceil();
        let margin = RADIUS + SPACE + widest;
        let length = (width - INSET - left - 2.0 * margin).max(24.0);
        let scale = Scale { length, ..Scale::of(columns.iter().flat_map(Column::shares)) };
        Self { look: look.clone(), above, label, left, axis: Axis { left: left + margin, scale } }
    }

    /// Draws a team's name, its settled points, and its dots. Returns the height, and upper and lower end of the strip of
    /// dots.
    fn row(
        &self,
        column: &Column,
        dots: &Dots<'_>,
        words: &dyn Words,
        top: f64,
        marks: &mut Vec<Mark>,
    ) -> (f64, (f64, f64)) {
        let types = [Lettering::new(14.0, 600, self.look.ink), Lettering::new(12.0, 400, self.look.soft)];
        // A single model settles nothing.
        let range = column.range();
        let settled = if column.cells.len() > 1 { words.settled(range.min, range.max) } else { String::new() };
        let room = self.label - indent(column);
        let texts = [(types[0], column.name.as_str()), (types[1], settled.as_str())];
        let lines: Vec<(Lettering, Line)> = texts
            .iter()
            .flat_map(|(types, text)| types.lines(text, room, 4).into_iter().map(|line| (*types, line)))
            .collect();

        let label = MIDDLE + LINE * (lines.len() as f64 - 0.5);
        let y = top + if self.above { label + HALF } else { MIDDLE };
        marks.push(self.head(column, lines, top + MIDDLE));
        marks.extend(dots.row(column, y, &|model| {
            let (cell, base) = (&column.cells[model], column.cells[dots.baseline].share);
            let name = dots.names.get(model).map_or("", String::as_str);
            (words.cell(&column.name, name, cell.share, base, cell.amount), column.behind(dots.view, model))
        }));
        let (names, names_height) = dots.models(column, y + HALF, words);
        marks.extend(names);
        let bottom = y - top + HALF + names_height;
        let height = bottom.max(if self.above { 0.0 } else { label }) + BELOW;
        // The hairlines of the axis do not cross a name above the dots.
        (height, if self.above { (y - HALF, y + HALF) } else { (top, top + height) })
    }

    /// A team's chip, with the lines beside it.
    fn head(&self, column: &Column, lines: Vec<(Lettering, Line)>, y: f64) -> Mark {
        let mut marks: Vec<Mark> = column.badge.iter().flat_map(|badge| badge::chip(INSET, y, badge)).collect();
        for (i, (lettering, line)) in lines.into_iter().enumerate() {
            marks.push(lettering.line(INSET + indent(column), y + LINE * i as f64, Anchor::Start, line));
        }
        Mark::named(column.name.clone(), marks)
    }
}

/// Distance of a column's name from its chip's left edge.
fn indent(column: &Column) -> f64 {
    column.badge.as_ref().map_or(0.0, |badge| badge::width(badge) + badge::GAP)
}
