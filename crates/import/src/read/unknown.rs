//! Texts of outcome and stage columns that no word explains, with the deals that have them.

use std::collections::BTreeSet;

/// Deals that are counted of one load; more change no question.
const MOST_PAIRS: usize = 200_000;

/// Which deals have which unknown text.
#[derive(Default)]
pub struct UnknownOutcomes {
    /// Number of the text and number of the deal.
    pairs: BTreeSet<(u32, u32)>,
    last: Option<(u32, u32)>,
}

impl UnknownOutcomes {
    /// Takes a row of a deal with an unknown text.
    pub fn see(&mut self, text: u32, deal: u32) {
        // Rows of a deal mostly come together.
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
