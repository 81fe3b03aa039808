//! Deals in columns: what became of each, from its own table or from the rows of its touches.

use std::collections::BTreeSet;

use super::cell::NONE;
use crate::detect::Outcome;

/// The currency (owner, segment) of a deal whose rows name several.
pub const MIXED: u32 = u32::MAX - 1;

/// What one row says of a deal. [`NONE`] where it says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deal {
    /// Latest instant of its close, milliseconds since 1970.
    pub closed: i64,
    /// Amount in minor units.
    pub amount: i64,
    /// Won, lost or open, where the row says.
    pub outcome: Option<Outcome>,
    /// When its lead was created, milliseconds since 1970.
    pub lead_created: i64,
    /// When it was created itself, milliseconds since 1970.
    pub opportunity_created: i64,
    /// Number of the currency; `u32::MAX` where none is named.
    pub currency: u32,
    /// File and line, where the row is one of a table of deals.
    pub origin: Option<(u32, u32)>,
    /// Number of the owner; `u32::MAX` where none is named, [`MIXED`] where several are. Like the segment it stands behind
    /// the origin, so that it never decides which of two rows counts.
    pub owner: u32,
    /// Number of the segment, likewise.
    pub segment: u32,
}

impl Deal {
    /// Nothing known.
    pub const UNKNOWN: Self = Self {
        closed: NONE,
        amount: NONE,
        outcome: None,
        lead_created: NONE,
        opportunity_created: NONE,
        currency: u32::MAX,
        origin: None,
        owner: u32::MAX,
        segment: u32::MAX,
    };

    /// What decides which of two rows for one deal counts, but for their places.
    fn weight(&self) -> (i64, i64, Option<Outcome>, i64, i64) {
        (self.closed, self.amount, self.outcome, self.lead_created, self.opportunity_created)
    }
}

/// A row of a file of conversions: what one customer bought at one time.
#[derive(Clone, Copy, Debug)]
pub struct Conversion {
    /// Number of the customer's key, as touches have it.
    pub customer: u32,
    /// Number of the key that names the conversion: the order, else the customer.
    pub deal: u32,
    /// What the row says.
    pub said: Deal,
    /// Hash of all of its cells: rows that are equal in every column count once.
    pub cells: u64,
}

/// All deals, by the number of their key.
#[derive(Default)]
pub struct Deals {
    deals: Vec<Deal>,
    /// Per deal: one of its touches says won (1), one says not won (2). Both together make an event log.
    said: Vec<u8>,
    /// Per deal: the owner and the segment that its touches name.
    mentioned: Vec<[u32; 2]>,
    /// Deals that a table lists with several amounts or closes.
    differing: Vec<u32>,
    /// Deals whose amount is the sum of several lines.
    summed: BTreeSet<u32>,
    /// A table of deals was read.
    pub has_table: bool,
    /// A column with the close was read.
    pub has_closed: bool,
    /// A column with the outcome was read.
    pub has_outcome: bool,
    /// A column with the stage was read.
    pub has_stage: bool,
    /// A column with the amount was read.
    pub has_amount: bool,
}

impl Deals {
    /// What is known of a deal.
    pub fn get(&self, deal: u32) -> Deal {
        self.deals.get(deal as usize).copied().unwrap_or(Deal::UNKNOWN)
    }

    /// All deals of which anything is known, by number.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Deal)> {
        (0..).zip(&self.deals)
    }

    /// Whether nothing is known of any deal.
    pub fn is_empty(&self) -> bool {
        self.deals.is_empty()
    }

    /// The amounts of all deals.
    pub fn amounts_mut(&mut self) -> impl Iterator<Item = &mut i64> {
        self.deals.iter_mut().map(|deal| &mut deal.amount)
    }

    /// Number of a deal's owner, as a table of deals says or else all of its touches; `u32::MAX` where none is named,
    /// [`MIXED`] where several are.
    pub fn owner(&self, deal: u32) -> u32 {
        self.described(deal, self.get(deal).owner, 0)
    }

    /// Number of a deal's segment, likewise.
    pub fn segment(&self, deal: u32) -> u32 {
        self.described(deal, self.get(deal).segment, 1)
    }

    fn described(&self, deal: u32, listed: u32, which: usize) -> u32 {
        let mentioned = || self.mentioned.get(deal as usize).map_or(u32::MAX, |mentioned| mentioned[which]);
        if listed == u32::MAX { mentioned() } else { listed }
    }

    /// Takes a row of a table of deals. Of two rows for one deal the same one counts whichever comes first: the one
    /// closed later, then the one of the greater amount... Returns the row that does not count.
    pub fn list(&mut self, deal: u32, row: Deal) -> Option<Deal> {
        let known = self.at(deal);
        if known.origin.is_none() {
            *known = row;
            return None;
        }
        let differs =
            known.amount != NONE && row.amount != NONE && (known.amount, known.closed) != (row.amount, row.closed);
        let mut later = (*known).max(row);
        let earlier = (*known).min(row);
        if later.weight() == earlier.weight() {
            // Nothing tells which of them counts but their places.
            later.owner = common(later.owner, earlier.owner);
            later.segment = common(later.segment, earlier.segment);
        }
        *known = later;
        if differs {
            self.differing.push(deal);
        }
        Some(earlier)
    }

    /// Takes a line of a deal: the amounts of all lines in one file are summed.
    pub fn add_line(&mut self, deal: u32, row: Deal) {
        let known = self.at(deal);
        if known.origin.map(|(file, _)| file) != row.origin.map(|(file, _)| file) {
            self.list(deal, row);
            return;
        }
        let amount = match (known.amount, row.amount) {
            (NONE, one) | (one, NONE) => one,
            (a, b) => a.saturating_add(b),
        };
        let origin = known.origin.min(row.origin);
        let (a, b) = (Deal { amount: NONE, origin, ..*known }, Deal { amount: NONE, origin, ..row });
        *known = Deal {
            amount,
            owner: common(a.owner, b.owner),
            segment: common(a.segment, b.segment),
            currency: common(a.currency, b.currency),
            ..a.max(b)
        };
        self.summed.insert(deal);
    }

    /// Deals whose amount is the sum of several lines.
    pub fn summed(&self) -> impl Iterator<Item = u32> {
        self.summed.iter().copied()
    }

    /// Deals that a table lists with several amounts or closes, each once.
    #[must_use]
    pub fn differing(&self) -> Vec<u32> {
        let mut deals = self.differing.clone();
        deals.sort_unstable();
        deals.dedup();
        deals
    }

    /// Takes what the row of a touch says of the dates, currency, owner and segment of its deal; a table of deals knows
    /// better, whichever of the two files comes first.
    pub fn mention(&mut self, deal: u32, said: Deal) {
        if said.owner != u32::MAX || said.segment != u32::MAX {
            let at = deal as usize;
            if self.mentioned.len() <= at {
                self.mentioned.resize(at + 1, [u32::MAX; 2]);
            }
            let [owner, segment] = &mut self.mentioned[at];
            *owner = common(*owner, said.owner);
            *segment = common(*segment, said.segment);
        }
        let known = self.at(deal);
        if known.origin.is_some() {
            return;
        }
        known.closed = known.closed.max(said.closed);
        known.lead_created = earliest(known.lead_created, said.lead_created);
        known.opportunity_created = earliest(known.opportunity_created, said.opportunity_created);
        known.currency = common(known.currency, said.currency);
    }

    /// Gives what the touches of a key say of their deal to another key.
    pub(super) fn merge(&mut self, from: u32, to: u32) {
        let said = self.said.get_mut(from as usize).map_or(0, std::mem::take);
        if said > 0 {
            let at = to as usize;
            if self.said.len() <= at {
                self.said.resize(at + 1, 0);
            }
            self.said[at] |= said;
        }
        let known = self.get(from);
        let [owner, segment] = self.mentioned.get(from as usize).copied().unwrap_or([u32::MAX; 2]);
        if known.origin.is_none() && (known != Deal::UNKNOWN || [owner, segment] != [u32::MAX; 2]) {
            self.mention(to, Deal { owner, segment, ..known });
            *self.at(from) = Deal::UNKNOWN;
        }
    }

    /// Takes what the row of a touch says of the outcome of its deal.
    pub fn say(&mut self, deal: u32, outcome: Outcome) {
        let at = deal as usize;
        if self.said.len() <= at {
            self.said.resize(at + 1, 0);
        }
        self.said[at] |= if outcome == Outcome::Won { 1 } else { 2 };
    }

    /// Whether the rows of touches are a log of events, in which the row of a conversion closes a journey: some key has
    /// rows that say won and rows that say not, and nothing says when deals were closed.
    pub fn is_event_log(&self) -> bool {
        !self.has_table && !self.has_closed && self.said.contains(&3)
    }

    fn at(&mut self, deal: u32) -> &mut Deal {
        let at = deal as usize;
        if self.deals.len() <= at {
            self.deals.resize(at + 1, Deal::UNKNOWN);
        }
        &mut self.deals[at]
    }
}

/// What two rows say in common, where each may say nothing.
fn common(a: u32, b: u32) -> u32 {
    match (a, b) {
        (u32::MAX, one) | (one, u32::MAX) => one,
        (a, b) if a == b => a,
        _ => MIXED,
    }
}

/// The earlier of two times, either of which may be unknown.
fn earliest(a: i64, b: i64) -> i64 {
    if a == NONE || b == NONE { a.max(b) } else { a.min(b) }
}
