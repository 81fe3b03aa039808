//! Joins touches and deals to journeys.
//!
//! The result does not depend on the order of rows in a file: deals are ordered by their keys alone (by hash, then
//! text), and the touches of a deal by time, sequence and name.

mod attach;
mod conversions;
mod currency;
mod deal;
mod duplicates;
mod ending;
mod event_log;
mod findings;
mod gather;
mod kept_out;
mod keys;
mod late;
mod leads;
mod lost;
mod outcomes;
mod outside;
mod purchases;
mod rows_by_deal;
mod staff;
mod visits;

use std::collections::{BTreeMap, BTreeSet};

use crate::journey::Journeys;
use attach::Attached;
pub(crate) use attach::use_spare_keys;
use conversions::Conversions;
pub(crate) use currency::usual_scale;
use currency::{Currencies, currencies};
use event_log::EARLIER_AT_MOST;
use fairshare_import::read::{FileReport, Log, NONE, Store};
use fairshare_types::decision::Decision;
use fairshare_types::problem::Reason;
use fairshare_types::results::LostDeals;
use fairshare_types::schema::Outcome;
use kept_out::{Fate, Fates};
pub(crate) use keys::mend;
use leads::Leads;
use outside::Outside;
use purchases::Repeated;
use rows_by_deal::RowsByDeal;

/// Journeys, and findings of the join.
pub(crate) struct Joined {
    pub journeys: Journeys,
    /// Rows that the join kept out, per file.
    pub kept_out: Vec<u64>,
    /// Id of the main currency; `u32::MAX` if the data names none.
    pub currency: u32,
    /// Id of each other currency, its deals, and whether an exchange rate is known.
    pub others: Vec<(u32, u64, bool)>,
    /// Rows of touches joined through an account or a person.
    pub attached: u64,
    /// Rows of touches that name several deals and count for each.
    pub of_several: u64,
    /// Every journey counts as a win, as the data has neither outcomes nor amounts.
    pub all_won: bool,
    /// Every win counts one, as the data has no amounts.
    pub counts_wins: bool,
    /// Rows are an event log, in which conversions close journeys.
    pub event_log: bool,
    /// Lost journeys of customers who bought nothing: they are no deals.
    pub without_purchase: u64,
    /// Decisions about the data as a whole.
    pub decisions: Vec<Decision>,
    /// Won deals that were lost with rows that do not count.
    pub lost: BTreeMap<Reason, LostDeals>,
}

/// One touch of the current deal. Touches sort by the fields in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    time: i64,
    sequence: i64,
    /// Place of its slot among those that the data separate.
    slot: u32,
    person: u32,
    outcome: Option<Outcome>,
    amount: i64,
    /// Hash of the touch's own id; 0 if it has none.
    id: u32,
    /// Place of its slot among those that sources and media separate too; as `slot` unless the user groups channels.
    origin: u32,
    row: u32,
    /// It belongs to an account or a person, and so to all of their deals.
    shared: bool,
    given: i64,
    /// It is a touch: the first event of a visit, or no event of a visit.
    opens: bool,
}

/// Deals between two calls of `alive`.
const DEALS_BETWEEN_SIGNS: u32 = 100_000;

/// Places of deals, slots and persons in an order that is independent of the order of rows.
pub(crate) struct Ranks<'a> {
    pub deals: &'a [u32],
    /// Of slots by all their texts: the slots of the journeys.
    pub slots: &'a [u32],
    /// Of slots without sources and media: which rows are duplicates does not follow from the grouping of channels.
    pub plain_slots: &'a [u32],
    pub persons: &'a [u32],
}

/// Joins touches and deals to journeys.
pub(crate) fn join(
    store: &Store,
    files: &[FileReport],
    ranks: &Ranks<'_>,
    log: &mut Log,
    alive: &mut dyn FnMut(),
) -> Joined {
    let &Ranks { deals: deal_rank, slots: slot_rank, .. } = ranks;
    let (touches, deals) = (&store.touches, &store.deals);
    let all_won = !deals.has_outcome && !deals.has_stage && !deals.has_amount && !store.has_conversions;
    let bought = purchases::repeated(store, files);
    let mut join = Join {
        store,
        files,
        log,
        kept_out: vec![0; files.len()],
        currencies: currencies(store),
        event_log: deals.is_event_log() && !store.has_conversions || bought.is_some_and(|bought| bought.taken),
        bought,
        all_won,
        counts_wins: !deals.has_amount,
        fates: Fates::default(),
        earlier_left: EARLIER_AT_MOST,
        conversions: Conversions::new(&store.conversions, deal_rank),
        unknown: vec![0; files.len()],
        within: vec![(0, BTreeSet::new()); files.len()],
        linked: Vec::new(),
        outside: Outside::default(),
        left_out: attach::of_left_out(store),
        without_purchase: 0,
        leads: Leads::new(store, files),
        won_without_amount: 0,
        won_elsewhere: BTreeMap::new(),
        won_without_close: (0, 0),
        late: 0,
        counts_late: files.iter().any(|file| store.choices.of(&file.name).rows.count_late),
        differing: (0, 0, u32::MAX),
        costed: vec![false; if store.has_cost { touches.len() } else { 0 }],
        out: Journeys::default(),
    };
    let mut rows = RowsByDeal::new(touches, ranks);
    alive();
    let attached = Attached::new(store);
    if attached.any() {
        join.fates.of_row = vec![Fate::Unknown; touches.len()];
        join.linked = vec![false; deal_rank.len()];
        let counted = files.iter().map(|file| store.choices.of(&file.name).rows.count_outside_deals).collect();
        join.outside = Outside::new(store, &attached, files.len(), counted);
    }
    join.out.time.reserve_exact(touches.len());
    join.out.slot.reserve_exact(touches.len());
    join.out.tied.reserve_exact(touches.len());
    join.out.cost.reserve_exact(join.costed.len());
    let mut steps = Vec::new();
    for (rank, &deal) in (0_u32..).zip(&rows.keys()) {
        if rank % DEALS_BETWEEN_SIGNS == DEALS_BETWEEN_SIGNS - 1 {
            alive();
        }
        // Touches of an account or a person are joined through the deals that it belongs to.
        if !attached.is_shared(deal) {
            join.journeys_of(deal, rank, &attached, &mut rows, &mut steps);
        }
    }
    let starts = rows.starts;
    join.out.starts.push(u32::try_from(join.out.time.len()).unwrap_or(u32::MAX));
    let (attached, of_several) = join.settle();
    let decisions = join.findings(deal_rank, &starts, slot_rank);
    let lost = join.lost(deal_rank);
    let (counts_wins, event_log) = (join.counts_wins, join.event_log);
    let left_out = store.choices.joining.leave_out_unlisted;
    let without_purchase = if left_out { 0 } else { join.without_purchase } + join.leads.people.iter().sum::<u64>();
    let Currencies { main, others } = join.currencies;
    Joined {
        currency: main,
        others,
        attached,
        of_several,
        kept_out: join.kept_out,
        journeys: join.out,
        all_won,
        counts_wins,
        event_log,
        without_purchase,
        decisions,
        lost,
    }
}

struct Join<'a> {
    store: &'a Store,
    files: &'a [FileReport],
    log: &'a mut Log,
    kept_out: Vec<u64>,
    currencies: Currencies,
    event_log: bool,
    /// Keys whose touches tell several purchases.
    bought: Option<Repeated>,
    all_won: bool,
    counts_wins: bool,
    fates: Fates,
    /// Repeated touches still allowed when each conversion takes all touches before it.
    earlier_left: usize,
    /// Conversions from files that list them.
    conversions: Conversions,
    /// Rows of touches, per file, whose deal no other file lists.
    unknown: Vec<u64>,
    /// Events within visits, per file, and their names.
    within: Vec<(u64, BTreeSet<String>)>,
    /// Deals with touches joined through an account or a person.
    linked: Vec<bool>,
    /// Touches of accounts and persons outside of the time of their deals.
    outside: Outside,
    /// Keys of listed deals that do not count, with the reason that their touches get.
    left_out: BTreeMap<u32, Reason>,
    /// Journeys of customers in an event log that end without a purchase.
    without_purchase: u64,
    /// People without a deal.
    leads: Leads,
    /// Won deals left out because the exchange rate of their currency is unknown, by currency.
    won_elsewhere: BTreeMap<u32, u64>,
    /// Won deals without an amount.
    won_without_amount: u64,
    /// Won deals without a close, and their revenue.
    won_without_close: (u64, i64),
    /// Rows of touches later than the close.
    late: u64,
    /// The user counts touches later than the close.
    counts_late: bool,
    /// Deals whose rows give several amounts, deals with an amount, and the first deal with several.
    differing: (u64, u64, u32),
    /// Rows whose cost is already counted; empty if no file has costs.
    costed: Vec<bool>,
    out: Journeys,
}

impl Join<'_> {
    /// Makes the journeys of one key. It is a function of its own for the reason in [`fairshare_types::portions`].
    #[inline(never)]
    fn journeys_of(
        &mut self,
        deal: u32,
        rank: u32,
        attached: &Attached,
        rows: &mut RowsByDeal<'_>,
        steps: &mut Vec<Step>,
    ) {
        steps.clear();
        rows.add(deal, false, steps);
        for key in attached.of(deal) {
            if rows.add(key, true, steps) {
                self.linked[deal as usize] = true;
            }
        }
        // Rows are mostly in the order of time.
        if !steps.is_sorted() {
            steps.sort_unstable();
        }
        self.leave_out_leads(deal, steps);
        self.drop_repeated_sales(deal, steps);
        self.leave_out_outside(deal, steps);
        if self.did_not_convert(steps) {
            self.lead(deal, rank, steps);
        } else if self.store.has_conversions && self.is_customer(deal) {
            self.customer(deal, rank, rows.ranks.deals, steps);
        } else {
            self.deal(deal, rank, steps);
        }
    }

    /// Whether a key is a customer of a conversion file rather than a deal of a table.
    fn is_customer(&self, key: u32) -> bool {
        let deals = &self.store.deals;
        deals.get(key).origin.is_none() && (!deals.has_table || self.conversions.lists(key))
    }

    /// Whether touches of an account or a person were joined to a deal.
    fn joined_by_link(&self, deal: u32) -> bool {
        self.linked.get(deal as usize).copied().unwrap_or(false)
    }
}
