//! Who a touch belongs to: what the data says, else the last rule that speaks of its campaign, channel or type, else nobody.
//!
//! How several teams share what the data gives them together is the user's to say, too: it is what they quarrel about.

use std::collections::BTreeMap;

use crate::counting::Counting;
use crate::team::{Rule, owners, rule_shares};
use crate::view::By;
use fairshare_import::parse::Shares;
use fairshare_import::read::{Names, Slot, TeamCells};

/// Texts and cells that the teams of a slot are looked up in.
pub(crate) struct Lookup<'a> {
    pub slots: &'a [Slot],
    pub channels: &'a Names,
    pub campaigns: &'a Names,
    pub types: &'a Names,
    pub team_cells: &'a TeamCells,
}

/// The teams of a touch, and what a rule has to speak of to change their shares: what the rule that decides speaks of, or the
/// teams that the data names.
#[derive(Clone)]
pub(crate) struct Owned<'a> {
    pub shares: &'a [(String, f64)],
    pub target: Option<(By, String)>,
}

/// What the rules and the data say.
pub(crate) struct Owner<'a> {
    lookup: &'a Lookup<'a>,
    rules: Vec<(&'a Rule, Shares)>,
    nobody: [(String, f64); 1],
}

impl<'a> Owner<'a> {
    pub fn new(lookup: &'a Lookup<'a>, counting: &'a Counting) -> Self {
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

    /// What the data says, unless several teams share it as the user says.
    fn said(&self, parts: &'a [(String, f64)]) -> Owned<'_> {
        if parts.len() < 2 {
            return Owned { shares: parts, target: None };
        }
        let name = owners(parts.iter().map(|(team, _)| team.as_str()));
        let speaks = |rule: &Rule| {
            let teams = owners(rule.shares.iter().map(|(team, _)| team.as_str()));
            rule.by == By::Team && rule.name == name && teams == name
        };
        let rule = self.rules.iter().rev().find(|(rule, _)| speaks(rule));
        Owned { shares: rule.map_or(parts, |(_, shares)| &shares.parts), target: Some((By::Team, name)) }
    }

    /// What the last rule says that speaks of a slot.
    fn ruled(&self, slot: &Slot) -> Owned<'_> {
        let speaks = |rule: &Rule| {
            let name = match rule.by {
                By::Channel => self.lookup.channels.get(slot.channel),
                By::Campaign => self.lookup.campaigns.get(slot.campaign),
                By::Type => self.lookup.types.get(slot.touch_type),
                By::Team | By::Month | By::Segment => return false,
            };
            rule.name == name
        };
        match self.rules.iter().rev().find(|(rule, _)| speaks(rule)) {
            Some((rule, shares)) => Owned { shares: &shares.parts, target: Some((rule.by, rule.name.clone())) },
            None => Owned { shares: &self.nobody, target: None },
        }
    }
}
