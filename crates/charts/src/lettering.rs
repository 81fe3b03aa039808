//! Sets texts in a size, weight and colour.

use crate::colour::Colour;
use crate::drawing::{Anchor, Mark, Text};
use crate::measure;

/// A size, weight and colour of type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lettering {
    pub size: f64,
    pub weight: u16,
    pub fill: Colour,
}

impl Lettering {
    pub const fn new(size: f64, weight: u16, fill: Colour) -> Self {
        Self { size, weight, fill }
    }

    /// The same lettering in another colour.
    pub const fn in_colour(self, fill: Colour) -> Self {
        Self { fill, ..self }
    }

    pub fn width(self, text: &str) -> f64 {
        measure::width(text, self.size, self.weight)
    }

    pub fn wrap(self, text: &str, room: f64) -> Vec<String> {
        measure::wrap(text, self.size, self.weight, room)
    }

    /// At most `most` lines no wider than `room`; the last line is truncated if more would be needed.
    pub fn lines(self, text: &str, room: f64, most: usize) -> Vec<Line> {
        let mut lines = self.wrap(text, room);
        if lines.len() <= most {
            return lines.into_iter().map(|text| Line { text, full: None }).collect();
        }
        let rest = lines.split_off(most - 1).join(" ");
        let (cut, _) = measure::truncate(&rest, self.size, self.weight, room);
        let mut lines: Vec<Line> = lines.into_iter().map(|text| Line { text, full: None }).collect();
        lines.push(Line { text: cut, full: Some(text.to_owned()) });
        lines
    }

    /// A text with its middle at `y`.
    pub fn centred(self, x: f64, y: f64, anchor: Anchor, text: &str) -> Mark {
        self.set(x, self.baseline(y), anchor, Line { text: text.to_owned(), full: None })
    }

    /// A text with its middle at `y`, truncated if it is wider than `room`.
    pub fn fitted(self, x: f64, y: f64, anchor: Anchor, text: &str, room: f64) -> Mark {
        let (cut, was_cut) = measure::truncate(text, self.size, self.weight, room);
        self.set(x, self.baseline(y), anchor, Line { text: cut, full: was_cut.then(|| text.to_owned()) })
    }

    /// A line with its middle at `y`.
    pub fn line(self, x: f64, y: f64, anchor: Anchor, line: Line) -> Mark {
        self.set(x, self.baseline(y), anchor, line)
    }

    fn set(self, x: f64, y: f64, anchor: Anchor, line: Line) -> Mark {
        let Self { size, weight, fill } = self;
        Mark::Text(Text { x, y, text: line.text, full: line.full, size, weight, fill, anchor })
    }

    /// The baseline for a middle height, as capitals and figures rise about 0.72 of the size above the baseline.
    fn baseline(self, middle: f64) -> f64 {
        middle + self.size * 0.36
    }
}

/// A line of text, and the whole text if the line is truncated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub text: String,
    pub full: Option<String>,
}
