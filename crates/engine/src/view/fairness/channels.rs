//! Channels whose touches have no time of day, fall on a single day, or have no team.

use super::super::rollup::Source;
use super::NAMED;
use super::concern::{day_of, is_midnight, is_on};
use super::teams::Marks;
use fairshare_import::read::UNDATED;
use fairshare_types::order::arranged;
use fairshare_types::results::FindingKind;

/// Fewest touches of a channel for judging its times of day.
const FEWEST_TIMES: u64 = 5;
/// Fewest touches of a channel on one day for a finding about that day.
const FEWEST_ON_DAY: u64 = 20;
/// Fewest deals with touches on that day for such a finding.
const FEWEST_DEALS_ON_DAY: u32 = 3;
/// Least percent of a channel's touches at midnight, or on one day. A few touches logged in another way do not hide the
/// rest.
const NO_TIME: u64 = 95;
const ON_DAY: u64 = 80;
/// Least percent of touches without a team that is reported.
const NOBODYS: u64 = 1;

/// Counts of one channel.
#[derive(Clone, Default)]
struct OfChannel {
    /// Touches with a date.
    dated: u64,
    /// Of these, touches at midnight, which have a date alone.
    midnight: u64,
    /// Touches without a team.
    nobodys: u64,
    /// The only day that can hold more than half of them, and its lead (majority vote, Boyer and Moore 1981).
    day: Option<i64>,
    lead: u64,
    /// Touches on that day, their deals, and the last of these.
    on_day: u64,
    deals: u32,
    last: Option<usize>,
}

impl OfChannel {
    fn add(&mut self, time: i64, nobodys: bool) {
        self.nobodys += u64::from(nobodys);
        if time == UNDATED {
            return;
        }
        self.dated += 1;
        self.midnight += u64::from(is_midnight(time));
        if self.lead == 0 {
            self.day = day_of(time);
        }
        if self.is_on_day(time) { self.lead += 1 } else { self.lead -= 1 }
    }

    /// Whether a touch is on the day that can hold more than half of them.
    fn is_on_day(&self, time: i64) -> bool {
        self.day.is_some_and(|day| is_on(time, day))
    }

    const fn has_no_times(&self) -> bool {
        self.dated >= FEWEST_TIMES && self.midnight * 100 >= self.dated * NO_TIME
    }

    const fn is_on_one_day(&self) -> bool {
        self.on_day >= FEWEST_ON_DAY && self.on_day * 100 >= self.dated * ON_DAY && self.deals >= FEWEST_DEALS_ON_DAY
    }
}

impl Source<'_> {
    /// Findings about channels, with their touches.
    pub(super) fn found_by_channel(&self, marks: &Marks) -> Vec<(FindingKind, u64)> {
        let channels = self.of_channels(marks);
        let mut found: Vec<(FindingKind, u64)> = self.without_times(&channels).into_iter().collect();
        found.extend(self.on_one_day(&channels));
        found.extend(marks.any().then(|| self.nobodys(&channels)).flatten());
        found
    }

    /// Counts channels over all journeys, because the way touches are logged does not depend on the outcome.
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
                if channel.is_on_day(time) {
                    channel.on_day += 1;
                    channel.deals += u32::from(channel.last.replace(at) != Some(at));
                }
            }
        }
        channels
    }

    /// Channels without times of day, if most touches of the others have times. Otherwise the data has only dates, and
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

    /// Channels whose touches mostly fall on one day, unlike most touches of the others.
    fn on_one_day(&self, channels: &[OfChannel]) -> Vec<(FindingKind, u64)> {
        let on_one_day = (0..channels.len()).filter(|&at| channels[at].is_on_one_day()).collect();
        let largest = arranged(on_one_day, &|&a, &b| channels[b].on_day.cmp(&channels[a].on_day));
        let dated: u64 = channels.iter().map(|channel| channel.dated).sum();
        let found = largest.into_iter().take(NAMED).filter_map(|at| {
            let OfChannel { on_day, dated: of, day, .. } = channels[at];
            let day = day?;
            let on_that_day = self.journeys.time.iter().filter(|time| is_on(**time, day)).count() as u64;
            let (others_on_day, others) = (on_that_day.saturating_sub(on_day), dated - of);
            let kind = FindingKind::OneDay { channel: self.channel(at), day, of };
            (others > 0 && others_on_day * 2 < others).then_some((kind, on_day))
        });
        found.collect()
    }

    /// Touches without a team, if the data knows teams.
    fn nobodys(&self, channels: &[OfChannel]) -> Option<(FindingKind, u64)> {
        let (nobodys, of) = (channels.iter().map(|c| c.nobodys).sum::<u64>(), self.journeys.time.len() as u64);
        let kind = FindingKind::Unassigned { channels: self.names(channels, |c| c.nobodys, NAMED), of };
        (nobodys * 100 >= of * NOBODYS && nobodys > 0).then_some((kind, nobodys))
    }

    /// Names of the channels with a count above zero, largest first, at most `most`.
    fn names(&self, channels: &[OfChannel], of: impl Fn(&OfChannel) -> u64, most: usize) -> Vec<String> {
        let some = (0..channels.len()).filter(|&at| of(&channels[at]) > 0).collect();
        let largest = arranged(some, &|&a: &usize, &b: &usize| of(&channels[b]).cmp(&of(&channels[a])));
        largest.into_iter().take(most).map(|at| self.channel(at)).collect()
    }

    fn channel(&self, at: usize) -> String {
        self.channels.get(u32::try_from(at).unwrap_or(u32::MAX)).to_owned()
    }
}
