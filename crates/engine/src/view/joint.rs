//! Credit of joint touches, which depends on shares, by the set of teams that own them.
//!
//! Under a model whose weights do not depend on teams, a team has at least what it owns alone, and at most that plus
//! all it owns with others. Credit is kept per set of owners, so that new shares need no pass over touches.

use super::rollup::{Grouping, Source};
use crate::credit::Tally;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::JointCreditPolicy;
use fairshare_types::order::arranged;
use fairshare_types::results::{Comparison, Group, GroupKind, Joint, OwnerSet, Owners};

/// Extends the bounds to rows that are not teams; theirs equal their credit.
pub(super) fn widen(joint: &mut Joint, view: &Comparison) {
    let width = view.groups.len();
    let mut bounds = Vec::with_capacity(width * view.models.len());
    let narrow = joint.bounds.len() / view.models.len().max(1);
    for model in 0..view.models.len() {
        let mut known = joint.bounds[model * narrow..(model + 1) * narrow].iter();
        let bounded = known.as_slice().iter().any(Option::is_some);
        for (group, of) in view.groups.iter().enumerate() {
            let own = [view.amount(model, group); 2];
            bounds.push(match of.kind {
                GroupKind::Named => known.next().copied().flatten(),
                _ => bounded.then_some(own),
            });
        }
    }
    joint.bounds = bounds;
}

impl Source<'_> {
    /// Joint credit of a comparison by team; `None` if there are no joint touches.
    pub(super) fn joint(&self, by: Dimension, models: &[Model], tallies: &[&Tally], split: &Grouping) -> Option<Joint> {
        let joint = (0_u32..).zip(self.touches).filter(|(slot, touches)| self.is_joint(*slot) && **touches > 0);
        let touches: u64 = joint.map(|(_, touches)| touches).sum();
        if by != Dimension::Team || touches == 0 {
            return None;
        }
        let bounds = models.iter().zip(tallies).flat_map(|(model, tally)| self.bounds(model, tally, split)).collect();
        Some(Joint { policy: self.joint, touches, bounds, owners: self.owners(tallies) })
    }

    /// Moves joint touches into a group of their own, after the named ones.
    pub(super) fn bucket(&self, split: Grouping) -> Grouping {
        let Grouping { mut groups, mut of_cell } = split;
        let place = groups.iter().take_while(|group| group.kind == GroupKind::Named).count();
        let at = u32::try_from(place).unwrap_or(u32::MAX);
        let mut touches = 0;
        for (slot, of) in (0_u32..).zip(self.touches) {
            let joint = self.is_joint(slot);
            touches += if joint { *of } else { 0 };
            for group in &mut of_cell[self.cells.of(slot).start as usize..self.cells.of(slot).end as usize] {
                match *group {
                    u32::MAX => {}
                    _ if joint => *group = at,
                    group_of if group_of >= at => *group = group_of + 1,
                    _ => {}
                }
            }
        }
        let part = String::new();
        groups.insert(place, Group { name: String::new(), kind: GroupKind::Joint, touches, part });
        Grouping { groups, of_cell }
    }

    /// Groups under the joint-credit policy.
    pub(super) fn grouping_as_read(&self, by: Dimension) -> Grouping {
        let split = self.grouping(by);
        let any = || (0_u32..).zip(self.touches).any(|(slot, touches)| self.is_joint(slot) && *touches > 0);
        if by == Dimension::Team && self.joint == JointCreditPolicy::Bucket && any() {
            self.bucket(split)
        } else {
            split
        }
    }

    fn is_joint(&self, slot: u32) -> bool {
        self.cells.of(slot).len() > 1
    }

    /// The bounds of each named group under one model.
    fn bounds(&self, model: &Model, tally: &Tally, split: &Grouping) -> Vec<Option<[i64; 2]>> {
        let named = split.groups.iter().filter(|group| group.kind == GroupKind::Named).count();
        if model.weighs_teams() || *model == Model::Influence {
            return vec![None; named];
        }
        let mut bounds = vec![[0_i64; 2]; named];
        for (cell, &group) in split.of_cell.iter().enumerate() {
            let of = self.cells.all_of(cell);
            let Some([least, most]) = bounds.get_mut(group as usize) else { continue };
            let joint = of.len() > 1;
            let whole: i64 = tally.amounts[of].iter().sum();
            // Shares decide who loses a refund, so a negative amount lowers the least.
            *least += if joint { whole.min(0) } else { whole };
            *most += if joint { whole.max(0) } else { whole };
        }
        bounds.into_iter().map(Some).collect()
    }

    /// Credit by set of owners.
    fn owners(&self, tallies: &[&Tally]) -> Owners {
        let cells = self.cells;
        let mut sets: Vec<OwnerSet> = Vec::new();
        for (by, name) in &cells.targets {
            sets.push(OwnerSet { by: *by, name: name.clone(), teams: Vec::new(), shares: Vec::new(), touches: 0 });
        }
        let target = |slot: u32| cells.target.get(slot as usize).map_or(usize::MAX, |at| *at as usize);
        let name = |cell: usize| cells.teams.get(cells.team[cell] as usize).map_or("", String::as_str);
        let all = |slot: u32| cells.of(slot).start as usize..cells.of(slot).end as usize;
        for (slot, &touches) in (0_u32..).zip(self.touches) {
            let Some(set) = sets.get_mut(target(slot)) else { continue };
            set.touches += touches;
            for cell in all(slot) {
                let at = place(set, name(cell));
                set.shares[at] += touches as f64 * cells.share[cell];
            }
        }
        let order: Vec<usize> = (0..sets.len()).filter(|&at| sets[at].touches > 0).collect();
        let order = arranged(order, &|&a, &b| {
            let key = |at: usize| (std::cmp::Reverse(sets[at].touches), sets[at].by, &sets[at].name);
            key(a).cmp(&key(b))
        });
        let mut starts = vec![usize::MAX; sets.len()];
        let mut width = 0;
        for &at in &order {
            starts[at] = width;
            width += sets[at].teams.len();
        }
        let mut owners = Owners {
            amounts: vec![0; width * tallies.len()],
            unrounded: vec![0.0; width * tallies.len()],
            deals: vec![0.0; width * tallies.len()],
            ..Owners::default()
        };
        for slot in (0_u32..).zip(self.touches).filter(|(_, touches)| **touches > 0).map(|(slot, _)| slot) {
            let Some((set, start)) = sets.get_mut(target(slot)).zip(starts.get(target(slot))) else { continue };
            for cell in all(slot) {
                let at = start + place(set, name(cell));
                for (model, tally) in tallies.iter().enumerate() {
                    owners.amounts[model * width + at] += tally.amounts[cell];
                    owners.unrounded[model * width + at] += tally.unrounded[cell];
                    owners.deals[model * width + at] += tally.deals[cell];
                }
            }
        }
        for set in &mut sets {
            set.shares.iter_mut().for_each(|share| *share /= set.touches as f64);
        }
        owners.sets = order.into_iter().map(|at| sets[at].clone()).collect();
        owners
    }
}

/// The place of a team among the set's, which is made where it has none yet.
fn place(set: &mut OwnerSet, team: &str) -> usize {
    set.teams.iter().position(|known| known == team).unwrap_or_else(|| {
        set.teams.push(team.to_owned());
        set.shares.push(0.0);
        set.teams.len() - 1
    })
}
