//! Above the lanes: dates and channels over their touches, and the names of milestones at their rules.

use fairshare_types::results::Example;

use super::place::{Places, dated};
use crate::arrange::{Item, spread};
use crate::drawing::{Anchor, Fill, INSET, Mark};
use crate::lettering::Lettering;
use crate::look::Look;
use crate::words::Words;

const LINE: f64 = 16.0;
/// Space between two texts in a line.
const GAP: f64 = 12.0;
/// A channel's name reaches at least this far to both sides of its touch.
const OVER: f64 = 8.0;
/// Most dates that are written.
const DATES: usize = 8;

/// Draws dates and channels in one line each. Returns whether the channels had room, and the height.
pub(super) fn heads(
    deal: &Example,
    places: &Places,
    look: &Look,
    words: &dyn Words,
    width: f64,
    marks: &mut Vec<Mark>,
) -> (bool, f64) {
    let soft = Lettering::new(12.0, 400, look.soft);
    let ink = Lettering::new(12.0, 600, look.ink);
    let mut y = 0.0;
    if dated(deal) {
        for (x, text) in dates(deal, places, soft, words, width) {
            marks.push(soft.centred(x, y + LINE / 2.0, Anchor::Middle, &text));
        }
        y += LINE;
    }
    let channels = deal.touches.iter().zip(&places.touches);
    let items: Vec<Item> = channels
        .clone()
        .map(|(touch, x)| {
            let width = ink.width(&touch.channel);
            Item { at: x - width / 2.0, width }
        })
        .collect();
    let named = spread(&items, GAP, (INSET, width - INSET)).filter(|edges| {
        edges.iter().zip(&items).all(|(edge, item)| (edge - item.at).abs() <= (item.width / 2.0 - OVER).max(OVER))
    });
    if let Some(edges) = &named {
        for ((touch, _), edge) in channels.zip(edges) {
            marks.push(ink.centred(*edge, y + LINE / 2.0, Anchor::Start, &touch.channel));
        }
        y += LINE;
    }
    (named.is_some(), y)
}

/// Dates over their touches: the first, the last, and those of the others that have room.
fn dates(deal: &Example, places: &Places, lettering: Lettering, words: &dyn Words, width: f64) -> Vec<(f64, String)> {
    let n = deal.touches.len();
    let order = [0, n.saturating_sub(1)].into_iter().chain(1..n.saturating_sub(1));
    let mut set: Vec<(f64, f64, String)> = Vec::new();
    for at in order {
        let (Some(time), Some(&x)) = (deal.touches.get(at).and_then(|touch| touch.time), places.touches.get(at)) else {
            continue;
        };
        let text = words.day(time);
        let half = lettering.width(&text) / 2.0;
        let x = x.min(width - INSET - half).max(INSET + half);
        let clear = set.iter().all(|(other, reach, _)| (other - x).abs() >= half + reach + GAP);
        if clear && set.len() < DATES {
            set.push((x, half, text));
        }
    }
    set.into_iter().map(|(x, _, text)| (x, text)).collect()
}

/// Names of the milestones: in one line if no name is in the way of another's rule, else in a line each. Returns the
/// top of each rule, the marks (to be drawn over the rules), and the height.
pub(super) fn milestones(
    places: &Places,
    look: &Look,
    words: &dyn Words,
    width: f64,
    top: f64,
) -> (Vec<f64>, Vec<Mark>, f64) {
    let lettering = Lettering::new(12.0, 400, look.ink);
    let room = width - 2.0 * INSET;
    let place = |(milestone, time, x): &(crate::words::Milestone, i64, f64)| {
        let text = words.milestone(*milestone, *time);
        let needed = lettering.width(&text).min(room);
        let left = (x + 4.0).min(width - INSET - needed).max(INSET);
        (text, left, needed, *x)
    };
    let labels: Vec<(String, f64, f64, f64)> = places.milestones.iter().map(place).collect();
    let in_the_way = |i: usize, j: usize| {
        let ((_, left, needed, _), (_, other, other_needed, rule)) = (&labels[i], &labels[j]);
        let right = left + needed + GAP;
        (*rule > left - 2.0 && *rule < right) || (*other < right && *left < other + other_needed + GAP)
    };
    let one_line = (0..labels.len()).all(|i| (0..labels.len()).all(|j| i == j || !in_the_way(i, j)));
    let (mut rules, mut marks) = (Vec::new(), Vec::new());
    for (i, (text, left, needed, _)) in labels.iter().enumerate() {
        let y = top + LINE * if one_line { 0.5 } else { i as f64 + 0.5 };
        let ground = Mark::area(left - 2.0, y - LINE / 2.0, needed + 4.0, LINE, Fill::Plain(look.paper));
        let label = lettering.fitted(*left, y, Anchor::Start, text, room);
        marks.push(Mark::named(text.clone(), vec![ground, label]));
        rules.push(y - LINE / 2.0 + 2.0);
    }
    let lines = if one_line { labels.len().min(1) } else { labels.len() };
    (rules, marks, LINE * lines as f64)
}
