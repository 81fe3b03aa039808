//! Credit as a row of 100 % for each model, from the model that favours one team most to the one that favours it least.
//!
//! The team whose share depends most on the model is at the left of every row, and the one that moves most against it
//! at the right end of the teams, so that the shift is one gradient. The part of a share that comes from joint touches is
//! marked with a strip in the colours of all teams that own them. Shares below zero are left of the zero line.

mod head;
mod order;
mod segment;
mod zones;

use fairshare_types::model::Model;
use fairshare_types::results::Comparison;

use crate::drawing::{Drawing, Fill, INSET, Mark, Rect, Stroke};
use crate::key::{self, Note, key};
use crate::lettering::Lettering;
use crate::look::Look;
use crate::model_label::ModelLabel;
use crate::sentence::sentence;
use crate::words::Words;
use order::{Order, Series};

/// Least width of the layout; a narrower chart is drawn this wide.
const LEAST_WIDTH: f64 = 280.0;
/// Below this width, models have no glyph.
const PHONE: f64 = 480.0;
const BAR: f64 = 28.0;
const ROW: f64 = 36.0;
/// Width of the rim of paper around the baseline's bar.
const RIM: f64 = 2.0;
const GRID: f64 = 8.0;
const GAP: f64 = 16.0;

/// Stacked rows of 100 %, one for each model; a sentence if there is nothing to compare.
///
/// `baseline` is the index of the model whose row is marked. Teams (or channels) beyond six are drawn as "Others";
/// unassigned and unattributed credit come last.
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
    /// Whether models have no glyph.
    narrow: bool,
    /// Whether segments are marked with the letters of their groups, because no name is above them.
    lettered: bool,
    /// Middle height of the percentages in a bar: above the strips of joint parts, if there are any.
    label_y: f64,
    /// Left edge and length of the rows.
    track: (f64, f64),
    /// Room for a model's label.
    label: f64,
    /// Least and greatest sum of shares that a row reaches.
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
        let narrow = width < PHONE;
        let (label, gap) = if narrow {
            (ModelLabel::longest_bare(&view.models, look, words).min(width * 0.3), GAP / 2.0)
        } else {
            (ModelLabel::longest(&view.models, look, words).min((width * 0.24).clamp(160.0, 240.0)), GAP)
        };
        let left = INSET + label + gap;
        let sum = |model: usize, below: bool| {
            let shares = order.series.iter().map(|series| series.column.cells[model].share);
            shares.filter(|share| (*share < 0.0) == below).sum::<f64>()
        };
        let low = order.rows.iter().map(|&model| sum(model, true)).fold(0.0, f64::min);
        // By rounding, a row may end slightly beyond the whole.
        let high = order.rows.iter().map(|&model| sum(model, false)).fold(1.0, f64::max);
        let track = (left, width - INSET - left);
        let strips =
            order.series.iter().any(|series| !series.joint && series.zones.iter().any(|zones| !zones.is_empty()));
        let label_y = if strips { (BAR - segment::STRIP) / 2.0 } else { BAR / 2.0 };
        Self {
            view,
            baseline,
            order,
            look,
            words,
            width,
            narrow,
            lettered: false,
            label_y,
            track,
            label,
            ends: (low, high),
        }
    }

    fn at(&self, share: f64) -> f64 {
        let (low, high) = self.ends;
        self.track.0 + (share - low) / (high - low) * self.track.1
    }

    fn draw(mut self, marks: &mut Vec<Mark>) -> f64 {
        let rows: Vec<Vec<(f64, f64)>> = self.order.rows.iter().map(|&model| self.spans(model)).collect();
        let head = Lettering::new(if self.narrow { 13.0 } else { 14.0 }, 600, self.look.ink);
        let empty = Vec::new();
        let left = if self.narrow { INSET } else { self.track.0 };
        let first = rows.first().unwrap_or(&empty);
        let (top, legend) = head::heads(&self.order.series, first, head, (left, self.width), marks);
        self.lettered = legend;
        let mut y = top;
        let mut edge: Option<(f64, f64)> = None;
        for (&model, spans) in self.order.rows.iter().zip(&rows) {
            let label = self.label_of(model);
            let height = (((label.height() + GRID) / GRID).ceil() * GRID).max(ROW);
            let bar = y + (height - BAR) / 2.0;
            if model == self.baseline {
                marks.extend(self.tint((y, height), bar, spans));
            }
            // Connects the edge of the first group from row to row.
            let x = spans.first().map_or(self.track.0, |(x, width)| x + width);
            if let Some(from) = edge.filter(|_| !self.order.pivot.is_empty()) {
                marks.push(Mark::line(from, (x, bar), Stroke::solid(self.look.soft, 1.0)));
            }
            edge = Some((x, bar + BAR));
            let name = label.name.clone();
            marks.extend(label.marks(INSET, y + height / 2.0));
            for (series, span) in self.order.series.iter().zip(spans) {
                marks.extend(self.segment(series, model, &name, *span, bar));
            }
            y += height;
        }
        if self.ends.0 < 0.0 {
            let zero = self.at(0.0);
            marks.push(Mark::line((zero, top), (zero, y), Stroke::solid(self.look.ink, 1.0)));
        }
        if self.beyond() {
            // Behind the bars, so that it does not run through their labels.
            let (whole, stroke) = (self.at(1.0), Stroke::solid(self.look.ink, 2.0));
            marks.insert(0, Mark::line((whole, top - GRID / 2.0), (whole, y + GRID / 2.0), stroke));
        }
        self.notes(y, marks)
    }

    /// Whether rows go beyond the whole because joint touches are credited in full to each of their teams.
    fn beyond(&self) -> bool {
        !self.view.adds_up() && self.ends.1 > 1.0 + 1e-6
    }

    fn label_of(&self, model: usize) -> ModelLabel {
        let of = if self.narrow { ModelLabel::bare } else { ModelLabel::of };
        of(&self.view.models[model], model == self.baseline, self.look, self.words, self.label)
    }

    /// Left edge and width of each group's segment in a model's row; segments of negative shares are left of zero.
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

    /// The background of the baseline's row. Around the bar it is paper, from which all colours stand out 3 to 1.
    fn tint(&self, (y, height): (f64, f64), bar: f64, spans: &[(f64, f64)]) -> [Mark; 2] {
        let fill = Some(Fill::Plain(self.look.tint));
        let tint = Rect { x: 0.0, y, width: self.width, height, radius: 4.0, fill, stroke: None };
        let zero = self.at(0.0);
        let (from, to) = spans.iter().fold((zero, zero), |(from, to), (x, width)| (from.min(*x), to.max(x + width)));
        let (x, width) = (from - RIM, to.min(self.width - INSET) - from + 2.0 * RIM);
        let paper = Fill::Plain(self.look.paper);
        [Mark::Rect(tint), Mark::area(x, bar - RIM, width, BAR + 2.0 * RIM, paper)]
    }

    /// Draws the notes: how the rows are sorted, what stripes and shares below zero mean, and models without a row. Returns
    /// the lower end of the chart.
    fn notes(&self, y: f64, marks: &mut Vec<Mark>) -> f64 {
        let mut notes = Vec::new();
        let shown = self.order.rows.iter().flat_map(|&model| self.order.series.iter().map(move |s| (s, model)));
        let stripes = shown.filter_map(|(series, model)| self.striped(series, model));
        if let Some(fill) = stripes.into_iter().next() {
            let sample = vec![Mark::area(0.0, -6.0, key::SAMPLE, 12.0, fill)];
            notes.push(Note { sample, text: self.words.stripes_note() });
        }
        if !self.order.pivot.is_empty() && self.order.rows.len() > 1 {
            notes.push(Note::plain(self.words.sorted_by(&self.order.pivot)));
        }
        if self.ends.0 < 0.0 {
            notes.push(Note::plain(self.words.stacked_below_zero()));
        }
        if self.beyond() {
            let x = key::SAMPLE / 2.0;
            let sample = vec![Mark::line((x, -6.0), (x, 6.0), Stroke::solid(self.look.ink, 2.0))];
            notes.push(Note { sample, text: self.words.stacked_beyond_whole() });
        }
        let left_out = self.view.models.iter().filter(|model| **model == Model::Influence);
        notes.extend(left_out.map(|model| Note::plain(self.words.stacked_without(model))));
        let lettering = Lettering::new(12.0, 400, self.look.soft);
        let room = self.width - 2.0 * INSET;
        let top = y + if notes.is_empty() { 0.0 } else { GRID };
        let (notes, height) = key(notes, lettering, (INSET, top), room);
        marks.extend(notes);
        top + height
    }
}
