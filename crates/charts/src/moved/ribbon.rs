//! A ribbon: the band between a place at the left and a place at the right, and a place for its label.

use crate::drawing::Step;

/// A band with the same height at both ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ribbon {
    /// Horizontal place of its left end.
    pub left: f64,
    /// Horizontal place of its right end.
    pub right: f64,
    /// Upper edge at the left end.
    pub from: f64,
    /// Upper edge at the right end.
    pub to: f64,
    /// Height.
    pub height: f64,
}

/// The box of a label, by its centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// Parts of the way at which a label is tried, the middle first.
const TRIED: [f64; 17] = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.15, 0.85, 0.1, 0.9];
/// Number of steps across a label's width at which it is compared with a band's edges.
const PROBES: usize = 8;
/// Space between a label and everything else.
const MARGIN: f64 = 3.0;

impl Ribbon {
    /// Its outline: two curves with level ends.
    pub fn steps(&self) -> Vec<Step> {
        let Self { left, right, from, to, height } = *self;
        let middle = f64::midpoint(left, right);
        vec![
            Step::Move(left, from),
            Step::Curve(middle, from, middle, to, right, to),
            Step::Line(right, to + height),
            Step::Curve(middle, to + height, middle, from + height, left, from + height),
            Step::Close,
        ]
    }

    /// A place for a label of this size inside the band and clear of the others, as close to the middle as possible.
    pub fn place(&self, width: f64, height: f64, others: &[Self]) -> Option<Place> {
        let (left, right) = (self.left + MARGIN, self.right - MARGIN);
        TRIED.iter().find_map(|part| {
            let x = self.left + (self.right - self.left) * part;
            if x - width / 2.0 < left || x + width / 2.0 > right {
                return None;
            }
            let tops = || probes(x, width).map(|x| self.top(x));
            let (upper, lower) = (tops().fold(f64::MIN, f64::max), tops().fold(f64::MAX, f64::min) + self.height);
            let place = Place { x, y: f64::midpoint(upper, lower), width, height };
            let fits = lower - upper >= height + 2.0 * MARGIN;
            (fits && !others.iter().any(|other| other.meets(&place))).then_some(place)
        })
    }

    /// Whether the band overlaps a label's box.
    fn meets(&self, place: &Place) -> bool {
        let (top, bottom) = (place.y - place.height / 2.0 - MARGIN, place.y + place.height / 2.0 + MARGIN);
        probes(place.x, place.width).map(|x| self.top(x)).any(|upper| upper < bottom && upper + self.height > top)
    }

    /// Its upper edge at a horizontal place.
    fn top(&self, x: f64) -> f64 {
        let part = ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        // Finds the curve's parameter by bisection: with both control points in the middle, x grows with it.
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..24 {
            let t = f64::midpoint(low, high);
            let across = 1.5 * t * (1.0 - t) + t * t * t;
            if across < part { low = t } else { high = t }
        }
        let t = f64::midpoint(low, high);
        let risen = t * t * (3.0 - 2.0 * t);
        self.from + (self.to - self.from) * risen
    }
}

fn probes(x: f64, width: f64) -> impl Iterator<Item = f64> {
    (0..=PROBES).map(move |i| x + width * (i as f64 / PROBES as f64 - 0.5))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVEL: Ribbon = Ribbon { left: 0.0, right: 200.0, from: 10.0, to: 10.0, height: 30.0 };

    #[test]
    fn a_curve_begins_ends_and_turns_where_it_should() {
        let ribbon = Ribbon { to: 110.0, ..LEVEL };
        for (x, top) in [(0.0, 10.0), (100.0, 60.0), (200.0, 110.0)] {
            assert!((ribbon.top(x) - top).abs() < 1e-3, "{x}: {}", ribbon.top(x));
        }
    }

    #[test]
    fn a_label_stands_in_the_middle_of_a_broad_band_and_nowhere_on_a_thin_one() {
        let place = LEVEL.place(60.0, 16.0, &[]);
        assert_eq!(place.map(|p| (p.x, p.y.round())), Some((100.0, 25.0)));
        assert_eq!(Ribbon { height: 10.0, ..LEVEL }.place(60.0, 16.0, &[]), None);
        assert_eq!(LEVEL.place(300.0, 16.0, &[]), None);
    }

    #[test]
    fn a_label_keeps_clear_of_a_band_that_crosses() {
        let crossing = Ribbon { left: 0.0, right: 200.0, from: -200.0, to: 250.0, height: 10.0 };
        let place = LEVEL.place(40.0, 16.0, &[crossing]);
        assert!(place.is_some_and(|p| (p.x - 100.0).abs() > 20.0), "{place:?}");
    }
}
