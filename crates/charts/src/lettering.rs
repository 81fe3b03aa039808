//! Setting lines of text: size, weight and colour once, then many texts.

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

    /// The same in another colour.
    pub const fn in_colour(self, fill: Colour) -> Self {
        Self { fill, ..self }
    }

    pub fn width(self, text: &str) -> f64 {
        measure::width(text, self.size, self.weight)
    }

    pub fn wrap(self, text: &str, room: f64) -> Vec<String> {
        measure::wrap(text, self.size, self.weight, room)
    }

    /// Lines no wider than `room`, at most so many: the last one is cut short where more would be needed.
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

    /// A text whose middle height is at `y`.
    pub fn centred(self, x: f64, y: f64, anchor: Anchor, text: &str) -> Mark {
        self.set(x, self.baseline(y), anchor, Line { text: text.to_owned(), full: None })
    }

    /// A text whose middle height is at `y`, cut short where it is wider than `room`.
    pub fn fitted(self, x: f64, y: f64, anchor: Anchor, text: &str, room: f64) -> Mark {
        let (cut, was_cut) = measure::truncate(text, self.size, self.weight, room);
        self.set(x, self.baseline(y), anchor, Line { text: cut, full: was_cut.then(|| text.to_owned()) })
    }

    /// A line whose middle height is at `y`.
    pub fn line(self, x: f64, y: f64, anchor: Anchor, line: Line) -> Mark {
        self.set(x, self.baseline(y), anchor, line)
    }

    fn set(self, x: f64, y: f64, anchor: Anchor, line: Line) -> Mark {
        let Self { size, weight, fill } = self;
        Mark::Text(Text { x, y, text: line.text, full: line.full, size, weight, fill, anchor })
    }

    /// Capitals and figures reach 0.72 of the size above the baseline in the usual faces.
    fn baseline(self, middle: f64) -> f64 {
        middle + self.size * 0.36
    }
}

/// A line of text, and the whole text where the line is cut short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub text: String,
    pub full: Option<String>,
}
