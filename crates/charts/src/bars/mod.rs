//! Credit by team, model by model: aligned bars, the main chart of the page.
//!
//! Rows are models, columns are teams; all bars start at zero and share one scale. A thin rule marks the baseline's
//! share: a gain over it is lighter and hatched, a loss is a dashed outline. A thin line under a bar runs from what the
//! team owns alone to that plus all its joint touches. The numbers have columns of their own, so the chart is also its
//! own table and texts cannot collide.

mod cell;
pub(crate) mod column;
mod foot;
mod layout;
mod notes;
pub(crate) mod scale;

use fairshare_types::results::{Comparison, Uncertainty};

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

/// Least width of the layout; a narrower chart is drawn this wide.
const LEAST_WIDTH: f64 = 240.0;
const BAND_GAP: f64 = 32.0;

/// Aligned bars: a row for each model, a column for each team; in bands if there is no room side by side.
///
/// `baseline` is the index of the model that the others are compared with. Teams (or channels) beyond six are drawn as
/// "Others"; unassigned and unattributed credit come last.
#[must_use]
pub fn bars(view: &Comparison, baseline: usize, look: &Look, words: &dyn Words, width: f64) -> Drawing {
    bars_with_intervals(view, baseline, None, look, words, width)
}

/// Aligned bars, with a whisker for each share whose interval is known.
#[must_use]
pub fn bars_with_intervals(
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
    let scale = Scale { length: layout.track, ..reach(&columns) };

    let picture = Picture { view, baseline, look, words, types, layout: &layout, scale };
    let mut marks = Vec::new();
    let mut y = 0.0;
    for (at, band) in columns.chunks(layout.per_band).enumerate() {
        y += if at > 0 { BAND_GAP } else { 0.0 };
        y += picture.band(band, y, at == 0, &mut marks);
    }
    y += picture.notes(&columns, y, &mut marks);
    Drawing { width, height: y.ceil(), title, description: words.bars_description(view, baseline), marks }
}

/// The scale for all shares, bounds and intervals. An interval that goes far beyond the whole, or below zero where no share
/// does, is cut.
fn reach(columns: &[Column]) -> Scale {
    let shares = || columns.iter().flat_map(Column::reach);
    let (low, high) = shares().fold((0.0_f64, 1.0_f64), |(low, high), share| (low.min(share), high.max(share)));
    let intervals = columns.iter().flat_map(|column| &column.cells).filter_map(|cell| cell.interval).flatten();
    Scale::of(shares().chain(intervals.filter(|end| end.is_finite()).map(|end| end.clamp(2.0 * low, high))))
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
    /// Draws columns side by side under their heads, with the models' labels at the left. Returns the height.
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
        // A single model has no range and no comparison.
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

    /// The background of the baseline's row.
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

    /// Room for the text of the scale: as much as it needs, but in a stack at most half of the width.
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
        self.types.head.lines(&column.name, room - indent(column), 4)
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

    /// A model's glyph and name, and the word for the baseline.
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

    /// Draws the ranges below the rows. Returns their height.
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

/// Distance of a column's name from its chip's left edge.
fn indent(column: &Column) -> f64 {
    column.badge.as_ref().map_or(0.0, |badge| badge::width(badge) + badge::GAP)
}
