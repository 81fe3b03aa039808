//! Joins touches and deals to journeys.
//!
//! Nothing here depends on the order of rows in a file: deals stand in an order that follows from their keys alone, and
//! touches of a deal by time, sequence, and the names of what they are.

mod attach;
mod conversions;
mod findings;
mod keys;
mod outcomes;

use std::borrow::Cow;

use crate::journey::{Ending, Journeys, UNKNOWN_COST};
use attach::Attached;
use conversions::Conversions;
use fairshare_import::detect::{Decision, Outcome, Role};
use fairshare_import::order::arranged;
use fairshare_import::parse::Scale;
use fairshare_import::problem::{Reason, Severity};
use fairshare_import::read::{Deal, Log, MIXED, NO_OFFSET, NONE, Read, Said, Store};
use fairshare_import::time::DAY;
pub(crate) use keys::mend;

/// Journeys, and what joining them has shown.
pub(crate) struct Joined {
    pub journeys: Journeys,
    /// Rows that the join kept out, per file.
    pub kept_out: Vec<u64>,
    /// Number of the currency that counts; `u32::MAX` where none is named.
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
    /// What was inferred about the data as a whole.
    pub decisions: Vec<Decision>,
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
    /// Hash of the id of the touch itself; 0 where it has none.
    id: u32,
    row: u32,
    /// It belongs to an account or a person, and so to all of their deals.
    shared: bool,
    given: i64,
}

/// Touches that conversions take once more, where each takes all before it: what memory allows for.
const EARLIER_AT_MOST: usize = 8_000_000;

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

/// The currency that counts, and the others.
struct Currencies {
    main: u32,
    /// Number, deals, and whether a rate is known.
    others: Vec<(u32, u64, bool)>,
}

/// The fewest decimal places that amounts have: those of the currency that counts, and cents where wins are counted.
pub(crate) fn usual_scale(store: &Store) -> Scale {
    let main = currencies(store).main;
    if main == u32::MAX || !store.deals.has_amount {
        return Scale::default();
    }
    Scale::of_currency(store.texts.currencies.text(main))
}

/// The currency of most deals counts; of equally many, the first by name.
fn currencies(store: &Store) -> Currencies {
    let names = &store.texts.currencies;
    let mut deals = vec![0_u64; names.len()];
    for (_, deal) in store.deals.iter() {
        if let Some(count) = deals.get_mut(deal.currency as usize) {
            *count += 1;
        }
    }
    let found: Vec<(u32, u64)> = (0_u32..).zip(deals).filter(|(_, deals)| *deals > 0).collect();
    let found = arranged(found, &|a, b| b.1.cmp(&a.1).then_with(|| names.text(a.0).cmp(names.text(b.0))));
    let mut found = found.into_iter();
    let main = found.next().map_or(u32::MAX, |(currency, _)| currency);
    let others = found.map(|(currency, deals)| (currency, deals, store.choices.rate(names.text(currency)).is_some()));
    Currencies { main, others: others.collect() }
}

/// What became of a row that several deals share: it is kept out only if none of them uses it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Unknown,
    Used,
    KeptOut(Reason, u32),
}

#[derive(Default)]
struct Fates {
    /// Empty where no row is shared.
    of_row: Vec<Fate>,
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
    /// Touches that conversions may still take once more.
    earlier_left: usize,
    /// What files of conversions list.
    conversions: Conversions,
    /// Rows of touches per file whose deal no other file lists.
    unknown: Vec<u64>,
    /// Deals whose touches come by an account or a person.
    linked: Vec<bool>,
    /// Won deals of which no row gives an amount.
    won_without_amount: u64,
    /// Deals whose rows give several amounts, deals with an amount, and the first of the former.
    differing: (u64, u64, u32),
    /// Rows whose cost is counted; empty where there are none.
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

    /// Whether a touch is later than a close.
    fn is_late(&self, step: &Step, closed: i64) -> bool {
        step.time > closed && !self.is_on_close_day(step, closed)
    }

    /// Makes the journeys of one deal (or one key of an event log) of its touches, which stand in order.
    fn deal(&mut self, deal: u32, rank: u32, steps: &mut Vec<Step>) {
        let known = self.store.deals.get(deal);
        let listed = known.origin.is_some();
        if self.store.deals.has_table && !listed {
            let keyed_otherwise = self.store.texts.deals.text(deal).starts_with(['\u{1}', '\u{2}']);
            let reason = if keyed_otherwise { Reason::NotJoined } else { Reason::UnknownDeal };
            return self.keep_out_all(deal, steps, reason);
        }
        if !listed && self.names_no_deal(deal, steps) {
            return self.keep_out_all(deal, steps, Reason::MissingKey);
        }
        let Some(rate) = self.rate(known.currency) else {
            if let Some((file, line)) = known.origin.filter(|(file, _)| !self.has_rows_of_many(*file as usize)) {
                self.keep_out(file as usize, line, deal, Reason::OtherCurrency, self.currency_name(known.currency));
            }
            return self.keep_out_all(deal, steps, Reason::OtherCurrency);
        };
        if !self.store.choices.joining.keep_duplicates {
            self.drop_duplicates(deal, steps);
        }
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
            let late: Vec<Step> = steps.iter().filter(|step| self.is_late(step, closed)).copied().collect();
            steps.retain(|step| !self.is_late(step, closed));
            for step in late {
                self.keep_out_step(&step, deal, Reason::AfterClose);
            }
        }
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
        self.push(Ending { outcome, wins, losses, amount, close, ..ending(rank, known) }, rate, steps);
    }

    /// Whether a touch after the end of a close day in UTC is still on that day by its own clock. A touch that names UTC
    /// alone may be a day late, as its own clock is not known.
    fn is_on_close_day(&self, step: &Step, closed: i64) -> bool {
        // A close that names a time of day is an instant.
        let day_only = closed.rem_euclid(DAY) == DAY - 1;
        match self.store.touches.offset.get(step.row as usize) {
            None | Some(NO_OFFSET) => false,
            Some(0) => day_only && step.time <= closed + DAY,
            Some(offset) => day_only && step.time + i64::from(offset) * 60_000 <= closed,
        }
    }

    /// Splits the touches of a key at its conversions: each closes a journey, the next touch opens a new one.
    /// Conversions at one instant are one, of the sum of their amounts.
    fn conversions(&mut self, rank: u32, deal: u32, known: Deal, rate: i128, steps: &[Step]) {
        let joining = self.store.choices.joining;
        let converts = |step: &Step| step.outcome == Some(Outcome::Won);
        let touches = if joining.conversions_no_touch {
            Cow::Owned(steps.iter().filter(|step| !converts(step)).copied().collect())
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
                let won = Ending { outcome: Outcome::Won, wins: 1, amount, close: time, ..ending(rank, known) };
                let until = touches.partition_point(|step| step.time <= time);
                self.push(won, rate, &touches[if all_earlier { 0 } else { start }..until]);
                start = until;
            }
            at = end;
        }
        if let Some(last) = touches[start..].last() {
            let lost = Ending { outcome: Outcome::Lost, losses: 1, close: last.time, ..ending(rank, known) };
            self.push(lost, rate, &touches[start..]);
        }
    }

    /// Whether each conversion of a key can take all touches before it: thousands of conversions would take millions.
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

    /// What a touch cost. One that several journeys take has its cost in the first of them, in the order of the deals.
    fn cost(&mut self, row: u32, rate: i128) -> i64 {
        let cost = self.store.touches.cost.get(row as usize).unwrap_or(NONE);
        let counted = self.costed.get_mut(row as usize).is_some_and(|costed| std::mem::replace(costed, true));
        match cost {
            NONE => UNKNOWN_COST,
            _ if counted => 0,
            cost => converted(cost, rate),
        }
    }

    fn push(&mut self, ending: Ending, rate: i128, steps: &[Step]) {
        self.out.starts.push(u32::try_from(self.out.time.len()).unwrap_or(u32::MAX));
        let mut before = None;
        for step in steps {
            self.out.time.push(step.time);
            self.out.slot.push(step.slot);
            if self.store.given_by.is_some() {
                self.out.given.push(step.given);
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

    /// Keeps one of touches that are the same in everything.
    fn drop_duplicates(&mut self, deal: u32, steps: &mut Vec<Step>) {
        // One id is one touch, whatever else its rows say.
        let same = |a: &Step, b: &Step| {
            let named = a.id != 0 && (a.id, a.time, a.slot) == (b.id, b.time, b.slot);
            named || Step { row: 0, shared: false, ..*a } == Step { row: 0, shared: false, ..*b }
        };
        if !steps.windows(2).any(|pair| same(&pair[0], &pair[1])) {
            return;
        }
        let mut kept: Vec<Step> = Vec::with_capacity(steps.len());
        let cost = |step: &Step| self.store.touches.cost.get(step.row as usize).unwrap_or(NONE);
        let mut doubles = Vec::new();
        for mut step in steps.drain(..) {
            match kept.last_mut() {
                Some(last) if same(last, &step) => {
                    // Whichever stands first in the file: the one that tells the larger cost stays; of equal ones that of
                    // an account or a person, as other deals take it too and it costs once.
                    if self.store.has_cost && (cost(&step), step.shared) > (cost(last), last.shared) {
                        std::mem::swap(last, &mut step);
                    }
                    doubles.push(step);
                }
                _ => kept.push(step),
            }
        }
        for double in doubles {
            self.keep_out_step(&double, deal, Reason::Duplicate);
        }
        *steps = kept;
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

    /// Keeps out the rows of touches, each once though it may bring several.
    fn keep_out_all(&mut self, deal: u32, steps: &[Step], reason: Reason) {
        // Touches of one row stand anywhere among the others.
        let touches = &self.store.touches;
        let place = |step: &Step| (touches.file_of(step.row as usize), touches.line[step.row as usize]);
        let rows: Vec<&Step> = arranged(steps.iter().collect(), &|a, b| place(a).cmp(&place(b)));
        let mut before = None;
        for step in rows {
            let (file, line) = place(step);
            if self.has_rows_of_many(file) && before.replace((file, line)) == Some((file, line)) {
                continue;
            }
            if step.shared {
                self.keep_out_step(step, deal, reason);
            } else {
                self.keep_out(file, line, deal, reason, self.store.texts.deals.text(deal).to_owned());
            }
        }
    }

    fn keep_out_step(&mut self, step: &Step, deal: u32, reason: Reason) {
        if step.shared {
            let fate = &mut self.fates.of_row[step.row as usize];
            if *fate == Fate::Unknown {
                *fate = Fate::KeptOut(reason, deal);
            }
            return;
        }
        let (file, line) = (self.file(step), self.line(step));
        let value = self.store.texts.deals.text(deal).to_owned();
        if self.has_rows_of_many(file) {
            self.say(Severity::Notice, file, line, deal, reason, &value);
        } else {
            self.keep_out(file, line, deal, reason, value);
        }
    }

    /// Keeps out the shared rows that no deal has used. Returns how many were.
    fn settle(&mut self) -> u64 {
        let mut used = 0;
        for (row, fate) in std::mem::take(&mut self.fates.of_row).into_iter().enumerate() {
            match fate {
                Fate::Unknown => {}
                Fate::Used => used += 1,
                Fate::KeptOut(reason, deal) => {
                    let file = self.store.touches.file_of(row);
                    let value = self.store.texts.deals.text(deal).to_owned();
                    self.keep_out(file, self.store.touches.line[row], deal, reason, value);
                }
            }
        }
        used
    }

    fn file(&self, step: &Step) -> usize {
        self.store.touches.file_of(step.row as usize)
    }

    fn line(&self, step: &Step) -> u32 {
        self.store.touches.line[step.row as usize]
    }

    /// A touch that does not count leaves its row counted, where a row brings several.
    fn has_rows_of_many(&self, file: usize) -> bool {
        self.files.get(file).is_some_and(Read::has_rows_of_many)
    }

    /// Whether touches name an account or a person in a file whose touches name deals, and no file tells which deal is meant.
    fn names_no_deal(&self, key: u32, steps: &[Step]) -> bool {
        let keyed_otherwise = self.store.texts.deals.text(key).starts_with(['\u{1}', '\u{2}']);
        let read = steps.first().and_then(|step| self.files.get(self.file(step)));
        keyed_otherwise
            && read.is_some_and(|read| {
                read.columns.iter().any(|c| c.role == Some(Role::JourneyId) && c.meaning == Some(Role::JourneyId))
            })
    }

    /// Wins and losses of a path that stands for many. Such deals are numbered in the order in which they were read.
    fn counts(&self, deal: u32) -> Option<(u64, u64)> {
        let all = &self.store.counts;
        let (_, wins, losses) = all.binary_search_by_key(&deal, |&(deal, ..)| deal).ok().and_then(|at| all.get(at))?;
        Some((*wins, *losses))
    }

    /// What one of a currency is worth, in billionths of the one that counts; nothing where it is not known.
    fn rate(&self, currency: u32) -> Option<i128> {
        if currency == u32::MAX || currency == self.currencies.main {
            Some(ONE)
        } else if currency == MIXED {
            None
        } else {
            self.store.choices.rate(self.store.texts.currencies.text(currency))
        }
    }

    fn keep_out(&mut self, file: usize, line: u32, deal: u32, reason: Reason, value: String) {
        if let Some(kept_out) = self.kept_out.get_mut(file) {
            *kept_out += 1;
            if matches!(reason, Reason::UnknownDeal | Reason::NotJoined) {
                self.unknown[file] += 1;
            }
            self.say(Severity::KeptOut, file, line, deal, reason, &value);
        }
    }

    fn say(&mut self, severity: Severity, file: usize, line: u32, deal: u32, reason: Reason, value: &str) {
        let Some(read) = self.files.get(file) else { return };
        let key = read.columns.iter().find(|c| c.role == Some(Role::JourneyId));
        self.log.say(&Said {
            severity,
            reason,
            file: &read.name,
            line,
            column: key.map_or("", |c| &c.name),
            value: value.trim_start_matches(['\u{1}', '\u{2}']).as_bytes(),
            deal: Some(deal),
        });
    }

    fn currency_name(&self, currency: u32) -> String {
        match currency {
            MIXED => "several".to_owned(),
            c => self.store.texts.currencies.text(c).to_owned(),
        }
    }
}

/// A rate of one.
const ONE: i128 = 1_000_000_000;

/// An amount in the currency that counts, halves away from zero.
fn converted(amount: i64, rate: i128) -> i64 {
    if rate == ONE {
        return amount;
    }
    let exact = i128::from(amount) * rate;
    let half = if exact < 0 { -ONE / 2 } else { ONE / 2 };
    i64::try_from((exact + half) / ONE).unwrap_or(if exact < 0 { i64::MIN / 4 } else { i64::MAX / 4 })
}

/// The ending of a deal, with what is known of it apart from its outcome.
fn ending(rank: u32, known: Deal) -> Ending {
    let known_time = |t: i64| (t != NONE).then_some(t);
    Ending {
        deal: rank,
        outcome: Outcome::Open,
        wins: 0,
        losses: 0,
        amount: 0,
        close: 0,
        lead_created: known_time(known.lead_created),
        opportunity_created: known_time(known.opportunity_created),
    }
}
