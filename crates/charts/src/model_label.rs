//! A model at the beginning of its row: its small picture, its name, and the word for the baseline.

use fairshare_engine::model::Model;

use crate::drawing::{Anchor, Group, Mark};
use crate::glyph;
use crate::lettering::{Lettering, Line};
use crate::look::Look;
use crate::words::Words;

/// Where the name begins, from the label's left edge.
pub(crate) const NAME_X: f64 = glyph::WIDTH + 8.0;
/// Height of a line.
pub(crate) const LINE: f64 = 16.0;

/// A model's label.
#[derive(Clone, Debug)]
pub(crate) struct ModelLabel {
    pub name: String,
    lines: Vec<Line>,
    baseline: Option<Line>,
    glyph: Vec<Mark>,
    types: [Lettering; 2],
}

impl ModelLabel {
    /// A label no wider than `room`: its name in up to three lines, and below it the word for the baseline.
    pub fn of(model: &Model, is_baseline: bool, look: &Look, words: &dyn Words, room: f64) -> Self {
        let types = [Lettering::new(14.0, 400, look.ink), Lettering::new(12.0, 400, look.soft)];
        let name = words.model(model);
        let lines = types[0].lines(&name, room - NAME_X, 3);
        let word = || types[1].lines(&words.baseline(), room - NAME_X, 1).into_iter().next();
        let baseline = if is_baseline { word() } else { None };
        Self { name, lines, baseline, glyph: glyph::marks(model, look), types }
    }

    /// Width that the longest of these names needs.
    pub fn longest(models: &[Model], look: &Look, words: &dyn Words) -> f64 {
        let lettering = Lettering::new(14.0, 400, look.ink);
        NAME_X + models.iter().map(|model| lettering.width(&words.model(model))).fold(0.0, f64::max).ceil()
    }

    /// Height of its lines.
    pub fn height(&self) -> f64 {
        LINE * (self.lines.len() + usize::from(self.baseline.is_some())) as f64
    }

    /// Width of the label.
    pub fn width(&self) -> f64 {
        let [name, small] = self.types;
        let lines = self.lines.iter().map(|line| name.width(&line.text));
        NAME_X + lines.chain(self.baseline.iter().map(|line| small.width(&line.text))).fold(0.0, f64::max)
    }

    /// The label with its left edge at `x` and its middle at `y`.
    pub fn marks(self, x: f64, y: f64) -> Vec<Mark> {
        let first = y - self.height() / 2.0 + LINE / 2.0;
        let mut marks =
            vec![Mark::Group(Group { title: None, x, y: y - glyph::HEIGHT / 2.0, leads: None, marks: self.glyph })];
        let [name, small] = self.types;
        let lines = self.lines.into_iter().map(|line| (name, line)).chain(self.baseline.map(|line| (small, line)));
        for (i, (lettering, line)) in lines.enumerate() {
            marks.push(lettering.line(x + NAME_X, first + LINE * i as f64, Anchor::Start, line));
        }
        marks
    }
}
