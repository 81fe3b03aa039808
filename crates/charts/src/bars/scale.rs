//! The common scale of all bars.

/// Maps a share to a place on a bar's track.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    /// Share at the track's left end: zero, or less if refunds make shares negative.
    pub min: f64,
    /// Share at the track's right end: the largest share rounded up; above 1 only if a share is.
    pub max: f64,
    /// Length of the track.
    pub length: f64,
}

impl Scale {
    /// The scale for these shares, on a track of length 1.
    pub fn of(shares: impl Iterator<Item = f64>) -> Self {
        let (low, high) = shares.fold((0.0_f64, 0.0_f64), |(low, high), s| (low.min(s), high.max(s)));
        let step = step(high - low);
        let min = -round_up(-low, step);
        let max = if high == 0.0 && low == 0.0 { 1.0 } else { round_up(high, step) };
        Self { min, max, length: 1.0 }
    }

    /// Distance of a share from the track's left end.
    pub fn at(&self, share: f64) -> f64 {
        (share - self.min) / (self.max - self.min) * self.length
    }
}

/// Steps of ten points; larger ones if refunds push shares far beyond the whole.
fn step(span: f64) -> f64 {
    let mut step = 0.1;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if span / step <= 20.0 || !span.is_finite() {
            break;
        }
        step *= factor;
    }
    step
}

fn round_up(share: f64, step: f64) -> f64 {
    // A share of 0.7 is seven steps, though 0.7 / 0.1 is slightly more than 7. Adding zero turns -0 into 0.
    (share / step - 1e-9).ceil().max(0.0) * step + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(shares: &[f64]) -> (f64, f64) {
        let scale = Scale::of(shares.iter().copied());
        ((scale.min * 1000.0).round() / 1000.0, (scale.max * 1000.0).round() / 1000.0)
    }

    #[test]
    fn rounds_up_in_tens_and_not_beyond_the_whole() {
        assert_eq!(ends(&[0.61, 0.22]), (0.0, 0.7));
        assert_eq!(ends(&[0.7]), (0.0, 0.7));
        assert_eq!(ends(&[1.0]), (0.0, 1.0));
        assert_eq!(ends(&[0.91]), (0.0, 1.0));
        assert_eq!(ends(&[0.0]), (0.0, 1.0));
    }

    #[test]
    fn refunds_reach_below_zero_and_beyond_the_whole() {
        assert_eq!(ends(&[-0.14, 1.14]), (-0.2, 1.2));
        assert_eq!(ends(&[-0.3]), (-0.3, 0.0));
        assert_eq!(ends(&[-31.0, 32.0]), (-35.0, 35.0));
    }

    #[test]
    fn zero_and_the_ends_stand_where_they_should() {
        let scale = Scale { min: -0.5, max: 0.5, length: 100.0 };
        assert_eq!([-0.5, 0.0, 0.5].map(|s| scale.at(s)), [0.0, 50.0, 100.0]);
    }
}
