//! Event logs, in which conversions close journeys.

use super::currency::converted;
use super::ending::ending;
use super::{Join, Step};
use crate::journey::Conversion;
use fairshare_import::read::{Deal, NONE};
use fairshare_types::problem::{Reason, Severity};
use fairshare_types::schema::Outcome;
use std::borrow::Cow;

/// Most touches repeated when each conversion takes all touches before it, to bound memory.
pub(super) const EARLIER_AT_MOST: usize = 8_000_000;

impl Join<'_> {
    /// Splits the touches of a key at its conversions: each closes a journey, and the next touch opens another.
    ///
    /// Conversions at one instant count as one with the sum of their amounts.
    pub(super) fn conversions(&mut self, rank: u32, deal: u32, known: Deal, rate: i128, steps: &[Step]) {
        let joining = self.store.choices.joining;
        let converts = |step: &Step| step.outcome == Some(Outcome::Won);
        let is_touch = |step: &&Step| step.opens && !(joining.conversions_no_touch && converts(step));
        let touches = if steps.iter().any(|step| !is_touch(&step)) {
            Cow::Owned(steps.iter().filter(is_touch).copied().collect())
        } else {
            Cow::Borrowed(steps)
        };
        let all_earlier = joining.all_earlier && self.takes_all_earlier(deal, steps, touches.len());
        let (mut start, mut at) = (0, 0);
        while at < steps.len() {
            let time = steps[at].time;
            let end = at + steps[at..].partition_point(|s| s.time == time);
            let converting = steps[at..end].iter().filter(|step| converts(step));
            let (mut won, mut amount) = (false, 0_i64);
            for step in converting {
                won = true;
                amount = amount.saturating_add(if step.amount == NONE { 0 } else { step.amount });
            }
            if won {
                let amount = if self.counts_wins { self.store.scale.one() } else { converted(amount, rate) };
                let won = Conversion { outcome: Outcome::Won, wins: 1, amount, close: time, ..ending(rank, known) };
                let until = touches.partition_point(|step| step.time <= time);
                let taken = &touches[if all_earlier { 0 } else { start }..until];
                // A second purchase of one visit has no touch of its own but the visit.
                let own = steps[at..end].iter().find(|step| converts(step) && !step.opens);
                match own.filter(|_| taken.is_empty() && !joining.conversions_no_touch) {
                    Some(own) => self.push(won, rate, std::slice::from_ref(own)),
                    None => self.push(won, rate, taken),
                }
                start = until;
            }
            at = end;
        }
        let rest = &touches[start..];
        // A visitor who bought nothing is no deal: the path is evidence for learned models only.
        let of_customer = rest.first().is_some_and(|step| self.files[self.file(step)].is_of_customers());
        if of_customer && joining.leave_out_unlisted {
            self.without_purchase += 1;
            return self.keep_out_all(deal, rest, Reason::WithoutPurchase);
        }
        if let Some(last) = rest.last() {
            self.without_purchase += u64::from(of_customer);
            let lost = Conversion {
                outcome: Outcome::Lost,
                losses: 1,
                close: last.time,
                did_not_convert: of_customer,
                ..ending(rank, known)
            };
            self.push(lost, rate, rest);
        }
    }

    /// Whether the limit allows each conversion of a key to take all touches before it. Reports the key if not.
    fn takes_all_earlier(&mut self, deal: u32, steps: &[Step], touches: usize) -> bool {
        let conversions = steps.iter().filter(|step| step.outcome == Some(Outcome::Won)).count();
        let most = conversions.saturating_mul(touches);
        let enough = most <= self.earlier_left;
        if enough {
            self.earlier_left -= most;
        } else if let Some(step) = steps.first() {
            let (file, line) = (self.file(step), self.line(step));
            let value = self.store.texts.deals.text(deal).to_owned();
            self.say(Severity::Notice, file, line, deal, Reason::TooManyEarlier, &value);
        }
        enough
    }
}
