//! Intervals of shares: how much shares would vary with other deals of the same kind.
//!
//! Percentile interval, 95 %, of the bootstrap over deals (Efron 1979): won deals are drawn from the won, lost deals
//! from the lost, as many as there are, from a fixed seed. Data-driven models are refitted to each resample.

use super::rollup::Source;
use crate::credit::{CreditAllocator, FittedModel};
use crate::journey::Conversion;
use crate::model::learned::{Counts, Learned, Random};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, JointCreditPolicy};
use fairshare_types::order::sorted;
use fairshare_types::portions::in_portions;
use fairshare_types::results::{Leader, Uncertainty};

/// Number of resamples.
pub const RESAMPLES: usize = 1_000;
/// Resamples that share one pass over the credit of deals.
const LANES: usize = 16;
const SEED: u64 = 0x6465_616c_7321_2121;
/// Part of the resamples outside the interval, on either side.
const TAIL: f64 = 0.025;

/// Learns a model from how often each journey was drawn.
type Learn<'a> = &'a dyn Fn(&Model, Counts<'_>) -> Option<Learned>;

/// A bootstrap in progress.
pub struct Bootstrap {
    by: Dimension,
    counting: EligibilityRules,
    models: Vec<Model>,
    groups: Vec<String>,
    /// Group of each cell.
    of_cell: Vec<u32>,
    /// Won and lost journeys, by index.
    won: Vec<u32>,
    lost: Vec<u32>,
    /// Value and wins of each won journey, side by side in memory for the pass over all of them.
    worth: Vec<[f64; 2]>,
    /// Every journey is one deal, so that as many are drawn as there are; else each journey gets a draw of its own.
    single: bool,
    /// Credit of each won journey under rule models: start of its entries, column, and minor units.
    starts: Vec<u32>,
    columns: Vec<u32>,
    credit: Vec<f64>,
    random: Random,
    /// Shares in the resamples so far: `[column][resample]`.
    shares: Vec<Vec<f64>>,
    done: usize,
    /// Resamples to which models are being refitted.
    unfitted: Option<Drawn>,
}

/// Resamples that were drawn together.
struct Drawn {
    /// How often each won and each lost journey is drawn, by resample.
    counts: Vec<[Vec<u32>; 2]>,
    /// Credit of each column in each resample.
    sums: Vec<[f64; LANES]>,
    /// Value of each resample.
    totals: [f64; LANES],
    /// Resamples to which the models are refitted.
    fitted: usize,
}

impl Source<'_> {
    /// Starts a bootstrap. The credit of deals under rule models is computed once, as resampling does not change it.
    pub(crate) fn bootstrap(
        &self,
        by: Dimension,
        models: &[FittedModel<'_>],
        counting: &EligibilityRules,
    ) -> Bootstrap {
        let grouping = self.grouping_as_read(by);
        let mut groups: Vec<String> = grouping.groups.into_iter().map(|group| group.name).collect();
        // Revenue of deals without an eligible touch is a group of its own.
        groups.push(String::new());
        let width = groups.len();
        let ends = || (0_u32..).zip(&self.journeys.ends);
        let won: Vec<u32> = self.journeys.won_places().to_vec();
        // Lost deals are drawn only if a model learns from them.
        let learns = models.iter().any(|model| model.learned.is_some());
        let lost = ends().filter(|(_, end)| learns && end.losses > 0 && end.wins == 0).map(|(at, _)| at).collect();
        let by_wins = self.won().0 == 0;
        let mut sharing = CreditAllocator::new(self.cells, self.channels.len());
        let (mut starts, mut columns, mut credit) = (vec![0_u32], Vec::new(), Vec::new());
        let mut sums = vec![0.0; width];
        let mut credit_of = |at: u32| {
            let (journey, amount) = (self.journeys.get(at as usize), worth(&self.journeys.ends[at as usize], by_wins));
            for (number, model) in models.iter().enumerate().filter(|(_, model)| model.learned.is_none()) {
                spread(
                    self,
                    &journey,
                    model,
                    amount,
                    (by == Dimension::Team, &grouping.of_cell),
                    &mut sharing,
                    &mut sums,
                );
                for (group, sum) in sums.iter_mut().enumerate().filter(|(_, sum)| **sum != 0.0) {
                    columns.push((number * width + group) as u32);
                    credit.push(std::mem::take(sum));
                }
            }
            starts.push(columns.len() as u32);
        };
        in_portions(won.len(), &mut |places| won[places].iter().copied().for_each(&mut credit_of));
        Bootstrap {
            by,
            counting: counting.clone(),
            models: models.iter().map(|model| model.model.clone()).collect(),
            of_cell: grouping.of_cell,
            worth: won
                .iter()
                .map(|&at| &self.journeys.ends[at as usize])
                .map(|end| [worth(end, by_wins), wins(end)])
                .collect(),
            single: self.journeys.ends.iter().all(|end| end.wins + end.losses <= 1),
            won,
            lost,
            starts,
            columns,
            credit,
            random: Random::new(SEED),
            shares: vec![Vec::with_capacity(RESAMPLES); models.len() * width],
            groups,
            done: 0,
            unfitted: None,
        }
    }
}

/// Value of a won journey: its amount, or its wins if deals are counted.
const fn worth(end: &Conversion, by_wins: bool) -> f64 {
    if by_wins { end.wins as f64 } else { end.amount as f64 }
}

/// Wins of a journey, by which what is drawn of it is divided.
fn wins(end: &Conversion) -> f64 {
    end.wins.max(1) as f64
}

/// Adds each group's credit from one deal to `sums`.
fn spread(
    source: &Source<'_>,
    journey: &crate::journey::Journey<'_>,
    model: &FittedModel<'_>,
    amount: f64,
    (by_team, of_cell): (bool, &[u32]),
    sharing: &mut CreditAllocator,
    sums: &mut [f64],
) {
    if journey.time.is_empty() {
        sums[sums.len() - 1] += amount;
        return;
    }
    sharing.weigh(journey, source.cells, model);
    let overlay = source.joint == JointCreditPolicy::Overlay && by_team;
    let mut at = 0;
    // The cells of a touch are adjacent.
    while let Some(&first) = sharing.cells.get(at) {
        let owners = source.cells.all_of(first as usize).len();
        let weights = &sharing.weights[at..at + owners];
        let whole: f64 = weights.iter().sum();
        for (&cell, weight) in sharing.cells[at..at + owners].iter().zip(weights) {
            sums[of_cell[cell as usize] as usize] += amount * if overlay { whole } else { *weight };
        }
        at += owners;
    }
}

/// Draws one resample of the won or of the lost journeys: how often each is drawn, in the order of the pool.
fn draw(pool: &[u32], single: bool, source: &Source<'_>, random: &mut Random) -> Vec<u32> {
    if single {
        let mut counts = vec![0; pool.len()];
        let size = pool.len() as u32;
        for _ in 0..size {
            counts[random.below(size) as usize] += 1;
        }
        return counts;
    }
    let drawn = |&at: &u32| {
        let end = &source.journeys.ends[at as usize];
        let drawn = random.drawn(if end.wins > 0 { end.wins } else { end.losses });
        u32::try_from(drawn).unwrap_or(u32::MAX)
    };
    pool.iter().map(drawn).collect()
}

impl Bootstrap {
    /// The choices it began with.
    pub(crate) const fn counting(&self) -> &EligibilityRules {
        &self.counting
    }

    /// Resamples drawn so far, of [`RESAMPLES`].
    #[must_use]
    pub fn drawn(&self) -> usize {
        self.done + self.unfitted.as_ref().map_or(0, |drawn| drawn.fitted)
    }

    /// Whether all resamples are drawn.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done >= RESAMPLES
    }

    /// Draws some more resamples, or refits the models to one that is drawn. Other requests wait until a step ends.
    pub(crate) fn step(&mut self, source: &Source<'_>, learn: Learn<'_>) {
        let learns = self.models.iter().any(Model::is_learned);
        let drawn = match self.unfitted.take() {
            Some(mut drawn) => {
                self.refit(source, &mut drawn, learn);
                drawn
            }
            None => self.draw(source),
        };
        if learns && drawn.fitted < drawn.counts.len() {
            self.unfitted = Some(drawn);
            return;
        }
        for lane in 0..drawn.counts.len() {
            for (column, sum) in drawn.sums.iter().enumerate() {
                let total = drawn.totals[lane];
                self.shares[column].push(if total == 0.0 { 0.0 } else { sum[lane] / total });
            }
        }
        self.done += drawn.counts.len();
    }

    /// Draws resamples, and adds up their credit under rule models.
    fn draw(&mut self, source: &Source<'_>) -> Drawn {
        let lanes = LANES.min(RESAMPLES - self.done);
        let Self { won, lost, single, random, .. } = self;
        let mut draw = |pool: &[u32]| draw(pool, *single, source, random);
        // Each resample has counts of its own, which are denser in memory than those of all resamples side by side.
        let counts: Vec<[Vec<u32>; 2]> = (0..lanes).map(|_| [draw(won), draw(lost)]).collect();
        let mut sums = vec![[0.0; LANES]; self.models.len() * self.groups.len()];
        let mut totals = [0.0; LANES];
        for (place, [worth, wins]) in self.worth.iter().enumerate() {
            let mut times = [0.0; LANES];
            for (times, [won, _]) in times.iter_mut().zip(&counts) {
                *times = f64::from(won[place]);
            }
            if !self.single {
                times = times.map(|count| count / wins);
            }
            for lane in 0..LANES {
                totals[lane] += times[lane] * worth;
            }
            for entry in self.starts[place] as usize..self.starts[place + 1] as usize {
                let (sum, credit) = (&mut sums[self.columns[entry] as usize], self.credit[entry]);
                for lane in 0..LANES {
                    sum[lane] += times[lane] * credit;
                }
            }
        }
        Drawn { counts, sums, totals, fitted: 0 }
    }

    /// Refits the models that learn to the next of these resamples.
    fn refit(&self, source: &Source<'_>, drawn: &mut Drawn, learn: Learn<'_>) {
        let lane = drawn.fitted;
        let mut counts = vec![0; source.journeys.len()];
        for (pool, drawn) in [&self.won, &self.lost].into_iter().zip(&drawn.counts[lane]) {
            pool.iter().zip(drawn).for_each(|(&at, drawn)| counts[at as usize] = *drawn);
        }
        self.learned(source, &counts, lane, learn, &mut drawn.sums);
        drawn.fitted += 1;
    }

    /// Adds the credit under models refitted to one resample, which draws each journey so many times.
    fn learned(&self, source: &Source<'_>, counts: &[u32], lane: usize, learn: Learn<'_>, sums: &mut [[f64; LANES]]) {
        let width = self.groups.len();
        let mut sharing = CreditAllocator::new(source.cells, source.channels.len());
        let mut spreads = vec![0.0; width];
        let drawn = |at: usize| {
            let end = &source.journeys.ends[at];
            let count = u64::from(counts[at]);
            match (end.wins, end.losses) {
                (0, _) => [0, count],
                // The losses of a row that was also won are drawn in proportion to its wins.
                (wins, losses) => [count, losses * count / wins],
            }
        };
        for (number, model) in self.models.iter().enumerate().filter(|(_, model)| model.is_learned()) {
            let Some(learned) = learn(model, &drawn) else { continue };
            let model = FittedModel::new(model, (source.slots, source.channels, source.campaigns), Some(&learned));
            for (&at, [worth, wins]) in self.won.iter().zip(&self.worth).filter(|(at, _)| counts[**at as usize] > 0) {
                let times = f64::from(counts[at as usize]) / wins;
                let journey = source.journeys.get(at as usize);
                let of_cell = (self.by == Dimension::Team, self.of_cell.as_slice());
                spread(source, &journey, &model, times * worth, of_cell, &mut sharing, &mut spreads);
            }
            for (group, spread) in spreads.iter_mut().enumerate() {
                sums[number * width + group][lane] = std::mem::take(spread);
            }
        }
    }

    /// The intervals over all resamples so far.
    #[must_use]
    pub fn result(&self) -> Uncertainty {
        let width = self.groups.len();
        let at = |part: f64, count: usize| ((part * count as f64).floor() as usize).min(count.saturating_sub(1));
        let (mut low, mut high) = (Vec::new(), Vec::new());
        for shares in &self.shares {
            let order = sorted(shares.len(), &|a, b| shares[a as usize].total_cmp(&shares[b as usize]));
            let value = |place: usize| order.get(place).map_or(0.0, |&at| shares[at as usize]);
            low.push(value(at(TAIL, shares.len())));
            high.push(value(at(1.0 - TAIL, shares.len())));
        }
        let leaders = self.shares.chunks(width).map(|columns| self.leader(columns)).collect();
        Uncertainty {
            by: self.by,
            groups: self.groups.clone(),
            models: self.models.clone(),
            resamples: self.done as u32,
            won: self.won.len() as u64,
            lost: self.lost.len() as u64,
            low,
            high,
            leaders,
        }
    }

    /// The named group that leads in most resamples.
    fn leader(&self, columns: &[Vec<f64>]) -> Leader {
        let mut leads = vec![0_u32; columns.len()];
        for resample in 0..self.done {
            let named = (0..columns.len()).filter(|&group| !self.groups[group].is_empty());
            let best =
                named.reduce(|best, next| if columns[next][resample] > columns[best][resample] { next } else { best });
            if let Some(best) = best {
                leads[best] += 1;
            }
        }
        let most = (0..leads.len()).rev().max_by_key(|&group| leads[group]).unwrap_or(0);
        Leader { group: most as u32, holds: f64::from(leads[most]) / self.done.max(1) as f64 }
    }
}
