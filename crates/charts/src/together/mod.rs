//! Won revenue by the set of teams that touched the deal: one bar of the exclusive parts.
//!
//! A part of one team has its colour, a part of several has stripes in the colours of all of them, and one with a joint touch also an
//! outline in ink. Labels are above their pieces, below them on leader lines, or in a list, depending on the room. If
//! refunds make a part negative, there is no whole to divide: then each part has a bar of its own, from a common zero.

mod diverging;
mod label;
mod list;
mod piece;

use fairshare_types::results::Together;

use crate::badge;
use crate::drawing::{Anchor, Drawing, INSET, Mark, Rect, Stroke};
use crate::lettering::Lettering;
use crate::look::Look;
use crate::sentence::sentence;
use crate::words::Words;
use label::Label;
use piece::{Piece, counts_deals, pieces};

/// Least width of the layout; a narrower chart is drawn this wide.
const LEAST_WIDTH: f64 = 280.0;
const BAR: f64 = 56.0;
const NOTE_LINE: f64 = 16.0;
/// Space between two chips in a piece.
const CHIP_GAP: f64 = 4.0;

/// Lettering of the chart.
#[derive(Clone, Copy, Debug)]
struct Types {
    head: Lettering,
    value: Lettering,
    strong: Lettering,
    measure: Lettering,
    note: Lettering,
}

impl Types {
    const fn of(look: &Look) -> Self {
        Self {
            head: Lettering::new(14.0, 600, look.ink),
            value: Lettering::new(14.0, 400, look.ink),
            strong: Lettering::new(13.0, 600, look.ink),
            measure: Lettering::new(13.0, 400, look.soft),
            note: Lettering::new(12.0, 400, look.soft),
        }
    }
}

/// Won revenue by who touched the deal: one bar of 100 %, or bars from a common zero if a part is negative. If there is
/// no revenue, shares are of won deals, with a note. A sentence if nothing was won.
#[must_use]
pub fn together(view: &Together, look: &Look, words: &dyn Words, width: f64) -> Drawing {
    let title = words.together_title(view);
    let pieces = pieces(view, look, words);
    if pieces.iter().all(|piece| piece.value == 0) {
        return sentence(title, String::new(), &words.nothing_to_compare(), look, width);
    }
    let width = width.max(LEAST_WIDTH);
    let types = Types::of(look);
    let mut marks = Vec::new();
    let mut y = if pieces.iter().any(|piece| piece.value < 0) {
        diverging::diverging(&pieces, types, look, width, &mut marks)
    } else {
        whole(&pieces, types, look, width, &mut marks)
    };
    if counts_deals(view) {
        y += 8.0;
        for line in types.note.wrap(&words.shares_of_deals(), width - 2.0 * INSET) {
            marks.push(types.note.centred(INSET, y + NOTE_LINE / 2.0, Anchor::Start, &line));
            y += NOTE_LINE;
        }
    }
    Drawing { width, height: y.ceil(), title, description: words.together_description(view), marks }
}

/// Draws the bar of 100 % with its labels. Returns the height.
fn whole(pieces: &[Piece], types: Types, look: &Look, width: f64, marks: &mut Vec<Mark>) -> f64 {
    let all: f64 = pieces.iter().map(|piece| piece.value as f64).sum();
    let room = width - 2.0 * INSET;
    let mut x = INSET;
    let span = |piece: &Piece| {
        let span = (x, piece.value as f64 / all * room);
        x += span.1;
        span
    };
    let spans: Vec<(f64, f64)> = pieces.iter().map(span).collect();

    let above: Vec<Option<Label>> = pieces
        .iter()
        .zip(&spans)
        .map(|(piece, span)| Label::within(piece, types, (span.1 - 8.0).min(width - INSET - span.0)))
        .collect();
    let highest = above.iter().flatten().map(Label::height).fold(0.0, f64::max);
    let top = if highest > 0.0 { highest + label::SPACE } else { 0.0 };
    let bottom = top + BAR;

    // All marks of a piece are in one group, so its label is added to that group.
    let mut groups: Vec<Vec<Mark>> =
        pieces.iter().zip(&spans).map(|(piece, span)| bar(piece, *span, top, look)).collect();
    for (at, label) in above.iter().enumerate() {
        if let Some(label) = label {
            let label_top = top - label::SPACE - label.height();
            groups[at].extend(label.clone().marks(&pieces[at], types, spans[at].0, label_top));
        }
    }
    let unlabelled = pieces.iter().enumerate().filter(|(at, _)| above[*at].is_none());
    let narrow: Vec<(usize, f64, &Piece)> =
        unlabelled.map(|(at, piece)| (at, spans[at].0 + spans[at].1 / 2.0, piece)).collect();
    let below = if narrow.is_empty() {
        0.0
    } else if let Some(led) = label::led(&narrow, types, look, (width, bottom)) {
        for (at, label) in led.labels {
            groups[at].extend(label);
        }
        led.height
    } else {
        let listed: Vec<&Piece> = narrow.iter().map(|(_, _, piece)| *piece).collect();
        let (entries, height) = list::list(&listed, types, (width, bottom + 24.0));
        for ((at, _, _), entry) in narrow.iter().zip(entries) {
            groups[*at].extend(entry);
        }
        24.0 + height
    };
    marks.extend(
        pieces
            .iter()
            .zip(groups)
            .map(|(piece, group)| Mark::named(piece.name.clone(), group).leading(piece.behind.clone())),
    );
    bottom + below
}

/// A piece of the bar, with a hairline of paper after it, and the chips of its teams if there is room.
fn bar(piece: &Piece, (x, width): (f64, f64), top: f64, look: &Look) -> Vec<Mark> {
    if piece.value == 0 {
        return Vec::new();
    }
    let drawn = if width > 3.0 { width - 1.0 } else { width.max(1.0) };
    let x = x.min(x + width - drawn);
    let mut marks = vec![piece.area(x, top, drawn, BAR)];
    let widths: Vec<f64> = piece.badges.iter().map(badge::width).collect();
    let count = widths.len() as f64;
    let length = widths.iter().sum::<f64>() + CHIP_GAP * (count - 1.0);
    let (high, widest) = ((badge::SIDE + CHIP_GAP) * count - CHIP_GAP, widths.iter().copied().fold(0.0, f64::max));
    let (middle, centre) = (top + BAR / 2.0, x + drawn / 2.0);
    let mut from = centre - length / 2.0;
    let beside = |(at, width): (usize, &f64)| {
        let left = from;
        from += width + CHIP_GAP;
        (at, left, middle)
    };
    let below = |(at, width): (usize, &f64)| {
        (at, centre - width / 2.0, middle - (high - badge::SIDE) / 2.0 + (badge::SIDE + CHIP_GAP) * at as f64)
    };
    let places: Vec<(usize, f64, f64)> = if length + 16.0 <= drawn {
        widths.iter().enumerate().map(beside).collect()
    } else if widest + 8.0 <= drawn && high <= BAR - 8.0 {
        widths.iter().enumerate().map(below).collect()
    } else {
        Vec::new()
    };
    for (at, x, y) in places {
        if widths.len() > 1 {
            marks.push(rim(x, y, widths[at], look));
        }
        marks.extend(badge::chip(x, y, &piece.badges[at]));
    }
    marks
}

/// A rim of paper that separates a chip from the stripes around it.
fn rim(x: f64, y: f64, width: f64, look: &Look) -> Mark {
    let side = badge::SIDE;
    let stroke = Some(Stroke::solid(look.paper, 4.0));
    Mark::Rect(Rect { x, y: y - side / 2.0, width, height: side, radius: 4.0, fill: None, stroke })
}
