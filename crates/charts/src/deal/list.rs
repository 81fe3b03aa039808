//! List of the channels by touch number, if they have no room above the lanes.

use fairshare_types::results::Example;

use crate::arrange::flow;
use crate::drawing::{Anchor, INSET, Mark};
use crate::lettering::Lettering;
use crate::look::Look;
use crate::words::Words;

/// Most touches that are listed.
pub(super) const MOST: usize = 24;
const LINE: f64 = 20.0;
const GAP: f64 = 20.0;
/// Greatest width of a channel's name.
const WIDEST: f64 = 240.0;

/// Draws the list of these touches from `top` on. Returns its height.
pub(super) fn list(
    deal: &Example,
    numbered: &[usize],
    look: &Look,
    words: &dyn Words,
    (width, top): (f64, f64),
    marks: &mut Vec<Mark>,
) -> f64 {
    let (number, name) = (Lettering::new(12.0, 600, look.ink), Lettering::new(12.0, 400, look.ink));
    let room = width - 2.0 * INSET;
    let listed: Vec<(String, &str)> = numbered
        .iter()
        .take(MOST)
        .filter_map(|&at| Some(((at + 1).to_string(), deal.touches.get(at)?.channel.as_str())))
        .collect();
    let unlisted = deal.touches.len() - listed.len();
    let indent = |text: &str| number.width(text).ceil() + 6.0;
    let fitted = |text: &str, channel: &str| name.width(channel).min(WIDEST).min(room - indent(text));
    let mut widths: Vec<f64> = listed.iter().map(|(text, channel)| indent(text) + fitted(text, channel)).collect();
    let more = (unlisted > 0).then(|| words.more_touches(unlisted));
    widths.extend(more.iter().map(|text| name.width(text).min(room)));

    let places = flow(&widths, GAP, room);
    let middle = |line: usize| top + LINE * (line as f64 + 0.5);
    for ((text, channel), (line, x)) in listed.iter().zip(&places) {
        let (x, y) = (INSET + x, middle(*line));
        marks.push(number.centred(x, y, Anchor::Start, text));
        marks.push(name.fitted(x + indent(text), y, Anchor::Start, channel, fitted(text, channel)));
    }
    if let (Some(text), Some((line, x))) = (more, places.last()) {
        marks.push(name.in_colour(look.soft).fitted(INSET + x, middle(*line), Anchor::Start, &text, room));
    }
    LINE * places.last().map_or(0, |(line, _)| line + 1) as f64
}
