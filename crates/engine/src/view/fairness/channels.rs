//! Channels whose touches have no time of day, stand on a single day, or belong to nobody.

use super::super::rollup::Source;
use super::concern::day_of;
use super::teams::Marks;
use super::{FindingKind, NAMED};
use fairshare_import::order::arranged;

/// Fewest touches of a channel of whose times of day something can be said.
const FEWEST_TIMES: u64 = 5;
/// Fewest touches of a channel that are many for one day.
const FEWEST_ON_DAY: u64 = 20;
/// Fewest deals that a day's touches are of, to be logged for several at once.
const FEWEST_DEALS_ON_DAY: u32 = 3;
/// Percent of a channel's touches that stand at midnight, or on the day. A few that were logged by another way do not
/// hide the rest.
const NO_TIME: u64 = 95;
const ON_DAY: u64 = 80;
/// Fewest percent of touches without a team that are worth a word.
const NOBODYS: u64 = 1;

/// What is counted of a channel.
#[derive(Clone, Default)]
struct OfChannel {
    /// Touches that have a date.
    dated: u64,
    /// Of these, those at midnight: with a date alone.
    midnight: u64,
    /// Touches of nobody.
    nobodys: u64,
    /// The one day that can hold more than half of them, and how far it leads (majority vote, Boyer and Moore 1981).
    day: Option<i64>,
    lead: u64,
    /// Touches on that day, the deals they are of, and the last of these.
    on_day: u64,
    deals: u32,
    last: Option<usize>,
}

impl OfChannel {
    fn add(&mut self, time: i64, nobodys: bool) {
        self.nobodys += u64::from(nobodys);
        let Some(day) = day_of(time) else { return };
        self.dated += 1;
        self.midnight += u64::from(day == time);
        if self.lead == 0 {
            self.day = Some(day);
        }
        if self.day == Some(day) { self.lead += 1 } else { self.lead -= 1 }
    }

    const fn has_no_times(&self) -> bool {
        self.dated >= FEWEST_TIMES && self.midnight * 100 >= self.dated * NO_TIME
    }

    const fn is_on_one_day(&self) -> bool {
        self.on_day >= FEWEST_ON_DAY && self.on_day * 100 >= self.dated * ON_DAY && self.deals >= FEWEST_DEALS_ON_DAY
    }
}

impl Source<'_> {
    /// What is to be said of channels.
    pub(super) fn found_by_channel(&self, marks: &Marks) -> Vec<(FindingKind, u64)> {
        let channels = self.of_channels(marks);
        let mut found: Vec<(FindingKind, u64)> = self.without_times(&channels).into_iter().collect();
        found.extend(self.on_one_day(&channels));
        found.extend(marks.any().then(|| self.nobodys(&channels)).flatten());
        found
    }

    /// Counts channels over all journeys: how touches are logged does not depend on what became of their deals.
    fn of_channels(&self, marks: &Marks) -> Vec<OfChannel> {
        let journeys = self.journeys;
        let mut channels = vec![OfChannel::default(); self.channels.len()];
        for (&time, &slot) in journeys.time.iter().zip(&journeys.slot) {
            channels[journeys.channel_of[slot as usize] as usize].add(time, marks.is_nobodys(slot));
        }
        if !channels.iter().any(|channel| channel.dated >= FEWEST_ON_DAY) {
            return channels;
        }
        for at in 0..journeys.len() {
            let journey = journeys.get(at);
            for (&time, channel) in journey.time.iter().zip(journey.channels()) {
                let channel = &mut channels[channel as usize];
                let day = day_of(time);
                if day.is_some() && day == channel.day {
                    channel.on_day += 1;
                    channel.deals += u32::from(channel.last.replace(at) != Some(at));
                }
            }
        }
        channels
    }

    /// Channels without times of day, where most touches of the others have some: else the data has dates alone, and
    /// favours nobody.
    fn without_times(&self, channels: &[OfChannel]) -> Option<(FindingKind, u64)> {
        let sum = |have: bool, of: fn(&OfChannel) -> u64| -> u64 {
            channels.iter().filter(|channel| channel.has_no_times() != have).map(of).sum()
        };
        let [timed, dated] = [sum(true, |c| c.dated - c.midnight), sum(true, |c| c.dated)];
        let kind = FindingKind::NoTimeOfDay {
            channels: self.names(channels, |c| if c.has_no_times() { c.dated } else { 0 }, usize::MAX),
            of: sum(false, |c| c.dated),
        };
        (timed > 0 && timed * 2 >= dated).then(|| (kind, sum(false, |c| c.midnight)))
    }

    /// Channels whose touches mostly stand on one day, where those of the others do not: else it is the data's only day.
    fn on_one_day(&self, channels: &[OfChannel]) -> Vec<(FindingKind, u64)> {
        let on_one_day = (0..channels.len()).filter(|&at| channels[at].is_on_one_day()).collect();
        let largest = arranged(on_one_day, &|&a, &b| channels[b].on_day.cmp(&channels[a].on_day));
        let dated: u64 = channels.iter().map(|channel| channel.dated).sum();
        let found = largest.into_iter().take(NAMED).filter_map(|at| {
            let OfChannel { on_day, dated: of, day, .. } = channels[at];
            let on_that_day = self.journeys.time.iter().filter(|time| day_of(**time) == day).count() as u64;
            let (others_on_day, others) = (on_that_day.saturating_sub(on_day), dated - of);
            let kind = FindingKind::OneDay { channel: self.channel(at), day: day?, of };
            (others > 0 && others_on_day * 2 < others).then_some((kind, on_day))
        });
        found.collect()
    }

    /// Touches of nobody, where the data knows teams.
    fn nobodys(&self, channels: &[OfChannel]) -> Option<(FindingKind, u64)> {
        let (nobodys, of) = (channels.iter().map(|c| c.nobodys).sum::<u64>(), self.journeys.time.len() as u64);
        let kind = FindingKind::Unassigned { channels: self.names(channels, |c| c.nobodys, NAMED), of };
        (nobodys * 100 >= of * NOBODYS && nobodys > 0).then_some((kind, nobodys))
    }

    /// Names of the channels that have some of what is counted, those with most first.
    fn names(&self, channels: &[OfChannel], of: impl Fn(&OfChannel) -> u64, most: usize) -> Vec<String> {
        let some = (0..channels.len()).filter(|&at| of(&channels[at]) > 0).collect();
        let largest = arranged(some, &|&a: &usize, &b: &usize| of(&channels[b]).cmp(&of(&channels[a])));
        largest.into_iter().take(most).map(|at| self.channel(at)).collect()
    }

    fn channel(&self, at: usize) -> String {
        self.channels.get(u32::try_from(at).unwrap_or(u32::MAX)).to_owned()
    }
}
