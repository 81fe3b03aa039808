//! Deals by the set of teams that touched them. Needs no model.

use std::collections::BTreeMap;

use super::rollup::{Grouping, Source};
use fairshare_import::read::UNDATED;
use fairshare_types::dimension::Dimension;
use fairshare_types::order::arranged;
use fairshare_types::results::{GroupKind, Part, Reach, Together, Who};
use fairshare_types::schema::Outcome;
use fairshare_types::time::DAY;

/// Half the width of a 95 % interval in standard errors.
pub(super) const Z: f64 = 1.959_963_984_540_054;
/// Most parts that are listed; deals of rarer sets of teams are merged into one.
pub const PARTS: usize = 12;

/// A part while deals are counted.
#[derive(Default)]
struct Count {
    amount: i64,
    won: u64,
    lost: u64,
    /// Amount per deal, and number of deals.
    amounts: Vec<(i64, u64)>,
    /// Milliseconds from first touch to close, and number of deals.
    spans: Vec<(i64, u64)>,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.amount += other.amount;
        self.won += other.won;
        self.lost += other.lost;
        self.amounts.extend(other.amounts);
        self.spans.extend(other.spans);
    }

    fn part(self, who: Who) -> Part {
        Part {
            who,
            amount: self.amount,
            won: self.won,
            lost: self.lost,
            win_rate: wilson(self.won, self.won + self.lost),
            median_amount: median(self.amounts),
            median_days: median(self.spans).map(|span| span as f64 / DAY as f64),
        }
    }
}

/// The named teams of the comparison by team, and the team of each cell; touches without one stand behind them.
pub(super) struct NamedTeams {
    pub names: Vec<String>,
    pub of_cell: Vec<u32>,
}

impl NamedTeams {
    pub(super) fn of(grouping: Grouping) -> Self {
        let named = grouping.groups.into_iter().filter(|group| group.kind == GroupKind::Named);
        Self { names: named.map(|group| group.name).collect(), of_cell: grouping.of_cell }
    }

    /// The team of a cell, if it has one.
    fn team(&self, cell: u32) -> Option<u32> {
        self.of_cell.get(cell as usize).copied().filter(|team| (*team as usize) < self.names.len())
    }
}

impl Source<'_> {
    /// The teams of these slots, sorted, without duplicates.
    pub(super) fn teams_of(&self, slots: &[u32], named: &NamedTeams, teams: &mut Vec<u32>) {
        teams.clear();
        teams.extend(slots.iter().flat_map(|&slot| self.cells.of(slot)).filter_map(|cell| named.team(cell)));
        teams.sort_unstable();
        teams.dedup();
    }

    /// The teams that touched a deal with these slots; `teams` is scratch space.
    pub(super) fn who(&self, slots: &[u32], named: &NamedTeams, teams: &mut Vec<u32>) -> Who {
        self.teams_of(slots, named, teams);
        let owners = |slot: u32| self.cells.of(slot).filter(|&cell| named.team(cell).is_some()).count();
        match (teams.is_empty(), slots.iter().any(|&slot| owners(slot) > 1)) {
            (true, _) => Who::Nobody,
            (false, true) => Who::Joint(teams.clone()),
            (false, false) => Who::Teams(teams.clone()),
        }
    }

    /// Counts deals by who touched them.
    #[must_use]
    pub fn together(&self) -> Together {
        let grouping = self.grouping(Dimension::Team);
        let named = NamedTeams::of(grouping);
        let teams = named.names.clone();
        let mut reaches = vec![Reach::default(); teams.len()];
        let mut counts: BTreeMap<Who, Count> = BTreeMap::new();
        let (mut all, mut sources) = (Vec::new(), Vec::new());
        for (at, ending) in self.journeys.ends.iter().enumerate() {
            if ending.wins == 0 && ending.losses == 0 {
                continue;
            }
            let journey = self.journeys.get(at);
            let count = counts.entry(self.who(journey.slots, &named, &mut all)).or_default();
            count.lost += ending.losses;
            if ending.outcome != Outcome::Won {
                continue;
            }
            count.won += ending.wins;
            count.amount += ending.amount;
            let each = i64::try_from(ending.wins).unwrap_or(i64::MAX).max(1);
            count.amounts.push((ending.amount / each, ending.wins));
            let Some(&first) = journey.time.first() else { continue };
            if first != UNDATED {
                count.spans.push((ending.close.saturating_sub(first), ending.wins));
            }
            self.teams_of(&journey.slots[..journey.opening()], &named, &mut sources);
            for (teams, sourced) in [(&sources, true), (&all, false)] {
                for &team in teams {
                    let reach = &mut reaches[team as usize];
                    if sourced {
                        reach.sourced += ending.amount;
                        reach.sourced_deals += ending.wins;
                    } else {
                        reach.influenced += ending.amount;
                        reach.influenced_deals += ending.wins;
                    }
                }
            }
        }
        let (total, won_deals) = self.won();
        Together { teams, parts: parts(counts), reaches, total, won_deals }
    }
}

/// The parts in their order, the rarest merged.
fn parts(counts: BTreeMap<Who, Count>) -> Vec<Part> {
    let mut all: Vec<(Who, Count)> = counts.into_iter().collect();
    if all.len() > PARTS {
        // Deals without a team are never merged into the others.
        let weight = |(who, count): &(Who, Count)| (*who == Who::Nobody, count.amount.abs(), count.won + count.lost);
        all = arranged(all, &|a, b| weight(b).cmp(&weight(a)).then_with(|| a.0.cmp(&b.0)));
        let mut others = Count::default();
        for (_, count) in all.split_off(PARTS - 1) {
            others.add(count);
        }
        all.push((Who::Others, others));
    }
    let order = |who: &Who| match who {
        Who::Teams(teams) => (0, teams.len(), false),
        Who::Joint(teams) => (0, teams.len(), true),
        Who::Others => (1, 0, false),
        Who::Nobody => (2, 0, false),
    };
    let all = arranged(all, &|a, b| order(&a.0).cmp(&order(&b.0)).then_with(|| a.0.cmp(&b.0)));
    all.into_iter().map(|(who, count)| count.part(who)).collect()
}

/// The median of values with counts; the lower of two middle values.
pub(super) fn median(values: Vec<(i64, u64)>) -> Option<i64> {
    let all: u64 = values.iter().map(|(_, count)| count).sum();
    let mut before = 0;
    arranged(values, &|a, b| a.cmp(b)).into_iter().find_map(|(value, count)| {
        before += count;
        (before * 2 >= all && all > 0).then_some(value)
    })
}

/// A proportion, and the ends of its 95 % interval by Wilson's score.
fn wilson(part: u64, of: u64) -> Option<[f64; 3]> {
    if of == 0 {
        return None;
    }
    let (n, p) = (of as f64, part as f64 / of as f64);
    let scale = 1.0 + Z * Z / n;
    let middle = (p + Z * Z / (2.0 * n)) / scale;
    let half = Z / scale * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    Some([p, (middle - half).max(0.0), (middle + half).min(1.0)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_of_values_that_stand_for_many() {
        for (values, expected) in [
            (vec![], None),
            (vec![(7, 1)], Some(7)),
            (vec![(9, 1), (1, 1), (5, 1)], Some(5)),
            (vec![(1, 1), (2, 1), (3, 1), (4, 1)], Some(2)),
            (vec![(1, 1), (9, 5)], Some(9)),
            (vec![(1, 0)], None),
        ] {
            assert_eq!(median(values.clone()), expected, "{values:?}");
        }
    }

    /// Against the figures of Newcombe 1998, table I.
    #[test]
    fn intervals_of_win_rates() {
        for (part, of, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let [rate, lower, upper] = wilson(part, of).expect("decided");
            assert!((rate - part as f64 / of as f64).abs() < 1e-12);
            assert!((lower - low).abs() < 5e-5 && (upper - high).abs() < 5e-5, "{part}/{of}: {lower} {upper}");
        }
        assert_eq!(wilson(0, 0), None);
    }
}
