//! Deals of refused rows: a row that is no touch may still be the only one that tells how its deal ended.

use std::collections::BTreeMap;

use super::{Refusal, Store};
use crate::read::cell::NONE;
use crate::read::deals::Deal;
use crate::read::layout::Layout;
use crate::read::typed::ABSENT;
use crate::source::Record;
use fairshare_types::order::arranged;
use fairshare_types::problem::Reason;
use fairshare_types::schema::Outcome;

/// A row of a won deal that is lost with its row: its key or its amount cannot be read.
#[derive(Clone, Copy, Debug)]
pub struct LostRow {
    /// Why the row does not count.
    pub reason: Reason,
    /// Number of its deal, if the key can be read.
    pub deal: Option<u32>,
    /// Index of its file.
    pub file: u32,
    /// Number of its currency; `u32::MAX` for none.
    pub currency: u32,
    /// Amount from the row; [`NONE`] if it cannot be read.
    pub amount: i64,
}

/// Facts from a refused row about its deal, and the numbers of the texts that give the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// The facts.
    said: Deal,
    /// Texts in the outcome and the stage column.
    texts: [Option<u32>; 2],
    /// The deal counts without its row.
    counts: bool,
    /// It counts only because the user wants so.
    found: bool,
}

/// Facts from refused rows about their deals. Rows that say the same are kept once, with their number.
#[derive(Default)]
pub struct Untouched {
    facts: Vec<(u32, Told, u64)>,
    /// Distinct facts when they were last counted.
    distinct: usize,
}

/// Facts that are kept before equal ones are joined.
const FEW_FACTS: usize = 4096;

impl Untouched {
    /// Adds the facts of a row.
    fn push(&mut self, deal: u32, told: Told) {
        if self.facts.len() >= FEW_FACTS.max(self.distinct * 2) {
            self.join_equal();
        }
        self.facts.push((deal, told, 1));
    }

    /// Joins facts that differ in their lines alone; the last line stays.
    fn join_equal(&mut self) {
        let without_line = |told: &Told| {
            let origin = told.said.origin.map(|(file, _)| (file, 0));
            Told { said: Deal { origin, ..told.said }, ..*told }
        };
        let facts = std::mem::take(&mut self.facts);
        let facts = arranged(facts, &|a, b| (a.0, without_line(&a.1), a.1).cmp(&(b.0, without_line(&b.1), b.1)));
        for (deal, told, rows) in facts {
            match self.facts.last_mut() {
                Some(last) if last.0 == deal && without_line(&last.1) == without_line(&told) => {
                    (last.1, last.2) = (told, last.2 + rows);
                }
                _ => self.facts.push((deal, told, rows)),
            }
        }
        self.distinct = self.facts.len();
    }
}

/// What the touches of a deal say about its end.
#[derive(Clone, Copy, Default)]
struct Touched {
    any: bool,
    won: bool,
    amount: bool,
}

impl Store {
    /// Adds to a refusal what the row says about its deal.
    pub(super) fn with_facts(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        file: usize,
        mut refusal: Refusal,
    ) -> Refusal {
        let tells = [at.outcome, at.stage, at.amount.at, at.events, at.lost].iter().any(|&column| column != ABSENT);
        if at.log || !(tells || at.paid) || refusal.reason == Reason::DuplicateDeal {
            return refusal;
        }
        // Cells of a refused row are no evidence for formats and raise no question.
        let [closed, lead, opportunity] = [&at.closed, &at.lead_created, &at.opportunity_created].map(Clone::clone);
        let (amounts, probability) = (at.amount.clone(), at.probability.clone());
        if refusal.deal.is_none() && refusal.column != at.key && at.key != ABSENT {
            refusal.deal = self.key(row, at.key, at.kind).ok();
        }
        refusal.said = self.facts_of_refused(row, at, file);
        let of_time = matches!(refusal.reason, Reason::MissingTime | Reason::BadTime | Reason::PlaceholderDate);
        // In a log of touches, a row without a date may belong to any time.
        let doubtful = of_time && !at.lists_deals && at.closed.at == ABSENT;
        if let Some(told) = &mut refusal.said {
            (told.counts, told.found) = (!doubtful || at.counts_lost, doubtful);
        }
        (at.amount, at.probability) = (amounts, probability);
        (at.closed, at.lead_created, at.opportunity_created) = (closed, lead, opportunity);
        refusal
    }

    /// Facts about the deal of a refused row, without an amount if that cannot be read.
    fn facts_of_refused(&mut self, row: &Record<'_>, at: &mut Layout, file: usize) -> Option<Told> {
        let amount = at.amount.read(row);
        let unreadable = amount.is_err();
        let about = self.facts(row, at, amount.ok().flatten()).ok()?;
        // Where amounts alone imply wins, one that cannot be read implies one too.
        let implied = unreadable && !at.tells_outcomes();
        let outcome = about.outcome.or(implied.then_some(Outcome::Won));
        Some(Told {
            said: Deal { outcome, ..about.deal(file, row.line) },
            texts: about.texts,
            counts: true,
            found: false,
        })
    }

    /// Keeps what a refused row says about its deal; `reason` is the one that is listed.
    pub(in crate::read) fn keep_facts(&mut self, refusal: &Refusal, reason: Reason) {
        let Some(told) = refusal.said else { return };
        let said = told.said;
        let amount_fails = refusal.reason == Reason::BadAmount && said.amount == NONE;
        match refusal.deal.filter(|_| !amount_fails && told.counts) {
            Some(deal) if said.outcome.is_some() => self.untouched.push(deal, told),
            None if said.outcome == Some(Outcome::Won) => {
                let file = said.origin.map_or(u32::MAX, |(file, _)| file);
                let Deal { currency, amount, .. } = said;
                self.lost.push(LostRow { reason, deal: refusal.deal, file, currency, amount });
            }
            _ => {}
        }
    }

    /// Counts the deals whose end only refused rows tell: those without a touch, and those that no touch calls won.
    pub(in crate::read) fn list_untouched(&mut self) {
        let untouched = std::mem::take(&mut self.untouched).facts;
        if untouched.is_empty() || self.has_conversions || self.deals.has_table {
            return;
        }
        let mut deals: BTreeMap<u32, Touched> =
            untouched.iter().map(|(deal, ..)| (*deal, Touched::default())).collect();
        deals.retain(|deal, _| self.deals.get(*deal).origin.is_none());
        for (row, deal) in self.touches.deal.iter().enumerate() {
            if let Some(touched) = deals.get_mut(deal) {
                touched.any = true;
                touched.won |= self.touches.outcome.get(row).flatten() == Some(Outcome::Won);
                touched.amount |= self.touches.amount.get(row).is_some_and(|amount| amount != NONE);
            }
        }
        for (deal, told, rows) in untouched {
            let Some(touched) = deals.get(&deal) else { continue };
            // The row has no time, so it cannot reopen a deal or turn a win of a touch into a loss.
            let is_won = told.said.outcome == Some(Outcome::Won);
            let adds = is_won && !(touched.won && (touched.amount || told.said.amount == NONE));
            if !touched.any || adds {
                self.deals.list(deal, told.said);
                (0..rows).for_each(|_| self.tally(told.texts, deal));
                if let Some((file, _)) = told.said.origin.filter(|_| told.found) {
                    self.found.entry(file as usize).or_default().insert(deal);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_grows_with_facts_and_not_with_rows() {
        let mut untouched = Untouched::default();
        for line in 0..50_000_u32 {
            let said = Deal { amount: 100, outcome: Some(Outcome::Won), origin: Some((0, line)), ..Deal::UNKNOWN };
            untouched.push(line % 100, Told { said, texts: [Some(1), None], counts: true, found: false });
        }
        assert!(untouched.facts.len() <= FEW_FACTS + 1, "{}", untouched.facts.len());
        untouched.join_equal();
        assert_eq!(untouched.facts.len(), 100);
        assert_eq!(untouched.facts.iter().map(|(.., rows)| rows).sum::<u64>(), 50_000);
        let last = |deal: u32| untouched.facts[deal as usize].1.said.origin;
        assert_eq!((last(0), last(99)), (Some((0, 49_900)), Some((0, 49_999))));
    }
}
