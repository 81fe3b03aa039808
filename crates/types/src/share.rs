//! Shares of teams in a touch, and the split of whole units by weight.

use crate::order::arranged;

/// Teams of a touch and their shares, which sum to 1. Empty if the touch belongs to no team.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shares {
    /// Team and share, sorted by the team's name.
    pub parts: Vec<(String, f64)>,
    /// The numbers in the data did not sum to 100 and were scaled to it.
    pub normalised: bool,
}

impl Shares {
    /// Takes shares that sum to 1 already, in any order of teams; those of zero are dropped.
    #[must_use]
    pub fn of(parts: impl Iterator<Item = (String, f64)>) -> Self {
        Self { parts: named(parts), normalised: false }
    }
}

/// Drops shares of zero and sorts by name, so that the order of teams within a cell does not matter.
#[must_use]
pub fn named(parts: impl Iterator<Item = (String, f64)>) -> Vec<(String, f64)> {
    arranged(parts.filter(|(_, share)| *share > 0.0).collect(), &|a, b| a.0.cmp(&b.0))
}

/// Splits an amount in whole units: each weight gets the whole part of its share, and the units left over go to the
/// largest remainders, the earlier first on a tie. Remainders within a millionth of each other tie, as they differ only
/// by floating-point rounding.
pub fn largest_remainder(amount: i64, weights: &[f64], amounts: &mut Vec<i64>, remainders: &mut Vec<(u32, u32)>) {
    const STEPS: f64 = 1_048_576.0;
    amounts.clear();
    remainders.clear();
    if let [_] = weights {
        amounts.push(amount);
        return;
    }
    let mut left = amount;
    for (at, weight) in (0_u32..).zip(weights) {
        let exact = amount as f64 * weight;
        let whole = (exact + 1.0 / STEPS).floor();
        let remainder = ((exact - whole) * STEPS + 0.5).max(0.0) as u32;
        amounts.push(whole as i64);
        left -= whole as i64;
        remainders.push((u32::MAX - remainder, at));
    }
    // Beyond 2^53 units, rounding can leave more than one unit each, or fewer than none: all get an equal part of that.
    let count = amounts.len() as i64;
    let each = left.div_euclid(count);
    if each != 0 {
        amounts.iter_mut().for_each(|a| *a += each);
    }
    let left = left.rem_euclid(count) as usize;
    if left > 0 {
        remainders.select_nth_unstable(left - 1);
        for &(_, at) in &remainders[..left] {
            amounts[at as usize] += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(amount: i64, weights: &[f64], expected: &[i64]) {
        let (mut amounts, mut room) = (Vec::new(), Vec::new());
        largest_remainder(amount, weights, &mut amounts, &mut room);
        assert_eq!(amounts, expected, "{amount} over {weights:?}");
        assert_eq!(amounts.iter().sum::<i64>(), amount);
    }

    #[test]
    fn shares_to_the_cent() {
        let third = 1.0 / 3.0;
        check(100, &[1.0], &[100]);
        check(100, &[third; 3], &[34, 33, 33]);
        check(200, &[third; 3], &[67, 67, 66]);
        check(99, &[third; 3], &[33, 33, 33]);
        check(100, &[0.4, 0.2 * third, 0.2 * third, 0.2 * third, 0.4], &[40, 7, 7, 6, 40]);
        check(1, &[0.5, 0.5], &[1, 0]);
        check(0, &[0.5, 0.5], &[0, 0]);
        check(-100, &[third; 3], &[-33, -33, -34]);
        check(5, &[0.3, 0.7], &[2, 3]);
    }

    #[test]
    fn huge_amounts_are_conserved() {
        for amount in [100_000_000_000_000_001, -100_000_000_000_000_001, i64::MAX / 4] {
            let weights = vec![1.0 / 7.0; 7];
            let (mut amounts, mut room) = (Vec::new(), Vec::new());
            largest_remainder(amount, &weights, &mut amounts, &mut room);
            assert_eq!(amounts.iter().sum::<i64>(), amount);
        }
    }
}
