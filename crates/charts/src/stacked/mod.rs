//! Credit at one glance: a row of 100 % for each model, from the one that favours one team most to the one that favours it
//! least.
//!
//! The team whose share depends most on the model stands at the left of every row, and what moves against it at the right
//! end of the teams, so that the shift is one gradient. Shares below zero stand left of the zero line.

mod head;
mod order;

use fairshare_engine::model::Model;
use fairshare_engine::view::Comparison;

use crate::drawing::{Anchor, Drawing, Fill, INSET, Mark, Rect, Stroke};
use crate::lettering::Lettering;
use crate::look::Look;
use crate::model_label::ModelLabel;
use crate::sentence::sentence;
use crate::words::Words;
use order::{Order, Series};

/// Below this width nothing can be laid out; the picture is then wider than asked for.
const LEAST_WIDTH: f64 = 280.0;
/// Below this width models stand above their rows.
const PHONE: f64 = 480.0;
const BAR: f64 = 24.0;
const ROW: f64 = 32.0;
const GRID: f64 = 8.0;
const GAP: f64 = 16.0;
const NOTE_LINE: f64 = 16.0;
/// Height of the axis below the rows.
const AXIS: f64 = 32.0;

/// Stacked rows of 100 %, one for each model; a sentence where there is nothing to compare.
///
/// `baseline` is the index of the model whose row is marked. Teams (or channels) beyond six are drawn as "Others"; what is
/// unassigned and unattributed stands last.
#[must_use]
pub fn stacked(view: &Comparison, baseline: usize, look: &Look, words: &dyn Words, width: f64) -> Drawing {
    let baseline = baseline.min(view.models.len().saturating_sub(1));
    let order = if view.models.is_empty() { None } else { Some(Order::of(view, baseline, look, words)) };
    let shares = |order: &Order| {
        let any = |series: &Series| order.rows.iter().any(|&model| series.column.cells[model].share != 0.0);
        order.series.iter().any(any)
    };
    let Some(order) = order.filter(shares) else {
        let title = words.stacked_title(view, "");
        return sentence(title, String::new(), &words.nothing_to_compare(), look, width);
    };
    let width = width.max(LEAST_WIDTH);
    let title = words.stacked_title(view, &order.pivot);
    let picture = Picture::of(view, baseline, &order, look, words, width);
    let mut marks = Vec::new();
    let height = picture.draw(&mut marks);
    Drawing { width, height: height.ceil(), title, description: words.bars_description(view, baseline), marks }
}

struct Picture<'a> {
    view: &'a Comparison,
    baseline: usize,
    order: &'a Order,
    look: &'a Look,
    words: &'a dyn Words,
    width: f64,
    /// Models stand above their rows.
    above: bool,
    /// Left edge and length of the rows.
    track: (f64, f64),
    /// Room of a model's label.
    label: f64,
    /// Least and largest share that the rows reach.
    ends: (f64, f64),
}

impl<'a> Picture<'a> {
    fn of(
        view: &'a Comparison,
        baseline: usize,
        order: &'a Order,
        look: &'a Look,
        words: &'a dyn Words,
        width: f64,
    ) -> Self {
        let above = width < PHONE;
        let space = width - 2.0 * INSET;
        let most = (width * 0.24).clamp(160.0, 240.0);
        let label = if above { space } else { ModelLabel::longest(&view.models, look, words).min(most) };
        let left = if above { INSET } else { INSET + label + GAP };
        let sum = |model: usize, below: bool| {
            let shares = order.series.iter().map(|series| series.column.cells[model].share);
            shares.filter(|share| (*share < 0.0) == below).sum::<f64>()
        };
        let low = order.rows.iter().map(|&model| sum(model, true)).fold(0.0, f64::min);
        // A row may end a hair beyond the whole by rounding alone.
        let high = order.rows.iter().map(|&model| sum(model, false)).fold(1.0, f64::max);
        Self {
            view,
            baseline,
            order,
            look,
            words,
            width,
            above,
            track: (left, width - INSET - left),
            label,
            ends: (low, high),
        }
    }

    fn at(&self, share: f64) -> f64 {
        let (low, high) = self.ends;
        self.track.0 + (share - low) / (high - low) * self.track.1
    }

    fn draw(&self, marks: &mut Vec<Mark>) -> f64 {
        let rows: Vec<Vec<(f64, f64)>> = self.order.rows.iter().map(|&model| self.spans(model)).collect();
        let head = Lettering::new(14.0, 600, self.look.ink);
        let empty = Vec::new();
        let top =
            head::heads(&self.order.series, rows.first().unwrap_or(&empty), head, (self.track.0, self.width), marks);
        let mut y = top;
        let mut edge: Option<(f64, f64)> = None;
        for (&model, spans) in self.order.rows.iter().zip(&rows) {
            let label =
                ModelLabel::of(&self.view.models[model], model == self.baseline, self.look, self.words, self.label);
            let (height, bar) = self.row(&label, y);
            if model == self.baseline {
                marks.push(self.tint(y, height));
            }
            // The edge of the first team, from row to row.
            let x = spans.first().map_or(self.track.0, |(x, width)| x + width);
            if let Some(from) = edge.filter(|_| !self.above && !self.order.pivot.is_empty()) {
                marks.push(Mark::line(from, (x, bar), Stroke::solid(self.look.soft, 1.0)));
            }
            edge = Some((x, bar + BAR));
            let name = label.name.clone();
            let label_y = if self.above { y + GRID / 2.0 + label.height() / 2.0 } else { y + height / 2.0 };
            marks.extend(label.marks(INSET, label_y));
            for (series, span) in self.order.series.iter().zip(spans) {
                marks.extend(self.piece(series, model, &name, *span, bar));
            }
            y += height;
        }
        if self.ends.0 < 0.0 {
            let zero = self.at(0.0);
            marks.push(Mark::line((zero, top), (zero, y), Stroke::solid(self.look.ink, 1.0)));
        }
        y += self.axis(y, marks);
        self.notes(y, marks)
    }

    /// Left edge and width of each group's piece in a model's row: to the right of zero, or below it to the left.
    fn spans(&self, model: usize) -> Vec<(f64, f64)> {
        let (mut above, mut below) = (0.0, 0.0);
        let span = |series: &Series| {
            let share = series.column.cells[model].share;
            let from = if share < 0.0 { &mut below } else { &mut above };
            let (a, b) = (self.at(*from), self.at(*from + share));
            *from += share;
            (a.min(b), (b - a).abs())
        };
        self.order.series.iter().map(span).collect()
    }

    /// Height of a row, and where its bar begins.
    fn row(&self, label: &ModelLabel, top: f64) -> (f64, f64) {
        if self.above {
            let height = GRID / 2.0 + label.height() + GRID / 2.0 + BAR + GRID;
            return (height, top + height - GRID - BAR);
        }
        let height = (((label.height() + GRID) / GRID).ceil() * GRID).max(ROW);
        (height, top + (height - BAR) / 2.0)
    }

    /// The ground of the baseline's row.
    fn tint(&self, y: f64, height: f64) -> Mark {
        let fill = Some(Fill::Plain(self.look.tint));
        Mark::Rect(Rect { x: 0.0, y, width: self.width, height, radius: 4.0, fill, stroke: None })
    }

    /// A group's piece, parted from the next by a hairline of paper, and its share where it has room.
    fn piece(&self, series: &Series, model: usize, name: &str, (x, width): (f64, f64), y: f64) -> Option<Mark> {
        let cell = &series.column.cells[model];
        if cell.share == 0.0 {
            return None;
        }
        let drawn = if width > 3.0 { width - 1.0 } else { width.max(0.5) };
        let stroke = series.outline.filter(|_| drawn > 3.0);
        let inset = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
        let x = x.min(self.width - INSET - drawn);
        let (width, height) = (drawn - 2.0 * inset, BAR - 2.0 * inset);
        let area = Rect { x: x + inset, y: y + inset, width, height, radius: 0.0, fill: Some(series.fill), stroke };
        let mut marks = vec![Mark::Rect(area)];
        let on = match series.fill {
            Fill::Plain(colour) => self.look.on(colour),
            Fill::Stripes(..) | Fill::Hatch { .. } => self.look.ink,
        };
        let lettering = Lettering::new(13.0, if model == self.baseline { 600 } else { 400 }, on);
        if lettering.width(&cell.percent) + GRID <= drawn {
            marks.push(lettering.centred(x + drawn / 2.0, y + BAR / 2.0, Anchor::Middle, &cell.percent));
        }
        let base = series.column.cells[self.baseline].share;
        let name = self.words.cell(&series.column.name, name, cell.share, base, cell.amount);
        Some(Mark::named(name, marks).leading(series.column.behind(self.view, model)))
    }

    /// Nothing, half and the whole. Returns the height.
    fn axis(&self, y: f64, marks: &mut Vec<Mark>) -> f64 {
        let lettering = Lettering::new(12.0, 400, self.look.soft);
        let whole = self.at(1.0) - self.at(0.0);
        let ticks: &[f64] = match whole {
            160.0.. => &[0.0, 0.5, 1.0],
            96.0.. => &[0.0, 1.0],
            _ => &[0.0],
        };
        for &share in ticks {
            let (x, text) = (self.at(share), self.words.percent(share));
            marks.push(Mark::line((x, y), (x, y + 4.0), Stroke::solid(self.look.soft, 1.0)));
            let half = lettering.width(&text) / 2.0;
            let x = if self.ends.0 == 0.0 && share == 0.0 { x + half } else { x }.min(self.width - INSET - half);
            marks.push(lettering.centred(x.max(INSET + half), y + 14.0, Anchor::Middle, &text));
        }
        AXIS
    }

    /// What is to be said of shares below zero, and of models without a row. Returns where the picture ends.
    fn notes(&self, mut y: f64, marks: &mut Vec<Mark>) -> f64 {
        let lettering = Lettering::new(12.0, 400, self.look.soft);
        let left_out = self.view.models.iter().filter(|model| **model == Model::Influence);
        let below = (self.ends.0 < 0.0).then(|| self.words.stacked_below_zero());
        for note in below.into_iter().chain(left_out.map(|model| self.words.stacked_without(model))) {
            for line in lettering.wrap(&note, self.width - 2.0 * INSET) {
                marks.push(lettering.centred(INSET, y + NOTE_LINE / 2.0, Anchor::Start, &line));
                y += NOTE_LINE;
            }
        }
        y
    }
}
