//! Contribution of each deal to a number.

use super::super::moved::match_losses;
use super::super::rollup::{Grouping, Source};
use super::super::together::NamedTeams;
use super::pipeline::PipelineDeals;
use crate::credit::{CreditAllocator, FittedModel};
use crate::journey::{Conversion, Journey};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::JointCreditPolicy;
use fairshare_types::results::{DrillTarget, Group, GroupKind, Member, Who};
use fairshare_types::schema::Outcome;

/// Computes the contribution of each deal to a number.
pub(super) struct Adding<'a, 'b> {
    source: &'a Source<'a>,
    of: Of<'a>,
    models: &'a [FittedModel<'b>],
    sharing: CreditAllocator,
}

/// A number, prepared for computing the part of each deal.
enum Of<'a> {
    Everything,
    Won,
    /// Credit under the last model, minus that under the first if there are two.
    Group {
        of_cell: Vec<u32>,
        groups: Vec<bool>,
        unattributed: bool,
        /// Each team of a joint touch gets all of it.
        overlay: bool,
        /// By month or segment, the part of each journey, and the selected part.
        within: Option<(Vec<u32>, u32)>,
    },
    Flow {
        of_cell: Vec<u32>,
        change: Vec<i64>,
        flows: Vec<i64>,
        gains: Vec<(usize, i64)>,
        /// Indices of the selected flows.
        at: Vec<usize>,
    },
    Part {
        who: &'a Who,
        /// The parts that are listed, if the rarer ones are selected.
        named: Vec<Who>,
        teams: NamedTeams,
        room: Vec<u32>,
    },
    /// Deals that satisfy this predicate.
    Concern(Box<dyn Fn(usize) -> bool + 'a>),
    Reach {
        team: Option<u32>,
        teams: NamedTeams,
        sourced: bool,
        room: Vec<u32>,
    },
    Pipeline(PipelineDeals<'a>),
}

impl<'a, 'b> Adding<'a, 'b> {
    /// Prepares the contributions to a number under the models of [`DrillTarget::models`].
    pub fn new(source: &'a Source<'a>, behind: &'a DrillTarget, models: &'a [FittedModel<'b>]) -> Self {
        let of = match behind {
            DrillTarget::Everything => Of::Everything,
            DrillTarget::Won => Of::Won,
            DrillTarget::Credit { by, of, .. } | DrillTarget::Change { by, of, .. } => groups(source, *by, of),
            DrillTarget::Flow(flow) => {
                let Grouping { groups, of_cell } = source.grouping(Dimension::Team);
                let width = groups.len();
                let places = |names: &[String]| -> Vec<usize> {
                    (0..width).filter(|&at| names.contains(&groups[at].name)).collect()
                };
                let takers = places(&flow.takers);
                let pairs = |giver: usize| takers.iter().map(move |taker| giver * width + taker);
                let at = places(&flow.givers).into_iter().flat_map(pairs).collect();
                let (change, flows) = (vec![0; width], vec![0; width * width]);
                Of::Flow { of_cell, change, flows, gains: Vec::new(), at }
            }
            DrillTarget::Part(who) => {
                let named = if *who == Who::Others { source.together().parts } else { Vec::new() };
                let teams = NamedTeams::of(source.grouping(Dimension::Team));
                Of::Part { who, named: named.into_iter().map(|part| part.who).collect(), teams, room: Vec::new() }
            }
            DrillTarget::Finding(kind) => Of::Concern(source.concerns(kind)),
            DrillTarget::Path { by, every_touch, steps } => Of::Concern(source.takes(*by, *every_touch, steps)),
            DrillTarget::Ends { by, steps } => Of::Concern(source.begins_and_ends(*by, steps)),
            DrillTarget::Sourced(team) => reach(source, team, true),
            DrillTarget::Influenced(team) => reach(source, team, false),
            DrillTarget::Pipeline(number) => Of::Pipeline(PipelineDeals::of(source, number)),
        };
        Self { source, of, models, sharing: CreditAllocator::new(source.cells, source.channels.len()) }
    }

    /// A deal's part of the number in minor units; `None` if it has none.
    pub fn part(&mut self, at: usize) -> Option<i64> {
        let ending = &self.source.journeys.ends[at];
        let won = ending.outcome == Outcome::Won;
        let amount = if won { ending.amount } else { 0 };
        let journey = self.source.journeys.get(at);
        match &mut self.of {
            Of::Everything => return Some(amount),
            Of::Won => return won.then_some(amount),
            Of::Concern(concerns) => return concerns(at).then_some(amount),
            Of::Part { who, named, teams, room } => {
                if ending.wins == 0 && ending.losses == 0 {
                    return None;
                }
                let its = self.source.who(journey.slots, teams, room);
                let rare = **who == Who::Others && !named.contains(&its);
                return (its == **who || rare).then_some(amount);
            }
            Of::Reach { team, teams, sourced, room } => {
                let opening = if *sourced { journey.opening() } else { journey.slots.len() };
                self.source.teams_of(&journey.slots[..opening], teams, room);
                let takes_part = team.is_some_and(|team| room.contains(&team));
                return (won && takes_part).then_some(amount);
            }
            Of::Pipeline(deals) => return deals.part(self.source, self.models, &mut self.sharing, at),
            Of::Group { within: Some((parts, part)), .. } if parts.get(at) != Some(part) => return None,
            Of::Group { .. } | Of::Flow { .. } => {}
        }
        if !won {
            return None;
        }
        let part = self.credit(&journey, ending);
        (part != 0).then_some(part)
    }

    /// A won deal's part of a number that depends on models.
    fn credit(&mut self, journey: &Journey<'_>, ending: &Conversion) -> i64 {
        let Self { source, of, models, sharing } = self;
        match of {
            Of::Group { of_cell, groups, unattributed, overlay, .. } => {
                let mut part = 0;
                for ready in *models {
                    let target = (of_cell.as_slice(), groups.as_slice(), *unattributed, *overlay);
                    part = group_credit(source, journey, ending, ready, sharing, target) - part;
                }
                part
            }
            Of::Flow { of_cell, change, flows, gains, at } => {
                if journey.time.is_empty() {
                    return 0;
                }
                for (ready, sign) in models.iter().zip([-1, 1]) {
                    sharing.share(journey, source.cells, ready, ending.amount);
                    for (&cell, &amount) in sharing.cells.iter().zip(&sharing.amounts) {
                        if let Some(change) = change.get_mut(of_cell[cell as usize] as usize) {
                            *change += sign * amount;
                        }
                    }
                }
                match_losses(change, gains, flows);
                let part = at.iter().filter_map(|at| flows.get(*at)).sum();
                change.fill(0);
                flows.fill(0);
                part
            }
            _ => 0,
        }
    }
}

/// The selected groups of a roll-up.
fn groups<'a>(source: &Source<'_>, by: Dimension, of: &[Member]) -> Of<'a> {
    let Grouping { groups, of_cell } = source.grouping_as_read(by);
    let asked = |group: &Group| of.iter().any(|one| one.kind == group.kind && one.name == group.name);
    let part = of.first().map_or("", |one| one.part.as_str());
    Of::Group {
        within: by.is_within().then(|| source.part_of_each(by, groups.len(), part)),
        groups: groups.iter().map(asked).collect(),
        of_cell,
        unattributed: of.iter().any(|one| one.kind == GroupKind::Unattributed),
        overlay: by == Dimension::Team && source.joint == JointCreditPolicy::Overlay,
    }
}

/// The deals that a team sourced or influenced.
fn reach<'a>(source: &Source<'_>, team: &str, sourced: bool) -> Of<'a> {
    let teams = NamedTeams::of(source.grouping(Dimension::Team));
    let place = teams.names.iter().position(|name| name == team).and_then(|at| u32::try_from(at).ok());
    Of::Reach { team: place, teams, sourced, room: Vec::new() }
}

/// Credit in minor units that the selected groups get from a deal with this ending.
pub(super) fn group_credit(
    source: &Source<'_>,
    journey: &Journey<'_>,
    ending: &Conversion,
    ready: &FittedModel<'_>,
    sharing: &mut CreditAllocator,
    (of_cell, groups, unattributed, overlay): (&[u32], &[bool], bool, bool),
) -> i64 {
    let group = |cell: u32| of_cell[cell as usize] as usize;
    let within = |cell: u32| groups.get(group(cell)).is_some_and(|within| *within);
    if *ready.model == Model::Influence {
        // Every group that took part gets the whole deal, once; nothing is unattributed.
        let cells = journey.slots.iter().flat_map(|&slot| source.cells.of(slot)).filter(|&c| within(c));
        let mut takes_part: Vec<u32> = cells.map(|cell| of_cell[cell as usize]).collect();
        takes_part.sort_unstable();
        takes_part.dedup();
        return ending.amount * i64::try_from(takes_part.len()).unwrap_or(0);
    }
    if journey.time.is_empty() {
        return if unattributed { ending.amount } else { 0 };
    }
    sharing.share(journey, source.cells, ready, ending.amount);
    // The cells of a touch are adjacent.
    let own = |at: usize, cell: u32| {
        let all = source.cells.all_of(cell as usize);
        let first = at - (cell as usize - all.start);
        if overlay { first..first + all.len() } else { at..at + 1 }
    };
    let cells = sharing.cells.iter().enumerate().filter(|(_, cell)| within(**cell));
    let credit: i64 = cells.map(|(at, &cell)| sharing.amounts[own(at, cell)].iter().sum::<i64>()).sum();
    // Revenue that the other tool left unattributed, or gave twice.
    let nobodys = if unattributed { ending.amount - sharing.amounts.iter().sum::<i64>() } else { 0 };
    credit + nobodys
}
