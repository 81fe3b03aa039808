//! Decides whether a file can have plain rows.

use crate::read::layout::{Kind, Layout};
use crate::read::plan::Plan;
use crate::read::typed::ABSENT;
use fairshare_types::schema::Shape;

/// How the plain rows of a file are read.
#[derive(Clone, Copy)]
pub struct Plain {
    pub(super) facts: Facts,
    /// Number of columns.
    pub(super) columns: usize,
}

/// Facts that the rows tell about their deals.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Facts {
    /// Only texts of the outcome or the stage, and the amount.
    Outcome,
    /// Others too.
    Any,
}

impl Plain {
    /// How plain rows of this file are read; `None` if it can have none.
    pub fn of(plan: &Plan) -> Option<Self> {
        let at = &plan.layout;
        let of_touches = plan.shape == Shape::Touches
            && plan.missing.is_none()
            && plan.staff.is_none()
            && !plan.leads
            && plan.filled_down.is_empty()
            && at.marks.is_empty();
        let is_plain = [at.key, at.time.at, at.channel].iter().all(|&column| column != ABSENT)
            && [at.anonymous, at.events, at.clock, at.sequence, at.other_type, at.staff, at.split, at.refunded.at]
                .iter()
                .all(|&column| column == ABSENT)
            && at.shares.is_empty()
            && at.spare_times.is_empty()
            && at.parts.is_none()
            && at.visits.is_none()
            && at.origin.is_none()
            && !at.any_kind
            && !at.by_close;
        let facts = if tells_outcomes_only(at) { Facts::Outcome } else { Facts::Any };
        (of_touches && is_plain).then_some(Self { facts, columns: plan.columns.len() })
    }

    /// Whether plain rows only add touches: they tell no other facts, names or sales that need the order of the rows.
    pub fn only_adds_touches(&self, at: &Layout) -> bool {
        let has_one_key = at.kind == Kind::Deal || at.keys.len() <= 1;
        self.facts == Facts::Outcome && at.label == ABSENT && !at.sells && has_one_key
    }
}

/// Whether the only facts about deals are texts of outcomes and stages, and amounts.
fn tells_outcomes_only(at: &Layout) -> bool {
    let others =
        [at.closed.at, at.lead_created.at, at.opportunity_created.at, at.currency, at.owner, at.segment, at.lost];
    others.iter().all(|&column| column == ABSENT)
        && at.named_currency.is_none()
        && !(at.tells_deals || at.ticks || at.goals || at.refined || at.paid)
}
