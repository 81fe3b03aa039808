//! Profiles of columns: samples of the values that may be keys, and the kind of the cells.

use super::interner::hash;
use crate::detect::Column;
use crate::parse::{DateEvidence, NumberEvidence, is_nothing};
use crate::source::Record;
use fairshare_types::schema::Role;
use fairshare_types::text::shown;

/// Maximum number of rows whose keys are sampled.
const ROWS: u64 = 100_000;
/// Maximum number of distinct values in a sketch.
const KEPT: usize = 2048;
/// Maximum bytes of a key.
const LONGEST: usize = 200;
/// Maximum number of values shown.
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

    /// Approximate number of distinct values.
    pub fn distinct(&self) -> u64 {
        match self.limit {
            None => self.hashes.len() as u64,
            Some(limit) => (self.hashes.len() as f64 * (u64::MAX as f64 / (limit.max(1) as f64))) as u64,
        }
    }

    /// Number of values that the other sketch could hold, and of those that it does hold.
    pub fn shared(&self, other: &Self) -> (u64, u64) {
        let limit = self.limit.unwrap_or(u64::MAX).min(other.limit.unwrap_or(u64::MAX));
        let within = self.hashes.iter().filter(|hash| **hash <= limit);
        let found = within.clone().filter(|hash| other.hashes.binary_search(hash).is_ok()).count();
        (within.count() as u64, found as u64)
    }
}

/// Profile of the cells of one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Rows examined.
    pub rows: u64,
    /// Cells that are not empty.
    pub filled: u64,
    /// Its values, in lower case.
    pub values: Sketch,
    /// Its values without leading zeros and a decimal zero.
    pub loose: Sketch,
    /// The first distinct values.
    pub examples: Vec<String>,
    /// Nine in ten cells are dates.
    pub dates: bool,
    /// Nine in ten cells are numbers.
    pub numbers: bool,
    /// Some cell has a fraction or a currency sign: an amount, not a key.
    pub fractions: bool,
    /// Its cells may be keys; other columns are not sampled.
    pub keys: bool,
    /// Its cells are persons of the company, sampled to find their teams.
    pub owners: bool,
    room: Vec<u8>,
}

impl Profile {
    /// Whether at least 95 % of the filled cells differ.
    pub fn is_unique(&self) -> bool {
        self.filled > 0 && self.values.distinct() * 100 >= self.filled * 95
    }

    /// Adds a cell.
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
        if self.examples.len() < SHOWN && !self.examples.iter().any(|example| example.as_bytes() == cell) {
            let text = shown(cell, 40);
            if !self.examples.contains(&text) {
                self.examples.push(text);
            }
        }
    }
}

/// A key without leading zeros, which spreadsheets remove, and decimal zeros, which data programs add.
pub fn loose(key: &[u8]) -> &[u8] {
    if !key.first().is_some_and(u8::is_ascii_digit) {
        return key;
    }
    let (whole, fraction) = match key.iter().position(|&b| b == b'.') {
        Some(at) => (&key[..at], &key[at + 1..]),
        None => (key, &[][..]),
    };
    if !whole.iter().all(u8::is_ascii_digit) || !fraction.iter().all(|&b| b == b'0') {
        return key;
    }
    let zeros = whole.iter().take_while(|&&b| b == b'0').count();
    if zeros == whole.len() { key } else { &whole[zeros..] }
}

/// Profiles of the columns of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profiles {
    columns: Vec<Profile>,
    rows: u64,
}

impl Profiles {
    /// Creates the profiles of the columns; `rows` are the first of the file.
    pub fn new(columns: &[Column], rows: &[Vec<String>]) -> Self {
        let profile = |(at, column): (usize, &Column)| {
            let cells = rows.iter().filter_map(|row| row.get(at)).filter(|cell| !is_nothing(cell.as_bytes()));
            let cells: Vec<&str> = cells.map(String::as_str).collect();
            // A column has a kind if nine in ten cells are of it: counting stops when more than one in ten is not.
            let open = |missed: u64| missed * 10 <= cells.len() as u64;
            let (mut dates, mut numbers) = (DateEvidence::default(), NumberEvidence::default());
            let mut fractions = false;
            for cell in &cells {
                if open(dates.missed()) {
                    dates.see(cell.as_bytes());
                }
                if open(numbers.missed()) {
                    numbers.see(cell.as_bytes());
                }
                let point = cell.rsplit_once(['.', ',']).map(|(_, fraction)| fraction);
                fractions |= point.is_some_and(|fraction| {
                    let digits = fraction.bytes().all(|b| b.is_ascii_digit());
                    digits && !fraction.bytes().all(|b| b == b'0')
                });
                fractions |= !cell.is_ascii() && cell.contains(['€', '£', '¥', '₽']) || cell.contains('$');
            }
            let most = |(seen, of_kind): (u64, u64)| seen > 0 && of_kind * 10 >= seen * 9;
            let (dates, numbers) = (most(dates.share()), most(numbers.share()));
            let keys = column.role.map_or(!dates && !fractions, Role::is_key);
            let owners = column.role == Some(Role::Owner);
            Profile { dates, numbers, fractions, keys, owners, ..Profile::default() }
        };
        let profiles = columns.iter().enumerate().map(profile);
        Self { columns: profiles.collect(), rows: 0 }
    }

    /// Whether no more rows are sampled.
    pub fn are_full(&self) -> bool {
        self.rows >= ROWS
    }

    /// Number of rows that may still be sampled.
    pub const fn to_sample(&self) -> u64 {
        ROWS.saturating_sub(self.rows)
    }

    /// Adds a row.
    pub fn see(&mut self, row: &Record<'_>) {
        if self.are_full() {
            return;
        }
        self.rows += 1;
        for (at, profile) in self.columns.iter_mut().enumerate() {
            profile.rows += 1;
            if profile.keys || profile.owners {
                profile.see(row.cell(at));
            }
        }
    }

    /// Completes the profiles after the last row.
    pub fn settle(&mut self) {
        for profile in &mut self.columns {
            for sketch in [&mut profile.values, &mut profile.loose] {
                sketch.settle();
                sketch.hashes.shrink_to_fit();
            }
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
