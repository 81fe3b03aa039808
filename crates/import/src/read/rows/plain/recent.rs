//! Remembers the numbers of short cells, as columns of channels or teams repeat a few of them.

/// Longest cell that is remembered: four words hold all of its bytes.
const LONGEST: usize = 32;
/// Number of places; a power of two.
const PLACES: usize = 128;

/// All bytes of a cell of at most [`LONGEST`] bytes, in words that overlap. Cells of equal length and words are equal.
type Words = [u64; 4];

#[derive(Clone, Copy)]
struct Entry {
    /// Length of the cell; more than [`LONGEST`] if the place is empty.
    length: usize,
    words: Words,
    id: u32,
}

/// Numbers of the cells of one column.
pub struct Recent {
    entries: Vec<Entry>,
}

impl Default for Recent {
    fn default() -> Self {
        Self { entries: vec![Entry { length: usize::MAX, words: [0; 4], id: 0 }; PLACES] }
    }
}

impl Recent {
    /// The number of a cell: as remembered, else by `find`, which must give an equal cell the same number from then on
    /// once it has given it one.
    #[inline]
    pub fn of(&mut self, cell: &[u8], find: impl FnOnce(&[u8]) -> Option<u32>) -> Option<u32> {
        if cell.len() > LONGEST {
            return find(cell);
        }
        let words = words(cell);
        let entry = &mut self.entries[place(words, cell.len())];
        if entry.length == cell.len() && entry.words == words {
            return Some(entry.id);
        }
        let id = find(cell)?;
        *entry = Entry { length: cell.len(), words, id };
        Some(id)
    }
}

#[inline]
fn place(words: Words, length: usize) -> usize {
    let mixed = words[0] ^ words[1].rotate_left(29) ^ words[3].rotate_left(13) ^ (length as u64) << 56;
    (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 57) as usize % PLACES
}

#[inline]
fn words(cell: &[u8]) -> Words {
    match (cell.first_chunk::<8>(), cell.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
            if cell.len() <= 16 {
                return [first, last, 0, 0];
            }
            let word = |at: usize| cell[at..].first_chunk::<8>().map_or(0, |word| u64::from_le_bytes(*word));
            [first, word(8), word(cell.len() - 16), last]
        }
        _ => [cell.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)), 0, 0, 0],
    }
}

/// Numbers of combinations of four numbers.
pub struct RecentSlots {
    entries: Vec<([u32; 4], u32)>,
}

impl Default for RecentSlots {
    fn default() -> Self {
        // No text has the number `u32::MAX`.
        Self { entries: vec![([u32::MAX; 4], 0); PLACES] }
    }
}

impl RecentSlots {
    /// The number of a combination: as remembered, else by `number`.
    #[inline]
    pub fn of(&mut self, parts: [u32; 4], number: impl FnOnce() -> u32) -> u32 {
        let mixed = parts.iter().fold(0_u32, |sum, part| sum.rotate_left(7) ^ part).wrapping_mul(0x9e37_79b1);
        let entry = &mut self.entries[(mixed >> 25) as usize % PLACES];
        if entry.0 != parts {
            *entry = (parts, number());
        }
        entry.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::interner::hash;
    use proptest::prelude::*;

    #[test]
    fn a_cell_is_sought_once() {
        let mut recent = Recent::default();
        assert_eq!(recent.of(b"Email", |_| None), None);
        assert_eq!(recent.of(b"Email", |_| Some(7)), Some(7));
        assert_eq!(recent.of(b"Email", |_| None), Some(7));
        assert_eq!(recent.of(b"", |_| None), None);
        let long = [b'x'; LONGEST + 1];
        assert_eq!(recent.of(&long, |_| Some(1)), Some(1));
        assert_eq!(recent.of(&long, |_| Some(2)), Some(2));
    }

    proptest! {
        #[test]
        fn only_equal_cells_have_equal_words(a in "[ab\u{0}]{0,33}", b in "[ab\u{0}]{0,33}") {
            let (a, b) = (a.as_bytes(), b.as_bytes());
            if a.len() <= LONGEST && b.len() <= LONGEST {
                prop_assert_eq!((a.len(), words(a)) == (b.len(), words(b)), a == b);
            }
        }

        #[test]
        fn remembered_numbers_are_those_of_the_texts(cells in proptest::collection::vec("[a-c]{0,20}", 1..200)) {
            let mut recent = Recent::default();
            for cell in &cells {
                let id = |cell: &[u8]| hash(cell) as u32;
                prop_assert_eq!(recent.of(cell.as_bytes(), |cell| Some(id(cell))), Some(id(cell.as_bytes())));
            }
        }
    }
}
