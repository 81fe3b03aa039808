//! Deals in columns, from a table of deals or from the rows of touches.

use std::collections::BTreeSet;

use super::cell::NONE;
use fairshare_types::schema::Outcome;

/// Currency, owner, segment or probability of a deal whose rows name several.
pub const MIXED: u32 = u32::MAX - 1;

/// Facts about a deal from one row; [`NONE`] for a missing number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deal {
    /// Latest instant of its close, milliseconds since 1970.
    pub closed: i64,
    /// Amount in minor units.
    pub amount: i64,
    /// Won, lost or open, if the row has an outcome.
    pub outcome: Option<Outcome>,
    /// When its lead was created, milliseconds since 1970.
    pub lead_created: i64,
    /// When it was created itself, milliseconds since 1970.
    pub opportunity_created: i64,
    /// Number of the currency; `u32::MAX` for none.
    pub currency: u32,
    /// File and line, if the row belongs to a table of deals.
    pub origin: Option<(u32, u32)>,
    /// Number of the owner; `u32::MAX` for none, [`MIXED`] for several.
    ///
    /// Owner, segment and probability follow the origin, so that they never decide which of two rows counts.
    pub owner: u32,
    /// Number of the segment, as for the owner.
    pub segment: u32,
    /// Probability of a win in millionths, as for the owner.
    pub probability: u32,
}

impl Deal {
    /// A deal without any facts.
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
        probability: u32::MAX,
    };

    /// Decides which of two rows for one deal counts; at equal weights their places decide.
    fn weight(&self) -> (i64, i64, Option<Outcome>, i64, i64) {
        (self.closed, self.amount, self.outcome, self.lead_created, self.opportunity_created)
    }
}

/// A row of a file of conversions: one purchase of one customer.
#[derive(Clone, Copy, Debug)]
pub struct ConversionRow {
    /// Number of the customer's key, as in touches.
    pub customer: u32,
    /// Number of the conversion's own key: the order, else the customer.
    pub deal: u32,
    /// Facts from the row.
    pub said: Deal,
    /// Hash of all of its cells: rows that are equal in every column count once.
    pub cells: u64,
}

/// All deals, by the number of their key.
#[derive(Default)]
pub struct Deals {
    deals: Vec<Deal>,
    /// Per deal: 1 if one of its touches says won, plus 2 if one says not won. Both together make an event log.
    said: Vec<u8>,
    /// Per deal: the owner and the segment in its touches.
    mentioned: Vec<[u32; 2]>,
    /// Deals that a table lists with several amounts or closes.
    differing: Vec<u32>,
    /// Deals whose amount is the sum of several lines.
    summed: BTreeSet<u32>,
    /// Deals whose touches name several closes.
    closes: BTreeSet<u32>,
    /// A table of deals was read.
    pub has_table: bool,
    /// A column with the close was read.
    pub has_closed: bool,
    /// A column with the outcome was read.
    pub has_outcome: bool,
    /// A column with the stage was read.
    pub has_stage: bool,
    /// A table of deals has a column with the outcome or the stage.
    pub lists_outcomes: bool,
    /// A column with the amount was read.
    pub has_amount: bool,
}

impl Deals {
    /// Facts about a deal.
    pub fn get(&self, deal: u32) -> Deal {
        self.deals.get(deal as usize).copied().unwrap_or(Deal::UNKNOWN)
    }

    /// All deals by number; those without facts are [`Deal::UNKNOWN`].
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Deal)> {
        (0..).zip(&self.deals)
    }

    /// Whether no deal has any facts.
    pub fn is_empty(&self) -> bool {
        self.deals.is_empty()
    }

    /// The amounts of all deals.
    pub fn amounts_mut(&mut self) -> impl Iterator<Item = &mut i64> {
        self.deals.iter_mut().map(|deal| &mut deal.amount)
    }

    /// Number of a deal's owner from a table of deals, else from its touches.
    ///
    /// `u32::MAX` for none, [`MIXED`] for several.
    pub fn owner(&self, deal: u32) -> u32 {
        self.described(deal, self.get(deal).owner, 0)
    }

    /// Number of a deal's segment, found as the owner is.
    pub fn segment(&self, deal: u32) -> u32 {
        self.described(deal, self.get(deal).segment, 1)
    }

    fn described(&self, deal: u32, listed: u32, which: usize) -> u32 {
        let mentioned = || self.mentioned.get(deal as usize).map_or(u32::MAX, |mentioned| mentioned[which]);
        if listed == u32::MAX { mentioned() } else { listed }
    }

    /// Adds a row of a table of deals. Returns the row that does not count, if there are two for the deal.
    ///
    /// The row with the later close counts, then the one with the greater amount and so on, whichever comes first.
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
            // Only their places decide which of them counts.
            later.owner = common(later.owner, earlier.owner);
            later.segment = common(later.segment, earlier.segment);
            later.probability = common(later.probability, earlier.probability);
        }
        *known = later;
        if differs {
            self.differing.push(deal);
        }
        Some(earlier)
    }

    /// Adds a line of a deal: the amounts of all lines in one file are summed.
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
            probability: common(a.probability, b.probability),
            currency: common(a.currency, b.currency),
            ..a.max(b)
        };
        self.summed.insert(deal);
    }

    /// Deals whose amount is the sum of several lines.
    pub fn summed(&self) -> impl Iterator<Item = u32> {
        self.summed.iter().copied()
    }

    /// Deals that a table lists with several amounts or closes, sorted.
    #[must_use]
    pub fn differing(&self) -> Vec<u32> {
        let mut deals = self.differing.clone();
        deals.sort_unstable();
        deals.dedup();
        deals
    }

    /// Adds facts about a deal from the row of a touch: dates, currency, owner and segment.
    ///
    /// A table of deals takes precedence, whichever of the two files comes first.
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
        let differs = known.closed != NONE && said.closed != NONE && known.closed != said.closed;
        known.closed = known.closed.max(said.closed);
        known.lead_created = earliest(known.lead_created, said.lead_created);
        known.opportunity_created = earliest(known.opportunity_created, said.opportunity_created);
        known.currency = common(known.currency, said.currency);
        known.probability = common(known.probability, said.probability);
        if differs {
            self.closes.insert(deal);
        }
    }

    /// Deals whose touches name several closes.
    pub fn with_several_closes(&self) -> impl Iterator<Item = u32> {
        self.closes.iter().copied().filter(|&deal| self.get(deal).origin.is_none())
    }

    /// Moves the facts that the touches of a key gave about their deal to another key.
    pub(super) fn merge(&mut self, from: u32, to: u32) {
        let said = self.said.get_mut(from as usize).map_or(0, std::mem::take);
        self.say_all(to, said);
        let known = self.get(from);
        let [owner, segment] = self.mentioned.get(from as usize).copied().unwrap_or([u32::MAX; 2]);
        if known.origin.is_none() && (known != Deal::UNKNOWN || [owner, segment] != [u32::MAX; 2]) {
            self.mention(to, Deal { owner, segment, ..known });
            *self.at(from) = Deal::UNKNOWN;
        }
    }

    /// Records the outcome that the row of a touch gives to its deal.
    pub fn say(&mut self, deal: u32, outcome: Outcome) {
        self.say_all(deal, said_by(outcome));
    }

    /// Records several outcomes that rows of touches give to their deal, as [`say`](Self::say) stores them.
    pub(super) fn say_all(&mut self, deal: u32, outcomes: u8) {
        if outcomes > 0 {
            let at = deal as usize;
            if self.said.len() <= at {
                self.said.resize(at + 1, 0);
            }
            self.said[at] |= outcomes;
        }
    }

    /// Whether the rows of touches are an event log, in which the row of a conversion closes a journey.
    ///
    /// Some key has rows that say won and rows that say not, and no file has close dates or a table of deals.
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

/// An outcome as a deal stores it: 1 for won, 2 for not won.
pub(super) const fn said_by(outcome: Outcome) -> u8 {
    if matches!(outcome, Outcome::Won) { 1 } else { 2 }
}

/// The value of two rows, either of them optional; [`MIXED`] if they differ.
fn common(a: u32, b: u32) -> u32 {
    match (a, b) {
        (u32::MAX, one) | (one, u32::MAX) => one,
        (a, b) if a == b => a,
        _ => MIXED,
    }
}

/// The earlier of two times; an unknown one is ignored.
fn earliest(a: i64, b: i64) -> i64 {
    if a == NONE || b == NONE { a.max(b) } else { a.min(b) }
}
