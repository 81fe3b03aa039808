//! Evidence about the columns of a file: which values its keys have, and what else its cells look like.

use super::interner::hash;
use crate::detect::{Column, Role};
use crate::parse::{DateEvidence, NumberEvidence, is_nothing, shown};
use crate::source::Record;

/// Rows whose keys are looked at.
const ROWS: u64 = 100_000;
/// Distinct values that a sketch keeps.
const KEPT: usize = 2048;
/// Longest cell that may be a key.
const LONGEST: usize = 200;
/// Values that are shown.
const SHOWN: usize = 3;

/// The smallest hashes of the distinct values of a column: a sample that two files share, whatever their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    hashes: Vec<u64>,
    limit: Option<u64>,
}

impl Sketch {
    fn see(&mut self, hash: u64) {
        if self.limit.is_some_and(|limit| hash >= limit) {
            return;
        }
        self.hashes.push(hash);
        if self.hashes.len() >= KEPT * 2 {
            self.settle();
        }
    }

    fn settle(&mut self) {
        self.hashes.sort_unstable();
        self.hashes.dedup();
        if self.hashes.len() > KEPT {
            self.hashes.truncate(KEPT);
            self.limit = self.hashes.last().copied();
            self.hashes.pop();
        }
    }

    /// How many distinct values there are, about.
    pub fn distinct(&self) -> u64 {
        match self.limit {
            None => self.hashes.len() as u64,
            Some(limit) => (self.hashes.len() as f64 * (u64::MAX as f64 / (limit.max(1) as f64))) as u64,
        }
    }

    /// Values of this sketch that another one could hold, and how many of them it does hold.
    pub fn shared(&self, other: &Self) -> (u64, u64) {
        let limit = self.limit.unwrap_or(u64::MAX).min(other.limit.unwrap_or(u64::MAX));
        let within = self.hashes.iter().filter(|hash| **hash <= limit);
        let found = within.clone().filter(|hash| other.hashes.binary_search(hash).is_ok()).count();
        (within.count() as u64, found as u64)
    }
}

/// What the cells of one column look like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Rows looked at.
    pub rows: u64,
    /// Cells with something in them.
    pub filled: u64,
    /// Its values, in lower case.
    pub values: Sketch,
    /// Its values without leading zeros and a decimal zero.
    pub loose: Sketch,
    /// The first distinct values.
    pub examples: Vec<String>,
    /// Its cells are dates.
    pub dates: bool,
    /// Its cells are numbers.
    pub numbers: bool,
    /// Some cell has a fraction or a mark of a currency: an amount, no key.
    pub fractions: bool,
    /// Its cells may be keys; of other columns nothing but the kind of their cells is known.
    pub keys: bool,
    room: Vec<u8>,
}

impl Profile {
    /// Distinct values per filled cell.
    pub fn is_unique(&self) -> bool {
        self.filled > 0 && self.values.distinct() * 100 >= self.filled * 95
    }

    /// Takes a cell.
    fn see(&mut self, cell: &[u8]) {
        if is_nothing(cell) || cell.len() > LONGEST {
            return;
        }
        self.filled += 1;
        self.room.clear();
        self.room.extend_from_slice(cell);
        self.room.make_ascii_lowercase();
        let value = hash(&self.room);
        let loose = loose(&self.room);
        self.values.see(value);
        self.loose.see(if loose.len() == self.room.len() { value } else { hash(loose) });
        if self.examples.len() < SHOWN {
            let text = shown(cell, 40);
            if !self.examples.contains(&text) {
                self.examples.push(text);
            }
        }
    }
}

/// A key without the zeros that spreadsheets take from its front and data programs add behind a point.
pub fn loose(key: &[u8]) -> &[u8] {
    let (whole, fraction) = match key.iter().position(|&b| b == b'.') {
        Some(at) => (&key[..at], &key[at + 1..]),
        None => (key, &[][..]),
    };
    if whole.is_empty() || !whole.iter().all(u8::is_ascii_digit) || !fraction.iter().all(|&b| b == b'0') {
        return key;
    }
    let zeros = whole.iter().take_while(|&&b| b == b'0').count();
    if zeros == whole.len() { key } else { &whole[zeros..] }
}

/// The columns of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profiles {
    columns: Vec<Profile>,
    rows: u64,
}

impl Profiles {
    /// Profiles of the columns that could hold keys; `rows` are the first of the file.
    pub fn new(columns: &[Column], rows: &[Vec<String>]) -> Self {
        let profile = |(at, column): (usize, &Column)| {
            let cells = rows.iter().filter_map(|row| row.get(at)).filter(|cell| !is_nothing(cell.as_bytes()));
            let (mut dates, mut numbers) = (DateEvidence::default(), NumberEvidence::default());
            let mut fractions = false;
            for cell in cells {
                dates.see(cell.as_bytes());
                numbers.see(cell.as_bytes());
                let point = cell.rsplit_once(['.', ',']).map(|(_, fraction)| fraction);
                fractions |= point.is_some_and(|fraction| !fraction.bytes().all(|b| b == b'0'));
                fractions |= !cell.is_ascii() && cell.contains(['€', '£', '¥', '₽']) || cell.contains('$');
            }
            let most = |(seen, of_kind): (u64, u64)| seen > 0 && of_kind * 10 >= seen * 9;
            let (dates, numbers) = (most(dates.share()), most(numbers.share()));
            let keys = column.role.map_or(!dates && !fractions, Role::is_key);
            Profile { dates, numbers, fractions, keys, ..Profile::default() }
        };
        let profiles = columns.iter().enumerate().map(profile);
        Self { columns: profiles.collect(), rows: 0 }
    }

    /// Takes a row.
    pub fn see(&mut self, row: &Record<'_>) {
        if self.rows >= ROWS {
            return;
        }
        self.rows += 1;
        for (at, profile) in self.columns.iter_mut().enumerate() {
            profile.rows += 1;
            if profile.keys {
                profile.see(row.cell(at));
            }
        }
    }

    /// All rows that are looked at have been.
    pub fn settle(&mut self) {
        for profile in &mut self.columns {
            profile.values.settle();
            profile.loose.settle();
        }
    }

    /// All profiles with the places of their columns.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Profile)> {
        self.columns.iter().enumerate()
    }

    /// The profile of a column.
    pub fn get(&self, at: usize) -> Option<&Profile> {
        self.columns.get(at)
    }
}
