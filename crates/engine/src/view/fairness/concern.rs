//! The deals that a finding is about, as one predicate that counts them and lists them.

use super::super::rollup::Source;
use super::teams::{UNEVEN, bit};
use crate::journey::Journey;
use fairshare_import::read::UNDATED;
use fairshare_types::results::FindingKind;
use fairshare_types::schema::Outcome;
use fairshare_types::time::DAY;

impl<'a> Source<'a> {
    /// Whether a finding is about a journey. Findings are about won deals, as only these have credit.
    pub(crate) fn concerns(&self, kind: &FindingKind) -> Box<dyn Fn(usize) -> bool + 'a> {
        let journeys = self.journeys;
        let won = move |at: usize| journeys.ends[at].outcome == Outcome::Won;
        match kind {
            FindingKind::NoTouch => Box::new(move |at| won(at) && journeys.get(at).slots.is_empty()),
            FindingKind::NoAmount => Box::new(move |at| won(at) && journeys.ends[at].amount == 0),
            FindingKind::WithoutTeam { team, .. } => {
                let marks = self.marks();
                let team = marks.team(team);
                Box::new(move |at| {
                    let touched = |marked: u8| marked & marks.named() != 0;
                    won(at)
                        && team.is_some_and(|team| {
                            let marked = marks.of(journeys.get(at).slots);
                            touched(marked) && marked & bit(team) == 0
                        })
                })
            }
            FindingKind::Uneven { more, fewer } => {
                let marks = self.marks();
                let both = marks.team(more.0.as_str()).zip(marks.team(fewer.0.as_str()));
                Box::new(move |at| {
                    won(at)
                        && both.is_some_and(|(more, fewer)| {
                            let slots = journeys.get(at).slots;
                            let [more, fewer] = [more, fewer].map(|team| marks.touches(slots, team));
                            fewer > 0 && more >= fewer.saturating_mul(UNEVEN)
                        })
                })
            }
            FindingKind::NoTimeOfDay { channels, .. } => {
                let untimed = self.is_channel(channels);
                Box::new(move |at| won(at) && guesses_order(&journeys.get(at), &untimed))
            }
            FindingKind::OneDay { channel, day, .. } => {
                let (is_channel, day) = (self.is_channel(std::slice::from_ref(channel)), *day);
                Box::new(move |at| {
                    let journey = journeys.get(at);
                    let mut touches = journey.time.iter().zip(journey.channels());
                    won(at) && touches.any(|(time, channel)| is_channel[channel as usize] && is_on(*time, day))
                })
            }
            FindingKind::Unassigned { .. } => {
                let marks = self.marks();
                Box::new(move |at| won(at) && marks.of(journeys.get(at).slots) & marks.nobody() != 0)
            }
            FindingKind::AfterClose | FindingKind::Duplicates | FindingKind::WithoutDeal | FindingKind::BadAmount => {
                let of_kind = self.noted.iter().filter(|noted| kind.reasons().contains(&noted.reason));
                let deals: Vec<&'a [u32]> = of_kind.map(|noted| noted.deals.as_slice()).collect();
                Box::new(move |at| {
                    won(at) && deals.iter().any(|deals| deals.binary_search(&journeys.ends[at].deal).is_ok())
                })
            }
        }
    }

    /// Marks the channels with these names.
    fn is_channel(&self, names: &[String]) -> Vec<bool> {
        self.channels.iter().map(|channel| names.iter().any(|name| name == channel)).collect()
    }
}

/// The day of a touch, milliseconds since 1970; `None` if it has no date.
pub(super) fn day_of(time: i64) -> Option<i64> {
    (time != UNDATED).then(|| time - time.rem_euclid(DAY))
}

/// Whether a touch is on a day. It needs no division, which WebAssembly computes slowly for 64 bits.
pub(super) fn is_on(time: i64, day: i64) -> bool {
    time != UNDATED && time.checked_sub(day).is_some_and(|after| (0..DAY).contains(&after))
}

/// Whether a touch is at midnight, as it has a date alone. Most others differ in their last bits.
pub(super) const fn is_midnight(time: i64) -> bool {
    const LOW_BITS: i64 = (1 << DAY.trailing_zeros()) - 1;
    time & LOW_BITS == 0 && time != UNDATED && time.rem_euclid(DAY) == 0
}

/// Whether a touch without a time of day shares its day with one that has a time, so that their order is a guess.
fn guesses_order(journey: &Journey<'_>, untimed: &[bool]) -> bool {
    let mut guessed = None;
    // A touch without a time of day is at midnight, and so comes before all others of its day.
    journey.time.iter().zip(journey.channels()).any(|(&time, channel)| {
        let at_midnight = is_midnight(time);
        if untimed[channel as usize] && at_midnight {
            guessed = Some(time);
        }
        !at_midnight && guessed.is_some_and(|day| is_on(time, day))
    })
}
