//! How many accounts a holdout test needs.

/// Standard normal quantile of a two-sided test at 5 %.
const ALPHA: f64 = 1.959_963_984_540_054;
/// Standard normal quantile of a power of 80 %.
const POWER: f64 = 0.841_621_233_572_914_3;

/// Size of each of two equal groups in which a relative lift of a conversion rate is found: sample size for two
/// proportions without continuity correction (Fleiss, Levin and Paik 2003, 4.2). Rates and lift are parts of 1. `None`
/// if there is no lift, or the rate would exceed 1.
#[must_use]
pub fn group_size(base: f64, lift: f64) -> Option<u64> {
    let with = base * (1.0 + lift);
    if !(base > 0.0 && lift > 0.0 && with <= 1.0) {
        return None;
    }
    let mean = f64::midpoint(base, with);
    let under_none = ALPHA * (2.0 * mean * (1.0 - mean)).sqrt();
    let under_lift = POWER * (base * (1.0 - base) + with * (1.0 - with)).sqrt();
    let ratio = (under_none + under_lift) / (with - base);
    Some((ratio * ratio).ceil() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed by hand from the formula: 10 % against 15 % needs (1.9600 x 0.46771 + 0.8416 x 0.46637)^2 / 0.0025 = 685.6.
    #[test]
    fn sizes_of_groups() {
        for (base, lift, each) in [(0.10, 0.5, 686), (0.05, 0.2, 8_158), (0.5, 1.0, 11)] {
            assert_eq!(group_size(base, lift), Some(each), "{base} {lift}");
        }
        for (base, lift) in [(0.0, 0.2), (0.1, 0.0), (0.6, 0.7), (f64::NAN, 0.1)] {
            assert_eq!(group_size(base, lift), None, "{base} {lift}");
        }
    }
}
