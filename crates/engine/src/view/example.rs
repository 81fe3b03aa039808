//! One of the user's own deals with the arithmetic of a model written out.

use super::deals::{DealName, DealNames};
use super::rollup::Source;
use crate::credit::{CreditAllocator, FittedModel};
use fairshare_import::read::UNDATED;
use fairshare_types::results::{Example, ExampleTouch};
use fairshare_types::schema::Outcome;

/// Best number of touches for an example.
const BEST: usize = 4;
/// Most touches that are still readable.
const MOST: usize = 8;

impl Source<'_> {
    /// The won deal that illustrates models best: few touches, several channels and teams. The same deal for every
    /// model, so that models can be compared. `None` if no won deal has a touch.
    pub(crate) fn example(&self, model: &FittedModel<'_>, names: &DealNames<'_>) -> Option<Example> {
        let mut best: Option<(usize, usize)> = None;
        for (at, _) in self.journeys.ends.iter().enumerate().filter(|(_, end)| end.outcome == Outcome::Won) {
            let journey = self.journeys.get(at);
            let touches = journey.time.len();
            if touches == 0 || (touches > MOST && best.is_some()) {
                continue;
            }
            let mut channels: Vec<u32> = journey.channels().collect();
            channels.sort_unstable();
            channels.dedup();
            let mut teams: Vec<u32> = journey
                .slots
                .iter()
                .flat_map(|&slot| self.cells.of(slot))
                .map(|c| self.cells.team[c as usize])
                .collect();
            teams.sort_unstable();
            teams.dedup();
            let score = 8 * teams.len().min(3) + 4 * channels.len().min(4) + 16 - 2 * touches.abs_diff(BEST).min(8);
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, at));
            }
        }
        best.map(|(_, at)| self.worked(at, model, names))
    }

    /// A deal, touch by touch, with its credit under a model. A deal that is not won earns nothing, but keeps its
    /// weights.
    pub(super) fn worked(&self, at: usize, model: &FittedModel<'_>, names: &DealNames<'_>) -> Example {
        let (journey, end) = (self.journeys.get(at), &self.journeys.ends[at]);
        let amount = if end.outcome == Outcome::Won { end.amount } else { 0 };
        let mut sharing = CreditAllocator::new(self.cells, self.channels.len());
        sharing.share(&journey, self.cells, model, amount);
        let dated = |time: i64| (time != UNDATED).then_some(time);
        let mut credit = sharing.of_touches(&journey, self.cells, model.model).into_iter();
        let touches = journey.slots.iter().enumerate().map(|(touch, &slot)| {
            let team = |(cell, weight, amount): (u32, f64, i64)| {
                (self.cells.teams[self.cells.team[cell as usize] as usize].clone(), weight, amount)
            };
            let teams: Vec<_> = credit.by_ref().take(self.cells.of(slot).len()).map(team).collect();
            let channel = journey.channel_of[slot as usize];
            let by_channel =
                model.learned.filter(|learned| learned.players == fairshare_types::model::Players::Channels);
            ExampleTouch {
                time: dated(journey.time[touch]),
                channel: self.channels.get(channel).to_owned(),
                weight: teams.iter().map(|(_, weight, _)| weight).sum(),
                score: by_channel.and_then(|learned| learned.scores.get(channel as usize).copied()),
                teams,
                tied: journey.tied[touch],
            }
        });
        let DealName { key, label } = names(end.deal);
        Example {
            deal: key.to_owned(),
            name: label.to_owned(),
            amount,
            close: dated(end.close),
            lead_created: end.lead_created,
            opportunity_created: end.opportunity_created,
            touches: touches.collect(),
        }
    }
}
