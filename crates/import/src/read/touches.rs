//! Touches in columns: a row is a few numbers, never a string.

use std::ops::Range;

use hashbrown::HashTable;

use super::interner::{Interner, hash};
use super::origin::{Origin, OriginTexts};
use fairshare_types::schema::Outcome;

/// Attributes of a touch apart from its deal and time.
///
/// Touches with equal attributes share a slot, so that the columns stay narrow and credit is kept per slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Number of its channel.
    pub channel: u32,
    /// Number of its campaign; that of the empty text for none.
    pub campaign: u32,
    /// Number of its type; that of the empty text for none.
    pub touch_type: u32,
    /// Number of the cell that names its teams; that of the empty text for none.
    pub team: u32,
    /// Source and medium, if the user groups channels by them.
    pub origin: Origin,
}

/// A column that only some files have.
#[derive(Default)]
pub struct Optional<T> {
    values: Vec<T>,
}

impl<T: Copy> Optional<T> {
    /// Sets the value of a row; rows before it without one get `nothing`.
    pub fn set(&mut self, row: usize, value: T, nothing: T) {
        if self.values.len() < row {
            self.values.resize(row, nothing);
        }
        self.values.push(value);
    }

    /// The values of these rows, as far as there are any.
    pub(super) fn of(&self, rows: &Range<usize>) -> &[T] {
        let end = rows.end.min(self.values.len());
        &self.values[rows.start.min(end)..end]
    }

    /// Appends the values of some rows of another part after `row` rows.
    fn append(&mut self, row: usize, values: impl ExactSizeIterator<Item = T>, nothing: T) {
        if values.len() > 0 {
            self.values.resize(row, nothing);
            self.values.extend(values);
        }
    }

    /// The values of all rows.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.values.iter_mut()
    }

    /// The value of a row, to change it.
    pub fn get_mut(&mut self, row: usize) -> Option<&mut T> {
        self.values.get_mut(row)
    }

    /// The value of a row.
    pub fn get(&self, row: usize) -> Option<T> {
        self.values.get(row).copied()
    }
}

/// How many minutes written clocks are ahead of UTC.
///
/// Neighbouring rows mostly agree, so only the rows at which the offset changes are kept.
#[derive(Default)]
pub struct Offsets {
    changes: Vec<(usize, Option<i16>)>,
}

impl Offsets {
    /// Sets the offset of the last row; `None` if its cell names none.
    #[inline]
    fn set(&mut self, row: usize, offset: Option<i16>) {
        if self.changes.last().map_or(offset.is_some(), |&(_, last)| last != offset) {
            self.changes.push((row, offset));
        }
    }

    /// Appends the offsets of some rows of another part after `row` rows.
    fn append(&mut self, row: usize, other: &Self, rows: &Range<usize>) {
        self.set(row, other.get(rows.start));
        let first = other.changes.partition_point(|&(start, _)| start <= rows.start);
        for &(start, offset) in other.changes[first..].iter().take_while(|(start, _)| *start < rows.end) {
            self.set(row + start - rows.start, offset);
        }
    }

    /// The offset of a row.
    pub fn get(&self, row: usize) -> Option<i16> {
        let at = self.changes.partition_point(|&(start, _)| start <= row);
        at.checked_sub(1).and_then(|at| self.changes.get(at)).and_then(|&(_, offset)| offset)
    }
}

/// The place of an event of a log of web visits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visit {
    /// The touch is no such event.
    #[default]
    None,
    /// Hash of the id of its visit.
    Of(u32),
    /// It opens a visit, whose id is unknown.
    Start,
    /// It belongs to the visit that the last start opened.
    After,
    /// Only its time shows to which visit it belongs.
    Timed,
}

/// Which of the optional columns a file has.
#[derive(Clone, Copy)]
pub struct Has {
    pub person: bool,
    pub sequence: bool,
    pub outcome: bool,
    pub amount: bool,
    pub given: bool,
    pub cost: bool,
}

/// One touch, as read.
pub struct Touch {
    pub deal: u32,
    pub time: i64,
    pub line: u32,
    pub slot: Slot,
    pub person: Option<u32>,
    pub sequence: Option<i64>,
    pub outcome: Option<Outcome>,
    pub amount: Option<i64>,
    pub given: Option<i64>,
    pub cost: Option<i64>,
    pub offset: Option<i16>,
    pub id: Option<u32>,
    pub visit: Option<Visit>,
}

/// All touches read.
#[derive(Default)]
pub struct Touches {
    /// Number of the key of each touch.
    pub deal: Vec<u32>,
    /// Milliseconds since 1970.
    pub time: Vec<i64>,
    /// Line where its row begins.
    pub line: Vec<u32>,
    /// Number of its slot.
    pub slot: Vec<u32>,
    /// Number of the person.
    pub person: Optional<u32>,
    /// Position within its deal, if the file gives one.
    pub sequence: Optional<i64>,
    /// Outcome that the row of the touch gives.
    pub outcome: Optional<Option<Outcome>>,
    /// Amount that the row of the touch gives, in minor units.
    pub amount: Optional<i64>,
    /// Credit that another tool gave, in minor units.
    pub given: Optional<i64>,
    /// Cost in minor units.
    pub cost: Optional<i64>,
    /// Minutes that the written clock is ahead of UTC.
    pub offset: Offsets,
    /// Hash of the touch's own id, if the file gives one.
    pub id: Optional<u32>,
    /// The visit of an event.
    pub visit: Optional<Visit>,
    /// All distinct slots.
    pub slots: Vec<Slot>,
    slot_table: HashTable<u32>,
    /// First row and index of each file.
    pub starts: Vec<(usize, usize)>,
}

/// The texts that touches refer to.
#[derive(Default)]
pub struct Texts {
    /// Keys of deals, accounts (after `\u{1}`) and persons (after `\u{2}`).
    pub deals: Interner,
    /// Channels.
    pub channels: Interner,
    /// Campaigns.
    pub campaigns: Interner,
    /// Types of touches.
    pub touch_types: Interner,
    /// Cells that name teams.
    pub teams: Interner,
    /// Persons.
    pub persons: Interner,
    /// Currencies.
    pub currencies: Interner,
    /// Owners of deals.
    pub owners: Interner,
    /// Segments of deals.
    pub segments: Interner,
    /// Sources and media of touches.
    pub origins: OriginTexts,
}

impl Touches {
    /// Whether each slot has a touch; others have only spend.
    #[must_use]
    pub fn has_touches(&self) -> Vec<bool> {
        let mut has = vec![false; self.slots.len()];
        for &slot in &self.slot {
            has[slot as usize] = true;
        }
        has
    }

    /// Reserves memory for this many more rows, in the columns of every file and the optional ones of this file.
    ///
    /// Growing by doubling would need up to three times the memory.
    ///
    /// # Errors
    /// If the device has no memory for them.
    pub fn reserve(&mut self, rows: usize, has: Has) -> Result<(), std::collections::TryReserveError> {
        self.deal.try_reserve_exact(rows)?;
        self.time.try_reserve_exact(rows)?;
        self.line.try_reserve_exact(rows)?;
        self.slot.try_reserve_exact(rows)?;
        self.person.values.try_reserve_exact(if has.person { rows } else { 0 })?;
        self.sequence.values.try_reserve_exact(if has.sequence { rows } else { 0 })?;
        self.outcome.values.try_reserve_exact(if has.outcome { rows } else { 0 })?;
        self.amount.values.try_reserve_exact(if has.amount { rows } else { 0 })?;
        self.given.values.try_reserve_exact(if has.given { rows } else { 0 })?;
        self.cost.values.try_reserve_exact(if has.cost { rows } else { 0 })
    }

    /// Appends a touch.
    pub fn push(&mut self, touch: &Touch) {
        let slot = self.slot(touch.slot);
        self.push_with(touch, slot);
    }

    /// Appends a touch whose slot has this number.
    #[inline]
    pub(super) fn push_with(&mut self, touch: &Touch, slot: u32) {
        let row = self.len();
        self.deal.push(touch.deal);
        self.time.push(touch.time);
        self.line.push(touch.line);
        self.slot.push(slot);
        if let Some(person) = touch.person {
            self.person.set(row, person, u32::MAX);
        }
        if let Some(sequence) = touch.sequence {
            self.sequence.set(row, sequence, 0);
        }
        if touch.outcome.is_some() {
            self.outcome.set(row, touch.outcome, None);
        }
        if let Some(amount) = touch.amount {
            self.amount.set(row, amount, super::cell::NONE);
        }
        if let Some(given) = touch.given {
            self.given.set(row, given, 0);
        }
        if let Some(id) = touch.id {
            self.id.set(row, id, 0);
        }
        if let Some(visit) = touch.visit {
            self.visit.set(row, visit, Visit::None);
        }
        if let Some(cost) = touch.cost {
            self.cost.set(row, cost, super::cell::NONE);
        }
        self.offset.set(row, touch.offset);
    }

    /// Appends some rows of another part, which starts after so many lines, with the numbers that its keys, persons and
    /// slots have here.
    pub(super) fn append(&mut self, other: &Self, rows: Range<usize>, lines: u32, numbers: [&[u32]; 3]) {
        let row = self.len();
        let [deals, persons, slots] = numbers;
        let numbered = |numbers: &[u32], at: u32| numbers.get(at as usize).copied().unwrap_or(u32::MAX);
        self.deal.extend(other.deal[rows.clone()].iter().map(|&deal| numbered(deals, deal)));
        self.time.extend_from_slice(&other.time[rows.clone()]);
        self.line.extend(other.line[rows.clone()].iter().map(|line| line + lines));
        self.slot.extend(other.slot[rows.clone()].iter().map(|&slot| numbered(slots, slot)));
        self.person.append(row, other.person.of(&rows).iter().map(|&person| numbered(persons, person)), u32::MAX);
        self.sequence.append(row, other.sequence.of(&rows).iter().copied(), 0);
        self.outcome.append(row, other.outcome.of(&rows).iter().copied(), None);
        self.amount.append(row, other.amount.of(&rows).iter().copied(), super::cell::NONE);
        self.given.append(row, other.given.of(&rows).iter().copied(), 0);
        self.cost.append(row, other.cost.of(&rows).iter().copied(), super::cell::NONE);
        self.id.append(row, other.id.of(&rows).iter().copied(), 0);
        self.visit.append(row, other.visit.of(&rows).iter().copied(), Visit::None);
        self.offset.append(row, &other.offset, &rows);
    }

    /// Number of touches.
    pub fn len(&self) -> usize {
        self.deal.len()
    }

    /// Whether there are no touches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The file a row came from.
    pub fn file_of(&self, row: usize) -> usize {
        let at = self.starts.partition_point(|&(start, _)| start <= row);
        at.checked_sub(1).and_then(|at| self.starts.get(at)).map_or(0, |&(_, file)| file)
    }

    /// The number of a slot.
    pub(super) fn slot(&mut self, slot: Slot) -> u32 {
        let slots = &mut self.slots;
        let h = hash_slot(slot);
        if let Some(&id) = self.slot_table.find(h, |&id| slots[id as usize] == slot) {
            return id;
        }
        let id = u32::try_from(slots.len()).unwrap_or(u32::MAX);
        slots.push(slot);
        self.slot_table.insert_unique(h, id, |&id| hash_slot(slots[id as usize]));
        id
    }
}

fn hash_slot(slot: Slot) -> u64 {
    let Slot { channel, campaign, touch_type, team, origin: Origin { source, medium } } = slot;
    let mut bytes = [0; 24];
    for (to, part) in bytes.chunks_exact_mut(4).zip([channel, campaign, touch_type, team, source, medium]) {
        to.copy_from_slice(&part.to_le_bytes());
    }
    hash(&bytes)
}
