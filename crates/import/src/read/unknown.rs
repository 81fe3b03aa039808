//! Texts of outcome and stage columns that the lexicon does not know, with their deals.

use std::collections::BTreeSet;

/// Maximum number of pairs kept from one load; more would change no question.
const MOST_PAIRS: usize = 200_000;

/// Which deals have which unknown text.
#[derive(Default)]
pub struct UnknownOutcomes {
    /// Number of the text and number of the deal.
    pairs: BTreeSet<(u32, u32)>,
    last: Option<(u32, u32)>,
}

impl UnknownOutcomes {
    /// Adds a row of a deal with an unknown text.
    pub fn see(&mut self, text: u32, deal: u32) {
        // Rows of a deal usually come together.
        if self.last.replace((text, deal)) != Some((text, deal)) && self.pairs.len() < MOST_PAIRS {
            self.pairs.insert((text, deal));
        }
    }

    /// The deals of a text, by their numbers.
    pub fn deals(&self, text: u32) -> impl Iterator<Item = u32> {
        self.pairs.range((text, 0)..=(text, u32::MAX)).map(|(_, deal)| *deal)
    }

    /// Whether no row had an unknown text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}
