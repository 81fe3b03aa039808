//! What each deal adds to a number.

use super::super::moved::match_losses;
use super::super::rollup::{Grouping, Source};
use super::super::together::NamedTeams;
use super::super::{By, Group, GroupKind, Who};
use super::{Behind, Member};
use crate::credit::{Ready, Sharing};
use crate::journey::{Ending, Journey};
use crate::model::Model;
use crate::team::Reading;
use fairshare_import::detect::Outcome;

/// Says of each deal what it adds to a number.
pub(super) struct Adding<'a, 'b> {
    source: &'a Source<'a>,
    of: Of<'a>,
    models: &'a [Ready<'b>],
    sharing: Sharing,
}

/// A number, with what it takes to find a deal's part of it.
enum Of<'a> {
    Everything,
    Won,
    /// Credit under the last model, less that under the first where there are two.
    Group {
        of_cell: Vec<u32>,
        groups: Vec<bool>,
        unattributed: bool,
        /// Each team of a joint touch gets all of it.
        overlay: bool,
        /// Part of each journey, and the part that is asked for, by month or segment.
        within: Option<(Vec<u32>, u32)>,
    },
    Flow {
        of_cell: Vec<u32>,
        change: Vec<i64>,
        flows: Vec<i64>,
        gains: Vec<(usize, i64)>,
        /// Places of the flows among all.
        at: Vec<usize>,
    },
    Part {
        who: &'a Who,
        /// The parts that stand for themselves, where the rarer ones are asked for.
        named: Vec<Who>,
        teams: NamedTeams,
        room: Vec<u32>,
    },
    /// Deals of which this holds.
    Concern(Box<dyn Fn(usize) -> bool + 'a>),
    Reach {
        team: Option<u32>,
        teams: NamedTeams,
        sourced: bool,
        room: Vec<u32>,
    },
}

impl Behind {
    /// The models that the number follows from.
    #[must_use]
    pub fn models(&self) -> Vec<Model> {
        match self {
            Self::Credit { model, .. } => vec![model.clone()],
            Self::Change { from, to, .. } => vec![from.clone(), to.clone()],
            Self::Flow(flow) => vec![flow.from.clone(), flow.to.clone()],
            Self::Everything
            | Self::Won
            | Self::Part(_)
            | Self::Sourced(_)
            | Self::Influenced(_)
            | Self::Finding(_) => Vec::new(),
        }
    }
}

impl<'a, 'b> Adding<'a, 'b> {
    /// What deals add to this number, under these models: those of [`Behind::models`].
    pub fn new(source: &'a Source<'a>, behind: &'a Behind, models: &'a [Ready<'b>]) -> Self {
        let of = match behind {
            Behind::Everything => Of::Everything,
            Behind::Won => Of::Won,
            Behind::Credit { by, of, .. } | Behind::Change { by, of, .. } => groups(source, *by, of),
            Behind::Flow(flow) => {
                let Grouping { groups, of_cell } = source.grouping(By::Team);
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
            Behind::Part(who) => {
                let named = if *who == Who::Others { source.together().parts } else { Vec::new() };
                let teams = NamedTeams::of(source.grouping(By::Team));
                Of::Part { who, named: named.into_iter().map(|part| part.who).collect(), teams, room: Vec::new() }
            }
            Behind::Finding(kind) => Of::Concern(source.concerns(kind)),
            Behind::Sourced(team) => reach(source, team, true),
            Behind::Influenced(team) => reach(source, team, false),
        };
        Self { source, of, models, sharing: Sharing::new(source.cells, source.channels.len()) }
    }

    /// A deal's part of the number in minor units; `None` where it has none.
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
            Of::Group { within: Some((parts, part)), .. } if parts.get(at) != Some(part) => return None,
            Of::Group { .. } | Of::Flow { .. } => {}
        }
        if !won {
            return None;
        }
        let part = self.credit(&journey, ending);
        (part != 0).then_some(part)
    }

    /// A won deal's part of what follows from models.
    fn credit(&mut self, journey: &Journey<'_>, ending: &Ending) -> i64 {
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

/// Groups of a roll-up.
fn groups<'a>(source: &Source<'_>, by: By, of: &[Member]) -> Of<'a> {
    let Grouping { groups, of_cell } = source.grouping_as_read(by);
    let asked = |group: &Group| of.iter().any(|one| one.kind == group.kind && one.name == group.name);
    let part = of.first().map_or("", |one| one.part.as_str());
    Of::Group {
        within: by.is_within().then(|| source.part_of_each(by, groups.len(), part)),
        groups: groups.iter().map(asked).collect(),
        of_cell,
        unattributed: of.iter().any(|one| one.kind == GroupKind::Unattributed),
        overlay: by == By::Team && source.reading == Reading::Overlay,
    }
}

/// What a team took part in.
fn reach<'a>(source: &Source<'_>, team: &str, sourced: bool) -> Of<'a> {
    let teams = NamedTeams::of(source.grouping(By::Team));
    let place = teams.names.iter().position(|name| name == team).and_then(|at| u32::try_from(at).ok());
    Of::Reach { team: place, teams, sourced, room: Vec::new() }
}

/// Credit in minor units that groups get of a won deal.
fn group_credit(
    source: &Source<'_>,
    journey: &Journey<'_>,
    ending: &Ending,
    ready: &Ready<'_>,
    sharing: &mut Sharing,
    (of_cell, groups, unattributed, overlay): (&[u32], &[bool], bool, bool),
) -> i64 {
    let group = |cell: u32| of_cell[cell as usize] as usize;
    let within = |cell: u32| groups.get(group(cell)).is_some_and(|within| *within);
    if *ready.model == Model::Influence {
        // Whoever took part has the whole deal, once; nothing is left to be nobody's.
        let mut takes_part: Vec<usize> =
            journey.slots.iter().flat_map(|&slot| source.cells.of(slot)).filter(|&c| within(c)).map(group).collect();
        takes_part.sort_unstable();
        takes_part.dedup();
        return ending.amount * i64::try_from(takes_part.len()).unwrap_or(0);
    }
    if journey.time.is_empty() {
        return if unattributed { ending.amount } else { 0 };
    }
    sharing.share(journey, source.cells, ready, ending.amount);
    // The cells of a touch stand together.
    let own = |at: usize, cell: u32| {
        let all = source.cells.all_of(cell as usize);
        let first = at - (cell as usize - all.start);
        if overlay { first..first + all.len() } else { at..at + 1 }
    };
    let cells = sharing.cells.iter().enumerate().filter(|(_, cell)| within(**cell));
    let credit: i64 = cells.map(|(at, &cell)| sharing.amounts[own(at, cell)].iter().sum::<i64>()).sum();
    // What another tool gave to nobody, or gave twice.
    let nobodys = if unattributed { ending.amount - sharing.amounts.iter().sum::<i64>() } else { 0 };
    credit + nobodys
}
