//! Notes below a chart, each with a small sample of the mark that it explains.

use crate::drawing::{Anchor, Mark};
use crate::lettering::Lettering;

/// Width of a sample.
pub(crate) const SAMPLE: f64 = 24.0;
/// Height of a line.
pub(crate) const LINE: f64 = 18.0;
/// Space between a sample and its note.
const SPACE: f64 = 8.0;
/// Space between two notes in a line.
const GAP: f64 = 24.0;
/// Most lines of a note.
const MOST: usize = 6;

/// A note with its sample.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Note {
    /// Marks around the middle of the sample's left edge; none for a note on the whole chart.
    pub sample: Vec<Mark>,
    pub text: String,
}

impl Note {
    /// A note on the whole chart.
    pub const fn plain(text: String) -> Self {
        Self { sample: Vec::new(), text }
    }
}

/// The notes from this upper left corner on: side by side while they fit, else in lines of their own. Returns the marks
/// and their height.
pub(crate) fn key(notes: Vec<Note>, lettering: Lettering, (left, top): (f64, f64), room: f64) -> (Vec<Mark>, f64) {
    let mut marks = Vec::new();
    let (mut x, mut y, mut end) = (0.0, top, top);
    for Note { sample, text } in notes {
        let indent = if sample.is_empty() { 0.0 } else { SAMPLE + SPACE };
        let width = indent + lettering.width(&text);
        if x > 0.0 && x + width > room {
            (x, y) = (0.0, end);
        }
        let lines = lettering.lines(&text, room - indent, MOST);
        let mut note = vec![];
        if !sample.is_empty() {
            note.push(Mark::Group(crate::drawing::Group {
                title: None,
                x: left + x,
                y: y + LINE / 2.0,
                leads: None,
                marks: sample,
            }));
        }
        let count = lines.len() as f64;
        for (at, line) in lines.into_iter().enumerate() {
            note.push(lettering.line(left + x + indent, y + LINE * (at as f64 + 0.5), Anchor::Start, line));
        }
        marks.extend(note);
        end = y + LINE * count;
        x = if count > 1.0 { room } else { x + width + GAP };
    }
    (marks, end - top)
}
