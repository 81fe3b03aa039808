//! Credit by team, model by model: aligned bars, the page's main picture.
//!
//! Rows are models, columns are teams; every bar begins at a common zero and runs on one common scale. A thin rule
//! marks the baseline's share: what a model gives beyond it is lighter and hatched, what it gives less is a dashed
//! outline. A thin line under a bar runs from what the team owns alone to that plus all joint touches. The numbers stand
//! in columns of their own, so the picture is its own table and nothing can collide.

mod cell;
pub(crate) mod column;
mod foot;
mod layout;
pub(crate) mod scale;

use fairshare_engine::view::{Comparison, Uncertainty};

use crate::badge;
use crate::drawing::{Anchor, Drawing, Fill, Group, INSET, Mark, Rect, Stroke};
use crate::glyph;
use crate::lettering::Line;
use crate::look::Look;
use crate::sentence::sentence;
use crate::words::Words;
use cell::Bars;
pub use column::others;
use column::{Column, columns};
use layout::{GAP, HEAD, LABEL_LINE, Layout, NAME_X, Row, Types};
use scale::Scale;

/// Below this width nothing can be laid out; the picture is then wider than asked for.
const LEAST_WIDTH: f64 = 240.0;
const BAND_GAP: f64 = 32.0;

/// Aligned bars: a row for each model, a column for each team; below each other where there is no room side by side.
///
/// `baseline` is the index of the model that the others are compared with. Teams (or channels) beyond six are drawn as
/// "Others"; what is unassigned and unattributed stands last.
#[must_use]
pub fn bars(view: &Comparison, baseline: usize, look: &Look, words: &dyn Words, width: f64) -> Drawing {
    bars_sure(view, baseline, None, look, words, width)
}

/// Aligned bars, with the interval of each share as a whisker where it is known.
#[must_use]
pub fn bars_sure(
    view: &Comparison,
    baseline: usize,
    sure: Option<&Uncertainty>,
    look: &Look,
    words: &dyn Words,
    width: f64,
) -> Drawing {
    let title = words.bars_title(view);
    if view.models.is_empty() || view.groups.is_empty() {
        return sentence(title, String::new(), &words.nothing_to_compare(), look, width);
    }
    let baseline = baseline.min(view.models.len() - 1);
    let width = width.max(LEAST_WIDTH);
    let mut columns = columns(view, baseline, look, words);
    if let Some(sure) = sure {
        columns.iter_mut().for_each(|column| column.take_intervals(view, sure));
    }
    let types = Types::of(look);
    let layout = Layout::of(view, &columns, types, baseline, words, width);
    let scale = Scale { length: layout.track, ..Scale::of(columns.iter().flat_map(Column::reach)) };

    let picture = Picture { view, baseline, look, words, types, layout: &layout, scale };
    let mut marks = Vec::new();
    let mut y = 0.0;
    for (at, band) in columns.chunks(layout.per_band).enumerate() {
        y += if at > 0 { BAND_GAP } else { 0.0 };
        y += picture.band(band, y, at == 0, &mut marks);
    }
    y += picture.legend(&columns, y, &mut marks);
    Drawing { width, height: y.ceil(), title, description: words.bars_description(view, baseline), marks }
}

struct Picture<'a> {
    view: &'a Comparison,
    baseline: usize,
    look: &'a Look,
    words: &'a dyn Words,
    types: Types,
    layout: &'a Layout,
    scale: Scale,
}

impl Picture<'_> {
    /// Columns side by side under their heads, with the models' labels at the left. Returns the height.
    fn band(&self, columns: &[Column], top: f64, first: bool, marks: &mut Vec<Mark>) -> f64 {
        let heads: Vec<Vec<Line>> = columns.iter().map(|column| self.head_lines(column, first)).collect();
        let extra = heads.iter().map(Vec::len).max().unwrap_or(1).saturating_sub(1);
        let rows_top = top + HEAD + LABEL_LINE * extra as f64;
        let rows_end = rows_top + self.layout.rows_height;
        if first {
            marks.push(self.scale_text(top));
        }
        for (at, (column, lines)) in columns.iter().zip(heads).enumerate() {
            let x = if self.layout.stacked { INSET } else { self.layout.column_x(at) };
            marks.push(self.head(column, lines, x, top));
        }
        marks.push(self.tint(rows_top));
        for (model, row) in self.layout.rows.iter().enumerate() {
            marks.extend(self.label(model, row, rows_top));
            marks.extend(columns.iter().enumerate().map(|(at, column)| self.cell(column, at, model, rows_top)));
        }
        // A single model has no range, and nothing to be compared with.
        if self.view.models.len() < 2 {
            return rows_end - top;
        }
        for (at, column) in columns.iter().enumerate() {
            marks.push(self.bars(column, at).rule(rows_top, rows_end + foot::MIDDLE + 8.0));
        }
        rows_end + self.feet(columns, rows_end, marks) - top
    }

    fn bars(&self, column: &Column, at: usize) -> Bars<'_> {
        Bars {
            look: self.look,
            layout: self.layout,
            types: self.types,
            scale: self.scale,
            colour: column.colour,
            base: column.cells[self.baseline].share,
            x: self.layout.column_x(at),
        }
    }

    /// The ground of the baseline's row.
    fn tint(&self, rows_top: f64) -> Mark {
        let row = &self.layout.rows[self.baseline];
        let (y, width, height) = (rows_top + row.top, self.layout.width, row.height);
        let fill = Some(Fill::Plain(self.look.tint));
        Mark::Rect(Rect { x: 0.0, y, width, height, radius: 4.0, fill, stroke: None })
    }

    fn scale_text(&self, top: f64) -> Mark {
        let text = self.words.scale(self.scale.min, self.scale.max);
        let y = top + HEAD / 2.0;
        if self.layout.stacked {
            return self.types.small.fitted(self.layout.width - INSET, y, Anchor::End, &text, self.scale_room());
        }
        self.types.small.fitted(INSET, y, Anchor::Start, &text, self.scale_room())
    }

    /// Room of the text that states the scale: what it needs, and in a stack not more than half of the width.
    fn scale_room(&self) -> f64 {
        if self.layout.stacked {
            let text = self.words.scale(self.scale.min, self.scale.max);
            return self.types.small.width(&text).ceil().min(self.layout.width / 2.0 - INSET);
        }
        self.layout.first - INSET - 8.0
    }

    /// The lines of a column's name.
    fn head_lines(&self, column: &Column, first: bool) -> Vec<Line> {
        let room = match (self.layout.stacked, first) {
            (true, true) => self.layout.width - 2.0 * INSET - self.scale_room() - GAP,
            (true, false) => self.layout.width - 2.0 * INSET,
            (false, _) => self.layout.column,
        };
        self.types.head.lines(&column.name, room - indent(column), 2)
    }

    /// A column's chip and name.
    fn head(&self, column: &Column, lines: Vec<Line>, x: f64, top: f64) -> Mark {
        let y = top + HEAD / 2.0;
        let chip = column.badge.iter().flat_map(|badge| badge::chip(x, y, badge));
        let text_x = x + indent(column);
        let set = |(i, line)| self.types.head.line(text_x, y + LABEL_LINE * i as f64, Anchor::Start, line);
        let name = lines.into_iter().enumerate().map(set);
        Mark::named(column.name.clone(), chip.chain(name).collect())
    }

    /// A model's small picture and name, and the word for the baseline.
    fn label(&self, model: usize, row: &Row, rows_top: f64) -> Vec<Mark> {
        let y = rows_top + row.top + row.height / 2.0;
        let glyph = glyph::marks(&self.view.models[model], self.look);
        let mut marks =
            vec![Mark::Group(Group { title: None, x: INSET, y: y - glyph::HEIGHT / 2.0, leads: None, marks: glyph })];
        let is_baseline = model == self.baseline;
        let count = row.lines.len() + usize::from(is_baseline);
        let line_y = |i: usize| y + LABEL_LINE * (i as f64 - (count - 1) as f64 / 2.0);
        for (i, line) in row.lines.iter().enumerate() {
            marks.push(self.types.name.line(NAME_X, line_y(i), Anchor::Start, line.clone()));
        }
        if is_baseline {
            let room = self.layout.first - NAME_X - 8.0;
            let word = self.words.baseline();
            marks.push(self.types.small.fitted(NAME_X, line_y(count - 1), Anchor::Start, &word, room));
        }
        marks
    }

    fn cell(&self, column: &Column, at: usize, model: usize, rows_top: f64) -> Mark {
        let row = &self.layout.rows[model];
        let cell = &column.cells[model];
        let bars = self.bars(column, at);
        let mut name = self.words.cell(&column.name, &row.name, cell.share, bars.base, cell.amount);
        if let Some([least, most]) = cell.bounds {
            name = format!("{name}; {}", self.words.bounds(least, most));
        }
        let y = rows_top + row.top + row.height / 2.0;
        let behind = column.behind(self.view, model);
        Mark::named(name, bars.cell(cell, y, model == self.baseline)).leading(behind)
    }

    /// What the lines under the bars are, where there are any. Returns its height.
    fn legend(&self, columns: &[Column], top: f64, marks: &mut Vec<Mark>) -> f64 {
        if columns.iter().flat_map(|column| &column.cells).all(|cell| cell.bounds.is_none()) {
            return 0.0;
        }
        let room = self.layout.width - 2.0 * INSET;
        let lines = self.types.small.lines(&self.words.bounds_note(), room, 3);
        let height = GAP + LABEL_LINE * lines.len() as f64;
        let y = top + GAP + LABEL_LINE / 2.0;
        let set = |(i, line)| self.types.small.line(INSET, y + LABEL_LINE * i as f64, Anchor::Start, line);
        marks.extend(lines.into_iter().enumerate().map(set));
        height
    }

    /// The ranges below the rows. Returns their height.
    fn feet(&self, columns: &[Column], top: f64, marks: &mut Vec<Mark>) -> f64 {
        let (y, end) = (top + 7.5, self.layout.width);
        marks.push(Mark::line((0.0, y), (end, y), Stroke::solid(self.look.line, 1.0)));
        let room = self.layout.first - NAME_X - 8.0;
        let label = self.words.range();
        marks.push(self.types.name.fitted(NAME_X, top + foot::MIDDLE, Anchor::Start, &label, room));
        let mut most = 0;
        for (at, column) in columns.iter().enumerate() {
            let bars = self.bars(column, at);
            let lines = foot::lines(column, &bars, self.words);
            most = most.max(lines.len());
            let name = format!("{}: {}", column.name, self.words.range_text(column.range()));
            marks.push(Mark::named(name, foot::foot(column, &bars, top, lines)));
        }
        foot::height(most)
    }
}

/// How far a column's name stands to the right of its chip's left edge.
fn indent(column: &Column) -> f64 {
    if column.badge.is_some() { badge::SIDE + 8.0 } else { 0.0 }
}
