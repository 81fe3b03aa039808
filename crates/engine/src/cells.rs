//! The cells of credit: a slot has one for each team that owns its touches.

use std::collections::BTreeSet;

use crate::owner::{Lookup, TeamResolver};
use fairshare_import::read::Slot;
use fairshare_types::dimension::Dimension;
use fairshare_types::options::{EligibilityRules, KindWeight};

/// The cells of all slots, under the user's team rules.
#[derive(Default)]
pub struct Cells {
    /// Index of each slot's first cell; one more entry at the end.
    starts: Vec<u32>,
    /// Team of each cell.
    pub(crate) team: Vec<u32>,
    /// Share of each cell in its touch.
    pub(crate) share: Vec<f64>,
    /// Slot of each cell.
    pub(crate) slot: Vec<u32>,
    /// Weight of each slot by the kinds of its touches; empty if all weigh the same.
    pub(crate) weight: Vec<f64>,
    /// Names of the teams, sorted; the last, empty name is for touches without a team.
    pub(crate) teams: Vec<String>,
    /// Index into `targets` of the key that decides each slot's shares; `u32::MAX` if the slot has only one team.
    pub(crate) target: Vec<u32>,
    /// Keys that a rule must match to decide shares: that of the rule in force, or the teams that the data names.
    pub(crate) targets: Vec<(Dimension, String)>,
}

impl Cells {
    /// Resolves the teams of each slot.
    pub(crate) fn new(lookup: &Lookup<'_>, counting: &EligibilityRules) -> Self {
        let owner = TeamResolver::new(lookup, counting);
        let owned = owner.of_slots();
        // `collect` would sort first, with a sort that adds ten kilobytes of WebAssembly.
        let mut named: BTreeSet<&String> = BTreeSet::new();
        named.extend(owned.iter().flat_map(|o| o.shares.iter().map(|(team, _)| team)).filter(|t| !t.is_empty()));
        let teams = named.into_iter().cloned().chain([String::new()]).collect();
        let joint = owned.iter().filter(|owned| owned.shares.len() > 1);
        let mut targets: BTreeSet<&(Dimension, String)> = BTreeSet::new();
        targets.extend(joint.filter_map(|owned| owned.target.as_ref()));
        let targets: Vec<(Dimension, String)> = targets.into_iter().cloned().collect();
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
        cells.weight = kind_weights(lookup, &counting.kinds.weights);
        cells
    }

    /// Number of cells.
    pub(crate) fn len(&self) -> usize {
        self.team.len()
    }

    /// All cells of the slot that a cell belongs to.
    pub(crate) fn all_of(&self, cell: usize) -> std::ops::Range<usize> {
        let of = self.of(self.slot[cell]);
        of.start as usize..of.end as usize
    }

    /// The cells of a slot.
    pub(crate) fn of(&self, slot: u32) -> std::ops::Range<u32> {
        self.starts[slot as usize]..self.starts[slot as usize + 1]
    }
}

/// Weight of each slot: the product of those of its type, channel and campaign. Empty without weights.
fn kind_weights(lookup: &Lookup<'_>, kinds: &[KindWeight]) -> Vec<f64> {
    if kinds.is_empty() {
        return Vec::new();
    }
    let of = |by: Dimension, name: &str| {
        kinds.iter().rev().find(|kind| kind.by == by && kind.name == name).map_or(1.0, |kind| kind.weight)
    };
    let weight = |slot: &Slot| {
        of(Dimension::Type, lookup.types.get(slot.touch_type))
            * of(Dimension::Channel, lookup.channels.get(slot.channel))
            * of(Dimension::Campaign, lookup.campaigns.get(slot.campaign))
    };
    lookup.slots.iter().map(weight).collect()
}
