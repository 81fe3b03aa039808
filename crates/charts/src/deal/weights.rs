//! A model's row: a bar over each touch, as high as its part of the deal.

use fairshare_types::model::Model;
use fairshare_types::results::Example;

use super::lane::Lanes;
use super::place::Places;
use crate::drawing::{Anchor, Fill, INSET, Mark};
use crate::lettering::Lettering;
use crate::look::Look;
use crate::words::Words;

/// Height of the largest weight.
pub(super) const TALLEST: f64 = 64.0;
/// Room above the bars for shares.
pub(super) const ABOVE: f64 = 16.0;
/// Most shares written in a row, and the same if touches are crowded.
const MOST: usize = 24;
const MOST_CROWDED: usize = 8;
/// Rows share one scale while the largest weight in each is at least this part of the largest of all.
const ONE_SCALE: f64 = 0.125;
const WIDEST: f64 = 20.0;
const GAP: f64 = 6.0;
/// If touches are crowded, the least distance between two equal shares.
const SAME: f64 = 160.0;

/// Settings that all rows share.
pub(super) struct Weights<'a> {
    pub look: &'a Look,
    pub words: &'a dyn Words,
    pub lanes: &'a Lanes,
    pub places: &'a Places,
    /// The weight that fills the height of each model's row.
    pub scales: &'a [f64],
    pub width: f64,
}

/// The weight that fills each row's height: the largest of all, or the largest of the row if some row would be too low
/// to see. Also returns whether the scales are the rows' own.
pub(super) fn scales(view: &[(Model, Example)]) -> (Vec<f64>, bool) {
    let largest = |deal: &Example| deal.touches.iter().map(|touch| touch.weight).fold(0.0, f64::max);
    let own: Vec<f64> = view.iter().map(|(_, deal)| largest(deal)).collect();
    let most = own.iter().copied().fold(0.0, f64::max);
    if own.iter().any(|own| *own > 0.0 && *own < most * ONE_SCALE) {
        (own, true)
    } else {
        (vec![most; own.len()], false)
    }
}

impl Weights<'_> {
    /// The bars on `floor`, each with its name, then the shares above them.
    pub fn row(&self, at: usize, deal: &Example, model: &str, floor: f64) -> Vec<Mark> {
        let scale = self.scales.get(at).copied().filter(|scale| *scale > 0.0).unwrap_or(1.0);
        let mut marks = Vec::new();
        let thick = (self.places.step * 0.75).min(WIDEST);
        for (touch, &x) in deal.touches.iter().zip(&self.places.touches) {
            let mut top = floor;
            let mut pieces = Vec::new();
            for (team, part, _) in touch.teams.iter().filter(|(_, part, _)| *part > 0.0) {
                let height = height(*part, scale);
                let colour =
                    self.lanes.lanes.get(self.lanes.of_team(team)).map_or(self.look.nobody, |l| l.badge.colour);
                top -= height;
                // A hairline of paper separates the pieces of a joint touch.
                let whole = pieces.is_empty() || height < 3.0 || self.places.crowded();
                let drawn = if whole { height } else { height - 1.0 };
                pieces.push(Mark::area(x - thick / 2.0, top, thick, drawn, Fill::Plain(colour)));
            }
            if !pieces.is_empty() {
                let amount = touch.teams.iter().map(|(.., amount)| *amount).sum();
                let name = self.words.touch_credit(&touch.channel, touch.time, model, touch.weight, amount);
                marks.push(Mark::named(name, pieces));
            }
        }
        marks.extend(self.shares(deal, scale, floor));
        marks
    }

    /// The shares, the largest first, as long as there is room between those written.
    fn shares(&self, deal: &Example, scale: f64, floor: f64) -> Vec<Mark> {
        let lettering = Lettering::new(12.0, 400, self.look.ink);
        // Skips weights that round to nothing.
        let mut order: Vec<usize> = (0..deal.touches.len()).filter(|&at| deal.touches[at].weight >= 0.0005).collect();
        order.sort_by(|&a, &b| deal.touches[b].weight.total_cmp(&deal.touches[a].weight).then(a.cmp(&b)));
        let most = if self.places.crowded() { MOST_CROWDED } else { MOST };
        let (mut set, mut marks): (Vec<(f64, f64, String)>, Vec<Mark>) = (Vec::new(), Vec::new());
        for at in order {
            let Some(&x) = self.places.touches.get(at) else { continue };
            let text = self.words.weight(deal.touches[at].weight);
            let half = lettering.width(&text) / 2.0;
            let x = x.min(self.width - INSET - half).max(INSET + half);
            let taken = |(other, reach, share): &(f64, f64, String)| {
                let apart = if self.places.crowded() && *share == text { SAME } else { half + reach + GAP };
                (other - x).abs() < apart
            };
            if set.iter().any(taken) {
                continue;
            }
            set.push((x, half, text.clone()));
            // Above its bar, and above all neighbouring bars that the text overlaps.
            let reach = half + WIDEST / 2.0;
            let below = deal.touches.iter().zip(&self.places.touches).filter(|(_, place)| (*place - x).abs() < reach);
            let tallest = below.map(|(touch, _)| height(touch.weight, scale)).fold(0.0, f64::max);
            let y = floor - tallest - ABOVE / 2.0;
            let ruled = self.places.milestones.iter().any(|(.., rule)| (rule - x).abs() < half + 2.0);
            if ruled {
                let ground = Fill::Plain(self.look.paper);
                marks.push(Mark::area(x - half - 1.0, y - ABOVE / 2.0, 2.0 * half + 2.0, ABOVE - 1.0, ground));
            }
            marks.push(lettering.centred(x, y, Anchor::Middle, &text));
            if set.len() >= most {
                break;
            }
        }
        marks
    }
}

fn height(weight: f64, scale: f64) -> f64 {
    (weight.max(0.0) / scale * TALLEST).min(TALLEST)
}
