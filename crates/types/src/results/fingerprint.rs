//! Tells whether two people have the same data, without either showing it to the other.
//!
//! A fingerprint covers touches and deals as they are understood, so that neither row order nor file format changes it.
//! It shows whether data are equal, and how many rows differ if few do: beside a sum of hashes it holds the first power
//! sums of the row hashes in a finite field. Rows of both sides cancel in the difference, and the shortest recurrence
//! of the rest (Berlekamp and Massey) is as long as the number of rows that only one side has (Minsky, Trachtenberg and
//! Zippel, *Set Reconciliation with Nearly Optimal Communication Complexity*, 2003).

use serde::{Deserialize, Serialize};

/// Power sums that are kept: fewer than half as many differing rows can be counted exactly.
const SUMS: usize = 32;
/// Rows whose powers are computed in parallel, as each power of a row depends on the one before.
const LANES: usize = 8;
/// The size of the field, the eighth Mersenne prime: products of its numbers fit into 64 bits.
const P: u64 = (1 << 31) - 1;
/// Characters of the short form, without those that look alike.
const DIGITS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P',
    'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// A summary of the data, from which the data cannot be recovered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Number of touches and deals.
    pub rows: u64,
    /// Sum of the rows' hashes.
    sum: u64,
    /// Sums of the first powers of the row hashes, in the field.
    powers: Vec<u32>,
}

/// Difference between two sets of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// They are the same.
    None,
    /// Number of touches and deals that only one side has, or that differ.
    Rows(u64),
    /// More rows differ than can be counted.
    Many,
}

impl Fingerprint {
    /// The fingerprint of no rows.
    #[must_use]
    pub fn empty() -> Self {
        Self { rows: 0, sum: 0, powers: vec![0; SUMS] }
    }

    /// Adds rows by their hashes.
    pub fn add(&mut self, hashes: &[u64]) {
        for hashes in hashes.chunks(LANES) {
            // A lane without a row stays zero, and adds nothing to the sums.
            let mut bases = [0; LANES];
            for (base, hash) in bases.iter_mut().zip(hashes) {
                let hash = mixed(*hash);
                self.rows += 1;
                self.sum = self.sum.wrapping_add(hash);
                *base = (hash >> 32) % (P - 1) + 1;
            }
            let mut powers = bases;
            for sum in &mut self.powers {
                *sum = reduced(u64::from(*sum) + powers.iter().sum::<u64>()) as u32;
                for (power, base) in powers.iter_mut().zip(&bases) {
                    *power = reduced(*power * base);
                }
            }
        }
    }

    /// Short form of eight letters and digits.
    #[must_use]
    pub fn short(&self) -> String {
        let bits = mixed(self.sum ^ mixed(self.rows));
        (0..8).map(|at| DIGITS[(bits >> (at * 5) & 31) as usize]).collect()
    }

    /// The difference between these data and another's.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Difference {
        if self == other {
            return Difference::None;
        }
        let ([a, b], apart) = ([self, other].map(|side| &side.powers), self.rows.abs_diff(other.rows));
        if a.len() != SUMS || b.len() != SUMS {
            return Difference::Many;
        }
        let differences: Vec<u64> = a.iter().zip(b).map(|(a, b)| reduced(u64::from(*a) + P - u64::from(*b))).collect();
        let length = recurrence(&differences) as u64;
        // A changed row is on both sides, so the side with more rows of its own gives the number.
        if length < SUMS as u64 / 2 && apart <= length && length > 0 {
            Difference::Rows((length + apart).div_ceil(2))
        } else {
            Difference::Many
        }
    }
}

/// Reduces a number below the square of the field's size into the field.
const fn reduced(n: u64) -> u64 {
    let folded = (n & P) + (n >> 31);
    let folded = (folded & P) + (folded >> 31);
    if folded >= P { folded - P } else { folded }
}

/// The inverse in the field, by Fermat's little theorem.
fn inverse(n: u64) -> u64 {
    let (mut result, mut base, mut exponent) = (1, n, P - 2);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = reduced(result * base);
        }
        base = reduced(base * base);
        exponent >>= 1;
    }
    result
}

/// Length of the shortest linear recurrence of a sequence: the algorithm of Berlekamp and Massey.
fn recurrence(sequence: &[u64]) -> usize {
    let (mut now, mut before) = (vec![1_u64], vec![1_u64]);
    let (mut length, mut since, mut last) = (0, 1, 1_u64);
    for at in 0..sequence.len() {
        let ahead = now.iter().take(length + 1).zip((0..=at).rev());
        let error = ahead.fold(0, |sum, (c, place)| reduced(sum + reduced(c * sequence[place])));
        if error == 0 {
            since += 1;
            continue;
        }
        let factor = reduced(error * inverse(last));
        let kept = now.clone();
        now.resize(now.len().max(before.len() + since), 0);
        for (place, c) in before.iter().enumerate() {
            let less = reduced(factor * c);
            now[place + since] = reduced(now[place + since] + P - less);
        }
        if 2 * length <= at {
            (length, before, last, since) = (at + 1 - length, kept, error, 1);
        } else {
            since += 1;
        }
    }
    length
}

/// Mixes the bits of a number, so that sums of such numbers identify sets (the finaliser of SplitMix64).
#[must_use]
pub const fn mixed(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: impl IntoIterator<Item = u64>) -> Fingerprint {
        let mut print = Fingerprint::empty();
        print.add(&rows.into_iter().collect::<Vec<_>>());
        print
    }

    #[test]
    fn the_order_of_rows_changes_nothing() {
        assert_eq!(of(0..1000), of((0..1000).rev()));
        assert_eq!(of(0..1000).difference(&of((0..1000).rev())), Difference::None);
    }

    #[test]
    fn few_rows_that_differ_are_counted() {
        let all = of(0..1000);
        for (other, rows) in [
            (of(0..999), 1),
            (of(0..1003), 3),
            (of((0..999).chain([5000])), 1),
            (of((0..997).chain([5000, 5001, 5002])), 3),
            (of((0..998).chain([5000])), 2),
            (of((0..995).chain([5000])), 5),
            (of(0..1015), 15),
            (of((0..993).chain(5000..5007)), 7),
        ] {
            assert_eq!(
                (all.difference(&other), other.difference(&all)),
                (Difference::Rows(rows), Difference::Rows(rows))
            );
            assert_ne!(all.short(), other.short());
        }
    }

    #[test]
    fn many_rows_that_differ_are_many() {
        let all = of(0..1000);
        for other in [of(0..1016), of(0..984), of(2000..3000), of([]), of(0..2000), Fingerprint::default()] {
            assert_eq!(all.difference(&other), Difference::Many);
        }
    }

    #[test]
    fn the_short_form_has_eight_signs_that_nobody_mistakes() {
        for n in 0..200 {
            let short = of(0..n).short();
            assert!(short.len() == 8 && short.chars().all(|c| DIGITS.contains(&c)), "{short}");
        }
    }
}
