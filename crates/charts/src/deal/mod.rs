//! One deal's time line: its touches in lanes by team, and below them each model's credit per touch.
//!
//! Touches are placed by time without overlap; a joint touch is drawn in each of its lanes. If there are hundreds of
//! touches, each still has a mark, but numbers, dates and shares are written only where there is room.

mod head;
mod lane;
mod list;
mod place;
mod track;
mod weights;

use fairshare_types::model::Model;
use fairshare_types::results::Example;

use crate::badge;
use crate::drawing::{Anchor, Drawing, Fill, INSET, Line, Mark, Stroke};
use crate::legend::legend;
use crate::lettering::Lettering;
use crate::look::{Badge, Look};
use crate::model_label::ModelLabel;
use crate::sentence::sentence;
use crate::words::Words;
use lane::Lanes;
use place::Places;
use weights::{ABOVE, TALLEST, Weights};

/// Least width of the layout; a narrower chart is drawn this wide.
const LEAST_WIDTH: f64 = 280.0;
/// Below this width, lanes have only chips, explained by a legend, and models are named above their rows.
const PHONE: f64 = 480.0;
const GAP: f64 = 16.0;
const LANE: f64 = 32.0;
const LINE: f64 = 16.0;

/// One deal with a row for each model; a sentence if it has no touches. All examples are of the same deal.
#[must_use]
pub fn deal(view: &[(Model, Example)], look: &Look, words: &dyn Words, width: f64) -> Drawing {
    let Some((_, deal)) = view.first().filter(|(_, deal)| !deal.touches.is_empty()) else {
        let title = view.first().map_or_else(|| words.no_deal(), |(_, deal)| words.deal_title(deal));
        return sentence(title, String::new(), &words.no_deal(), look, width);
    };
    let width = width.max(LEAST_WIDTH);
    let lanes = Lanes::of(view, look, words);
    let picture = Picture::of(view, deal, &lanes, look, words, width);
    let mut marks = Vec::new();
    let height = picture.draw(&mut marks);
    let description = words.deal_description(deal, view.len());
    Drawing { width, height: height.ceil(), title: words.deal_title(deal), description, marks }
}

struct Picture<'a> {
    view: &'a [(Model, Example)],
    deal: &'a Example,
    lanes: &'a Lanes,
    look: &'a Look,
    words: &'a dyn Words,
    width: f64,
    narrow: bool,
    /// Room for the names of lanes and models.
    label: f64,
    /// Room for a lane's chip with the space after it.
    chip: f64,
    /// Left edge of lanes and rows.
    left: f64,
    places: Places,
}

impl<'a> Picture<'a> {
    fn of(
        view: &'a [(Model, Example)],
        deal: &'a Example,
        lanes: &'a Lanes,
        look: &'a Look,
        words: &'a dyn Words,
        width: f64,
    ) -> Self {
        let narrow = width < PHONE;
        let models: Vec<Model> = view.iter().map(|(model, _)| model.clone()).collect();
        let head = Lettering::new(14.0, 600, look.ink);
        let chip = badge::widest(lanes.lanes.iter().map(|lane| &lane.badge)) + badge::GAP;
        let names = lanes.lanes.iter().map(|lane| chip + head.width(&lane.name));
        let longest = names.fold(ModelLabel::longest(&models, look, words), f64::max).ceil();
        let label = if narrow { width - 2.0 * INSET } else { longest.min((width * 0.24).clamp(144.0, 240.0)) };
        let left = INSET + if narrow { chip } else { label + GAP };
        let places = Places::of(deal, (left, width - INSET));
        Self { view, deal, lanes, look, words, width, narrow, label, chip, left, places }
    }

    fn draw(&self, marks: &mut Vec<Mark>) -> f64 {
        let mut y = 0.0;
        if self.narrow {
            let entries: Vec<(&Badge, &str)> =
                self.lanes.lanes.iter().map(|lane| (&lane.badge, lane.name.as_str())).collect();
            let head = Lettering::new(14.0, 600, self.look.ink);
            let (entries, height) = legend(&entries, head, (INSET, 0.0), self.width - 2.0 * INSET);
            marks.extend(entries);
            y += height + 8.0;
        }
        let mut heads = Vec::new();
        let (named, height) = head::heads(self.deal, &self.places, self.look, self.words, self.width, &mut heads);
        marks.push(Mark::Group(crate::drawing::Group { title: None, x: 0.0, y, leads: None, marks: heads }));
        y += height;
        let (rules, milestones, height) = head::milestones(&self.places, self.look, self.words, self.width, y);
        y += height + 4.0;

        let lanes_top = y;
        let lanes_end = lanes_top + LANE * self.lanes.lanes.len() as f64;
        y = lanes_end;
        let numbered = self.numbered();
        if self.places.crowded() {
            y += LINE;
        }
        let rows_top = y + 8.0;
        let rows_end = rows_top + self.row_heights().sum::<f64>();

        for (i, lane) in self.lanes.lanes.iter().enumerate() {
            marks.extend(self.lane(lane, lanes_top + LANE * (i as f64 + 0.5)));
        }
        for (rule, (.., x)) in rules.iter().zip(&self.places.milestones) {
            let stroke = Stroke { colour: self.look.soft, width: 1.0, dash: Some((3.0, 3.0)) };
            marks.push(Mark::Line(Line { x1: *x, y1: *rule, x2: *x, y2: rows_end, stroke }));
        }
        marks.extend(milestones);
        for (at, touch) in self.deal.touches.iter().enumerate() {
            marks.push(self.touch(at, touch, lanes_top));
        }
        if self.places.crowded() {
            marks.extend(self.numbers(&numbered, lanes_end + LINE / 2.0));
        }
        self.rows(rows_top, marks);
        y = rows_end;
        if !named {
            y += GAP;
            y += list::list(self.deal, &numbered, self.look, self.words, (self.width, y), marks);
        }
        if weights::scales(self.view).1 {
            let note = Lettering::new(12.0, 400, self.look.soft);
            y += 8.0;
            for line in note.wrap(&self.words.own_scales(), self.width - 2.0 * INSET) {
                marks.push(note.centred(INSET, y + LINE / 2.0, Anchor::Start, &line));
                y += LINE;
            }
        }
        y
    }

    fn label_of(&self, model: &Model) -> ModelLabel {
        ModelLabel::of(model, false, self.look, self.words, self.label)
    }

    /// Heights of the models' rows.
    fn row_heights(&self) -> impl Iterator<Item = f64> {
        self.view.iter().map(|(model, _)| {
            let bars = ABOVE + TALLEST + GAP / 2.0;
            let label = self.label_of(model).height();
            if self.narrow { 12.0 + label + bars } else { bars.max(label + 8.0) }
        })
    }

    /// Draws the models' rows, one below the other.
    fn rows(&self, top: f64, marks: &mut Vec<Mark>) {
        let (scales, _) = weights::scales(self.view);
        let (look, words, lanes, places) = (self.look, self.words, self.lanes, &self.places);
        let weights = Weights { look, words, lanes, places, scales: &scales, width: self.width };
        let mut y = top;
        for (at, ((model, deal), height)) in self.view.iter().zip(self.row_heights()).enumerate() {
            let label = self.label_of(model);
            let name = label.name.clone();
            let floor = y + height - GAP / 2.0;
            let label_y = if self.narrow { y + 8.0 + label.height() / 2.0 } else { floor - TALLEST / 2.0 };
            let stroke = Stroke::solid(self.look.line, 1.0);
            marks.push(Mark::line((self.left, floor + 0.5), (self.width - INSET, floor + 0.5), stroke));
            marks.extend(weights.row(at, deal, &name, floor));
            if self.narrow {
                // The name covers the rules behind it.
                let (width, height) = (label.width(), label.height());
                marks.push(Mark::area(INSET, label_y - height / 2.0, width, height, Fill::Plain(self.look.paper)));
            }
            marks.extend(label.marks(INSET, label_y));
            y += height;
        }
    }
}
