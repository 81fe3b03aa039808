//! How sure shares are: what they would have been had other deals of the same kind come.
//!
//! Percentile interval, 95 %, of the bootstrap over deals (Efron 1979): won deals are drawn anew among the won, lost among
//! the lost, as many as there are, from a fixed seed. Data-driven models learn anew from each resample.

use serde::{Deserialize, Serialize};

use super::By;
use super::rollup::Source;
use crate::counting::Counting;
use crate::credit::{Ready, Sharing};
use crate::journey::Ending;
use crate::model::Model;
use crate::model::learned::{Counts, Learned, Random};
use crate::team::Reading;
use fairshare_import::detect::Outcome;
use fairshare_import::order::sorted;

/// Resamples drawn.
pub const RESAMPLES: usize = 1_000;
/// Resamples drawn at a time: credit of deals is read once for all of them.
const LANES: usize = 16;
/// The same where a model learns from each, which takes longer: what is asked meanwhile waits for a step.
const LEARNING_LANES: usize = 8;
const SEED: u64 = 0x6465_616c_7321_2121;
/// What lies outside the interval, on either side.
const TAIL: f64 = 0.025;

/// How sure the shares of one roll-up are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Uncertainty {
    /// What the groups are.
    pub by: By,
    /// Their names, in the order of the comparison.
    pub groups: Vec<String>,
    /// The models: those whose credit sums to what was won.
    pub models: Vec<Model>,
    /// Resamples drawn.
    pub resamples: u32,
    /// Won deals that were drawn from.
    pub won: u64,
    /// Lost deals that were drawn from, by models that learn.
    pub lost: u64,
    /// Lower ends of the intervals of shares, 0 to 1: `[model * groups.len() + group]`.
    pub low: Vec<f64>,
    /// Upper ends.
    pub high: Vec<f64>,
    /// Per model the group that leads, and the part of resamples in which it does.
    pub leaders: Vec<Leader>,
}

/// Who leads under one model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leader {
    /// Its place among the groups.
    pub group: u32,
    /// Part of the resamples in which it leads, 0 to 1.
    pub holds: f64,
}

/// Learns a model from how often each journey was drawn.
type Learn<'a> = &'a dyn Fn(&Model, Counts<'_>) -> Option<Learned>;

/// A bootstrap under way.
pub struct Bootstrap {
    by: By,
    counting: Counting,
    models: Vec<Model>,
    groups: Vec<String>,
    /// Group of each cell.
    of_cell: Vec<u32>,
    /// Journeys won and lost, by place.
    won: Vec<u32>,
    lost: Vec<u32>,
    /// Every journey stands for one deal: as many are drawn as there are. Else each is drawn by chance of its own.
    single: bool,
    /// Credit of each won journey under models that do not learn: where each begins, column, and minor units.
    starts: Vec<u32>,
    columns: Vec<u32>,
    credit: Vec<f64>,
    random: Random,
    /// Shares found so far: `[column][resample]`.
    shares: Vec<Vec<f64>>,
    /// Deals are counted, as none has an amount.
    by_wins: bool,
    done: usize,
}

impl Source<'_> {
    /// Begins: what models that do not learn give each deal stays what it is.
    pub(crate) fn bootstrap(&self, by: By, models: &[Ready<'_>], counting: &Counting) -> Bootstrap {
        let grouping = self.grouping_as_read(by);
        let mut groups: Vec<String> = grouping.groups.into_iter().map(|group| group.name).collect();
        // Revenue of deals without an eligible touch is nobody's: a group of its own.
        groups.push(String::new());
        let width = groups.len();
        let ends = || (0_u32..).zip(&self.journeys.ends);
        let won: Vec<u32> = ends().filter(|(_, end)| end.outcome == Outcome::Won).map(|(at, _)| at).collect();
        // What was lost is drawn only where a model learns from it.
        let learns = models.iter().any(|model| model.learned.is_some());
        let lost = ends().filter(|(_, end)| learns && end.losses > 0 && end.wins == 0).map(|(at, _)| at).collect();
        let by_wins = self.won().0 == 0;
        let mut sharing = Sharing::new(self.cells, self.channels.len());
        let (mut starts, mut columns, mut credit) = (vec![0_u32], Vec::new(), Vec::new());
        let mut sums = vec![0.0; width];
        for &at in &won {
            let (journey, amount) = (self.journeys.get(at as usize), worth(&self.journeys.ends[at as usize], by_wins));
            for (number, model) in models.iter().enumerate().filter(|(_, model)| model.learned.is_none()) {
                spread(self, &journey, model, amount, (by == By::Team, &grouping.of_cell), &mut sharing, &mut sums);
                for (group, sum) in sums.iter_mut().enumerate().filter(|(_, sum)| **sum != 0.0) {
                    columns.push((number * width + group) as u32);
                    credit.push(std::mem::take(sum));
                }
            }
            starts.push(columns.len() as u32);
        }
        Bootstrap {
            by,
            counting: counting.clone(),
            models: models.iter().map(|model| model.model.clone()).collect(),
            of_cell: grouping.of_cell,
            single: self.journeys.ends.iter().all(|end| end.wins + end.losses <= 1),
            won,
            lost,
            starts,
            columns,
            credit,
            random: Random::new(SEED),
            shares: vec![Vec::with_capacity(RESAMPLES); models.len() * width],
            groups,
            by_wins,
            done: 0,
        }
    }
}

/// What a won journey counts: its amount, or its wins where nothing has an amount.
const fn worth(end: &Ending, by_wins: bool) -> f64 {
    if by_wins { end.wins as f64 } else { end.amount as f64 }
}

/// Adds what each group gets of one deal.
fn spread(
    source: &Source<'_>,
    journey: &crate::journey::Journey<'_>,
    model: &Ready<'_>,
    amount: f64,
    (by_team, of_cell): (bool, &[u32]),
    sharing: &mut Sharing,
    sums: &mut [f64],
) {
    if journey.time.is_empty() {
        sums[sums.len() - 1] += amount;
        return;
    }
    sharing.weigh(journey, source.cells, model);
    let overlay = source.reading == Reading::Overlay && by_team;
    let mut at = 0;
    // A touch's cells stand together.
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

/// Draws one resample of the won or of the lost: how often each journey is in it, in the order of the pool, which lies closer
/// together than the journeys do.
fn draw(
    pool: &[u32],
    single: bool,
    source: &Source<'_>,
    random: &mut Random,
    lane: usize,
    counts: &mut [[u32; LANES]],
) {
    if single {
        let size = pool.len() as u32;
        for _ in 0..size {
            counts[random.below(size) as usize][lane] += 1;
        }
        return;
    }
    for (&at, count) in pool.iter().zip(counts) {
        let end = &source.journeys.ends[at as usize];
        let drawn = random.drawn(if end.wins > 0 { end.wins } else { end.losses });
        count[lane] = u32::try_from(drawn).unwrap_or(u32::MAX);
    }
}

impl Bootstrap {
    /// How touches were counted when it began.
    pub(crate) const fn counting(&self) -> &Counting {
        &self.counting
    }

    /// Resamples drawn so far, of [`RESAMPLES`].
    #[must_use]
    pub fn drawn(&self) -> usize {
        self.done
    }

    /// Whether all are drawn.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done >= RESAMPLES
    }

    /// Draws some more.
    pub(crate) fn step(&mut self, source: &Source<'_>, learn: Learn<'_>) {
        let learns = self.models.iter().any(Model::is_learned);
        let lanes = if learns { LEARNING_LANES } else { LANES }.min(RESAMPLES - self.done);
        let Self { won, lost, single, random, .. } = self;
        let pools = [&*won, &*lost];
        let mut drawn = pools.map(|pool| vec![[0_u32; LANES]; pool.len()]);
        for lane in 0..lanes {
            for (pool, counts) in pools.into_iter().zip(&mut drawn) {
                draw(pool, *single, source, random, lane, counts);
            }
        }
        let width = self.groups.len();
        let mut sums = vec![[0.0; LANES]; self.models.len() * width];
        let mut totals = [0.0; LANES];
        for ((place, &at), count) in self.won.iter().enumerate().zip(&drawn[0]) {
            let ending = &source.journeys.ends[at as usize];
            let mut times = count.map(f64::from);
            if !self.single {
                times = times.map(|count| count / ending.wins.max(1) as f64);
            }
            let worth = worth(ending, self.by_wins);
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
        if learns {
            let mut counts = vec![[0_u32; LANES]; source.journeys.len()];
            for (pool, drawn) in [&self.won, &self.lost].into_iter().zip(&drawn) {
                pool.iter().zip(drawn).for_each(|(&at, drawn)| counts[at as usize] = *drawn);
            }
            self.learned(source, &counts, lanes, learn, &mut sums);
        }
        for lane in 0..lanes {
            for (column, sum) in sums.iter().enumerate() {
                let share = if totals[lane] == 0.0 { 0.0 } else { sum[lane] / totals[lane] };
                self.shares[column].push(share);
            }
        }
        self.done += lanes;
    }

    /// Credit under models that learn anew.
    fn learned(
        &self,
        source: &Source<'_>,
        counts: &[[u32; LANES]],
        lanes: usize,
        learn: Learn<'_>,
        sums: &mut [[f64; LANES]],
    ) {
        let width = self.groups.len();
        let mut sharing = Sharing::new(source.cells, source.channels.len());
        let mut spreads = vec![0.0; width];
        for (number, model) in self.models.iter().enumerate().filter(|(_, model)| model.is_learned()) {
            for lane in 0..lanes {
                let drawn = |at: usize| {
                    let end = &source.journeys.ends[at];
                    let count = u64::from(counts[at][lane]);
                    match (end.wins, end.losses) {
                        (0, _) => [0, count],
                        // The losses of a row that was also won are drawn along with its wins.
                        (wins, losses) => [count, losses * count / wins],
                    }
                };
                let Some(learned) = learn(model, &drawn) else { continue };
                let model = Ready { model, except: Vec::new(), learned: Some(&learned) };
                for &at in self.won.iter().filter(|&&at| counts[at as usize][lane] > 0) {
                    let end = &source.journeys.ends[at as usize];
                    let times = f64::from(counts[at as usize][lane]) / end.wins.max(1) as f64;
                    let journey = source.journeys.get(at as usize);
                    let worth = times * worth(end, self.by_wins);
                    let of_cell = (self.by == By::Team, self.of_cell.as_slice());
                    spread(source, &journey, &model, worth, of_cell, &mut sharing, &mut spreads);
                }
                for (group, spread) in spreads.iter_mut().enumerate() {
                    sums[number * width + group][lane] = std::mem::take(spread);
                }
            }
        }
    }

    /// The intervals, from what was drawn.
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

    /// Who leads in most resamples, of the groups with a name.
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
