//! Labels of the pieces: above a piece if it is wide enough, else below it on a leader line.

use super::Types;
use super::piece::Piece;
use crate::arrange::{Item, spread};
use crate::drawing::{Anchor, INSET, Mark, Stroke};
use crate::lettering::Line;
use crate::look::Look;

/// Height of a line of a label.
pub(super) const LINE: f64 = 16.0;
/// Space between the bar and a label above it.
pub(super) const SPACE: f64 = 8.0;
/// Most lines of the name in a label above its piece.
const MOST: usize = 3;
/// Space between two labels.
const GAP: f64 = 16.0;
/// Height of the leader lines.
const LEADER: f64 = 32.0;
/// The straight part at both ends of a leader line.
const STRAIGHT: f64 = 8.0;
/// Greatest sideways distance of a leader line; a longer one is hard to follow.
const FAR: f64 = 120.0;
/// Greatest width of a label on a leader line, so that several fit side by side.
const WIDEST: f64 = 184.0;

/// A name in a few lines, with the figures below.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub lines: Vec<Line>,
    pub width: f64,
    /// Whether there is room for the amount beside the share.
    measured: bool,
}

impl Label {
    /// The label above a piece of this width; `None` if it does not fit.
    pub fn within(piece: &Piece, types: Types, room: f64) -> Option<Self> {
        let whole_words = piece.who.split(' ').all(|word| types.head.width(word) <= room);
        let lines = types.head.wrap(&piece.who, room);
        let figures = figures_width(piece, types);
        let measured = figures <= room;
        let fits = whole_words && lines.len() <= MOST && (measured || types.strong.width(&piece.percent) <= room);
        let lines = || lines.into_iter().map(|text| Line { text, full: None }).collect();
        fits.then(|| Self { lines: lines(), width: room, measured })
    }

    /// The label on a leader line.
    fn led(piece: &Piece, types: Types) -> Self {
        let lines = types.head.lines(&piece.who, WIDEST, 3);
        let widths = lines.iter().map(|line| types.head.width(&line.text));
        let width = widths.fold(figures_width(piece, types), f64::max);
        Self { lines, width, measured: true }
    }

    /// Height of the label.
    pub fn height(&self) -> f64 {
        LINE * (self.lines.len() + 1) as f64
    }

    /// The label's marks, from its upper left corner.
    pub fn marks(self, piece: &Piece, types: Types, x: f64, top: f64) -> Vec<Mark> {
        let middle = |i: usize| top + LINE * (i as f64 + 0.5);
        let y = middle(self.lines.len());
        let set = |(i, line)| types.head.line(x, middle(i), Anchor::Start, line);
        let mut marks: Vec<Mark> = self.lines.into_iter().enumerate().map(set).collect();
        marks.push(types.strong.centred(x, y, Anchor::Start, &piece.percent));
        if self.measured {
            let x = x + types.strong.width(&piece.percent).ceil() + 8.0;
            marks.push(types.measure.centred(x, y, Anchor::Start, &piece.measure));
        }
        marks
    }
}

/// Labels on leader lines: the index of each piece with its marks, and the height of all.
pub(super) struct Led {
    pub labels: Vec<(usize, Vec<Mark>)>,
    pub height: f64,
}

/// Labels below the bar with their leader lines; `None` if they do not fit side by side.
pub(super) fn led(
    narrow: &[(usize, f64, &Piece)],
    types: Types,
    look: &Look,
    (width, bottom): (f64, f64),
) -> Option<Led> {
    let labels: Vec<Label> = narrow.iter().map(|(_, _, piece)| Label::led(piece, types)).collect();
    let items: Vec<Item> = narrow
        .iter()
        .zip(&labels)
        .map(|((_, x, _), label)| Item { at: *x - label.width.min(24.0) / 2.0, width: label.width })
        .collect();
    let places = spread(&items, GAP, (INSET, width - INSET))?;
    let far = narrow.iter().zip(&places).any(|((_, x, _), place)| (x - place).abs() > FAR);
    if far {
        return None;
    }
    let stroke = Stroke::solid(look.soft, 1.0);
    let top = bottom + LEADER + 4.0;
    let height = LEADER + 4.0 + labels.iter().map(Label::height).fold(0.0, f64::max);
    let label = |((&(at, from, piece), label), place): ((&(usize, f64, &Piece), Label), f64)| {
        // The line goes straight down if the label is below its piece.
        let to = from.clamp(place, place + label.width);
        let points =
            [(from, bottom), (from, bottom + STRAIGHT), (to, bottom + LEADER - STRAIGHT), (to, bottom + LEADER)];
        let mut marks: Vec<Mark> = points.windows(2).map(|ends| Mark::line(ends[0], ends[1], stroke)).collect();
        marks.extend(label.marks(piece, types, place, top));
        (at, marks)
    };
    Some(Led { labels: narrow.iter().zip(labels).zip(places).map(label).collect(), height })
}

fn figures_width(piece: &Piece, types: Types) -> f64 {
    types.strong.width(&piece.percent).ceil() + 8.0 + types.measure.width(&piece.measure)
}
