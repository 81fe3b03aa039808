//! Deals of refused rows: a row that is no touch may still be the only one that tells how its deal ended.

use std::collections::BTreeMap;

use super::{Refusal, Store};
use crate::read::cell::NONE;
use crate::read::deals::Deal;
use crate::read::layout::Layout;
use crate::read::typed::ABSENT;
use crate::source::Record;
use fairshare_types::problem::Reason;
use fairshare_types::schema::Outcome;

/// A row of a won deal that is lost with its row: its key or its amount cannot be read.
#[derive(Clone, Copy, Debug)]
pub struct LostRow {
    /// Why the row does not count.
    pub reason: Reason,
    /// Number of its deal, if the key can be read.
    pub deal: Option<u32>,
    /// Facts from the row; the amount is [`NONE`] if it cannot be read.
    pub said: Deal,
}

/// Facts from a refused row about its deal, and the numbers of the texts that give the outcome.
#[derive(Clone, Copy, Debug)]
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
        let amounts = at.amount.clone();
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
        at.amount = amounts;
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
            Some(deal) if said.outcome.is_some() => self.untouched.push((deal, told)),
            None if said.outcome == Some(Outcome::Won) => {
                self.lost.push(LostRow { reason, deal: refusal.deal, said });
            }
            _ => {}
        }
    }

    /// Counts the deals whose end only refused rows tell: those without a touch, and those that no touch calls won.
    pub(in crate::read) fn list_untouched(&mut self) {
        let untouched = std::mem::take(&mut self.untouched);
        if untouched.is_empty() || self.has_conversions || self.deals.has_table {
            return;
        }
        let mut deals: BTreeMap<u32, Touched> = untouched.iter().map(|(deal, _)| (*deal, Touched::default())).collect();
        deals.retain(|deal, _| self.deals.get(*deal).origin.is_none());
        for (row, deal) in self.touches.deal.iter().enumerate() {
            if let Some(touched) = deals.get_mut(deal) {
                touched.any = true;
                touched.won |= self.touches.outcome.get(row).flatten() == Some(Outcome::Won);
                touched.amount |= self.touches.amount.get(row).is_some_and(|amount| amount != NONE);
            }
        }
        for (deal, told) in untouched {
            let Some(touched) = deals.get(&deal) else { continue };
            // The row has no time, so it cannot reopen a deal or turn a win of a touch into a loss.
            let is_won = told.said.outcome == Some(Outcome::Won);
            let adds = is_won && !(touched.won && (touched.amount || told.said.amount == NONE));
            if !touched.any || adds {
                self.deals.list(deal, told.said);
                self.tally(told.texts, deal);
                if let Some((file, _)) = told.said.origin.filter(|_| told.found) {
                    self.found.entry(file as usize).or_default().insert(deal);
                }
            }
        }
    }
}
