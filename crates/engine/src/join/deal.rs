//! The journeys of one deal: which touches it has, its outcome, its amount and its close.

use super::currency::converted;
use super::ending::ending;
use super::{Join, Step};
use crate::journey::Conversion;
use fairshare_import::read::{NONE, Said};
use fairshare_types::problem::{Reason, Severity};
use fairshare_types::schema::{Outcome, Role};
use fairshare_types::time::DAY;

impl Join<'_> {
    /// Makes the journeys of one deal, or of one key of an event log, from its sorted touches.
    pub(super) fn deal(&mut self, deal: u32, rank: u32, steps: &mut Vec<Step>) {
        let known = self.store.deals.get(deal);
        let listed = known.origin.is_some();
        if self.store.deals.has_table && !listed {
            let keyed_otherwise = self.store.texts.deals.text(deal).starts_with(['\u{1}', '\u{2}']);
            if let Some(reason) = self.left_out.get(&deal) {
                return self.keep_out_all(deal, steps, *reason);
            }
            let reason = match (self.store.ambiguous.contains(&deal), keyed_otherwise) {
                (true, _) => Reason::AmbiguousName,
                // Only its file names deals, and the row names none.
                (false, true) if self.names_no_deal(deal, steps) && !self.has_keys_of_any_kind(steps) => {
                    Reason::MissingKey
                }
                (false, true) => Reason::NotJoined,
                (false, false) => Reason::UnknownDeal,
            };
            return self.keep_out_all(deal, steps, reason);
        }
        if !listed && self.names_no_deal(deal, steps) {
            return self.keep_out_all(deal, steps, Reason::MissingKey);
        }
        let Some(rate) = self.rate(known.currency) else {
            if let Some((file, line)) = known.origin.filter(|(file, _)| !self.has_rows_of_many(*file as usize)) {
                self.keep_out(file as usize, line, deal, Reason::OtherCurrency, self.currency_name(known.currency));
            }
            let last = steps.iter().rev().find_map(|step| step.outcome);
            let outcome = if listed { known.outcome } else { last };
            if self.all_won || outcome == Some(Outcome::Won) {
                *self.won_elsewhere.entry(known.currency).or_default() += 1;
            }
            return self.keep_out_all(deal, steps, Reason::OtherCurrency);
        };
        if !self.store.choices.joining.keep_duplicates {
            self.drop_duplicates(deal, steps);
        }
        self.visits(deal, steps);
        if self.event_log && !listed {
            return self.conversions(rank, deal, known, rate, steps);
        }
        if steps.is_empty() && !listed {
            return;
        }
        let latest = |value: fn(&Step) -> bool| steps.iter().rfind(|s| value(s));
        let outcome = if self.all_won {
            Outcome::Won
        } else if listed {
            known.outcome.unwrap_or(Outcome::Open)
        } else {
            // Touches at one instant are sorted by name, so their order means nothing: the greatest outcome counts.
            let last = latest(|s| s.outcome.is_some()).map(|s| s.time);
            steps.iter().filter(|s| Some(s.time) == last).filter_map(|s| s.outcome).max().unwrap_or(Outcome::Open)
        };
        let mut amount = known.amount;
        if !listed || amount == NONE {
            let last = latest(|s| s.amount != NONE).map(|s| s.time);
            amount = steps.iter().filter(|s| Some(s.time) == last).map(|s| s.amount).max().unwrap_or(NONE);
            self.notice_differing(deal, steps, amount);
        }
        let closed = known.closed;
        if closed != NONE && outcome != Outcome::Open {
            let late: Vec<Step> = steps.iter().filter(|step| self.is_late(step, closed)).copied().collect();
            if self.counts_late {
                self.late += late.len() as u64;
            } else {
                steps.retain(|step| !self.is_late(step, closed));
                for step in late {
                    self.keep_out_step(&step, deal, Reason::AfterClose);
                }
            }
        }
        steps.retain(|step| step.opens);
        let last = steps.last().map_or(0, |s| s.time);
        let close = if closed == NONE {
            last
        } else if outcome == Outcome::Open {
            closed
        } else {
            closed.max(last)
        };
        let counts = self.counts(deal);
        let (wins, losses) = match counts {
            Some(counts) => counts,
            None => (u64::from(outcome == Outcome::Won), u64::from(outcome == Outcome::Lost)),
        };
        let outcome = match (counts.is_some(), wins, losses) {
            (false, ..) => outcome,
            (true, 0, 0) => Outcome::Open,
            (true, 0, _) => Outcome::Lost,
            (true, ..) => Outcome::Won,
        };
        if amount != NONE {
            self.differing.1 += 1;
        } else if outcome == Outcome::Won && counts.is_none() {
            self.won_without_amount += 1;
        }
        let amount = match (self.counts_wins, amount) {
            (true, _) => i64::try_from(wins).unwrap_or(i64::MAX).saturating_mul(self.store.scale.one()),
            (false, NONE) => 0,
            (false, amount) => converted(amount, rate),
        };
        if closed == NONE && outcome == Outcome::Won && counts.is_none() {
            self.won_without_close.0 += 1;
            self.won_without_close.1 = self.won_without_close.1.saturating_add(amount);
        }
        self.push(Conversion { outcome, wins, losses, amount, close, ..ending(rank, known) }, rate, steps);
    }

    /// Whether a touch is later than a close.
    pub(super) fn is_late(&self, step: &Step, closed: i64) -> bool {
        step.time > closed && !self.is_on_close_day(step, closed)
    }

    /// Whether a touch after the end of a close day in UTC is still on that day by its own clock. A touch in UTC may be
    /// a day late, as its own clock is unknown.
    fn is_on_close_day(&self, step: &Step, closed: i64) -> bool {
        // A close that names a time of day is an instant.
        let day_only = closed.rem_euclid(DAY) == DAY - 1;
        match self.store.touches.offset.get(step.row as usize) {
            None => false,
            Some(0) => day_only && step.time <= closed + DAY,
            Some(offset) => day_only && step.time + i64::from(offset) * 60_000 <= closed,
        }
    }

    /// Whether the key of these touches is an account or a person, although the touches of its file name deals.
    fn names_no_deal(&self, key: u32, steps: &[Step]) -> bool {
        let keyed_otherwise = matches!(self.store.texts.deals.mark(key), Some(1 | 2));
        let read = steps.first().and_then(|step| self.files.get(self.file(step)));
        keyed_otherwise
            && read.is_some_and(|read| {
                read.columns.iter().any(|c| c.role == Some(Role::JourneyId) && c.meaning == Some(Role::JourneyId))
            })
    }

    /// Whether the keys of the file of these touches name deals, accounts and persons.
    fn has_keys_of_any_kind(&self, steps: &[Step]) -> bool {
        steps.first().and_then(|step| self.files.get(self.file(step))).is_some_and(|read| read.any_kind)
    }

    /// Wins and losses of an aggregated path. `counts` is sorted by deal, as such deals are numbered in reading order.
    fn counts(&self, deal: u32) -> Option<(u64, u64)> {
        let all = &self.store.counts;
        let (_, wins, losses) = all.binary_search_by_key(&deal, |&(deal, ..)| deal).ok().and_then(|at| all.get(at))?;
        Some((*wins, *losses))
    }

    fn notice_differing(&mut self, deal: u32, steps: &[Step], amount: i64) {
        let Some(other) = steps.iter().find(|s| s.amount != NONE && s.amount != amount) else { return };
        self.differing.0 += 1;
        self.differing.2 = if self.differing.2 == u32::MAX { deal } else { self.differing.2 };
        let (row, value) = (other.row as usize, self.store.texts.deals.text(deal).to_owned());
        let file = self.store.touches.file_of(row);
        self.log.say(&Said {
            severity: Severity::Notice,
            reason: Reason::AmountsDiffer,
            file: &self.files[file].name,
            line: self.store.touches.line[row],
            column: "",
            value: value.as_bytes(),
            deal: Some(deal),
        });
    }
}
