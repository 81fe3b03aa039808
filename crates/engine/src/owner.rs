//! Resolves the teams of a touch: those in the data, else those of the last rule that matches it, else none.
//!
//! If the data gives a touch to several teams, a rule can set how these share it.

use std::collections::BTreeMap;

use fairshare_import::read::{Names, Slot, TeamCells};
use fairshare_types::dimension::Dimension;
use fairshare_types::options::{EligibilityRules, Rule, owners, rule_shares};
use fairshare_types::share::Shares;

/// Names and team cells in which the teams of a slot are looked up.
pub(crate) struct Lookup<'a> {
    pub slots: &'a [Slot],
    pub channels: &'a Names,
    pub campaigns: &'a Names,
    pub types: &'a Names,
    pub team_cells: &'a TeamCells,
}

/// The teams of a touch, and the key that a rule must match to change their shares: that of the rule in force, or the
/// teams that the data names.
#[derive(Clone)]
pub(crate) struct Owned<'a> {
    pub shares: &'a [(String, f64)],
    pub target: Option<(Dimension, String)>,
}

/// Resolves slots to teams by the data and the rules.
pub(crate) struct TeamResolver<'a> {
    lookup: &'a Lookup<'a>,
    rules: Vec<(&'a Rule, Shares)>,
    nobody: [(String, f64); 1],
}

impl<'a> TeamResolver<'a> {
    pub fn new(lookup: &'a Lookup<'a>, counting: &'a EligibilityRules) -> Self {
        let rules = counting.rules.iter().map(|rule| (rule, rule_shares(&rule.shares)));
        let rules = rules.filter(|(_, shares)| !shares.parts.is_empty()).collect();
        Self { lookup, rules, nobody: [(String::new(), 1.0)] }
    }

    /// The teams of each slot.
    pub fn of_slots(&self) -> Vec<Owned<'_>> {
        let mut of_cells: BTreeMap<u32, Owned<'_>> = BTreeMap::new();
        let of_slot = |slot: &Slot| match self.lookup.team_cells.get(slot.team) {
            Some(said) if !said.parts.is_empty() => {
                of_cells.entry(slot.team).or_insert_with(|| self.said(&said.parts)).clone()
            }
            _ => self.ruled(slot),
        };
        self.lookup.slots.iter().map(of_slot).collect()
    }

    /// The teams in the data; several of them share as the last rule for exactly these teams says.
    fn said(&self, parts: &'a [(String, f64)]) -> Owned<'_> {
        if parts.len() < 2 {
            return Owned { shares: parts, target: None };
        }
        let name = owners(parts.iter().map(|(team, _)| team.as_str()));
        let speaks = |rule: &Rule| {
            let teams = owners(rule.shares.iter().map(|(team, _)| team.as_str()));
            rule.by == Dimension::Team && rule.name == name && teams == name
        };
        let rule = self.rules.iter().rev().find(|(rule, _)| speaks(rule));
        Owned { shares: rule.map_or(parts, |(_, shares)| &shares.parts), target: Some((Dimension::Team, name)) }
    }

    /// The teams of the last rule that matches a slot.
    fn ruled(&self, slot: &Slot) -> Owned<'_> {
        let speaks = |rule: &Rule| {
            let name = match rule.by {
                Dimension::Channel => self.lookup.channels.get(slot.channel),
                Dimension::Campaign => self.lookup.campaigns.get(slot.campaign),
                Dimension::Type => self.lookup.types.get(slot.touch_type),
                Dimension::Team | Dimension::Month | Dimension::Segment => return false,
            };
            rule.name == name
        };
        match self.rules.iter().rev().find(|(rule, _)| speaks(rule)) {
            Some((rule, shares)) => Owned { shares: &shares.parts, target: Some((rule.by, rule.name.clone())) },
            None => Owned { shares: &self.nobody, target: None },
        }
    }
}
