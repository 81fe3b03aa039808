//! Finds the touches of a key.

use super::gather::{Gathered, Main};
use super::{Ranks, Step};
use fairshare_import::read::Touches;
use fairshare_types::portions::in_portions;

/// Rows of touches by the rank of their deal.
pub(super) struct RowsByDeal<'a> {
    touches: &'a Touches,
    pub ranks: &'a Ranks<'a>,
    /// Rows, sorted by the rank of their deal.
    order: Vec<u32>,
    /// Where the rows of each rank start in `order`, and the end.
    pub starts: Vec<u32>,
    gathered: Gathered,
}

impl<'a> RowsByDeal<'a> {
    /// Sorts the rows: one pass counts, one places.
    pub fn new(touches: &'a Touches, ranks: &'a Ranks<'a>) -> Self {
        let (deal, rank) = (&touches.deal, ranks.deals);
        let mut starts = vec![0_u32; rank.len() + 1];
        in_portions(deal.len(), &mut |rows| {
            for &deal in &deal[rows] {
                starts[rank[deal as usize] as usize + 1] += 1;
            }
        });
        let mut before = 0;
        in_portions(starts.len(), &mut |ranks| {
            for start in &mut starts[ranks] {
                *start += before;
                before = *start;
            }
        });
        let mut next = starts.clone();
        let mut order = vec![0_u32; deal.len()];
        in_portions(deal.len(), &mut |rows| {
            for (row, &deal) in (rows.start as u32..).zip(&deal[rows]) {
                let place = &mut next[rank[deal as usize] as usize];
                order[*place as usize] = row;
                *place += 1;
            }
        });
        Self { touches, ranks, order, starts, gathered: Gathered::default() }
    }

    /// The key of each rank.
    pub fn keys(&self) -> Vec<u32> {
        let mut keys = vec![0_u32; self.ranks.deals.len()];
        in_portions(keys.len(), &mut |deals| {
            for (deal, &rank) in (deals.start as u32..).zip(&self.ranks.deals[deals]) {
                keys[rank as usize] = deal;
            }
        });
        keys
    }

    /// Adds the touches of a key to `steps`; returns whether it has any. `shared` says that the key is an account or a
    /// person of the deal.
    pub fn add(&mut self, key: u32, shared: bool, steps: &mut Vec<Step>) -> bool {
        let rank = self.ranks.deals[key as usize] as usize;
        let (start, end) = (self.starts[rank] as usize, self.starts[rank + 1] as usize);
        let (touches, ranks) = (self.touches, self.ranks);
        let step = |(&row, main): (&u32, Main)| {
            let at = row as usize;
            let person = |id: u32| ranks.persons.get(id as usize).copied().unwrap_or(id);
            Step {
                time: main.time,
                sequence: touches.sequence.get(at).unwrap_or(0),
                slot: ranks.plain_slots[main.slot as usize],
                origin: ranks.slots[main.slot as usize],
                person: touches.person.get(at).map_or(u32::MAX, person),
                outcome: main.outcome,
                amount: main.amount,
                id: touches.id.get(at).unwrap_or(0),
                row,
                shared,
                given: touches.given.get(at).unwrap_or(0),
                opens: true,
            }
        };
        let rows = &self.order[start..end];
        if shared {
            steps.extend(rows.iter().map(|row| step((row, Main::of(touches, *row)))));
        } else {
            steps.extend(rows.iter().zip(self.gathered.range(touches, &self.order, start..end)).map(step));
        }
        !rows.is_empty()
    }
}
