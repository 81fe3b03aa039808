//! Loops over many items, a portion at a time.
//!
//! A browser compiles a WebAssembly function twice: at first quickly, and well once it has run for a while. The better
//! code is used from the next call on. A loop over all rows in a function that is called once would run in the first
//! code to its end, at a third of the speed. For the same reason the release keeps wasm-opt from merging a function into
//! its only caller (`--one-caller-inline-max-function-size`).

use std::ops::Range;

/// Items in a portion.
const PORTION: usize = 8_192;

/// Calls `portion` with successive ranges that make up `0..count`.
#[inline(never)]
pub fn in_portions(count: usize, portion: &mut dyn FnMut(Range<usize>)) {
    let mut from = 0;
    while from < count {
        let to = count.min(from + PORTION);
        portion(from..to);
        from = to;
    }
}

/// How often each of the numbers `0..among` is in a list of such numbers.
pub fn occurrences(numbers: &[u32], among: usize) -> Vec<u64> {
    let mut counts = vec![0; among];
    in_portions(numbers.len(), &mut |places| {
        for &number in &numbers[places] {
            counts[number as usize] += 1;
        }
    });
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_make_up_the_whole() {
        for count in [0, 1, PORTION, PORTION + 1, 3 * PORTION] {
            let mut seen = Vec::new();
            in_portions(count, &mut |range| seen.extend(range));
            assert_eq!(seen, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn occurrences_are_counted() {
        assert_eq!(occurrences(&[2, 0, 2], 4), [1, 0, 2, 0]);
    }
}
