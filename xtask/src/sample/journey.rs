//! Generates one deal's touches, from the first contact to the last week before the close.
//!
//! Marketing nurtures, sales development qualifies, sales sells, a partner helps.

use super::calendar::{Day, Moment};
use super::catalogue::{self, Activity, Event, Hours};
use super::random::SplitMix64;
use super::story::Segment;

/// One touch of a deal.
#[derive(Clone)]
pub struct Touch {
    /// The time.
    pub at: Moment,
    /// The activity.
    pub activity: Activity,
}

/// Who makes the first contact with the account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Marketing: an advertisement, a guide, a newsletter.
    Marketing,
    /// Sales development, by cold outreach.
    Development,
    /// Sales, from its own network.
    Sales,
    /// A partner's introduction.
    Partner,
}

/// Whether marketing and sales take part in a deal at all: most deals are won by both, some by one alone.
#[derive(Clone, Copy)]
pub struct Part {
    /// Whether marketing takes part.
    pub marketing: bool,
    /// Whether sales takes part.
    pub sales: bool,
}

impl Part {
    /// Draws the parts of a deal with this origin.
    pub fn of(random: &mut SplitMix64, origin: Origin, segment: Segment) -> Self {
        let without = match origin {
            Origin::Marketing => 0,
            Origin::Development => 40,
            Origin::Sales => 60,
            Origin::Partner => 45,
        };
        let marketing = !random.chance(without);
        let self_service = origin == Origin::Marketing && segment.extra == 0 && random.chance(22);
        Self { marketing, sales: !self_service }
    }
}

/// A journey under construction.
pub struct Journey<'a> {
    /// The generator of its random choices.
    pub random: &'a mut SplitMix64,
    /// Its touches so far, in any order.
    pub touches: Vec<Touch>,
}

impl Journey<'_> {
    /// Adds the touches of the three stretches: start to lead, lead to opportunity, opportunity to close.
    pub fn tell(&mut self, origin: Origin, segment: Segment, part: Part, [start, lead, opportunity, close]: [Day; 4]) {
        let opening = match origin {
            Origin::Marketing => self.random.weighted(&catalogue::AWARENESS),
            Origin::Development => self.random.weighted(&catalogue::OUTBOUND),
            Origin::Sales => self.random.weighted(&catalogue::OWN_NETWORK),
            Origin::Partner => catalogue::INTRODUCTION,
        };
        self.add(start, opening);
        let late = Day(close.0 - 6);
        if part.marketing {
            self.court(origin, segment, [start, lead, opportunity, late]);
        }
        if part.sales {
            self.sell(origin, segment, [lead, opportunity, late]);
        }
    }

    fn court(&mut self, origin: Origin, segment: Segment, [start, lead, opportunity, late]: [Day; 4]) {
        let after = Day(start.0 + 1);
        let more = i32::from(origin == Origin::Marketing);
        self.some(more, 1 + more, &catalogue::AWARENESS, after, lead);
        self.some(more, 2 + more, &catalogue::NURTURE, lead, opportunity);
        self.some(0, 3, &catalogue::NURTURE, opportunity, late);
        if segment.extra == 2 {
            self.some(0, 2, &[(1, catalogue::ACCOUNT_PROGRAMME)], after, opportunity);
        }
        for event in &catalogue::EVENTS {
            self.attend(event, if event.needs_lead { lead } else { after }, late);
        }
    }

    fn sell(&mut self, origin: Origin, segment: Segment, [lead, opportunity, late]: [Day; 3]) {
        if origin == Origin::Sales {
            self.add(opportunity, catalogue::OPENING[0].1);
        } else {
            self.some(1, 2, &catalogue::QUALIFICATION, lead, opportunity);
            let opening = self.random.weighted(&catalogue::OPENING);
            self.add(opportunity, opening);
        }
        self.work(2 + segment.extra, 3 + segment.extra, opportunity, late);
        if origin == Origin::Partner || self.random.chance(8) {
            self.some(1, 2, &[(1, catalogue::WORKSHOP)], opportunity, late);
        }
    }

    /// Adds from `fewest` to `most` touches between two days.
    fn some(&mut self, fewest: i32, most: i32, from: &[(i32, Activity)], after: Day, before: Day) {
        for _ in 0..self.random.between(fewest, most) {
            let day = self.day(after, before);
            let activity = self.random.weighted(from);
            self.add(day, activity);
        }
    }

    /// Adds the touches of sales. Kinds and days are drawn separately and both sorted, so that demos come before
    /// proposals.
    fn work(&mut self, fewest: i32, most: i32, after: Day, before: Day) {
        let places: Vec<(i32, usize)> = catalogue::SELLING.iter().map(|(weight, _)| *weight).zip(0..).collect();
        let count = self.random.between(fewest, most);
        let mut kinds: Vec<usize> = (0..count).map(|_| self.random.weighted(&places)).collect();
        let mut days: Vec<Day> = (0..count).map(|_| self.day(after, before)).collect();
        kinds.sort_unstable();
        days.sort_unstable();
        for (kind, day) in kinds.into_iter().zip(days) {
            self.add(day, catalogue::SELLING[kind].1);
        }
    }

    fn day(&mut self, after: Day, before: Day) -> Day {
        Day(self.random.between(after.0, before.0.max(after.0)))
    }

    fn add(&mut self, day: Day, activity: Activity) {
        let at = moment(self.random, day, activity.hours);
        self.touches.push(Touch { at, activity });
    }

    fn attend(&mut self, event: &Event, after: Day, before: Day) {
        if event.day <= after || event.day >= before || !self.random.chance(event.percent) {
            return;
        }
        let day = Day(event.day.0 + self.random.between(0, event.days - 1));
        let minute = if event.minute > 0 { event.minute } else { 30 * self.random.between(19, 34) };
        self.touches.push(Touch { at: Moment { day, minute }, activity: event.activity });
    }

    /// Chance in percent that the deal is won; events, webinars, demos and introductions raise it.
    pub fn odds(&self, origin: Origin) -> i32 {
        let has = |channel: &str| self.touches.iter().any(|touch| touch.activity.channel == channel);
        22 + 16 * i32::from(has("Event")) + 7 * i32::from(has("Webinar")) + 9 * i32::from(has("Demo"))
            - 6 * i32::from(origin == Origin::Development)
            + 12 * i32::from(origin == Origin::Partner)
    }
}

/// A moment on this day, or on the next suitable one.
pub fn moment(random: &mut SplitMix64, day: Day, hours: Hours) -> Moment {
    match hours {
        Hours::Any => Moment { day, minute: 15 * random.between(29, 91) },
        Hours::Office => Moment { day: day.workday(), minute: 30 * random.between(17, 34) },
        Hours::Mailing => Moment { day: day.mailing_day(), minute: 510 },
    }
}
