//! Rolls up credit per cell to credit per team, channel, campaign or type.

use super::fairness::Noted;
use crate::attributes::Attributes;
use crate::cells::Cells;
use crate::credit::Tally;
use crate::journey::Journeys;
use crate::spending::Spending;
use crate::view::joint::widen;
use fairshare_import::read::{Names, Slot};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::JointCreditPolicy;
use fairshare_types::order::arranged;
use fairshare_types::results::{Comparison, Group, GroupKind, Headline};

/// Everything that results are computed from.
pub struct Source<'a> {
    pub(crate) slots: &'a [Slot],
    pub(crate) channels: &'a Names,
    pub(crate) campaigns: &'a Names,
    pub(crate) types: &'a Names,
    pub(crate) persons: &'a Names,
    pub(crate) attributes: &'a Attributes,
    /// Joint-credit policy of roll-ups by team.
    pub(crate) joint: JointCreditPolicy,
    pub(crate) journeys: &'a Journeys,
    pub(crate) cells: &'a Cells,
    /// Touches of each slot that pass the filter.
    pub(crate) touches: &'a [u64],
    /// Touches of each slot without a filter.
    pub(crate) all_touches: &'a [u64],
    /// Rows in the log, by reason.
    pub(crate) noted: &'a [Noted],
    /// Spend from files.
    pub(crate) spending: &'a Spending,
    /// Period of touches that the filter sets: first instant, and the first after it.
    pub(crate) touched: Option<[i64; 2]>,
}

/// The groups of one roll-up in the order they are shown, and the group of each cell; `u32::MAX` for cells without a
/// group, as none of their touches passes the filter.
pub(crate) struct Grouping {
    pub groups: Vec<Group>,
    pub of_cell: Vec<u32>,
}

impl Source<'_> {
    /// Number of the team, channel, campaign or type of a cell.
    fn key_of(&self, by: Dimension, cell: usize) -> u32 {
        let slot = || self.slots[self.cells.slot[cell] as usize];
        match by {
            Dimension::Team | Dimension::Month | Dimension::Segment => self.cells.team[cell],
            Dimension::Channel => slot().channel,
            Dimension::Campaign => slot().campaign,
            Dimension::Type => slot().touch_type,
        }
    }

    /// Name of the team, channel, campaign or type with this number.
    fn name_of(&self, by: Dimension, key: usize) -> &str {
        let at = u32::try_from(key).unwrap_or(u32::MAX);
        match by {
            Dimension::Team | Dimension::Month | Dimension::Segment => {
                self.cells.teams.get(key).map_or("", String::as_str)
            }
            Dimension::Channel => self.channels.get(at),
            Dimension::Campaign => self.campaigns.get(at),
            Dimension::Type => self.types.get(at),
        }
    }

    /// Name of the team, channel, campaign or type of a cell.
    pub(crate) fn name_in(&self, by: Dimension, cell: u32) -> &str {
        self.name_of(by, self.key_of(by, cell as usize) as usize)
    }

    /// Groups by touches, most first, then by name; unassigned touches last. Joint touches are split between their
    /// teams. A filter neither removes teams nor moves them, because their colours depend on their order.
    pub(crate) fn grouping(&self, by: Dimension) -> Grouping {
        let cells = self.cells;
        let key = |cell: usize| self.key_of(by, cell);
        let name = |key: usize| self.name_of(by, key);
        let count = match by {
            Dimension::Team | Dimension::Month | Dimension::Segment => cells.teams.len(),
            Dimension::Channel => self.channels.len(),
            Dimension::Campaign => self.campaigns.len(),
            Dimension::Type => self.types.len(),
        };
        let ordered_by = if by == Dimension::Team || by.is_within() { self.all_touches } else { self.touches };
        let mut touches = vec![0_u64; count];
        let mut weight = vec![0_u64; count];
        let mut counted = vec![u32::MAX; count];
        for cell in 0..cells.len() {
            let (key, slot) = (key(cell) as usize, cells.slot[cell]);
            // A joint touch counts once for each of its teams, and once for its channel.
            if counted[key] != slot {
                counted[key] = slot;
                touches[key] += self.touches[slot as usize];
                weight[key] += ordered_by[slot as usize];
            }
        }
        let keys: Vec<usize> = (0..count).filter(|&key| weight[key] > 0).collect();
        let keys = arranged(keys, &|&a, &b| {
            let order = |key: usize| (name(key).is_empty(), std::cmp::Reverse(weight[key]), name(key));
            order(a).cmp(&order(b))
        });
        let mut place = vec![u32::MAX; count];
        for (at, &key) in (0_u32..).zip(&keys) {
            place[key] = at;
        }
        let groups = keys
            .iter()
            .map(|&key| Group {
                name: name(key).to_owned(),
                kind: if name(key).is_empty() { GroupKind::Unassigned } else { GroupKind::Named },
                touches: touches[key],
                part: String::new(),
            })
            .collect();
        Grouping { groups, of_cell: (0..cells.len()).map(|cell| place[key(cell) as usize]).collect() }
    }

    /// Rolls up tallies, one per model.
    pub(crate) fn compare(&self, by: Dimension, models: &[Model], tallies: &[&Tally]) -> Comparison {
        let split = self.grouping(by);
        let joint = self.joint(by, models, tallies, &split);
        let (Grouping { mut groups, of_cell }, overlay) = match joint.as_ref().map(|joint| joint.policy) {
            Some(JointCreditPolicy::Bucket) => (self.bucket(split), false),
            Some(JointCreditPolicy::Overlay) => (split, true),
            Some(JointCreditPolicy::Split) | None => (split, false),
        };
        let (total, won_deals) = self.won();
        if tallies.iter().any(|t| t.leaves_some()) {
            groups.push(Group::unattributed());
        }
        let width = groups.len();
        let mut comparison = Comparison {
            by,
            models: models.to_vec(),
            total,
            won_deals,
            amounts: vec![0; width * models.len()],
            unrounded: vec![0.0; width * models.len()],
            deals: vec![0.0; width * models.len()],
            joint: None,
            groups,
        };
        for (model, tally) in tallies.iter().enumerate() {
            let base = model * width;
            if models[model] == Model::Influence {
                let (amounts, deals) = self.influence(&of_cell, width);
                comparison.amounts[base..base + width].copy_from_slice(&amounts);
                comparison.deals[base..base + width].copy_from_slice(&deals);
                for (unrounded, amount) in comparison.unrounded[base..].iter_mut().zip(amounts) {
                    *unrounded = amount as f64;
                }
                continue;
            }
            for (cell, &group) in of_cell.iter().enumerate().filter(|(_, group)| **group != u32::MAX) {
                let at = base + group as usize;
                // Under overlay, each team of a touch gets the credit of all its teams.
                let own = if overlay { self.cells.all_of(cell) } else { cell..cell + 1 };
                comparison.amounts[at] += tally.amounts[own.clone()].iter().sum::<i64>();
                comparison.unrounded[at] += tally.unrounded[own.clone()].iter().sum::<f64>();
                comparison.deals[at] += tally.deals[own].iter().sum::<f64>();
            }
            if tally.leaves_some() {
                comparison.amounts[base + width - 1] += tally.unattributed;
                comparison.unrounded[base + width - 1] += tally.unattributed as f64;
                comparison.deals[base + width - 1] += tally.unattributed_deals;
            }
        }
        if let Some(mut joint) = joint {
            widen(&mut joint, &comparison);
            comparison.joint = Some(Box::new(joint));
        }
        comparison
    }

    /// Won revenue in minor units, and won deals.
    pub(crate) fn won(&self) -> (i64, u64) {
        self.journeys.won().fold((0, 0), |(sum, count), (_, e, _)| (sum + e.amount, count + e.wins))
    }

    /// Numbers of the headline: won revenue in all, and of deals that several teams touched.
    pub(crate) fn headline(&self) -> Headline {
        let nobody = self.cells.teams.len() - 1;
        let (total, won_deals) = self.won();
        let mut headline = Headline { total, won_deals, ..Headline::default() };
        for (_, ending, journey) in self.journeys.won() {
            let mut first = None;
            let mut teams =
                journey.slots.iter().flat_map(|&slot| self.cells.of(slot)).map(|c| self.cells.team[c as usize]);
            let several = teams.any(|team| team as usize != nobody && *first.get_or_insert(team) != team);
            if several {
                headline.together += ending.amount;
                headline.together_deals += ending.wins;
            }
        }
        headline
    }
}
