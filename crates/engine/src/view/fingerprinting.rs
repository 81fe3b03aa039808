//! Makes a fingerprint of the data step by step.

use fairshare_types::results::{Fingerprint, mixed};

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
