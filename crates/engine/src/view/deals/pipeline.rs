//! Contribution of each deal to a number of the pipeline.

use super::super::pipeline::counted;
use super::super::rollup::{Grouping, Source};
use super::behind::group_credit;
use crate::credit::{CreditAllocator, FittedModel};
use crate::journey::Conversion;
use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Group, GroupKind, PipelineNumber, PipelinePart};
use fairshare_types::schema::Outcome;

/// A number of the pipeline, prepared for computing the part of each deal.
pub(super) struct PipelineDeals<'a> {
    number: &'a PipelineNumber,
    of_cell: Vec<u32>,
    /// Whether each team is the selected one.
    teams: Vec<bool>,
    room: Vec<u32>,
}

impl<'a> PipelineDeals<'a> {
    /// Finds the team of the number.
    pub fn of(source: &Source<'_>, number: &'a PipelineNumber) -> Self {
        let Grouping { groups, of_cell } = source.grouping(Dimension::Team);
        let is_it = |group: &Group| match &number.part {
            PipelinePart::All => false,
            PipelinePart::Credit { of, .. } | PipelinePart::Reach { of, .. } => {
                of.kind == group.kind && of.name == group.name
            }
        };
        Self { number, of_cell, teams: groups.iter().map(is_it).collect(), room: Vec::new() }
    }

    /// A deal's part of the number in minor units; `None` if it has none.
    pub fn part(
        &mut self,
        source: &Source<'_>,
        models: &[FittedModel<'_>],
        sharing: &mut CreditAllocator,
        at: usize,
    ) -> Option<i64> {
        let ending = &source.journeys.ends[at];
        let is_open = ending.outcome == Outcome::Open;
        let amount = counted(ending, self.number.whole_amounts);
        let (of_cell, room) = (self.of_cell.as_slice(), &mut self.room);
        match &self.number.part {
            PipelinePart::All => is_open.then_some(amount),
            PipelinePart::Credit { of, .. } => {
                let ready = models.first().filter(|_| is_open)?;
                let ending = Conversion { amount, ..*ending };
                let target = (of_cell, self.teams.as_slice(), of.kind == GroupKind::Unattributed, false);
                let credit = group_credit(source, &source.journeys.get(at), &ending, ready, sharing, target);
                (credit != 0).then_some(credit)
            }
            PipelinePart::Reach { open, window, sourced, .. } => {
                if ending.outcome != if *open { Outcome::Open } else { Outcome::Won } {
                    return None;
                }
                if *sourced {
                    let journey = source.journeys.get(at);
                    source.groups_of(&journey.slots[..journey.opening()], of_cell, room);
                } else {
                    source.influencing(at, *window, of_cell, room);
                }
                let takes_part = |&group: &u32| self.teams.get(group as usize).is_some_and(|is_it| *is_it);
                room.iter().any(takes_part).then_some(amount)
            }
        }
    }
}
