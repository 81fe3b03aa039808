//! Joins touches and deals to journeys.
//!
//! The result does not depend on the order of rows in a file: deals are sorted by key, and the touches of a deal by time,
//! sequence and name.

mod attach;
mod conversions;
mod currency;
mod deal;
mod duplicates;
mod ending;
mod event_log;
mod findings;
mod kept_out;
mod keys;
mod outcomes;

use crate::journey::Journeys;
use attach::Attached;
use conversions::Conversions;
pub(crate) use currency::usual_scale;
use currency::{Currencies, currencies};
use event_log::EARLIER_AT_MOST;
use fairshare_import::detect::{Decision, Outcome};
use fairshare_import::read::{Log, NONE, Read, Store};
use kept_out::{Fate, Fates};
pub(crate) use keys::mend;

/// Journeys, and findings of the join.
pub(crate) struct Joined {
    pub journeys: Journeys,
    /// Rows that the join kept out, per file.
    pub kept_out: Vec<u64>,
    /// Number of the main currency; `u32::MAX` if the data names none.
    pub currency: u32,
    /// Other currencies, with their deals, and whether a rate is known.
    pub others: Vec<(u32, u64, bool)>,
    /// Rows of touches that found their deal by an account or a person.
    pub attached: u64,
    /// Every journey counts as a win, as the data says neither outcome nor amount.
    pub all_won: bool,
    /// Every win counts one, as the data names no amounts.
    pub counts_wins: bool,
    /// Rows are a log of events, in which conversions close journeys.
    pub event_log: bool,
    /// Decisions about the data as a whole.
    pub decisions: Vec<Decision>,
}

/// One touch of the current deal. Touches sort by the fields in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    time: i64,
    sequence: i64,
    slot: u32,
    person: u32,
    outcome: Option<Outcome>,
    amount: i64,
    /// Hash of the id of the touch itself; 0 where it has none.
    id: u32,
    row: u32,
    /// It belongs to an account or a person, and so to all of their deals.
    shared: bool,
    given: i64,
}

/// Deals between two calls of `alive`.
const DEALS_BETWEEN_SIGNS: u32 = 100_000;

/// Joins touches and deals to journeys. `deal_rank` and `slot_rank` number deals and slots in an order of their own.
pub(crate) fn join(
    store: &Store,
    files: &[Read],
    deal_rank: &[u32],
    slot_rank: &[u32],
    log: &mut Log,
    alive: &mut dyn FnMut(),
) -> Joined {
    let touches = &store.touches;
    let deals = &store.deals;
    let all_won = !deals.has_outcome && !deals.has_stage && !deals.has_amount && !store.has_conversions;
    let mut join = Join {
        store,
        files,
        log,
        kept_out: vec![0; files.len()],
        currencies: currencies(store),
        event_log: deals.is_event_log() && !store.has_conversions,
        all_won,
        counts_wins: !deals.has_amount,
        fates: Fates::default(),
        earlier_left: EARLIER_AT_MOST,
        conversions: Conversions::new(&store.conversions, deal_rank),
        unknown: vec![0; files.len()],
        linked: Vec::new(),
        won_without_amount: 0,
        differing: (0, 0, u32::MAX),
        costed: vec![false; if store.has_cost { touches.len() } else { 0 }],
        out: Journeys::default(),
    };
    let (order, starts) = rows_by_deal(&touches.deal, deal_rank);
    alive();
    let attached = Attached::new(store);
    if attached.any() {
        join.fates.of_row = vec![Fate::Unknown; touches.len()];
        join.linked = vec![false; deal_rank.len()];
    }
    join.out.time.reserve_exact(touches.len());
    join.out.slot.reserve_exact(touches.len());
    join.out.tied.reserve_exact(touches.len());
    join.out.cost.reserve_exact(join.costed.len());
    let mut deal_of_rank = vec![0_u32; deal_rank.len()];
    for (deal, &rank) in (0_u32..).zip(deal_rank) {
        deal_of_rank[rank as usize] = deal;
    }
    let mut steps = Vec::new();
    for (rank, &deal) in (0_u32..).zip(&deal_of_rank) {
        if rank % DEALS_BETWEEN_SIGNS == DEALS_BETWEEN_SIGNS - 1 {
            alive();
        }
        if attached.is_shared(deal) {
            // Its touches come with the deals that it belongs to.
            continue;
        }
        steps.clear();
        for key in std::iter::once(deal).chain(attached.of(deal)) {
            let rank = deal_rank[key as usize] as usize;
            let (start, end) = (starts[rank] as usize, starts[rank + 1] as usize);
            let shared = key != deal;
            if shared && start < end {
                join.linked[deal as usize] = true;
            }
            steps.extend(order[start..end].iter().map(|&row| {
                let at = row as usize;
                Step {
                    time: touches.time[at],
                    sequence: touches.sequence.get(at).unwrap_or(0),
                    slot: slot_rank[touches.slot[at] as usize],
                    person: touches.person.get(at).unwrap_or(u32::MAX),
                    outcome: touches.outcome.get(at).flatten(),
                    amount: touches.amount.get(at).unwrap_or(NONE),
                    id: touches.id.get(at).unwrap_or(0),
                    row,
                    shared,
                    given: touches.given.get(at).unwrap_or(0),
                }
            }));
        }
        steps.sort_unstable();
        if store.has_conversions && join.is_customer(deal) {
            join.customer(deal, rank, deal_rank, &mut steps);
        } else {
            join.deal(deal, rank, &mut steps);
        }
    }
    join.out.starts.push(u32::try_from(join.out.time.len()).unwrap_or(u32::MAX));
    let attached = join.settle();
    let decisions = join.findings(deal_rank, &starts);
    let (counts_wins, event_log) = (join.counts_wins, join.event_log);
    let Currencies { main, others } = join.currencies;
    Joined {
        currency: main,
        others,
        attached,
        kept_out: join.kept_out,
        journeys: join.out,
        all_won,
        counts_wins,
        event_log,
        decisions,
    }
}

/// Rows in the order of their deals' ranks, and where each deal's begin: one pass to count, one to place.
fn rows_by_deal(deal: &[u32], deal_rank: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; deal_rank.len() + 1];
    for &d in deal {
        starts[deal_rank[d as usize] as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut order = vec![0_u32; deal.len()];
    for (row, &d) in (0_u32..).zip(deal) {
        let place = &mut next[deal_rank[d as usize] as usize];
        order[*place as usize] = row;
        *place += 1;
    }
    (order, starts)
}

struct Join<'a> {
    store: &'a Store,
    files: &'a [Read],
    log: &'a mut Log,
    kept_out: Vec<u64>,
    currencies: Currencies,
    event_log: bool,
    all_won: bool,
    counts_wins: bool,
    fates: Fates,
    /// Repeated touches that are still allowed, where each conversion takes all touches before it.
    earlier_left: usize,
    /// What files of conversions list.
    conversions: Conversions,
    /// Rows of touches per file whose deal no other file lists.
    unknown: Vec<u64>,
    /// Deals whose touches come by an account or a person.
    linked: Vec<bool>,
    /// Won deals without an amount.
    won_without_amount: u64,
    /// Deals whose rows give several amounts, deals with an amount, and the first of the former.
    differing: (u64, u64, u32),
    /// Rows whose cost is already counted; empty if no file has costs.
    costed: Vec<bool>,
    out: Journeys,
}

impl Join<'_> {
    /// Whether a key is that of a customer, whose conversions a file of its own lists, and not a deal of a table.
    fn is_customer(&self, key: u32) -> bool {
        let deals = &self.store.deals;
        deals.get(key).origin.is_none() && (!deals.has_table || self.conversions.lists(key))
    }

    /// Whether touches of an account or a person came with a deal.
    fn joined_by_link(&self, deal: u32) -> bool {
        self.linked.get(deal as usize).copied().unwrap_or(false)
    }
}
