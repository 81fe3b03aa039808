//! The Markov chain of journeys: how often each state was left for each other state, for the win and for the loss.
//!
//! A state is the last `order` channels. A journey with c wins and u losses adds c + u to each of its steps, c to the
//! step from its last state to the win and u to that to the loss. A journey shorter than the order is a state of its
//! own that leads only to its end: such states need no solving, so only their sums are kept.

use hashbrown::HashTable;

use super::{Counts, outcomes};
use crate::journey::Journeys;

/// Longest state.
pub const MOST: usize = fairshare_types::model::MOST_ORDER as usize;

/// The chain; states are numbered by first appearance.
pub struct Chain {
    pub order: usize,
    pub channels: usize,
    /// Channels of each state, in order; entries beyond the order repeat the last channel.
    pub members: Vec<[u32; MOST]>,
    /// Journeys that begin in each state.
    pub start: Vec<u64>,
    /// Steps out of each state.
    pub left: Vec<u64>,
    /// Of these, steps to the win; and the minor units of those wins.
    pub won: Vec<u64>,
    pub amount: Vec<f64>,
    /// Index in `steps` of each state's first step; one more entry at the end.
    pub starts: Vec<u32>,
    /// Target state of each step, and how often the step was taken.
    pub steps: Vec<(u32, u64)>,
    /// Wins of journeys shorter than the order, and their minor units.
    pub short_wins: u64,
    pub short_amount: f64,
    /// The same, for such journeys that contain each channel.
    pub short_wins_with: Vec<u64>,
    pub short_amount_with: Vec<f64>,
    /// Number of distinct states of such journeys.
    pub short_states: u64,
    pub wins: u64,
    pub losses: u64,
    pub revenue: f64,
}

impl Chain {
    /// Builds the chain; `counts` gives the wins and losses of each journey.
    pub fn new(order: u8, journeys: &Journeys, channels: usize, counts: Counts<'_>) -> Self {
        let mut count = Count::new(usize::from(order), channels);
        for (at, journey, all_wins, _) in outcomes(journeys) {
            let [wins, losses] = counts(at);
            if wins + losses == 0 {
                continue;
            }
            // The amount of a lost deal does not count.
            let amount = journeys.ends[at].amount as f64;
            let amount = if wins > 0 { amount * (wins as f64 / all_wins as f64) } else { 0.0 };
            count.journey(journey.channels(), [wins, losses], amount);
        }
        count.chain()
    }

    /// Number of states.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// The steps out of a state.
    pub fn out_of(&self, state: usize) -> &[(u32, u64)] {
        &self.steps[self.starts[state] as usize..self.starts[state + 1] as usize]
    }
}

/// A chain under construction.
struct Count {
    chain: Chain,
    /// Number of each state, by its channels.
    index: Index,
    /// Number of each step, by state and next channel.
    steps: Index,
    step_ends: Vec<(u32, u32)>,
    step_counts: Vec<u64>,
    short: Index,
}

impl Count {
    fn new(order: usize, channels: usize) -> Self {
        let chain = Chain {
            order,
            channels,
            members: Vec::new(),
            start: Vec::new(),
            left: Vec::new(),
            won: Vec::new(),
            amount: Vec::new(),
            starts: Vec::new(),
            steps: Vec::new(),
            short_wins: 0,
            short_amount: 0.0,
            short_wins_with: vec![0; channels],
            short_amount_with: vec![0.0; channels],
            short_states: 0,
            wins: 0,
            losses: 0,
            revenue: 0.0,
        };
        let states = (channels as u64).saturating_pow(order as u32);
        Self {
            chain,
            index: Index::new(states),
            steps: Index::new(states.saturating_mul(channels as u64)),
            step_ends: Vec::new(),
            step_counts: Vec::new(),
            short: Index::new(u64::MAX),
        }
    }

    /// Adds a journey. It is a function of its own for the reason in [`fairshare_types::portions`].
    #[inline(never)]
    fn journey(&mut self, channels: impl ExactSizeIterator<Item = u32> + Clone, [wins, losses]: [u64; 2], amount: f64) {
        let chain = &mut self.chain;
        let (base, both) = (chain.channels as u64, wins + losses);
        chain.wins += wins;
        chain.losses += losses;
        chain.revenue += amount;
        if channels.len() < chain.order {
            chain.short_wins += wins;
            chain.short_amount += amount;
            let mut seen = [u32::MAX; MOST];
            let mut code = 1;
            for (at, channel) in channels.enumerate() {
                code = code * (base + 1) + u64::from(channel) + 1;
                if !seen.contains(&channel) {
                    seen[at] = channel;
                    chain.short_wins_with[channel as usize] += wins;
                    chain.short_amount_with[channel as usize] += amount;
                }
            }
            self.short.number(code);
            chain.short_states = self.short.len;
            return;
        }
        let whole = base.pow(chain.order as u32 - 1);
        let mut code = 0_u64;
        let mut last = [0_u32; MOST];
        let mut before = u32::MAX;
        for (at, channel) in channels.enumerate() {
            // Drops the oldest channel and appends the newest.
            code = (code % whole) * base + u64::from(channel);
            last.rotate_left(1);
            last[MOST - 1] = channel;
            if at + 1 < chain.order {
                continue;
            }
            let state = self.index.number(code);
            if state as usize == chain.members.len() {
                let mut members = [last[MOST - 1]; MOST];
                members[..chain.order].copy_from_slice(&last[MOST - chain.order..]);
                chain.members.push(members);
                chain.start.push(0);
                chain.left.push(0);
                chain.won.push(0);
                chain.amount.push(0.0);
            }
            chain.left[state as usize] += both;
            if before == u32::MAX {
                chain.start[state as usize] += both;
            } else {
                let step = self.steps.number(u64::from(before) * base + u64::from(channel)) as usize;
                if step == self.step_ends.len() {
                    self.step_ends.push((before, state));
                    self.step_counts.push(0);
                }
                self.step_counts[step] += both;
            }
            before = state;
        }
        chain.won[before as usize] += wins;
        chain.amount[before as usize] += amount;
    }

    /// Groups the steps by the state that they leave.
    fn chain(self) -> Chain {
        let Self { mut chain, step_ends, step_counts, .. } = self;
        let mut starts = vec![0_u32; chain.len() + 1];
        for (from, _) in &step_ends {
            starts[*from as usize + 1] += 1;
        }
        for state in 0..chain.len() {
            starts[state + 1] += starts[state];
        }
        let mut place = starts.clone();
        let mut steps = vec![(0, 0); step_ends.len()];
        for ((from, to), count) in step_ends.into_iter().zip(step_counts) {
            steps[place[from as usize] as usize] = (to, count);
            place[from as usize] += 1;
        }
        chain.starts = starts;
        chain.steps = steps;
        chain
    }
}

/// Numbers codes by first appearance: in a direct table if there are few possible codes, else by hashing.
struct Index {
    len: u64,
    direct: Vec<u32>,
    hashed: HashTable<(u64, u32)>,
}

/// Most possible codes for a direct table.
const DIRECT: u64 = 1 << 22;

impl Index {
    fn new(codes: u64) -> Self {
        let direct = if codes <= DIRECT { vec![u32::MAX; codes as usize] } else { Vec::new() };
        Self { len: 0, direct, hashed: HashTable::new() }
    }

    fn number(&mut self, code: u64) -> u32 {
        let next = self.len as u32;
        if let Some(known) = self.direct.get_mut(code as usize) {
            if *known == u32::MAX {
                *known = next;
                self.len += 1;
            }
            return *known;
        }
        let hash = |code: u64| code.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
        let entry = self.hashed.entry(hash(code), |(other, _)| *other == code, |(code, _)| hash(*code));
        let number = entry.or_insert((code, next)).get().1;
        self.len += u64::from(number == next);
        number
    }
}
