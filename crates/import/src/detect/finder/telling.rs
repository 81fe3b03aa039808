//! Decides between columns of types by what their cells tell.

use super::Finder;
use crate::detect::score::LEAST;
use crate::detect::tokens::words;
use fairshare_types::schema::Role;

/// A column tells more than another one if it does so in more rows, by at least this many hundredths.
const CLEARLY: usize = 10;
/// Lowest share of rows, in hundredths, in which a column tells a type by which it may win.
const MOSTLY: usize = 50;
/// Lowest score of a heading that may win by its cells.
const NAMED: i32 = 55;

impl Finder<'_> {
    /// Takes the type that tells more over the one with the better heading.
    ///
    /// `TaskSubtype` with `Task` in most rows repeats what its heading says; `Type` with calls and e-mails tells the
    /// channel. Both stay close, so that the other one is an alternative.
    pub(super) fn telling_types(&mut self) {
        let fits = &self.fits[Role::TouchType as usize];
        let Some(&(first, score)) = fits.iter().max_by_key(|(at, score)| (*score, std::cmp::Reverse(*at))) else {
            return;
        };
        let told = self.told(first);
        let rivals = fits.iter().filter(|(at, score)| *at != first && *score >= NAMED.max(LEAST));
        let best = rivals
            .map(|&(at, score)| (self.told(at), score, at))
            .filter(|(rival, ..)| *rival >= MOSTLY.max(told + CLEARLY));
        let Some((_, _, rival)) = best.max_by_key(|(told, score, at)| (*told, *score, std::cmp::Reverse(*at))) else {
            return;
        };
        for (at, known) in &mut self.fits[Role::TouchType as usize] {
            if *at == rival {
                *known = score;
            } else if *at == first {
                *known = score - 1;
            }
        }
    }

    /// Share of the rows in which a column names a type, in hundredths. Words of its own heading and single letters
    /// do not count.
    fn told(&self, at: usize) -> usize {
        let heading = words(&self.header[at]);
        let says_own = |text: &str| words(text).iter().all(|word| heading.contains(word));
        let texts = self.contents[at].texts().iter().filter(|(text, _)| text.chars().count() > 1 && !says_own(text));
        let told: usize = texts.map(|(_, cells)| cells).sum();
        told * 100 / self.rows.len().max(1)
    }
}
