//! The parts of a segment that come from joint touches, each in the colours of all teams that own those touches.

use fairshare_types::dimension::Dimension;
use fairshare_types::options::JointCreditPolicy;
use fairshare_types::results::{Comparison, GroupKind, Joint};

use crate::bars::column::Column;
use crate::colour::Colour;
use crate::drawing::Fill;
use crate::look::Look;
use crate::team::Teams;

/// A part of a segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Zone {
    pub fill: Fill,
    /// Share of the whole, above zero.
    pub share: f64,
    /// Minor units.
    pub amount: i64,
}

/// The joint touches of a comparison by team, by the set of teams that own them.
pub(super) struct Owned<'a> {
    view: &'a Comparison,
    joint: &'a Joint,
    /// Fill of each set.
    fills: Vec<Option<Fill>>,
    /// Fill of all joint touches: stripes in the colours of all teams that own some.
    pub all: Option<Fill>,
}

impl<'a> Owned<'a> {
    /// The joint touches; `None` without any, or if the groups are not teams.
    pub fn of(view: &'a Comparison, look: &Look) -> Option<Self> {
        let joint = view.joint.as_deref().filter(|_| view.by == Dimension::Team)?;
        let teams = look.teams_or(Teams::of(view));
        let fill = |names: &mut Vec<&str>| {
            names.sort_by_key(|name| teams.index(name));
            names.dedup();
            let colour = |name: &&str| look.badge(&teams, teams.index(name).unwrap_or(usize::MAX)).colour;
            let colours: Vec<Colour> = names.iter().map(colour).collect();
            look.together(&colours)
        };
        let sets = &joint.owners.sets;
        let fills = sets.iter().map(|set| fill(&mut set.teams.iter().map(String::as_str).collect())).collect();
        let all = fill(&mut sets.iter().flat_map(|set| &set.teams).map(String::as_str).collect());
        Some(Self { view, joint, fills, all })
    }

    /// The joint parts of a column under each model; parts of the same teams are one.
    ///
    /// Empty if the parts do not fit into the share, because it is negative.
    pub fn zones(&self, column: &Column) -> Vec<Vec<Zone>> {
        (0..self.view.models.len()).map(|model| self.of_model(model, column)).collect()
    }

    fn of_model(&self, model: usize, column: &Column) -> Vec<Zone> {
        let (view, owners) = (self.view, &self.joint.owners);
        let mut zones: Vec<Zone> = Vec::new();
        let mut at = model * owners.cells();
        for (set, fill) in owners.sets.iter().zip(&self.fills) {
            let cells = at..at + set.teams.len();
            at = cells.end;
            let mine = set.teams.iter().zip(cells.clone()).filter(|(team, _)| has(column, team));
            let counted: Vec<usize> = match self.joint.policy {
                JointCreditPolicy::Split => mine.map(|(_, cell)| cell).collect(),
                JointCreditPolicy::Bucket if is_joint(column) => cells.collect(),
                JointCreditPolicy::Bucket => Vec::new(),
                // Each team is credited with what all teams of the set would share.
                JointCreditPolicy::Overlay => mine.flat_map(|_| cells.clone()).collect(),
            };
            let amount = counted.iter().filter_map(|&cell| owners.amounts.get(cell)).sum::<i64>();
            let deals = counted.iter().filter_map(|&cell| owners.deals.get(cell)).sum::<f64>();
            let share = match view.total {
                0 => deals / view.won_deals.max(1) as f64,
                total => amount as f64 / total as f64,
            };
            let Some(fill) = fill.filter(|_| share > 0.0) else { continue };
            match zones.iter_mut().find(|zone| zone.fill == fill) {
                Some(zone) => {
                    zone.share += share;
                    zone.amount += amount;
                }
                None => zones.push(Zone { fill, share, amount }),
            }
        }
        let sum: f64 = zones.iter().map(|zone| zone.share).sum();
        let fits = column.cells.get(model).is_some_and(|cell| sum <= cell.share + 1e-6);
        if fits { zones } else { Vec::new() }
    }
}

/// Whether a column is the one of all joint touches.
pub(super) fn is_joint(column: &Column) -> bool {
    column.of.iter().any(|member| member.kind == GroupKind::Joint)
}

/// Whether a team is in a column.
fn has(column: &Column, team: &str) -> bool {
    column.of.iter().any(|member| member.kind == GroupKind::Named && member.name == team)
}
