//! Credit: what each (touch, team) cell of a won deal earns under a model, to the cent.
//!
//! Touches that are alike apart from their time share a *slot*; a slot has a *cell* for each of its teams. Credit is
//! kept per cell, so every roll-up (team, channel, campaign) is a sum of the same integers and equals won revenue.

use std::collections::BTreeSet;

use crate::counting::Counting;
use crate::journey::{Journey, Journeys};
use crate::model::learned::Learned;
use crate::model::{Model, Players, Preset, channel_name, weigh_channels, weigh_teams};
use crate::owner::{Lookup, Owner};
use crate::view::By;
use fairshare_import::detect::Outcome;
use fairshare_import::read::Names;

/// The cells of all slots, under the user's rules.
#[derive(Default)]
pub struct Cells {
    /// Where each slot's cells begin; one more at the end.
    starts: Vec<u32>,
    /// Team of each cell.
    pub(crate) team: Vec<u32>,
    /// Share of each cell in its touch.
    pub(crate) share: Vec<f64>,
    /// Slot of each cell.
    pub(crate) slot: Vec<u32>,
    /// Names of the teams, in order; the empty name, at the end, is nobody's.
    pub(crate) teams: Vec<String>,
    /// What decides the shares of each slot, by its place among the targets; `u32::MAX` where one team alone has it.
    pub(crate) target: Vec<u32>,
    /// What a rule has to speak of to decide shares: itself where a rule does, the teams where the data does.
    pub(crate) targets: Vec<(By, String)>,
}

impl Cells {
    /// The teams of each slot.
    pub(crate) fn new(lookup: &Lookup<'_>, counting: &Counting) -> Self {
        let owner = Owner::new(lookup, counting);
        let owned = owner.of_slots();
        // `collect` would sort first, and a sort of its own is ten kilobytes of WebAssembly.
        let mut named: BTreeSet<&String> = BTreeSet::new();
        named.extend(owned.iter().flat_map(|o| o.shares.iter().map(|(team, _)| team)).filter(|t| !t.is_empty()));
        let teams = named.into_iter().cloned().chain([String::new()]).collect();
        let joint = owned.iter().filter(|owned| owned.shares.len() > 1);
        let mut targets: BTreeSet<&(By, String)> = BTreeSet::new();
        targets.extend(joint.filter_map(|owned| owned.target.as_ref()));
        let targets: Vec<(By, String)> = targets.into_iter().cloned().collect();
        let mut cells = Self { teams, ..Self::default() };
        for (slot, owned) in (0_u32..).zip(&owned) {
            cells.starts.push(u32::try_from(cells.team.len()).unwrap_or(u32::MAX));
            let target = owned.target.as_ref().filter(|_| owned.shares.len() > 1);
            let target = target.and_then(|target| targets.binary_search(target).ok());
            cells.target.push(target.and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX));
            for (team, share) in owned.shares {
                let at = cells.teams[..cells.teams.len() - 1].binary_search(team).unwrap_or(cells.teams.len() - 1);
                cells.team.push(u32::try_from(at).unwrap_or(u32::MAX));
                cells.share.push(*share);
                cells.slot.push(slot);
            }
        }
        cells.starts.push(u32::try_from(cells.team.len()).unwrap_or(u32::MAX));
        cells.targets = targets;
        cells
    }

    /// How many cells there are.
    pub(crate) fn len(&self) -> usize {
        self.team.len()
    }

    /// The cells of the slot that a cell is of.
    pub(crate) fn all_of(&self, cell: usize) -> std::ops::Range<usize> {
        let of = self.of(self.slot[cell]);
        of.start as usize..of.end as usize
    }

    /// The cells of a slot.
    pub(crate) fn of(&self, slot: u32) -> std::ops::Range<u32> {
        self.starts[slot as usize]..self.starts[slot as usize + 1]
    }
}

/// Credit of each cell under one model, summed over won deals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Minor units.
    pub(crate) amounts: Vec<i64>,
    /// Minor units before rounding.
    pub(crate) unrounded: Vec<f64>,
    /// Fractions of deals.
    pub(crate) deals: Vec<f64>,
    /// Minor units of won deals without an eligible touch.
    pub(crate) unattributed: i64,
    /// Won deals without an eligible touch.
    pub(crate) unattributed_deals: f64,
}

impl Tally {
    /// Whether some of what was won is nobody's. Fractions of deals are sums, and true to a billionth.
    pub(crate) fn leaves_some(&self) -> bool {
        self.unattributed != 0 || self.unattributed_deals.abs() > 1e-9
    }
}

/// A model with what it has to know of the data.
pub(crate) struct Ready<'a> {
    pub model: &'a Model,
    /// Whether [`Model::LastExcept`] passes over each channel.
    pub except: Vec<bool>,
    /// What it has learned, where it learns.
    pub learned: Option<&'a Learned>,
}

impl<'a> Ready<'a> {
    /// A model for data with these channels.
    pub fn new(model: &'a Model, channels: &Names, learned: Option<&'a Learned>) -> Self {
        // Another tool's model that is the same as one of ours is computed as that.
        let same = if let Model::As(preset) = model { preset.same() } else { None };
        let except = match same.as_ref().unwrap_or(model) {
            Model::LastExcept(names) => {
                let names: Vec<String> = names.iter().map(|name| channel_name(name)).collect();
                channels.iter().map(|channel| names.contains(&channel_name(channel))).collect()
            }
            _ => Vec::new(),
        };
        Self { model, except, learned }
    }
}

/// Shares the credit of all won deals under a model.
pub(crate) fn tally(journeys: &Journeys, cells: &Cells, model: &Ready<'_>) -> Tally {
    let mut tally = Tally {
        amounts: vec![0; cells.len()],
        unrounded: vec![0.0; cells.len()],
        deals: vec![0.0; cells.len()],
        ..Tally::default()
    };
    let mut sharing = Sharing::new(cells, journeys.channels());
    for (at, ending) in journeys.ends.iter().enumerate() {
        if ending.outcome != Outcome::Won {
            continue;
        }
        let journey = journeys.get(at);
        if journey.time.is_empty() {
            tally.unattributed += ending.amount;
            tally.unattributed_deals += ending.wins as f64;
            continue;
        }
        sharing.share(&journey, cells, model, ending.amount);
        let wins = ending.wins as f64;
        for ((&cell, &weight), &amount) in sharing.cells.iter().zip(&sharing.weights).zip(&sharing.amounts) {
            tally.amounts[cell as usize] += amount;
            tally.unrounded[cell as usize] += ending.amount as f64 * weight;
            tally.deals[cell as usize] += wins * weight;
        }
        if *model.model == Model::Given {
            // What the other tool gave to nobody, or gave twice.
            tally.unattributed += ending.amount - sharing.amounts.iter().sum::<i64>();
            tally.unattributed_deals += wins * (1.0 - sharing.weights.iter().sum::<f64>());
        }
    }
    tally
}

/// The credit of one deal, and the room to compute it in.
#[derive(Default)]
pub(crate) struct Sharing {
    /// Cells that earn something, by touch and team's name.
    pub cells: Vec<u32>,
    /// Weight of each; they sum to 1.
    pub weights: Vec<f64>,
    /// Minor units of each; they sum to the deal's amount.
    pub amounts: Vec<i64>,
    /// Weight of each touch.
    pub touches: Vec<f64>,
    team_sums: Vec<f64>,
    channel_touches: Vec<u32>,
    remainders: Vec<(u32, u32)>,
}

impl Sharing {
    pub fn new(cells: &Cells, channels: usize) -> Self {
        Self { team_sums: vec![0.0; cells.teams.len()], channel_touches: vec![0; channels], ..Self::default() }
    }

    /// Shares the amount of a deal that has at least one touch.
    pub fn share(&mut self, journey: &Journey<'_>, cells: &Cells, model: &Ready<'_>, amount: i64) {
        if *model.model == Model::Given {
            return self.take_given(journey, cells, amount);
        }
        self.weigh(journey, cells, model);
        largest_remainder(amount, &self.weights, &mut self.amounts, &mut self.remainders);
    }

    /// Finds the cells that earn something, and their weights.
    pub fn weigh(&mut self, journey: &Journey<'_>, cells: &Cells, model: &Ready<'_>) {
        self.touches.resize(journey.time.len(), 0.0);
        let room = &mut self.channel_touches;
        let scores = model.learned.map(|learned| learned.scores.as_slice());
        let of = |player: u32| scores.map_or(1.0, |scores| scores.get(player as usize).copied().unwrap_or(0.0));
        match model.model {
            Model::LinearPerChannel | Model::Shapley | Model::As(Preset::MtaLinear) => {
                weigh_channels(journey, |_| 1.0, &mut self.touches, room)
            }
            model if model.is_learned() && model.players() == Players::Channels => {
                weigh_channels(journey, of, &mut self.touches, room);
            }
            rule => rule.weigh(journey, &model.except, &mut self.touches),
        }
        self.cells.clear();
        self.weights.clear();
        for (&slot, &weight) in journey.slots.iter().zip(&self.touches) {
            if weight == 0.0 {
                continue;
            }
            for cell in cells.of(slot) {
                self.cells.push(cell);
                self.weights.push(weight * cells.share[cell as usize]);
            }
        }
        if model.model.weighs_teams() {
            let teams = self.cells.iter().map(|&cell| cells.team[cell as usize]);
            weigh_teams(teams, of, &mut self.weights, &mut self.team_sums);
        }
    }
}

impl Sharing {
    /// Takes credit as another tool gave it, touch by touch; a joint touch shares its own.
    fn take_given(&mut self, journey: &Journey<'_>, cells: &Cells, amount: i64) {
        self.cells.clear();
        self.weights.clear();
        let mut all = Vec::new();
        for (&slot, &given) in journey.slots.iter().zip(journey.given) {
            if given == 0 {
                continue;
            }
            let of = cells.of(slot);
            let shares = &cells.share[of.start as usize..of.end as usize];
            largest_remainder(given, shares, &mut self.amounts, &mut self.remainders);
            all.extend_from_slice(&self.amounts);
            let part = if amount == 0 { 0.0 } else { given as f64 / amount as f64 };
            self.weights.extend(shares.iter().map(|share| part * share));
            self.cells.extend(of);
        }
        self.amounts = all;
    }
}

/// Shares an amount in whole units: each gets the whole part of its share, and what is left goes to the largest
/// remainders, of equal ones to the earlier. Remainders within a millionth of each other are equal: they differ by the
/// rounding of floating point alone.
pub(crate) fn largest_remainder(
    amount: i64,
    weights: &[f64],
    amounts: &mut Vec<i64>,
    remainders: &mut Vec<(u32, u32)>,
) {
    const STEPS: f64 = 1_048_576.0;
    amounts.clear();
    remainders.clear();
    if let [_] = weights {
        amounts.push(amount);
        return;
    }
    let mut left = amount;
    for (at, weight) in (0_u32..).zip(weights) {
        let exact = amount as f64 * weight;
        let whole = (exact + 1.0 / STEPS).floor();
        let remainder = ((exact - whole) * STEPS + 0.5).max(0.0) as u32;
        amounts.push(whole as i64);
        left -= whole as i64;
        remainders.push((u32::MAX - remainder, at));
    }
    // Beyond 2^53 units floating point leaves more over, or less, than one unit each: everyone takes part in that.
    let count = amounts.len() as i64;
    let each = left.div_euclid(count);
    if each != 0 {
        amounts.iter_mut().for_each(|a| *a += each);
    }
    let left = left.rem_euclid(count) as usize;
    if left > 0 {
        remainders.select_nth_unstable(left - 1);
        for &(_, at) in &remainders[..left] {
            amounts[at as usize] += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(amount: i64, weights: &[f64], expected: &[i64]) {
        let (mut amounts, mut room) = (Vec::new(), Vec::new());
        largest_remainder(amount, weights, &mut amounts, &mut room);
        assert_eq!(amounts, expected, "{amount} over {weights:?}");
        assert_eq!(amounts.iter().sum::<i64>(), amount);
    }

    #[test]
    fn shares_to_the_cent() {
        let third = 1.0 / 3.0;
        check(100, &[1.0], &[100]);
        check(100, &[third; 3], &[34, 33, 33]);
        check(200, &[third; 3], &[67, 67, 66]);
        check(99, &[third; 3], &[33, 33, 33]);
        check(100, &[0.4, 0.2 * third, 0.2 * third, 0.2 * third, 0.4], &[40, 7, 7, 6, 40]);
        check(1, &[0.5, 0.5], &[1, 0]);
        check(0, &[0.5, 0.5], &[0, 0]);
        check(-100, &[third; 3], &[-33, -33, -34]);
        check(5, &[0.3, 0.7], &[2, 3]);
    }

    #[test]
    fn huge_amounts_are_conserved() {
        for amount in [100_000_000_000_000_001, -100_000_000_000_000_001, i64::MAX / 4] {
            let weights = vec![1.0 / 7.0; 7];
            let (mut amounts, mut room) = (Vec::new(), Vec::new());
            largest_remainder(amount, &weights, &mut amounts, &mut room);
            assert_eq!(amounts.iter().sum::<i64>(), amount);
        }
    }
}
