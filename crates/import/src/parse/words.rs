//! Lists of words with meanings, found by binary search. Each list is one readable text in the code.

use fairshare_types::order;

/// Sorted words with their meanings.
pub struct Words<T>(Vec<(&'static str, T)>);

impl<T: Copy> Words<T> {
    /// Splits lists at white space. Of equal words the first counts.
    pub fn of(lists: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut all = Vec::new();
        for (list, meaning) in lists {
            all.extend(list.split_ascii_whitespace().map(|word| (word, meaning)));
        }
        order::arrange(&mut all, &|a, b| a.0.cmp(b.0));
        all.dedup_by(|later, first| later.0 == first.0);
        Self(all)
    }

    /// Meaning of a word.
    pub fn get(&self, word: &str) -> Option<T> {
        let at = self.0.binary_search_by(|(known, _)| (*known).cmp(word)).ok()?;
        self.0.get(at).map(|(_, meaning)| *meaning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_equal_words_the_first_counts() {
        let words = Words::of([("b a", 1), ("a c", 2)]);
        assert_eq!(["a", "b", "c", "d", ""].map(|word| words.get(word)), [Some(1), Some(1), Some(2), None, None]);
    }
}
