//! One of the user's own deals with the arithmetic of a model written out.

use serde::{Deserialize, Serialize};

use super::rollup::Source;
use crate::credit::{Ready, Sharing};
use fairshare_import::detect::Outcome;
use fairshare_import::read::UNDATED;

/// A deal, touch by touch, under one model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// Key of the deal.
    pub deal: String,
    /// What was won, in minor units.
    pub amount: i64,
    /// The close, milliseconds since 1970; `None` where the data has no dates.
    pub close: Option<i64>,
    /// When the lead was created.
    pub lead_created: Option<i64>,
    /// When the opportunity was created.
    pub opportunity_created: Option<i64>,
    /// Its eligible touches, in order of time.
    pub touches: Vec<ExampleTouch>,
}

/// A touch of the example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExampleTouch {
    /// Milliseconds since 1970; `None` where it has no date.
    pub time: Option<i64>,
    /// Its channel.
    pub channel: String,
    /// Its teams, and what each gets of the deal: part of it, and minor units.
    pub teams: Vec<(String, f64, i64)>,
    /// Its part of the deal, 0 to 1.
    pub weight: f64,
    /// Score of its channel under a model that scores channels.
    pub score: Option<f64>,
    /// It stands at the same instant as the one before.
    pub tied: bool,
}

/// Touches of a deal that shows best what a model does.
const BEST: usize = 4;
/// Touches of a deal that can still be read.
const MOST: usize = 8;

impl Source<'_> {
    /// The won deal that shows best what models do: of a few touches and of as many channels and teams as there are. The
    /// same one for every model, so that they can be compared. `None` where nothing was won through a touch.
    pub(crate) fn example(&self, model: &Ready<'_>, deal_name: &dyn Fn(u32) -> String) -> Option<Example> {
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
        best.map(|(_, at)| self.worked(at, model, deal_name))
    }

    /// A deal, touch by touch, with what a model gives. A deal that is not won earns nothing; its weights are what they
    /// would be.
    pub(super) fn worked(&self, at: usize, model: &Ready<'_>, deal_name: &dyn Fn(u32) -> String) -> Example {
        let (journey, end) = (self.journeys.get(at), &self.journeys.ends[at]);
        let amount = if end.outcome == Outcome::Won { end.amount } else { 0 };
        let mut sharing = Sharing::new(self.cells, self.channels.len());
        sharing.share(&journey, self.cells, model, amount);
        let dated = |time: i64| (time != UNDATED).then_some(time);
        let mut next = 0;
        let touches = journey.slots.iter().enumerate().map(|(touch, &slot)| {
            let mut teams = Vec::new();
            for cell in self.cells.of(slot) {
                let name = self.cells.teams[self.cells.team[cell as usize] as usize].clone();
                let earns = sharing.cells.get(next) == Some(&cell);
                teams.push(if earns { (name, sharing.weights[next], sharing.amounts[next]) } else { (name, 0.0, 0) });
                next += usize::from(earns);
            }
            let channel = journey.channel_of[slot as usize];
            let by_channel = model.learned.filter(|learned| learned.players == crate::model::Players::Channels);
            ExampleTouch {
                time: dated(journey.time[touch]),
                channel: self.channels.get(channel).to_owned(),
                weight: teams.iter().map(|(_, weight, _)| weight).sum(),
                score: by_channel.and_then(|learned| learned.scores.get(channel as usize).copied()),
                teams,
                tied: journey.tied[touch],
            }
        });
        Example {
            deal: deal_name(end.deal),
            amount,
            close: dated(end.close),
            lead_created: end.lead_created,
            opportunity_created: end.opportunity_created,
            touches: touches.collect(),
        }
    }
}
