//! Journeys: a deal and its eligible touches in time order. The unit of every model.
//!
//! Nothing here depends on the order of rows in a file: deals stand in an order that follows from their keys alone, and
//! touches of a deal by time, sequence, and the names of what they are.

use crate::intake::{Deal, Log, MIXED, NONE, Outcome, Read, Said, Store};
use crate::problem::{Reason, Severity};

/// All journeys, in columns. Touches of one journey stand next to each other.
#[derive(Default)]
pub struct Journeys {
    /// Time of each touch, milliseconds since 1970.
    pub(crate) time: Vec<i64>,
    /// Slot of each touch: what it is apart from its time.
    pub(crate) slot: Vec<u32>,
    /// Whether a touch stands at the same instant as the one before it in its journey.
    pub(crate) tied: Vec<bool>,
    /// Where each journey's touches begin; one more at the end.
    pub(crate) starts: Vec<u32>,
    /// What became of each journey.
    pub(crate) ends: Vec<Ending>,
}

/// What became of a journey, and when.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// Rank of its deal.
    pub(crate) deal: u32,
    pub(crate) outcome: Outcome,
    /// Minor units.
    pub(crate) amount: i64,
    /// The conversion; the last touch where no close is known.
    pub(crate) close: i64,
    pub(crate) lead_created: Option<i64>,
    pub(crate) opportunity_created: Option<i64>,
}

/// One journey, as models see it.
#[derive(Clone, Copy)]
pub struct Journey<'a> {
    /// Time of each touch, milliseconds since 1970, in order.
    pub time: &'a [i64],
    /// Whether a touch stands at the same instant as the one before it. The first never does.
    pub tied: &'a [bool],
    /// The conversion.
    pub close: i64,
    /// When the lead was created, where it is known.
    pub lead_created: Option<i64>,
    /// When the opportunity was created, where it is known.
    pub opportunity_created: Option<i64>,
    pub(crate) slots: &'a [u32],
}

impl Journeys {
    /// Whether the amounts of any of the journeys sum to a number that can be counted, with room to spare.
    pub(crate) fn can_be_counted(&self) -> bool {
        let sum: i128 = self.ends.iter().map(|end| i128::from(end.amount).abs()).sum();
        sum <= i128::from(i64::MAX / 4)
    }

    /// How many journeys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A journey with the touches that lie at most `lookback` milliseconds before its close.
    pub(crate) fn get(&self, at: usize, lookback: Option<i64>) -> Journey<'_> {
        let ending = &self.ends[at];
        let (mut start, end) = (self.starts[at] as usize, self.starts[at + 1] as usize);
        if let Some(lookback) = lookback {
            let earliest = ending.close.saturating_sub(lookback);
            start += self.time[start..end].partition_point(|&t| t < earliest);
        }
        Journey {
            time: &self.time[start..end],
            tied: &self.tied[start..end],
            close: ending.close,
            lead_created: ending.lead_created,
            opportunity_created: ending.opportunity_created,
            slots: &self.slot[start..end],
        }
    }
}

/// What stands on the rows of a file apart from its own reading: rows that the join keeps out.
pub(crate) struct Joined {
    pub journeys: Journeys,
    /// Rows that the join kept out, per file.
    pub kept_out: Vec<u64>,
    /// Number of the currency that counts; `u32::MAX` where none is named.
    pub currency: u32,
    /// Every journey counts as a win, as the data says neither outcome nor amount.
    pub all_won: bool,
    /// Every win counts one, as the data names no amounts.
    pub counts_wins: bool,
}

/// One touch of the deal at hand, in the order of its fields.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    time: i64,
    sequence: i64,
    slot: u32,
    person: u32,
    outcome: Option<Outcome>,
    amount: i64,
    row: u32,
}

/// Deals joined between two signs of life.
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
    let all_won = !deals.has_outcome && !deals.has_stage && !deals.has_amount;
    let mut join = Join {
        store,
        files,
        log,
        kept_out: vec![0; files.len()],
        currency: commonest_currency(store),
        event_log: deals.is_event_log(),
        all_won,
        counts_wins: !deals.has_amount,
        out: Journeys::default(),
    };
    let (order, starts) = rows_by_deal(&touches.deal, deal_rank);
    alive();
    join.out.time.reserve_exact(touches.len());
    join.out.slot.reserve_exact(touches.len());
    join.out.tied.reserve_exact(touches.len());
    let mut deal_of_rank = vec![0_u32; deal_rank.len()];
    for (deal, &rank) in (0_u32..).zip(deal_rank) {
        deal_of_rank[rank as usize] = deal;
    }
    let mut steps = Vec::new();
    for (rank, &deal) in (0_u32..).zip(&deal_of_rank) {
        if rank % DEALS_BETWEEN_SIGNS == DEALS_BETWEEN_SIGNS - 1 {
            alive();
        }
        let (start, end) = (starts[rank as usize] as usize, starts[rank as usize + 1] as usize);
        steps.clear();
        steps.extend(order[start..end].iter().map(|&row| {
            let at = row as usize;
            Step {
                time: touches.time[at],
                sequence: touches.sequence.get(at).unwrap_or(0),
                slot: slot_rank[touches.slot[at] as usize],
                person: touches.person.get(at).unwrap_or(u32::MAX),
                outcome: touches.outcome.get(at).flatten(),
                amount: touches.amount.get(at).unwrap_or(NONE),
                row,
            }
        }));
        steps.sort_unstable();
        join.deal(deal, rank, &mut steps);
    }
    join.out.starts.push(u32::try_from(join.out.time.len()).unwrap_or(u32::MAX));
    let counts_wins = join.counts_wins;
    Joined { currency: join.currency, kept_out: join.kept_out, journeys: join.out, all_won, counts_wins }
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

/// The currency of most deals; of equally many, the first by name.
fn commonest_currency(store: &Store) -> u32 {
    let names = &store.texts.currencies;
    let mut deals = vec![0_u64; names.len()];
    for (_, deal) in store.deals.iter() {
        if let Some(count) = deals.get_mut(deal.currency as usize) {
            *count += 1;
        }
    }
    let by_count = (0_u32..).zip(deals).max_by(|a, b| a.1.cmp(&b.1).then_with(|| names.text(b.0).cmp(names.text(a.0))));
    by_count.map_or(u32::MAX, |(currency, _)| currency)
}

struct Join<'a> {
    store: &'a Store,
    files: &'a [Read],
    log: &'a mut Log,
    kept_out: Vec<u64>,
    currency: u32,
    event_log: bool,
    all_won: bool,
    counts_wins: bool,
    out: Journeys,
}

impl Join<'_> {
    /// Makes the journeys of one deal (or one key of an event log) of its touches, which stand in order.
    fn deal(&mut self, deal: u32, rank: u32, steps: &mut Vec<Step>) {
        let known = self.store.deals.get(deal);
        let listed = known.origin.is_some();
        if self.store.deals.has_table && !listed {
            return self.keep_out_all(deal, steps, Reason::UnknownDeal);
        }
        if known.currency != u32::MAX && known.currency != self.currency {
            if let Some((file, line)) = known.origin {
                self.keep_out(file as usize, line, deal, Reason::OtherCurrency, self.currency_name(known.currency));
            }
            return self.keep_out_all(deal, steps, Reason::OtherCurrency);
        }
        self.drop_duplicates(deal, steps);
        if self.event_log && !listed {
            return self.conversions(rank, known, steps);
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
            // Touches at one instant stand in an order of their names, so the greatest outcome there counts.
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
            let eligible = steps.partition_point(|s| s.time <= closed);
            for step in steps.drain(eligible..) {
                self.keep_out_step(&step, deal, Reason::AfterClose);
            }
        }
        let close = if closed == NONE { steps.last().map_or(0, |s| s.time) } else { closed };
        self.push(rank, known, outcome, if self.counts_wins { 100 } else { amount.max(NONE + 1) }, close, steps);
    }

    /// Splits the touches of a key at its conversions: each closes a journey, the next touch opens a new one.
    /// Conversions at one instant are one, of the sum of their amounts.
    fn conversions(&mut self, rank: u32, known: Deal, steps: &[Step]) {
        let mut start = 0;
        let mut at = 0;
        while at < steps.len() {
            let time = steps[at].time;
            let end = at + steps[at..].partition_point(|s| s.time == time);
            let converting = steps[at..end].iter().filter(|s| s.outcome == Some(Outcome::Won));
            let (mut won, mut amount) = (false, 0_i64);
            for step in converting {
                won = true;
                amount = amount.saturating_add(if step.amount == NONE { 0 } else { step.amount });
            }
            if won {
                let amount = if self.counts_wins { 100 } else { amount };
                self.push(rank, known, Outcome::Won, amount, time, &steps[start..end]);
                start = end;
            }
            at = end;
        }
        if let Some(last) = steps[start..].last() {
            self.push(rank, known, Outcome::Lost, 0, last.time, &steps[start..]);
        }
    }

    fn push(&mut self, deal: u32, known: Deal, outcome: Outcome, amount: i64, close: i64, steps: &[Step]) {
        let out = &mut self.out;
        out.starts.push(u32::try_from(out.time.len()).unwrap_or(u32::MAX));
        let mut before = None;
        for step in steps {
            out.time.push(step.time);
            out.slot.push(step.slot);
            out.tied.push(before == Some((step.time, step.sequence)));
            before = Some((step.time, step.sequence));
        }
        let known_time = |t: i64| (t != NONE).then_some(t);
        out.ends.push(Ending {
            deal,
            outcome,
            amount: if amount <= NONE + 1 { 0 } else { amount },
            close,
            lead_created: known_time(known.lead_created),
            opportunity_created: known_time(known.opportunity_created),
        });
    }

    /// Keeps one of touches that are the same in everything.
    fn drop_duplicates(&mut self, deal: u32, steps: &mut Vec<Step>) {
        let same = |a: &Step, b: &Step| Step { row: 0, ..*a } == Step { row: 0, ..*b };
        if !steps.windows(2).any(|pair| same(&pair[0], &pair[1])) {
            return;
        }
        let mut kept: Vec<Step> = Vec::with_capacity(steps.len());
        for step in steps.drain(..) {
            match kept.last() {
                Some(last) if same(last, &step) => self.keep_out_step(&step, deal, Reason::Duplicate),
                _ => kept.push(step),
            }
        }
        *steps = kept;
    }

    fn notice_differing(&mut self, deal: u32, steps: &[Step], amount: i64) {
        let Some(other) = steps.iter().find(|s| s.amount != NONE && s.amount != amount) else { return };
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

    fn keep_out_all(&mut self, deal: u32, steps: &[Step], reason: Reason) {
        for step in steps {
            self.keep_out_step(step, deal, reason);
        }
    }

    fn keep_out_step(&mut self, step: &Step, deal: u32, reason: Reason) {
        let row = step.row as usize;
        let file = self.store.touches.file_of(row);
        let value = self.store.texts.deals.text(deal).to_owned();
        self.keep_out(file, self.store.touches.line[row], deal, reason, value);
    }

    fn keep_out(&mut self, file: usize, line: u32, deal: u32, reason: Reason, value: String) {
        let Some(read) = self.files.get(file) else { return };
        self.kept_out[file] += 1;
        let key = read.columns.iter().find(|c| c.role == Some(crate::recognise::Role::JourneyId));
        self.log.say(&Said {
            severity: Severity::KeptOut,
            reason,
            file: &read.name,
            line,
            column: key.map_or("", |c| &c.name),
            value: value.as_bytes(),
            deal: Some(deal),
        });
    }

    fn currency_name(&self, currency: u32) -> String {
        if currency == MIXED { String::new() } else { self.store.texts.currencies.text(currency).to_owned() }
    }
}
