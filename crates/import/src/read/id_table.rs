//! A hash table from texts to their numbers, which holds only a part of each hash beside the number.

/// Numbers by hash. A slot has 8 bytes: the upper half of the hash, and the number plus one; an empty slot is 0.
///
/// The highest bits of the hash are the index, and collisions go to the next slot. As a slot holds those bits, the
/// table grows without the texts or their hashes.
#[derive(Clone, Default)]
pub struct IdTable {
    slots: Vec<u64>,
    /// 64 minus the number of bits of an index.
    shift: u32,
    used: usize,
}

/// Number of slots of the smallest table.
const SMALLEST: usize = 16;

impl IdTable {
    /// The number with this hash that `is` accepts.
    #[inline]
    pub fn find(&self, hash: u64, mut is: impl FnMut(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let tag = hash >> 32;
        let mut at = (hash >> self.shift) as usize;
        loop {
            let slot = self.slots[at & mask];
            if slot == 0 {
                return None;
            }
            let id = (slot as u32).wrapping_sub(1);
            if slot >> 32 == tag && is(id) {
                return Some(id);
            }
            at += 1;
        }
    }

    /// The first number whose hash may be this one; the caller compares the texts.
    #[inline]
    pub fn candidate(&self, hash: u64) -> Option<u32> {
        self.find(hash, |_| true)
    }

    /// Adds a number that is not in the table; at most `u32::MAX - 1`.
    pub fn insert(&mut self, hash: u64, id: u32) {
        // At least one slot in eight stays empty, so that every search ends soon.
        if (self.used + 1) * 8 > self.slots.len() * 7 {
            self.grow();
        }
        self.place(hash >> 32 << 32 | u64::from(id.wrapping_add(1)));
        self.used += 1;
    }

    fn place(&mut self, slot: u64) {
        let mask = self.slots.len() - 1;
        let mut at = (slot >> self.shift) as usize;
        while self.slots[at & mask] != 0 {
            at += 1;
        }
        self.slots[at & mask] = slot;
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(SMALLEST);
        let before = std::mem::replace(&mut self.slots, vec![0; size]);
        self.shift = 64 - size.trailing_zeros();
        before.into_iter().filter(|slot| *slot != 0).for_each(|slot| self.place(slot));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::hash;

    #[test]
    fn numbers_are_found_again_as_the_table_grows() {
        let mut table = IdTable::default();
        let hash_of = |id: u32| hash(&id.to_le_bytes());
        for id in 0..10_000 {
            assert_eq!(table.find(hash_of(id), |found| found == id), None);
            table.insert(hash_of(id), id);
        }
        for id in 0..10_000 {
            assert_eq!(table.find(hash_of(id), |found| found == id), Some(id));
        }
        assert!(table.slots.len() <= 16_384, "{}", table.slots.len());
    }

    #[test]
    fn equal_hashes_are_decided_by_the_caller() {
        let mut table = IdTable::default();
        let high = u64::MAX;
        (0..40).for_each(|id| table.insert(high, id));
        for id in 0..40 {
            assert_eq!(table.find(high, |found| found == id), Some(id));
        }
        assert_eq!(table.find(high, |_| false), None);
        assert!(table.candidate(high).is_some());
        assert_eq!(table.candidate(1), None);
    }
}
