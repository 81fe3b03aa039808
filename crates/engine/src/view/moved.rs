//! Credit that moves between teams when the model changes.

use fairshare_types::dimension::Dimension;
use fairshare_types::order;
use fairshare_types::order::{arranged, sorted};
use fairshare_types::results::{Carrier, CarryingDeal, GroupKind, Moved};

use super::deals::DealNames;
use super::rollup::{Grouping, Source};
use crate::credit::{CreditAllocator, FittedModel, Tally};

/// Most channels, and most campaigns, that are listed.
const CARRIERS: usize = 200;
/// Most deals that are listed.
const CARRYING_DEALS: usize = 5;

impl Source<'_> {
    /// Credit that moves from `from` to `to`, computed deal by deal.
    pub(crate) fn moved(
        &self,
        from: (&FittedModel<'_>, &Tally),
        to: (&FittedModel<'_>, &Tally),
        names: &DealNames<'_>,
    ) -> Moved {
        let teams = self.grouping(Dimension::Team);
        let width = teams.groups.len();
        let mut flows = vec![0_i64; width * width];
        let mut per_deal = Vec::new();
        let mut sharing = CreditAllocator::new(self.cells, self.channels.len());
        let mut change = vec![0_i64; width];
        let mut gains = Vec::new();
        let mut won_deals = 0_u64;
        for (at, ending, journey) in self.journeys.won() {
            won_deals += ending.wins;
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
        // On a tie the earlier deal, in an order that depends on keys alone.
        order::arrange_by_key(&mut per_deal, |&(moved, at)| (std::cmp::Reverse(moved), at));
        let carrying = |&(moved, at): &(i64, usize)| {
            let name = names(self.journeys.ends[at].deal).label.to_owned();
            CarryingDeal { id: self.deal_id(at, names), name, moved }
        };
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
            channels: self.carriers(Dimension::Channel, from.1, to.1),
            campaigns: self.carriers(Dimension::Campaign, from.1, to.1),
            deals: per_deal.iter().take(CARRYING_DEALS).map(carrying).collect(),
            deals_for_half: fewest_for_half(per_deal.iter().map(|(moved, _)| *moved), total),
            deals_moved: u32::try_from(per_deal.len()).unwrap_or(u32::MAX),
            won_deals,
            flows,
        }
    }

    /// Channels or campaigns with changed credit, the largest change first.
    fn carriers(&self, by: Dimension, from: &Tally, to: &Tally) -> Vec<Carrier> {
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

/// Matches the losses in one deal to its gains, in proportion to the gains, in whole cents: each loser in turn splits
/// its loss over the gains still unmatched, by the largest remainder. Returns the sum of the gains.
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

/// Fewest deals that together move half of `total`; `per_deal` has the largest first.
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
