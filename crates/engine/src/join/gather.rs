//! Reads the touches of many deals at a time.

use fairshare_import::read::{NONE, Touches};
use fairshare_types::schema::Outcome;

/// Number of touches read at a time: what is read of them fits the processor's cache.
const BLOCK: usize = 4_096;

/// The main columns of touches in the order of their deals, for a range of that order.
///
/// The touches of a deal may be anywhere in the file. A loop over one column waits for many places in memory at once.
#[derive(Default)]
pub(super) struct Gathered {
    from: usize,
    time: Vec<i64>,
    slot: Vec<u32>,
    outcome: Vec<Option<Outcome>>,
    amount: Vec<i64>,
}

/// The main columns of one touch.
#[derive(Clone, Copy)]
pub(super) struct Main {
    pub time: i64,
    /// Number of its slot, as read.
    pub slot: u32,
    pub outcome: Option<Outcome>,
    pub amount: i64,
}

impl Main {
    /// The columns of a row.
    pub fn of(touches: &Touches, row: u32) -> Self {
        let at = row as usize;
        Self {
            time: touches.time[at],
            slot: touches.slot[at],
            outcome: touches.outcome.get(at).flatten(),
            amount: touches.amount.get(at).unwrap_or(NONE),
        }
    }
}

impl Gathered {
    /// The touches at these places of an order of rows. Fast if successive ranges of places follow each other.
    pub fn range(
        &mut self,
        touches: &Touches,
        order: &[u32],
        places: std::ops::Range<usize>,
    ) -> impl Iterator<Item = Main> {
        if places.end > self.from + self.time.len() || places.start < self.from {
            self.read(touches, &order[places.start..order.len().min(places.end.max(places.start + BLOCK))]);
            self.from = places.start;
        }
        let within = places.start - self.from..places.end - self.from;
        let columns = self.time[within.clone()].iter().zip(&self.slot[within.clone()]);
        let facts = self.outcome[within.clone()].iter().zip(&self.amount[within]);
        columns.zip(facts).map(|((&time, &slot), (&outcome, &amount))| Main { time, slot, outcome, amount })
    }

    fn read(&mut self, touches: &Touches, rows: &[u32]) {
        self.time.clear();
        self.time.extend(rows.iter().map(|&row| touches.time[row as usize]));
        self.slot.clear();
        self.slot.extend(rows.iter().map(|&row| touches.slot[row as usize]));
        self.outcome.clear();
        self.outcome.extend(rows.iter().map(|&row| touches.outcome.get(row as usize).flatten()));
        self.amount.clear();
        self.amount.extend(rows.iter().map(|&row| touches.amount.get(row as usize).unwrap_or(NONE)));
    }
}
