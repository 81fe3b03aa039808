//! Sorts small lists with one shared instance of the standard sort.
//!
//! Each further type sorted by the standard library costs some ten kilobytes of WebAssembly, so only lists of millions
//! call it directly.

use std::cmp::Ordering;

/// The numbers `0..count`, sorted; ties in numeric order.
pub fn sorted(count: usize, order: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    numbers.sort_unstable_by(|&a, &b| order(a, b).then(a.cmp(&b)));
    numbers
}

/// Returns the items sorted; ties keep their order.
pub fn arranged<T>(items: Vec<T>, order: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let numbers = sorted(items.len(), &|a, b| order(&items[a as usize], &items[b as usize]));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    numbers.into_iter().filter_map(|at| items[at as usize].take()).collect()
}

/// Sorts items in place; ties keep their order.
pub fn arrange<T>(items: &mut Vec<T>, order: &dyn Fn(&T, &T) -> Ordering) {
    *items = arranged(std::mem::take(items), order);
}

/// Sorts items in place by a key; ties keep their order.
pub fn arrange_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    arrange(items, &|a, b| key(a).cmp(&key(b)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_keep_their_places() {
        let items = vec![("b", 1), ("a", 1), ("b", 0), ("a", 0)];
        assert_eq!(sorted(4, &|a, b| items[a as usize].0.cmp(items[b as usize].0)), [1, 3, 0, 2]);
        let by_letter = arranged(items, &|a, b| a.0.cmp(b.0));
        assert_eq!(by_letter, [("a", 1), ("a", 0), ("b", 1), ("b", 0)]);
    }
}
