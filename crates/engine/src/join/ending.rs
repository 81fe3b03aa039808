//! Writes journeys: outcome, touches and costs.

use super::currency::converted;
use super::kept_out::Fate;
use super::{Join, Step};
use crate::journey::{Conversion, Probability, UNKNOWN_COST};
use fairshare_import::read::{Deal, MIXED, NONE};
use fairshare_types::schema::Outcome;

impl Join<'_> {
    /// The cost of a touch. If several journeys have the touch, only the first one carries its cost.
    fn cost(&mut self, row: u32, rate: i128) -> i64 {
        let cost = self.store.touches.cost.get(row as usize).unwrap_or(NONE);
        let counted = self.costed.get_mut(row as usize).is_some_and(|costed| std::mem::replace(costed, true));
        match cost {
            NONE => UNKNOWN_COST,
            _ if counted => 0,
            cost => converted(cost, rate),
        }
    }

    pub(super) fn push(&mut self, ending: Conversion, rate: i128, steps: &[Step]) {
        self.out.starts.push(u32::try_from(self.out.time.len()).unwrap_or(u32::MAX));
        let mut before = None;
        for step in steps {
            self.out.time.push(step.time);
            self.out.slot.push(step.origin);
            if self.store.given_by.is_some() {
                self.out.given.push(step.given);
            }
            if !self.store.texts.persons.is_empty() {
                self.out.person.push(step.person);
            }
            if self.store.has_cost {
                let cost = self.cost(step.row, rate);
                self.out.cost.push(cost);
            }
            self.out.tied.push(before == Some((step.time, step.sequence)));
            before = Some((step.time, step.sequence));
            if step.shared {
                self.fates.of_row[step.row as usize] = Fate::Used;
            }
        }
        self.out.ends.push(ending);
    }
}

/// An open outcome with the known dates of a deal.
pub(super) fn ending(rank: u32, known: Deal) -> Conversion {
    let known_time = |t: i64| (t != NONE).then_some(t);
    Conversion {
        deal: rank,
        outcome: Outcome::Open,
        wins: 0,
        losses: 0,
        amount: 0,
        close: 0,
        has_close: known.closed != NONE,
        did_not_convert: false,
        lead_created: known_time(known.lead_created),
        opportunity_created: known_time(known.opportunity_created),
        probability: match known.probability {
            u32::MAX => Probability::Unknown,
            MIXED => Probability::Several,
            millionths => Probability::Known(millionths),
        },
    }
}
