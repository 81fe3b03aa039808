//! Generates the deals of the year with their journeys: first contact, qualification, selling, won or lost.

use super::calendar::{Day, LAST_DAY};
use super::catalogue::{self, Person};
use super::journey::{Journey, Origin, Part, Touch, moment};
use super::random::SplitMix64;

/// The state of a deal on the day of the export.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Closed and won.
    Won,
    /// Closed and lost.
    Lost,
    /// Not closed on the day of the export.
    Open,
}

/// A deal and its touches, in order of time.
pub struct Deal {
    /// The account's name.
    pub account: String,
    /// Its segment.
    pub segment: Segment,
    /// Euros, without cents.
    pub amount: i32,
    /// The person who sells.
    pub owner: &'static str,
    /// The person who qualifies.
    pub development: &'static str,
    /// Day of the lead; sometimes not recorded.
    pub lead: Option<Day>,
    /// Day of the opportunity; `None` for leads that never became one.
    pub opportunity: Option<Day>,
    /// Day of the close, or the expected one.
    pub close: Day,
    /// Its state.
    pub outcome: Outcome,
    /// Its touches.
    pub touches: Vec<Touch>,
}

/// Size of the customer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Its name.
    pub name: &'static str,
    cycle: (i32, i32),
    hundreds: (i32, i32),
    /// Extra effort for larger customers: 0, 1 or 2.
    pub extra: i32,
}

#[rustfmt::skip]
const SEGMENTS: [(i32, Segment); 3] = [
    (46, Segment { name: "SMB", cycle: (20, 110), hundreds: (38, 175), extra: 0 }),
    (37, Segment { name: "Mid-market", cycle: (50, 150), hundreds: (140, 620), extra: 1 }),
    (17, Segment { name: "Enterprise", cycle: (90, 160), hundreds: (430, 1700), extra: 2 }),
];

/// Deals in a thousand that begin in each month, and the month's first day: spring and autumn are the seasons.
const SEASON: [(i32, i32); 12] = [
    (85, 0),
    (90, 31),
    (110, 59),
    (90, 90),
    (70, 120),
    (60, 151),
    (45, 181),
    (60, 212),
    (135, 243),
    (130, 273),
    (90, 304),
    (35, 334),
];

/// Generates this many deals, in the order in which they begin.
pub fn year(random: &mut SplitMix64, count: usize) -> Vec<Deal> {
    let (first, second) = catalogue::NAMES;
    let mut names: Vec<String> = first.iter().flat_map(|a| second.iter().map(move |b| format!("{a}{b}"))).collect();
    random.shuffle(&mut names);
    let mut starts: Vec<Day> = (0..count).map(|_| Day(random.weighted(&SEASON) + random.between(1, 28))).collect();
    starts.sort();
    starts.into_iter().zip(names).map(|(start, account)| deal(random, start, account)).collect()
}

fn deal(random: &mut SplitMix64, start: Day, account: String) -> Deal {
    let segment = random.weighted(&SEGMENTS);
    let origin = random.weighted(&[
        (60, Origin::Marketing),
        (19, Origin::Development),
        (14, Origin::Sales),
        (7, Origin::Partner),
    ]);
    let cycle = random.around(segment.cycle.0, segment.cycle.1);
    let lead = Day(start.0 + cycle * random.between(4, 18) / 100);
    let opportunity = Day(start.0 + cycle * random.between(32, 48) / 100).workday();
    let planned = Day(start.0 + cycle).workday();
    let part = Part::of(random, origin, segment);
    // Small deals are more frequent than large ones: the smaller of two draws.
    let hundreds = |random: &mut SplitMix64| random.between(segment.hundreds.0, segment.hundreds.1);
    let amount = hundreds(random).min(hundreds(random)) * 100 + random.between(0, 1) * 50;

    let mut journey = Journey { random, touches: Vec::new() };
    journey.tell(origin, segment, part, [start, lead, opportunity, planned]);
    let wins = journey.odds(origin);
    let Journey { touches, .. } = journey;

    let mut deal = Deal {
        account,
        segment,
        amount,
        owner: random.pick(&catalogue::OWNERS),
        development: random.pick(&catalogue::DEVELOPMENT),
        lead: (!random.chance(2)).then_some(lead),
        opportunity: Some(opportunity),
        close: planned,
        outcome: if random.chance(wins) { Outcome::Won } else { Outcome::Lost },
        touches,
    };
    end(random, &mut deal, part, start, cycle);
    deal
}

/// Ends the deal: with a closing touch, on a day on which it is given up, or open on the day of the export.
fn end(random: &mut SplitMix64, deal: &mut Deal, part: Part, start: Day, cycle: i32) {
    if deal.outcome == Outcome::Won {
        let activity = match part {
            Part { sales: false, .. } => random.weighted(&catalogue::NURTURE),
            Part { marketing: false, .. } => random.weighted(&catalogue::CLOSING_ALONE),
            _ => random.weighted(&catalogue::CLOSING),
        };
        let at = moment(random, Day(deal.close.0 - 3), activity.hours);
        deal.touches.push(Touch { at, activity });
        deal.close = Day(deal.close.0 + 2).workday();
    } else {
        deal.close = Day(start.0 + cycle * random.between(75, 165) / 100).workday();
    }
    if deal.close > LAST_DAY {
        deal.outcome = Outcome::Open;
    }
    let until = deal.close.min(LAST_DAY);
    deal.opportunity =
        deal.opportunity.filter(|day| *day <= until && (deal.outcome != Outcome::Lost || random.chance(88)));
    deal.touches.retain(|touch| touch.at.day <= until);
    deal.touches.sort_by_key(|touch| touch.at);
    deal.touches.dedup_by_key(|touch| touch.at);
    // The lead is dated by the last touch up to the day drawn.
    let named = |lead: Day| deal.touches.iter().map(|touch| touch.at.day).take_while(|day| *day <= lead).last();
    deal.lead = deal.lead.and_then(named);
}

impl Deal {
    /// The person on a touch of this deal.
    pub fn person(&self, person: Person) -> String {
        match person {
            Person::Named(name) => name.to_owned(),
            Person::Owner => self.owner.to_owned(),
            Person::Development => self.development.to_owned(),
            Person::OwnerAnd(name) => format!("{} and {name}", self.owner),
            Person::DevelopmentAnd(name) => format!("{} and {name}", self.development),
        }
    }
}
