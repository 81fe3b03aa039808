//! Paths of won and lost deals: the most common ones, how long they are, who begins and ends them. Needs no model.

use std::collections::BTreeMap;

use super::rollup::Source;
use super::together::median;
use crate::journey::Conversion;
use fairshare_import::read::UNDATED;
use fairshare_types::dimension::Dimension;
use fairshare_types::options::owners;
use fairshare_types::order;
use fairshare_types::results::{PathEnds, PathOrder, PathQuery, PathRow, PathSums, Paths, Span};
use fairshare_types::time::DAY;

/// Least number of touches of each span.
const TOUCHES: [u32; 9] = [0, 1, 2, 3, 4, 5, 6, 11, 21];
/// Least number of days of each span: a day, a week, a month, a quarter, half a year, a year.
const DAYS: [u32; 7] = [0, 1, 8, 31, 91, 182, 366];

/// Tells whether a journey counts, by index.
type Predicate<'a> = Box<dyn Fn(usize) -> bool + 'a>;

/// The steps of touches: names in order, and the name of each slot.
struct Steps {
    names: Vec<String>,
    of_slot: Vec<u32>,
}

impl Source<'_> {
    /// The paths of won and lost deals that pass the filter, of their eligible touches.
    #[must_use]
    pub fn paths(&self, query: &PathQuery) -> Paths {
        let steps = self.steps(query.by);
        let mut found: BTreeMap<Vec<u32>, PathSums> = BTreeMap::new();
        let mut ends: BTreeMap<(u32, u32), PathEnds> = BTreeMap::new();
        let mut all = PathSums::default();
        let (mut touches, mut days) = (spans(&TOUCHES), spans(&DAYS));
        let mut path = Vec::new();
        for (at, ending) in self.decided() {
            self.path(at, query.every_touch, &steps, &mut path);
            add(&mut all, ending);
            match found.get_mut(&path) {
                Some(sums) => add(sums, ending),
                None => add(found.entry(path.clone()).or_default(), ending),
            }
            let journey = self.journeys.get(at);
            count(&mut touches, journey.time.len() as u64, ending);
            if let Some(span) = to_close(journey.time, ending) {
                count(&mut days, span as u64 / DAY as u64, ending);
            }
            if let (Some(&first), Some(&last), 1..) = (path.first(), path.last(), ending.wins) {
                let of = ends.entry((first, last)).or_insert(PathEnds { first, last, ..PathEnds::default() });
                of.wins += ending.wins;
                of.amount += ending.amount;
            }
        }
        let different = found.len() as u64;
        let mut ends: Vec<PathEnds> = ends.into_values().collect();
        order::arrange_by_key(&mut ends, |of| (std::cmp::Reverse((of.amount, of.wins)), of.first, of.last));
        let rows = self.rows(query, &steps, found);
        Paths { names: steps.names, rows, different, all, touches, days, ends }
    }

    /// The first paths in the order of the query, with their medians.
    fn rows(&self, query: &PathQuery, steps: &Steps, found: BTreeMap<Vec<u32>, PathSums>) -> Vec<PathRow> {
        let mut first: Vec<(Vec<u32>, PathSums)> = found.into_iter().collect();
        order::arrange(&mut first, &|(a, of_a), (b, of_b)| {
            rank(query.order, of_b).cmp(&rank(query.order, of_a)).then_with(|| a.cmp(b))
        });
        first.truncate(query.rows as usize);
        let mut place: BTreeMap<&[u32], usize> = BTreeMap::new();
        place.extend(first.iter().enumerate().map(|(at, (path, _))| (&path[..], at)));
        let mut lengths: Vec<Vec<(i64, u64)>> = vec![Vec::new(); first.len()];
        let mut spans = lengths.clone();
        let mut path = Vec::new();
        for (at, ending) in self.decided() {
            self.path(at, query.every_touch, steps, &mut path);
            let Some(&row) = place.get(&path[..]) else { continue };
            let time = self.journeys.get(at).time;
            lengths[row].push((time.len() as i64, ending.wins + ending.losses));
            if let Some(span) = to_close(time, ending).filter(|_| ending.wins > 0) {
                spans[row].push((span, ending.wins));
            }
        }
        let medians = lengths.into_iter().zip(spans);
        let rows = first.iter().zip(medians).map(|((steps, sums), (lengths, spans))| PathRow {
            steps: steps.clone(),
            sums: *sums,
            median_touches: median(lengths).unwrap_or(0).unsigned_abs(),
            median_days: median(spans).map(|span| span as f64 / DAY as f64),
        });
        rows.collect()
    }

    /// Whether a journey, by index, is won or lost and took this path.
    pub(super) fn takes<'b>(&'b self, by: Dimension, every_touch: bool, path: &'b [String]) -> Predicate<'b> {
        let steps = self.steps(by);
        Box::new(move |at| {
            let mut taken = Vec::new();
            self.path(at, every_touch, &steps, &mut taken);
            let ending = &self.journeys.ends[at];
            ending.wins + ending.losses > 0 && taken.iter().map(|&step| &steps.names[step as usize]).eq(path)
        })
    }

    /// Whether a journey, by index, is won, begins with one step and ends with another.
    pub(super) fn begins_and_ends<'b>(&'b self, by: Dimension, ends: &'b [String; 2]) -> Predicate<'b> {
        let steps = self.steps(by);
        Box::new(move |at| {
            let mut taken = Vec::new();
            self.path(at, true, &steps, &mut taken);
            let name = |step: Option<&u32>| step.map(|&step| &steps.names[step as usize]);
            self.journeys.ends[at].wins > 0 && [name(taken.first()), name(taken.last())] == ends.each_ref().map(Some)
        })
    }

    /// Won and lost journeys, by index.
    fn decided(&self) -> impl Iterator<Item = (usize, &Conversion)> {
        self.journeys.ends.iter().enumerate().filter(|(_, end)| end.wins + end.losses > 0)
    }

    /// Writes the steps of a journey. Touches at one instant are in the order of their names.
    fn path(&self, at: usize, every_touch: bool, steps: &Steps, path: &mut Vec<u32>) {
        let journey = self.journeys.get(at);
        path.clear();
        let mut start = 0;
        while start < journey.slots.len() {
            let tied = journey.tied[start + 1..].iter().take_while(|tied| **tied).count();
            let end = start + 1 + tied;
            path.extend(journey.slots[start..end].iter().map(|&slot| steps.of_slot[slot as usize]));
            let from = path.len() - (end - start);
            path[from..].sort_unstable();
            start = end;
        }
        if !every_touch {
            path.dedup();
        }
    }

    /// The steps of all slots.
    fn steps(&self, by: Dimension) -> Steps {
        let name = |slot: u32| {
            let of = &self.slots[slot as usize];
            match by {
                Dimension::Channel => self.channels.get(of.channel).to_owned(),
                Dimension::Campaign => self.campaigns.get(of.campaign).to_owned(),
                Dimension::Type => self.types.get(of.touch_type).to_owned(),
                Dimension::Team | Dimension::Month | Dimension::Segment => {
                    let teams = self.cells.of(slot).map(|cell| self.cells.team[cell as usize] as usize);
                    owners(teams.map(|team| self.cells.teams[team].as_str()))
                }
            }
        };
        let of_each: Vec<String> = (0_u32..).zip(self.slots).map(|(slot, _)| name(slot)).collect();
        let mut place: BTreeMap<&str, u32> = BTreeMap::new();
        place.extend(of_each.iter().map(|name| (name.as_str(), 0)));
        for (at, place) in (0..).zip(place.values_mut()) {
            *place = at;
        }
        let of_slot = of_each.iter().map(|name| place[name.as_str()]).collect();
        Steps { names: place.into_keys().map(str::to_owned).collect(), of_slot }
    }
}

/// Milliseconds from the first touch to the close; `None` if a date is missing.
fn to_close(time: &[i64], ending: &Conversion) -> Option<i64> {
    let first = time.first().copied().filter(|first| *first != UNDATED && ending.close != UNDATED)?;
    Some(ending.close.saturating_sub(first).max(0))
}

fn add(sums: &mut PathSums, ending: &Conversion) {
    sums.wins += ending.wins;
    sums.losses += ending.losses;
    if ending.wins > 0 {
        sums.amount += ending.amount;
    }
}

/// What the order compares, the greatest first.
const fn rank(order: PathOrder, sums: &PathSums) -> (i64, u64, i64) {
    match order {
        PathOrder::Revenue => (sums.amount, sums.wins, sums.amount),
        PathOrder::Wins => (sums.wins as i64, sums.wins, sums.amount),
        PathOrder::Losses => (sums.losses as i64, sums.wins, sums.amount),
    }
}

/// Spans that begin with these numbers, each up to the next.
fn spans(from: &[u32]) -> Vec<Span> {
    let to = |at: usize| from.get(at + 1).map(|next| next - 1);
    from.iter().enumerate().map(|(at, &from)| Span { from, to: to(at), ..Span::default() }).collect()
}

fn count(spans: &mut [Span], number: u64, ending: &Conversion) {
    if let Some(span) = spans.iter_mut().rev().find(|span| u64::from(span.from) <= number) {
        span.won += ending.wins;
        span.lost += ending.losses;
    }
}
