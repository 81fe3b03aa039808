//! Mistakes of real exports, as rows that an import must not count.

use super::Row;
use super::calendar::{Day, LAST_DAY, Moment};
use super::catalogue::{self, Hours};
use super::random::SplitMix64;
use super::story::{Deal, Outcome};

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// A touch later than the close of its deal.
    AfterClose,
    /// The same row again.
    Duplicate,
    /// A date that is not in the calendar, or no date at all.
    BadDate(&'static str),
    /// No channel.
    NoChannel,
    /// No deal.
    NoDeal,
    /// A deal that is not in the other file.
    UnknownDeal(&'static str),
}

/// How often each mistake is made: 36 in all.
pub const MISTAKES: [(usize, Mistake); 10] = [
    (14, Mistake::AfterClose),
    (9, Mistake::Duplicate),
    (1, Mistake::BadDate("2025-02-30")),
    (1, Mistake::BadDate("2025-06-31 10:00")),
    (1, Mistake::BadDate("0000-00-00")),
    (2, Mistake::BadDate("")),
    (4, Mistake::NoChannel),
    (1, Mistake::NoDeal),
    (1, Mistake::UnknownDeal("D-9001")),
    (2, Mistake::UnknownDeal("D-0000")),
];

/// Adds each mistake to some deals, beside a correct row. Correct rows stay unchanged.
pub fn make(random: &mut SplitMix64, deals: &[Deal], rows: &mut [Vec<Row>]) {
    let mut order: Vec<usize> = (0..deals.len()).collect();
    random.shuffle(&mut order);
    let mut order = order.into_iter();
    for (times, mistake) in MISTAKES {
        for _ in 0..times {
            // A late touch needs a won deal that closed at least 25 days before the end of the year.
            let suits = |deal: &Deal| {
                mistake != Mistake::AfterClose || (deal.outcome == Outcome::Won && deal.close.0 + 24 < LAST_DAY.0)
            };
            if let Some(chosen) = order.find(|&index| deals[index].touches.len() > 4 && suits(&deals[index])) {
                add(random, mistake, &deals[chosen], &mut rows[chosen]);
            }
        }
    }
}

fn add(random: &mut SplitMix64, mistake: Mistake, deal: &Deal, rows: &mut Vec<Row>) {
    let place = random.between(1, rows.len() as i32 - 2) as usize;
    let mut row = rows[place].clone();
    match mistake {
        Mistake::AfterClose => {
            let activity = random.weighted(&catalogue::ONBOARDING);
            let day = Day(deal.close.0 + random.between(3, 16));
            let at = match activity.hours {
                Hours::Mailing => Moment { day: day.mailing_day(), minute: 510 },
                _ => Moment { day: day.workday(), minute: 600 },
            };
            rows.push(Row::new(&row.deal, deal, at, &activity));
            return;
        }
        Mistake::Duplicate => {}
        Mistake::BadDate(date) => date.clone_into(&mut row.date),
        Mistake::NoChannel => row.channel = "",
        Mistake::NoDeal => row.deal.clear(),
        Mistake::UnknownDeal(id) => id.clone_into(&mut row.deal),
    }
    rows.insert(place + 1, row);
}
