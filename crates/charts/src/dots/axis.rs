//! The common axis of shares.

use crate::bars::scale::Scale;
use crate::drawing::{Anchor, INSET, Mark, Stroke};
use crate::lettering::Lettering;
use crate::look::Look;
use crate::words::Words;

/// Height of the axis below the rows.
const HEIGHT: f64 = 24.0;
/// Space between two labels.
const GAP: f64 = 8.0;
/// Least distance between ticks.
const APART: f64 = 56.0;

/// Maps a share to a horizontal place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    pub left: f64,
    pub scale: Scale,
}

impl Axis {
    pub fn at(&self, share: f64) -> f64 {
        self.left + self.scale.at(share)
    }

    /// Shares at the ticks: round values, from zero in both directions.
    pub fn ticks(&self) -> Vec<f64> {
        let span = self.scale.max - self.scale.min;
        let mut step = 0.1;
        for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
            if step / span * self.scale.length >= APART || !span.is_finite() || step > span {
                break;
            }
            step *= factor;
        }
        let from = (self.scale.min / step - 1e-9).ceil() as i64;
        let to = (self.scale.max / step + 1e-9).floor() as i64;
        (from..=to).map(|i| i as f64 * step).collect()
    }

    /// Draws hairlines behind the strips, with labels from `bottom` on; the one at zero is darker. Returns the height.
    pub fn draw(
        &self,
        strips: &[(f64, f64)],
        bottom: f64,
        look: &Look,
        words: &dyn Words,
        width: f64,
        marks: &mut Vec<Mark>,
    ) -> f64 {
        let lettering = Lettering::new(12.0, 400, look.soft);
        let mut ticks = self.ticks();
        // Zero comes first, so that among labels that would collide another one is dropped.
        ticks.sort_by(|a, b| a.abs().total_cmp(&b.abs()));
        let mut taken: Vec<(f64, f64)> = Vec::new();
        for share in ticks {
            let (x, text) = (self.at(share), words.percent(share));
            let colour = if share == 0.0 { look.soft } else { look.line };
            let line = |&(top, bottom): &(f64, f64)| Mark::line((x, top), (x, bottom), Stroke::solid(colour, 1.0));
            marks.extend(strips.iter().map(line));
            let half = lettering.width(&text) / 2.0;
            let x = x.min(width - INSET - half).max(INSET + half);
            let own = (x - half - GAP / 2.0, x + half + GAP / 2.0);
            if taken.iter().all(|other| own.1 <= other.0 || other.1 <= own.0) {
                taken.push(own);
                marks.push(lettering.centred(x, bottom + 14.0, Anchor::Middle, &text));
            }
        }
        HEIGHT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(min: f64, max: f64, length: f64) -> Vec<i64> {
        let axis = Axis { left: 0.0, scale: Scale { min, max, length } };
        axis.ticks().into_iter().map(|share| (share * 100.0).round() as i64).collect()
    }

    #[test]
    fn ticks_are_round_and_apart() {
        assert_eq!(ticks(0.0, 0.7, 700.0), [0, 10, 20, 30, 40, 50, 60, 70]);
        assert_eq!(ticks(0.0, 0.7, 200.0), [0, 20, 40, 60]);
        assert_eq!(ticks(-0.2, 1.2, 200.0), [0, 50, 100]);
        assert_eq!(ticks(0.0, 1.0, 60.0), [0, 100]);
    }
}
