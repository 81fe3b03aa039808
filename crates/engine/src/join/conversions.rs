//! Conversions from a file of their own: each takes its customer's touches since the one before.

use super::currency::{ONE, converted};
use super::ending::ending;
use super::{Join, NONE, Step};
use crate::journey::Conversion;
use fairshare_import::read::{ConversionRow, Deal};
use fairshare_types::order;
use fairshare_types::problem::Reason;
use fairshare_types::schema::Outcome;

/// An order with the number and the amount of another one is the same if it is at most this many milliseconds later.
const SOON: i64 = 10 * 60 * 1_000;

/// All conversions, sorted by customer and then by time.
#[derive(Default)]
pub(super) struct Conversions {
    all: Vec<ConversionRow>,
    /// Customers with several won conversions, and the number of those conversions.
    pub repeated: (u64, u64),
    /// Journeys of customers without a conversion.
    pub lost: u64,
}

impl Conversions {
    /// Sorts conversions, so that row order does not matter.
    pub fn new(all: &[ConversionRow], rank: &[u32]) -> Self {
        let mut all = all.to_vec();
        let place = |c: &ConversionRow| {
            (c.customer, until(c), rank[c.deal as usize], c.said.amount, c.said.outcome, c.cells, c.said.origin)
        };
        order::arrange_by_key(&mut all, place);
        Self { all, ..Self::default() }
    }

    /// The conversions of a customer.
    fn of(&self, customer: u32) -> &[ConversionRow] {
        let from = self.all.partition_point(|c| c.customer < customer);
        let to = from + self.all[from..].partition_point(|c| c.customer == customer);
        &self.all[from..to]
    }

    /// Whether a customer has a conversion.
    pub fn lists(&self, customer: u32) -> bool {
        !self.of(customer).is_empty()
    }

    /// All conversions.
    pub fn iter(&self) -> impl Iterator<Item = &ConversionRow> {
        self.all.iter()
    }
}

/// The latest time of a touch that a conversion can take.
fn until(conversion: &ConversionRow) -> i64 {
    if conversion.said.closed == NONE { i64::MAX } else { conversion.said.closed }
}

impl Join<'_> {
    /// Makes the journeys of a customer: one per conversion, and a lost one of the touches after the last.
    pub(super) fn customer(&mut self, customer: u32, rank: u32, ranks: &[u32], steps: &mut Vec<Step>) {
        let joining = self.store.choices.joining;
        if !joining.keep_duplicates {
            self.drop_duplicates(customer, steps);
        }
        self.visits(customer, steps);
        steps.retain(|step| step.opens);
        let listed = self.one_each(customer);
        if listed.is_empty() {
            if steps.is_empty() {
                return;
            }
            if joining.leave_out_unlisted {
                return self.keep_out_all(customer, steps, Reason::UnknownDeal);
            }
            self.conversions.lost += 1;
            return self.lose(rank, steps);
        }
        let won = listed.iter().filter(|c| c.said.outcome == Some(Outcome::Won)).count() as u64;
        if won > 1 {
            self.conversions.repeated.0 += 1;
            self.conversions.repeated.1 += won;
        }
        let all_earlier = joining.all_earlier && steps.len().saturating_mul(listed.len()) <= self.earlier_left;
        let (mut start, mut end) = (0, 0);
        let mut before = None;
        for conversion in &listed {
            let Some(rate) = self.rate(conversion.said.currency) else {
                if conversion.said.outcome == Some(Outcome::Won) {
                    *self.won_elsewhere.entry(conversion.said.currency).or_default() += 1;
                }
                if let Some((file, line)) = conversion.said.origin {
                    let name = self.currency_name(conversion.said.currency);
                    self.keep_out(file as usize, line, conversion.deal, Reason::OtherCurrency, name);
                }
                continue;
            };
            let until = until(conversion);
            // Conversions at one instant take the same touches.
            if before.replace(until) != Some(until) {
                start = end;
                end += steps[end..].iter().take_while(|step| !self.is_late(step, until)).count();
            }
            let taken = &steps[if all_earlier { 0 } else { start }..end];
            if all_earlier {
                self.earlier_left -= taken.len();
            }
            let outcome = conversion.said.outcome.unwrap_or(Outcome::Open);
            let last = taken.last().map_or(0, |step| step.time);
            let amount = match (self.counts_wins, conversion.said.amount) {
                (true, _) => 100,
                (false, NONE) => 0,
                (false, amount) => converted(amount, rate),
            };
            self.push(
                Conversion {
                    outcome,
                    wins: u64::from(outcome == Outcome::Won),
                    losses: u64::from(outcome == Outcome::Lost),
                    amount,
                    close: if conversion.said.closed == NONE { last } else { conversion.said.closed },
                    ..ending(ranks[conversion.deal as usize], conversion.said)
                },
                rate,
                taken,
            );
            if conversion.said.closed == NONE && outcome == Outcome::Won {
                self.won_without_close.0 += 1;
                self.won_without_close.1 = self.won_without_close.1.saturating_add(amount);
            }
            self.won_without_amount += u64::from(outcome == Outcome::Won && conversion.said.amount == NONE);
        }
        if end < steps.len() {
            let rest = steps.split_off(end);
            self.lose(rank, &rest);
        }
    }

    /// Adds a journey that led to no conversion.
    pub(super) fn lose(&mut self, rank: u32, steps: &[Step]) {
        let close = steps.last().map_or(0, |step| step.time);
        let lost = Conversion {
            outcome: Outcome::Lost,
            losses: 1,
            close,
            did_not_convert: true,
            ..ending(rank, Deal::UNKNOWN)
        };
        self.push(lost, ONE, steps);
    }

    /// The conversions of a customer; of equal rows only the first.
    fn one_each(&mut self, customer: u32) -> Vec<ConversionRow> {
        let all = self.conversions.of(customer).to_vec();
        if self.store.choices.joining.keep_duplicates {
            return all;
        }
        let mut kept: Vec<ConversionRow> = Vec::with_capacity(all.len());
        for conversion in all {
            let same = |known: &&ConversionRow| {
                let named = known.deal == conversion.deal && known.deal != customer;
                let (a, b) = (known.said, conversion.said);
                a.closed == b.closed && known.cells == conversion.cells
                    || (named && (a.amount, a.outcome) == (b.amount, b.outcome))
            };
            // One order that is written again within minutes is one conversion.
            let soon = |known: &&ConversionRow| until(&conversion).saturating_sub(until(known)) <= SOON;
            match (kept.iter().rev().take_while(soon).find(same), conversion.said.origin) {
                (Some(_), Some((file, line))) => {
                    let value = self.store.texts.deals.text(conversion.deal).to_owned();
                    self.keep_out(file as usize, line, conversion.deal, Reason::DuplicateDeal, value);
                }
                _ => kept.push(conversion),
            }
        }
        kept
    }
}
