//! Whether two people look at the same data, without either showing it to the other.
//!
//! A fingerprint is made of the touches and deals as they are understood, so that neither the order of rows nor how a file
//! is written changes it. It tells equal data from others, and how many rows differ where they are few: beside a sum of
//! hashes it holds the first power sums of the rows' hashes in a finite field. What is common to both cancels in their
//! difference, and the shortest recurrence that the rest obeys (Berlekamp and Massey) is as long as there are rows in one
//! alone (Minsky, Trachtenberg and Zippel, *Set Reconciliation with Nearly Optimal Communication Complexity*, 2003).

use serde::{Deserialize, Serialize};

/// Power sums that are kept: with twice as many as rows differ, their number is exact.
const SUMS: usize = 32;
/// Rows whose powers are computed side by side: each power waits for the one before, those of other rows do not.
const LANES: usize = 8;
/// The field's size, the eighth Mersenne prime: products of its numbers fit into 64 bits.
const P: u64 = (1 << 31) - 1;
/// Letters and digits of the short form: none that is taken for another.
const DIGITS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P',
    'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// What stands for data, and cannot be turned back into them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Touches and deals.
    pub rows: u64,
    /// Sum of the rows' hashes.
    sum: u64,
    /// Sums of the first powers of the rows' hashes, in the field.
    powers: Vec<u32>,
}

/// A fingerprint that is made step by step, between other answers.
#[derive(Clone, Debug, Default)]
pub struct Fingerprinting {
    /// Of the deals so far.
    pub(crate) print: Fingerprint,
    /// Hashes of the slots, once they are known.
    pub(crate) slots: Vec<u64>,
    /// The deal that is next.
    pub(crate) next: usize,
}

/// How two sets of data differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// They are the same.
    None,
    /// So many touches and deals differ: are in one alone, or say something else.
    Rows(u64),
    /// More of them than can be counted.
    Many,
}

impl Fingerprint {
    /// Nothing yet.
    #[must_use]
    pub(crate) fn empty() -> Self {
        Self { rows: 0, sum: 0, powers: vec![0; SUMS] }
    }

    /// Takes in rows by their hashes.
    pub(crate) fn add(&mut self, hashes: &[u64]) {
        for hashes in hashes.chunks(LANES) {
            // A lane without a row stays zero, and vanishes from all sums.
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

    /// Eight letters and digits that stand for it.
    #[must_use]
    pub fn short(&self) -> String {
        let bits = mixed(self.sum ^ mixed(self.rows));
        (0..8).map(|at| DIGITS[(bits >> (at * 5) & 31) as usize]).collect()
    }

    /// How the data of another one differ from these.
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
        // A row that was changed is in both alone; the longer side says how many there are.
        if length < SUMS as u64 / 2 && apart <= length && length > 0 {
            Difference::Rows((length + apart).div_ceil(2))
        } else {
            Difference::Many
        }
    }
}

/// The same number in the field, for numbers below the square of its size.
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

/// Length of the shortest linear recurrence that a sequence obeys: the algorithm of Berlekamp and Massey.
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

/// The bits of a number well mixed, so that sums of such numbers tell sets apart (the finaliser of splitmix64).
pub(crate) const fn mixed(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

/// Hashes the parts of a row, one after the other.
#[derive(Clone, Copy)]
pub(crate) struct RowHash(pub u64);

impl RowHash {
    /// A row that begins with this kind of thing, so that a touch is never taken for a deal.
    pub const fn new(kind: u64) -> Self {
        Self(mixed(kind + 1))
    }

    /// With a number.
    pub const fn number(self, n: u64) -> Self {
        Self(mixed(self.0.rotate_left(17) ^ mixed(n.wrapping_add(0x9e37_79b9_7f4a_7c15))))
    }

    /// With a text.
    pub fn text(self, text: &str) -> Self {
        self.number(fairshare_import::read::hash(text.as_bytes()))
    }

    /// With a number that may not be known.
    pub const fn perhaps(self, n: Option<i64>) -> Self {
        match n {
            Some(n) => self.number(n as u64),
            None => self.number(u64::MAX).number(1),
        }
    }
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
