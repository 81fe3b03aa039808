//! A model's label at the start of its row: glyph, name, and the word for the baseline.

use fairshare_types::model::Model;

use crate::drawing::{Anchor, Group, Mark};
use crate::glyph;
use crate::lettering::{Lettering, Line};
use crate::look::Look;
use crate::words::Words;

/// Left edge of the name, from the label's left edge.
pub(crate) const NAME_X: f64 = glyph::WIDTH + 8.0;
/// Size of a name without a glyph.
const BARE: f64 = 13.0;
/// Height of a line.
pub(crate) const LINE: f64 = 16.0;

/// A model's label.
#[derive(Clone, Debug)]
pub(crate) struct ModelLabel {
    pub name: String,
    lines: Vec<Line>,
    baseline: Option<Line>,
    glyph: Option<Vec<Mark>>,
    types: [Lettering; 2],
}

impl ModelLabel {
    /// A label no wider than `room`: the name in up to three lines, with the word for the baseline below.
    pub fn of(model: &Model, is_baseline: bool, look: &Look, words: &dyn Words, room: f64) -> Self {
        let label = Self::with_name(model, is_baseline, look, words, 14.0, room - NAME_X);
        Self { glyph: Some(glyph::marks(model, look)), ..label }
    }

    /// The same without a glyph and in smaller letters, for narrow charts.
    pub fn bare(model: &Model, is_baseline: bool, look: &Look, words: &dyn Words, room: f64) -> Self {
        Self::with_name(model, is_baseline, look, words, BARE, room)
    }

    fn with_name(model: &Model, is_baseline: bool, look: &Look, words: &dyn Words, size: f64, room: f64) -> Self {
        let types = [Lettering::new(size, 400, look.ink), Lettering::new(12.0, 400, look.soft)];
        let name = words.model(model);
        let lines = types[0].lines(&name, room, 3);
        let word = || types[1].lines(&words.baseline(), room, 1).into_iter().next();
        let baseline = if is_baseline { word() } else { None };
        Self { name, lines, baseline, glyph: None, types }
    }

    /// Width of a label for the longest of these names.
    pub fn longest(models: &[Model], look: &Look, words: &dyn Words) -> f64 {
        let lettering = Lettering::new(14.0, 400, look.ink);
        NAME_X + models.iter().map(|model| lettering.width(&words.model(model))).fold(0.0, f64::max).ceil()
    }

    /// Width of a label without a glyph for the longest of these names, and for the word for the baseline.
    pub fn longest_bare(models: &[Model], look: &Look, words: &dyn Words) -> f64 {
        let [name, small] = [BARE, 12.0].map(|size| Lettering::new(size, 400, look.ink));
        let names = models.iter().map(|model| name.width(&words.model(model)));
        names.fold(small.width(&words.baseline()), f64::max).ceil()
    }

    /// Height of the label's lines.
    pub fn height(&self) -> f64 {
        LINE * (self.lines.len() + usize::from(self.baseline.is_some())) as f64
    }

    /// Width of the label.
    pub fn width(&self) -> f64 {
        let [name, small] = self.types;
        let lines = self.lines.iter().map(|line| name.width(&line.text));
        self.name_x() + lines.chain(self.baseline.iter().map(|line| small.width(&line.text))).fold(0.0, f64::max)
    }

    /// The label with its left edge at `x` and its middle at `y`.
    pub fn marks(self, x: f64, y: f64) -> Vec<Mark> {
        let first = y - self.height() / 2.0 + LINE / 2.0;
        let name_x = x + self.name_x();
        let place = |marks| Mark::Group(Group { title: None, x, y: y - glyph::HEIGHT / 2.0, leads: None, marks });
        let mut marks: Vec<Mark> = self.glyph.map(place).into_iter().collect();
        let [name, small] = self.types;
        let lines = self.lines.into_iter().map(|line| (name, line)).chain(self.baseline.map(|line| (small, line)));
        for (i, (lettering, line)) in lines.enumerate() {
            marks.push(lettering.line(name_x, first + LINE * i as f64, Anchor::Start, line));
        }
        marks
    }

    const fn name_x(&self) -> f64 {
        if self.glyph.is_some() { NAME_X } else { 0.0 }
    }
}
