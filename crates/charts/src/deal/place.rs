//! Horizontal places of a deal's touches and milestones: by time, without overlap.

use fairshare_types::results::Example;

use crate::arrange::{Item, spread};
use crate::words::Milestone;

/// Least distance between touches while a deal has few of them.
pub(super) const STEP: f64 = 24.0;

/// Horizontal places.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// Centre of each touch, in order.
    pub touches: Vec<f64>,
    /// Milestones with time and place, from left to right.
    pub milestones: Vec<(Milestone, i64, f64)>,
    /// Room for each touch.
    pub step: f64,
}

/// A touch or a milestone on the time line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Touch(usize),
    Milestone(Milestone),
}

impl Places {
    /// Places between both ends. Without dates, or if all touches have the same time, steps are even; without dates,
    /// milestones have no place.
    pub fn of(deal: &Example, (left, right): (f64, f64)) -> Self {
        let events = events(deal);
        let touches = deal.touches.len();
        let milestones = events.len() - touches;
        let room = right - left;
        // A milestone takes half the room of a touch.
        let step = ((room - 1e-6) / (touches as f64 + milestones as f64 / 2.0).max(1.0)).min(STEP);
        let wide = |event: &Event| if matches!(event, Event::Touch(_)) { step } else { step / 2.0 };

        let span = |events: &[(i64, Event)]| Some((events.first()?.0, events.last()?.0));
        let (from, to) = span(&events).unwrap_or((0, 0));
        let by_time = dated(deal) && !of_one_instant(deal) && to > from;
        let length = to.saturating_sub(from) as f64;
        let item = |(i, (time, event)): (usize, &(i64, Event))| {
            let part = if by_time {
                time.saturating_sub(from) as f64 / length
            } else {
                (i as f64 + 0.5) / events.len() as f64
            };
            Item { at: left + part * room - wide(event) / 2.0, width: wide(event) }
        };
        let items: Vec<Item> = events.iter().enumerate().map(item).collect();
        let even = || items.iter().map(|item| item.at).collect();
        let edges: Vec<f64> = spread(&items, 0.0, (left, right)).unwrap_or_else(even);

        let mut places = Self { touches: vec![left; touches], milestones: Vec::new(), step };
        for ((time, event), edge) in events.iter().zip(edges) {
            let middle = edge + wide(event) / 2.0;
            match event {
                Event::Touch(at) => places.touches[*at] = middle,
                Event::Milestone(milestone) => places.milestones.push((*milestone, *time, middle)),
            }
        }
        places
    }

    /// Whether there is too little room for a number at each touch.
    pub fn crowded(&self) -> bool {
        self.step < STEP
    }
}

/// Whether every touch has a date.
pub(super) fn dated(deal: &Example) -> bool {
    deal.touches.iter().all(|touch| touch.time.is_some())
}

fn of_one_instant(deal: &Example) -> bool {
    let first = deal.touches.first().map(|touch| touch.time);
    deal.touches.iter().all(|touch| Some(touch.time) == first)
}

/// Touches and milestones in order of time; at the same time touches come first.
fn events(deal: &Example) -> Vec<(i64, Event)> {
    let has_dates = dated(deal);
    let time = |at: usize, time: Option<i64>| time.filter(|_| has_dates).unwrap_or(at as i64);
    let touches = deal.touches.iter().enumerate().map(|(at, touch)| (time(at, touch.time), Event::Touch(at)));
    let milestones = [
        (Milestone::Lead, deal.lead_created),
        (Milestone::Opportunity, deal.opportunity_created),
        (Milestone::Close, deal.close),
    ];
    let known = milestones.into_iter().filter(|_| has_dates);
    let known = known.filter_map(|(milestone, time)| Some((time?, Event::Milestone(milestone))));
    let mut events: Vec<(i64, Event)> = touches.chain(known).collect();
    events.sort_unstable();
    events
}

#[cfg(test)]
mod tests {
    use fairshare_types::results::ExampleTouch;

    use super::*;

    fn deal(times: &[Option<i64>], close: Option<i64>) -> Example {
        let touch = |&time: &Option<i64>| ExampleTouch {
            time,
            channel: String::new(),
            teams: Vec::new(),
            weight: 0.0,
            score: None,
            tied: false,
        };
        let touches = times.iter().map(touch).collect();
        Example {
            deal: String::new(),
            name: String::new(),
            amount: 0,
            close,
            lead_created: None,
            opportunity_created: None,
            touches,
        }
    }

    fn places(times: &[Option<i64>], close: Option<i64>) -> (Vec<i64>, Vec<i64>) {
        let places = Places::of(&deal(times, close), (0.0, 400.0));
        let whole = |x: f64| x.round() as i64;
        (places.touches.into_iter().map(whole).collect(), places.milestones.iter().map(|(.., x)| whole(*x)).collect())
    }

    #[test]
    fn touches_stand_by_their_time_and_apart() {
        assert_eq!(places(&[Some(0), Some(50), Some(75)], Some(100)), (vec![12, 200, 300], vec![394]));
        assert_eq!(places(&[Some(0), Some(50), Some(51)], Some(100)), (vec![12, 190, 214], vec![394]));
    }

    #[test]
    fn steps_are_even_without_dates_and_at_one_instant() {
        assert_eq!(places(&[None, None], Some(100)), (vec![100, 300], vec![]));
        assert_eq!(places(&[Some(7), None], Some(100)), (vec![100, 300], vec![]));
        assert_eq!(places(&[Some(7), Some(7), Some(7)], Some(100)), (vec![50, 150, 250], vec![350]));
    }

    #[test]
    fn hundreds_of_touches_have_a_place_each() {
        let places = Places::of(&deal(&vec![Some(3); 500], None), (10.0, 350.0));
        assert!(places.crowded());
        assert!(places.touches.windows(2).all(|pair| pair[1] > pair[0]));
        assert!(places.touches.iter().all(|x| (10.0..=350.0).contains(x)));
    }
}
