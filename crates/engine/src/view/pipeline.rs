//! The pipeline: open deals, credited under the models as won deals are.

use super::rollup::{Grouping, Source};
use crate::credit::{CreditAllocator, FittedModel};
use crate::journey::Conversion;
use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Group, InfluenceWindow, Pipeline, Reach, WindowEnd};
use fairshare_types::schema::Outcome;
use fairshare_types::time::DAY;

impl Source<'_> {
    /// The open deals that pass the filter; joint touches are split between their teams.
    pub(crate) fn pipeline(&self, window: Option<InfluenceWindow>, models: &[FittedModel<'_>]) -> Pipeline {
        let Grouping { mut groups, of_cell } = self.grouping(Dimension::Team);
        groups.push(Group::unattributed());
        let width = groups.len();
        let (won_total, won_deals) = self.won();
        let mut pipeline = Pipeline {
            credit: vec![0; width * models.len()],
            open: vec![Reach::default(); width],
            won: vec![Reach::default(); width],
            models: models.iter().map(|ready| ready.model.clone()).collect(),
            won_total,
            won_deals,
            ..Pipeline::default()
        };
        let mut sharing = CreditAllocator::new(self.cells, self.channels.len());
        let mut room = Vec::new();
        for (at, ending) in self.journeys.ends.iter().enumerate() {
            if ending.outcome == Outcome::Lost {
                continue;
            }
            let is_open = ending.outcome == Outcome::Open;
            let dated = self.reach(
                at,
                window,
                &of_cell,
                if is_open { &mut pipeline.open } else { &mut pipeline.won },
                &mut room,
            );
            pipeline.undated += u64::from(!dated);
            if !is_open {
                continue;
            }
            pipeline.total += ending.amount;
            pipeline.deals += 1;
            pipeline.without_amount += u64::from(ending.amount == 0);
            let journey = self.journeys.get(at);
            for (model, credit) in models.iter().zip(pipeline.credit.chunks_mut(width)) {
                if journey.time.is_empty() {
                    credit[width - 1] += ending.amount;
                    continue;
                }
                sharing.share(&journey, self.cells, model, ending.amount);
                for (&cell, amount) in sharing.cells.iter().zip(&sharing.amounts) {
                    credit[of_cell[cell as usize] as usize] += amount;
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

    /// Adds a deal to what each group sourced and influenced; returns false if the end of the window is unknown.
    fn reach(
        &self,
        at: usize,
        window: Option<InfluenceWindow>,
        of_cell: &[u32],
        reach: &mut [Reach],
        room: &mut Vec<u32>,
    ) -> bool {
        let (ending, journey) = (&self.journeys.ends[at], self.journeys.get(at));
        let deals = ending.wins.max(1);
        let opening = &journey.slots[..journey.opening()];
        self.groups_of(opening, of_cell, room);
        for &group in room.iter() {
            reach[group as usize].sourced += ending.amount;
            reach[group as usize].sourced_deals += deals;
        }
        let bounds = window.map(|window| bounds(window, ending));
        let within = match bounds {
            Some(Some([from, to])) => {
                let start = journey.time.partition_point(|&time| time < from);
                start..start + journey.time[start..].partition_point(|&time| time <= to)
            }
            _ => 0..journey.slots.len(),
        };
        self.groups_of(&journey.slots[within], of_cell, room);
        for &group in room.iter() {
            reach[group as usize].influenced += ending.amount;
            reach[group as usize].influenced_deals += deals;
        }
        bounds != Some(None)
    }

    /// The groups of these slots, each once.
    fn groups_of(&self, slots: &[u32], of_cell: &[u32], groups: &mut Vec<u32>) {
        groups.clear();
        groups.extend(slots.iter().flat_map(|&slot| self.cells.of(slot)).map(|cell| of_cell[cell as usize]));
        groups.sort_unstable();
        groups.dedup();
    }
}

/// First and last instant of a window; `None` if the deal lacks the date at which it ends.
fn bounds(window: InfluenceWindow, ending: &Conversion) -> Option<[i64; 2]> {
    let end = match window.before {
        WindowEnd::Created => ending.opportunity_created?,
        WindowEnd::Closed => ending.has_close.then_some(ending.close)?,
    };
    Some([end.saturating_sub((window.days * DAY as f64) as i64), end])
}
