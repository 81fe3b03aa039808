//! Appends the rows of a range to those of the file so far.

use std::ops::Range;

use super::reader::RangeRows;
use crate::read::interner::{Candidates, Interner};
use crate::read::log::Log;
use crate::read::reading::Rows;
use crate::read::rows::Store;

/// The numbers that texts and slots of a range have among those of all rows.
///
/// A range numbers them in the order of its plain rows, so the new ones of a run of rows follow those before.
#[derive(Default)]
struct Numbers {
    keys: Vec<u32>,
    persons: Vec<u32>,
    slots: Vec<u32>,
    room: Candidates,
}

impl Rows {
    /// Appends the rows of a range that begins after so many lines.
    pub fn append(&mut self, range: &RangeRows, lines: u32, store: &mut Store, log: &mut Log) {
        let mut numbers = Numbers::default();
        let mut from = 0;
        for (at, &place) in range.places.iter().enumerate() {
            self.append_plain(range, from..place, lines, &mut numbers, store, log);
            from = place;
            self.take(&range.others.get(at, lines), store, log);
        }
        self.append_plain(range, from..range.touches.len(), lines, &mut numbers, store, log);
        for (&said, &key) in range.said.iter().zip(&numbers.keys) {
            store.deals.say_all(key, said);
        }
        for (told, &rows) in store.outcome_of.iter_mut().zip(&range.texts) {
            told.rows += rows;
            told.of_touches += rows;
        }
    }

    /// Appends a run of plain rows.
    fn append_plain(
        &mut self,
        range: &RangeRows,
        rows: Range<usize>,
        lines: u32,
        numbers: &mut Numbers,
        store: &mut Store,
        log: &mut Log,
    ) {
        if rows.is_empty() {
            return;
        }
        self.before_plain(rows.len(), log);
        for at in rows.clone().take_while(|&at| at < range.sampled.len()) {
            self.plan.see(&range.sampled.get(at, lines), &store.choices);
        }
        let time = &mut self.plan.layout.time;
        for at in within(&range.evidence, &rows, |&(row, _)| row) {
            let start = at.checked_sub(1).map_or(0, |before| range.evidence[before].1);
            time.read_text(&range.evidence_cells[start..range.evidence[at].1]);
        }
        numbers.find(range, &rows, store);
        store.touches.append(&range.touches, rows.clone(), lines, [&numbers.keys, &numbers.persons, &numbers.slots]);
        for at in within(&range.unknown, &rows, |&(row, _)| row) {
            let (row, text) = range.unknown[at];
            let key = range.touches.deal[row];
            store.unknown_of_touches.see(text, numbers.keys.get(key as usize).copied().unwrap_or(key));
        }
        self.plan.layout.without_close += rows.len() as u64;
    }
}

/// The places of the entries of these rows; entries are in the order of their rows.
fn within<T>(entries: &[T], rows: &Range<usize>, row: impl Fn(&T) -> usize) -> Range<usize> {
    entries.partition_point(|entry| row(entry) < rows.start)..entries.partition_point(|entry| row(entry) < rows.end)
}

impl Numbers {
    /// Finds the numbers of all texts and slots of these rows.
    fn find(&mut self, range: &RangeRows, rows: &Range<usize>, store: &mut Store) {
        let end = |values: &[u32]| {
            values.iter().filter(|&&value| value != u32::MAX).max().map_or(0, |&most| most as usize + 1)
        };
        let adopt = |to: &mut Interner, from: &Interner, found: &mut Vec<u32>, end: usize, room: &mut Candidates| {
            if found.len() < end {
                to.adopt(from, found.len()..end, room, found);
            }
        };
        let touches = &range.touches;
        let Self { keys, persons, slots, room } = self;
        adopt(&mut store.texts.deals, &range.keys, keys, end(&touches.deal[rows.clone()]), room);
        adopt(&mut store.texts.persons, &range.persons, persons, end(touches.person.of(rows)), room);
        let last = end(&touches.slot[rows.clone()]);
        for slot in touches.slots.iter().take(last).skip(slots.len()) {
            slots.push(store.touches.slot(*slot));
        }
    }
}
