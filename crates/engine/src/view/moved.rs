//! What moves from which team to which when the model changes.

use serde::{Deserialize, Serialize};

use crate::model::Model;

/// A channel or campaign and what it gains or gives up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carrier {
    /// Name in the data; empty for touches without one.
    pub name: String,
    /// Credit in minor units under the second model less that under the first.
    pub change: i64,
    /// Most of its touches are joint ones.
    pub joint: bool,
}

/// A deal and what moves in it between teams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryingDeal {
    /// The deal.
    pub id: DealId,
    /// Minor units that move.
    pub moved: i64,
}

/// Credit moved between two models, that of joint touches split between their teams however it is read elsewhere. Per deal,
/// what teams lose is matched to the teams that gain in proportion to the gains; summed over deals. Row sums are losses,
/// column sums are gains.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    /// The model before.
    pub from: Model,
    /// The model after.
    pub to: Model,
    /// Names of the teams, in the order of the comparison by team; empty for touches without a team.
    pub teams: Vec<String>,
    /// Credit of each team under `from`, in minor units.
    pub before: Vec<i64>,
    /// Credit of each team under `to`, in minor units.
    pub after: Vec<i64>,
    /// Minor units that moved: `[from team * teams.len() + to team]`.
    pub flows: Vec<i64>,
    /// What a team gave up in some deals and got back in others, in minor units: "within the team".
    pub within: Vec<i64>,
    /// All that moved between teams, in minor units.
    pub total: i64,
    /// Channels by what they carry, largest change first.
    pub channels: Vec<Carrier>,
    /// Campaigns by what they carry, largest change first.
    pub campaigns: Vec<Carrier>,
    /// The deals in which most moves, largest first; as many as are named one by one.
    pub deals: Vec<CarryingDeal>,
    /// The fewest deals that together cause half of what moved.
    pub deals_for_half: u32,
    /// Deals in which something moved.
    pub deals_moved: u32,
    /// Won deals.
    pub won_deals: u64,
}

use super::rollup::{Grouping, Source};
use super::{By, DealId, GroupKind};
use crate::credit::{Ready, Sharing, Tally};
use fairshare_import::detect::Outcome;
use fairshare_import::order::{arranged, sorted};

/// How many channels and campaigns are named as carriers.
const CARRIERS: usize = 200;
/// How many deals are.
const CARRYING_DEALS: usize = 5;

impl Source<'_> {
    /// What moves from `from` to `to`, deal by deal.
    pub(crate) fn moved(
        &self,
        from: (&Ready<'_>, &Tally),
        to: (&Ready<'_>, &Tally),
        deal_name: &dyn Fn(u32) -> String,
    ) -> Moved {
        let teams = self.grouping(By::Team);
        let width = teams.groups.len();
        let mut flows = vec![0_i64; width * width];
        let mut per_deal = Vec::new();
        let mut sharing = Sharing::new(self.cells, self.channels.len());
        let mut change = vec![0_i64; width];
        let mut gains = Vec::new();
        let mut won_deals = 0_u64;
        for (at, ending) in self.journeys.ends.iter().enumerate() {
            if ending.outcome != Outcome::Won {
                continue;
            }
            won_deals += ending.wins;
            let journey = self.journeys.get(at);
            if journey.time.is_empty() {
                continue;
            }
            for (model, sign) in [(from.0, -1), (to.0, 1)] {
                sharing.share(&journey, self.cells, model, ending.amount);
                for (&cell, &amount) in sharing.cells.iter().zip(&sharing.amounts) {
                    change[teams.of_cell[cell as usize] as usize] += sign * amount;
                }
            }
            let moved = match_losses(&change, &mut gains, &mut flows);
            change.fill(0);
            if moved > 0 {
                per_deal.push((moved, at));
            }
        }
        // Of equal ones the deal that stands first, which follows from its key alone.
        per_deal.sort_unstable_by_key(|&(moved, at)| (std::cmp::Reverse(moved), at));
        let carrying = |&(moved, at): &(i64, usize)| CarryingDeal { id: self.deal_id(at, deal_name), moved };
        let total: i64 = per_deal.iter().map(|(moved, _)| moved).sum();
        let column = |tally: &Tally| sum_by(&teams.of_cell, width, &tally.amounts);
        let lost = |team: usize| (0..width).map(|to| flows[team * width + to]).sum::<i64>();
        let gained = |team: usize| (0..width).map(|from| flows[from * width + team]).sum::<i64>();
        Moved {
            from: from.0.model.clone(),
            to: to.0.model.clone(),
            teams: teams.groups.iter().map(|g| g.name.clone()).collect(),
            before: column(from.1),
            after: column(to.1),
            within: (0..width).map(|team| lost(team).min(gained(team))).collect(),
            total,
            channels: self.carriers(By::Channel, from.1, to.1),
            campaigns: self.carriers(By::Campaign, from.1, to.1),
            deals: per_deal.iter().take(CARRYING_DEALS).map(carrying).collect(),
            deals_for_half: fewest_for_half(per_deal.iter().map(|(moved, _)| *moved), total),
            deals_moved: u32::try_from(per_deal.len()).unwrap_or(u32::MAX),
            won_deals,
            flows,
        }
    }

    /// Channels or campaigns by the size of their change.
    fn carriers(&self, by: By, from: &Tally, to: &Tally) -> Vec<Carrier> {
        let Grouping { groups, of_cell } = self.grouping(by);
        let (before, after) =
            (sum_by(&of_cell, groups.len(), &from.amounts), sum_by(&of_cell, groups.len(), &to.amounts));
        let mut joint = vec![0_u64; groups.len()];
        for (slot, &touches) in (0_u32..).zip(self.touches) {
            let cells = self.cells.of(slot);
            if let Some(joint) = joint.get_mut(of_cell[cells.start as usize] as usize).filter(|_| cells.len() > 1) {
                *joint += touches;
            }
        }
        let joint: Vec<bool> = groups.iter().zip(joint).map(|(group, joint)| joint * 2 > group.touches).collect();
        let changes = before.iter().zip(&after).map(|(before, after)| after - before);
        let carriers: Vec<Carrier> = groups
            .into_iter()
            .zip(changes)
            .zip(joint)
            .filter(|((group, change), _)| *change != 0 && group.kind == GroupKind::Named)
            .map(|((group, change), joint)| Carrier { name: group.name, change, joint })
            .collect();
        let mut carriers =
            arranged(carriers, &|a, b| b.change.abs().cmp(&a.change.abs()).then_with(|| a.name.cmp(&b.name)));
        carriers.truncate(CARRIERS);
        carriers
    }
}

/// Sums the credit of cells by group.
fn sum_by(of_cell: &[u32], groups: usize, amounts: &[i64]) -> Vec<i64> {
    let mut sums = vec![0; groups];
    for (&group, amount) in of_cell.iter().zip(amounts) {
        if let Some(sum) = sums.get_mut(group as usize) {
            *sum += amount;
        }
    }
    sums
}

/// Matches what teams lose in one deal to the teams that gain, in proportion to the gains, in whole cents: each loser in
/// turn shares its loss over what is still to be gained, by the largest remainder. Returns what moved.
pub(super) fn match_losses(change: &[i64], gains: &mut Vec<(usize, i64)>, flows: &mut [i64]) -> i64 {
    let width = change.len();
    gains.clear();
    gains.extend(change.iter().copied().enumerate().filter(|(_, c)| *c > 0));
    let mut open: i64 = gains.iter().map(|(_, gain)| gain).sum();
    let moved = open;
    for (loser, &lost) in change.iter().enumerate().filter(|(_, c)| **c < 0) {
        let loss = -lost;
        let part = |gain: i64| i128::from(loss) * i128::from(gain) / i128::from(open.max(1));
        let remainder = |gain: i64| i128::from(loss) * i128::from(gain) % i128::from(open.max(1));
        let parts: Vec<i64> = gains.iter().map(|(_, gain)| i64::try_from(part(*gain)).unwrap_or(i64::MAX)).collect();
        let mut left = loss - parts.iter().sum::<i64>();
        let order = sorted(gains.len(), &|a, b| remainder(gains[b as usize].1).cmp(&remainder(gains[a as usize].1)));
        let mut parts = parts;
        for at in order {
            if left == 0 {
                break;
            }
            let at = at as usize;
            if parts[at] < gains[at].1 {
                parts[at] += 1;
                left -= 1;
            }
        }
        for ((winner, gain), part) in gains.iter_mut().zip(parts) {
            flows[loser * width + *winner] += part;
            *gain -= part;
        }
        open -= loss;
    }
    moved
}

/// The fewest deals that together move half of it all, of those that stand in order, the largest first.
fn fewest_for_half(per_deal: impl Iterator<Item = i64>, total: i64) -> u32 {
    let mut sum = 0;
    let mut count = 0;
    for moved in per_deal {
        if sum * 2 >= total {
            break;
        }
        sum += moved;
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(change: &[i64], expected: &[i64]) {
        let mut flows = vec![0; change.len() * change.len()];
        let moved = match_losses(change, &mut Vec::new(), &mut flows);
        assert_eq!(flows, expected, "{change:?}");
        for (team, &c) in change.iter().enumerate() {
            let n = change.len();
            let lost: i64 = flows[team * n..(team + 1) * n].iter().sum();
            let gained: i64 = (0..n).map(|from| flows[from * n + team]).sum();
            assert_eq!(gained - lost, c);
        }
        assert_eq!(moved, change.iter().filter(|c| **c > 0).sum::<i64>());
    }

    #[test]
    fn losses_go_to_gains_in_proportion() {
        check(&[0, 0], &[0, 0, 0, 0]);
        check(&[-10, 10], &[0, 10, 0, 0]);
        check(&[-10, 7, 3], &[0, 7, 3, 0, 0, 0, 0, 0, 0]);
        check(&[-5, -5, 7, 3], &[0, 0, 4, 1, 0, 0, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
        check(&[-1, -1, -1, 2, 1], &[0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn half_is_caused_by_the_largest() {
        assert_eq!(fewest_for_half([5, 3, 1, 1].into_iter(), 10), 1);
        assert_eq!(fewest_for_half([1, 1, 1, 1].into_iter(), 4), 2);
        assert_eq!(fewest_for_half([].into_iter(), 0), 0);
    }
}
