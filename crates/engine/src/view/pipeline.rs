//! The pipeline: open deals, credited under the models as won deals are.

use super::rollup::{Grouping, Source};
use crate::credit::{CreditAllocator, FittedModel};
use crate::journey::{Conversion, Probability};
use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Group, InfluenceWindow, Pipeline, PipelineQuery, Probabilities, Reach, WindowEnd};
use fairshare_types::schema::Outcome;
use fairshare_types::time::DAY;

impl Source<'_> {
    /// The open deals that pass the filter; joint touches are split between their teams.
    pub(crate) fn pipeline(&self, query: &PipelineQuery, models: &[FittedModel<'_>]) -> Pipeline {
        let Grouping { mut groups, of_cell } = self.grouping(Dimension::Team);
        groups.push(Group::unattributed());
        let width = groups.len();
        let (won_total, won_deals) = self.won();
        let probabilities = self.probabilities();
        let weighted = probabilities.is_some() && !query.whole_amounts;
        let mut pipeline = Pipeline {
            credit: vec![0; width * models.len()],
            open: vec![Reach::default(); width],
            won: vec![Reach::default(); width],
            models: models.iter().map(|ready| ready.model.clone()).collect(),
            won_total,
            won_deals,
            weighted,
            probabilities,
            ..Pipeline::default()
        };
        let mut sharing = CreditAllocator::new(self.cells, self.channels.len());
        let mut room = Vec::new();
        for (at, ending) in self.journeys.ends.iter().enumerate() {
            if ending.outcome == Outcome::Lost {
                continue;
            }
            let is_open = ending.outcome == Outcome::Open;
            let amount = counted(ending, query.whole_amounts);
            let dated = self.reach(
                (at, amount),
                query.window,
                &of_cell,
                if is_open { &mut pipeline.open } else { &mut pipeline.won },
                &mut room,
            );
            pipeline.undated += u64::from(!dated);
            if !is_open {
                continue;
            }
            pipeline.total += amount;
            pipeline.whole += ending.amount;
            pipeline.deals += 1;
            pipeline.without_amount += u64::from(ending.amount == 0);
            let journey = self.journeys.get(at);
            for (model, credit) in models.iter().zip(pipeline.credit.chunks_mut(width)) {
                if journey.time.is_empty() {
                    credit[width - 1] += amount;
                    continue;
                }
                sharing.share(&journey, self.cells, model, amount);
                for (&cell, part) in sharing.cells.iter().zip(&sharing.amounts) {
                    credit[of_cell[cell as usize] as usize] += part;
                }
            }
        }
        if pipeline.credit.chunks(width).all(|credit| credit[width - 1] == 0) {
            groups.pop();
            let kept = |(at, _): &(usize, i64)| at % width != width - 1;
            pipeline.credit = pipeline.credit.into_iter().enumerate().filter(kept).map(|(_, credit)| credit).collect();
            pipeline.open.pop();
            pipeline.won.pop();
        }
        Pipeline { groups, ..pipeline }
    }

    /// The probabilities of the open deals, if the data give any.
    fn probabilities(&self) -> Option<Probabilities> {
        let open = self.journeys.ends.iter().filter(|ending| ending.outcome == Outcome::Open);
        let (mut range, mut any) = (None, false);
        let (mut unknown, mut unknown_amount) = (0, 0);
        for ending in open {
            any |= ending.probability != Probability::Unknown;
            if let Probability::Known(one) = ending.probability {
                range = Some(range.map_or([one; 2], |[least, most]: [u32; 2]| [least.min(one), most.max(one)]));
            } else {
                unknown += 1;
                unknown_amount += ending.amount;
            }
        }
        any.then_some(Probabilities { range, unknown, unknown_amount })
    }

    /// Adds a deal with its amount to what each group sourced and influenced; returns false if the end of the window is unknown.
    fn reach(
        &self,
        (at, amount): (usize, i64),
        window: Option<InfluenceWindow>,
        of_cell: &[u32],
        reach: &mut [Reach],
        room: &mut Vec<u32>,
    ) -> bool {
        let (ending, journey) = (&self.journeys.ends[at], self.journeys.get(at));
        let deals = ending.wins.max(1);
        self.groups_of(&journey.slots[..journey.opening()], of_cell, room);
        for &group in room.iter() {
            reach[group as usize].sourced += amount;
            reach[group as usize].sourced_deals += deals;
        }
        let dated = self.influencing(at, window, of_cell, room);
        for &group in room.iter() {
            reach[group as usize].influenced += amount;
            reach[group as usize].influenced_deals += deals;
        }
        dated
    }

    /// The groups that influence a deal, each once; returns false if the end of the window is unknown.
    pub(super) fn influencing(
        &self,
        at: usize,
        window: Option<InfluenceWindow>,
        of_cell: &[u32],
        groups: &mut Vec<u32>,
    ) -> bool {
        let journey = self.journeys.get(at);
        let bounds = window.map(|window| bounds(window, &self.journeys.ends[at]));
        let within = match bounds {
            Some(Some([from, to])) => {
                let start = journey.time.partition_point(|&time| time < from);
                start..start + journey.time[start..].partition_point(|&time| time <= to)
            }
            _ => 0..journey.slots.len(),
        };
        self.groups_of(&journey.slots[within], of_cell, groups);
        bounds != Some(None)
    }

    /// The groups of these slots, each once.
    pub(super) fn groups_of(&self, slots: &[u32], of_cell: &[u32], groups: &mut Vec<u32>) {
        groups.clear();
        groups.extend(slots.iter().flat_map(|&slot| self.cells.of(slot)).map(|cell| of_cell[cell as usize]));
        groups.sort_unstable();
        groups.dedup();
    }
}

/// The amount with which a deal counts in the pipeline: open deals by default times their probability.
pub(super) fn counted(ending: &Conversion, whole_amounts: bool) -> i64 {
    let is_whole = whole_amounts || ending.outcome != Outcome::Open;
    if is_whole { ending.amount } else { expected(ending) }
}

/// The amount of an open deal times its probability, in minor units; halves are rounded away from zero. The whole
/// amount if no single probability is known.
pub(crate) fn expected(ending: &Conversion) -> i64 {
    let millionths = match ending.probability {
        Probability::Known(millionths) => i128::from(millionths),
        Probability::Unknown | Probability::Several => CERTAIN,
    };
    let scaled = i128::from(ending.amount) * millionths;
    let rounded = (scaled.abs() * 2 + CERTAIN) / (CERTAIN * 2) * scaled.signum();
    i64::try_from(rounded).unwrap_or(ending.amount)
}

/// A certain win, in millionths.
const CERTAIN: i128 = 1_000_000;

/// First and last instant of a window; `None` if the deal lacks the date at which it ends.
fn bounds(window: InfluenceWindow, ending: &Conversion) -> Option<[i64; 2]> {
    let end = match window.before {
        WindowEnd::Created => ending.opportunity_created?,
        WindowEnd::Closed => ending.has_close.then_some(ending.close)?,
    };
    Some([end.saturating_sub((window.days * DAY as f64) as i64), end])
}
