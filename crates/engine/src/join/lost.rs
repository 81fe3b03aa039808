//! Won deals that were lost with the rows that do not count, because their ID or their amount cannot be read.

use std::collections::{BTreeMap, BTreeSet};

use super::Join;
use super::currency::converted;
use fairshare_import::read::{FileReport, LostRow, NONE};
use fairshare_types::decision::{Answer, Certainty, Decision, Subject};
use fairshare_types::problem::Reason;
use fairshare_types::results::LostDeals;
use fairshare_types::schema::{Outcome, Shape};

/// Lost deals are a question if they hold more than one part in this many of won revenue.
const ONE_IN: i64 = 50;

impl Join<'_> {
    /// Won deals lost with their rows, by the reason why the rows do not count.
    pub(super) fn lost(&self, ranks: &[u32]) -> BTreeMap<Reason, LostDeals> {
        let mut lost: BTreeMap<Reason, LostDeals> = BTreeMap::new();
        if self.store.lost.is_empty() {
            return lost;
        }
        for row in self.lost_rows(ranks, &self.won_deals()) {
            let lost = lost.entry(row.reason).or_default();
            lost.deals += 1;
            match self.amount(row) {
                Some(amount) => lost.amount = lost.amount.saturating_add(amount),
                None => lost.unknown += 1,
            }
        }
        lost
    }

    /// The won deals that count.
    fn won_deals(&self) -> BTreeSet<u32> {
        self.out.ends.iter().filter(|end| end.outcome == Outcome::Won).map(|end| end.deal).collect()
    }

    /// One lost row for each deal that no other row counts.
    fn lost_rows<'a>(&'a self, ranks: &'a [u32], won: &'a BTreeSet<u32>) -> impl Iterator<Item = &'a LostRow> {
        // Several conversions of one customer may be several deals.
        let once = !self.store.has_conversions;
        let mut seen = BTreeSet::new();
        let is_new = move |row: &&LostRow| {
            let rank = row.deal.and_then(|deal| ranks.get(deal as usize)).filter(|_| once);
            rank.is_none_or(|rank| !won.contains(rank) && seen.insert(*rank))
        };
        self.store.lost.iter().filter(|row| self.is_a_deal(row)).filter(is_new)
    }

    /// Offers to count the won deals of rows without a key or a date, for each file with such deals.
    pub(super) fn lost_deals(&self, found: &mut Vec<Decision>, ranks: &[u32]) {
        // Most files lose nothing, and the set below has as many entries as there are won deals.
        if self.store.lost.is_empty() && self.store.found.is_empty() {
            return;
        }
        let won = self.won_deals();
        let ends = self.out.ends.iter().filter(|end| end.outcome == Outcome::Won);
        let all = ends.fold(0_i64, |sum, end| sum.saturating_add(end.amount));
        for (at, file) in self.files.iter().enumerate() {
            let of_file = |row: &LostRow| row.file as usize == at;
            // An amount that cannot be read has a question of its own.
            let lost = self.lost_rows(ranks, &won).filter(|row| of_file(row));
            let amounts: Vec<i64> = lost.filter_map(|row| self.amount(row)).collect();
            let (deals, amount) = (amounts.len() as u64, amounts.into_iter().fold(0, i64::saturating_add));
            let of_won = |deal: &&u32| ranks.get(**deal as usize).is_some_and(|rank| won.contains(rank));
            let now = self.store.found.get(&at).map_or(0, |deals| deals.iter().filter(of_won).count() as u64);
            let counted = now > 0;
            if deals == 0 && !counted {
                continue;
            }
            let changes = amount.saturating_mul(ONE_IN) > all;
            let certainty = if changes && !counted { Certainty::Open } else { Certainty::Likely };
            let deals = if counted { now } else { deals };
            let subject = Subject::LostDeals { file: file.name.clone(), deals, counted };
            let (value, other) = if counted { ("counted", "not counted") } else { ("not counted", "counted") };
            let answer = Answer::LostDeals(file.name.clone(), !counted);
            found.push(Decision::new(subject, certainty, value).or(other, answer));
        }
    }

    /// Amount of a lost row in the main currency, 1 without amounts; `None` if it cannot be read or converted.
    fn amount(&self, row: &LostRow) -> Option<i64> {
        if self.counts_wins {
            return Some(self.store.scale.one());
        }
        let rate = self.rate(row.currency)?;
        (row.amount != NONE).then(|| converted(row.amount, rate))
    }

    /// Whether the deal of a lost row is known, or its file has one row for each deal.
    fn is_a_deal(&self, row: &LostRow) -> bool {
        let file = self.files.get(row.file as usize);
        row.deal.is_some() || file.is_some_and(has_one_row_per_deal)
    }
}

/// Whether each row of a file is a deal of its own.
fn has_one_row_per_deal(file: &FileReport) -> bool {
    let key = || file.key.and_then(|(key, _)| file.profiles.get(key));
    file.shape != Shape::Touches || key().is_some_and(fairshare_import::read::Profile::is_unique)
}
