//! Reads one range of a file into columns of its own.

use super::Ranges;
use crate::read::deals::said_by;
use crate::read::interner::{Candidates, Interner};
use crate::read::key::{KeyRoom, short_id};
use crate::read::layout::Kind;
use crate::read::rows::{Batch, RecentSlots, slot};
use crate::read::touches::Touches;
use crate::read::typed::ABSENT;
use crate::source::{Decoder, KeptRecords, Lines, Record, Sink, Splitter, without_nuls};
use fairshare_types::schema::{Encoding, Outcome};

/// Number of rows that are not plain from which a range may be given up.
const FEW: usize = 1_024;
/// It is given up if more than one row in so many is not plain.
const MOST_OTHERS: usize = 10;

/// Reads one range of a file. Feed it the bytes of the range in chunks of any size.
pub struct RangeReader<'a> {
    ranges: &'a Ranges,
    decoder: Decoder,
    room: Vec<u8>,
    splitter: Splitter,
    is_stuck: bool,
    batch: Batch,
    cells: Cells,
    rows: RangeRows,
}

/// Buffers and remembered cells.
#[derive(Default)]
struct Cells {
    slots: RecentSlots,
    candidates: Candidates,
    key_room: KeyRoom,
    deals: Vec<u32>,
}

/// The rows of one range. Their keys and slots have numbers of their own; their lines are counted from its start.
#[derive(Default)]
pub struct RangeRows {
    pub(super) encoding: Option<Encoding>,
    pub(super) is_ascii: bool,
    /// NULs removed.
    pub(super) nuls: u64,
    /// Number of whole lines.
    pub(super) lines: u32,
    /// Bytes of the record that the range does not end; `None` if the range cannot be split by itself.
    pub(super) rest: Option<Vec<u8>>,
    /// The plain rows.
    pub(super) touches: Touches,
    pub(super) keys: Interner,
    pub(super) persons: Interner,
    /// Per key: 1 if one of its touches says won, plus 2 if one says not won.
    pub(super) said: Vec<u8>,
    /// Number of plain rows with each text of the outcome or stage columns.
    pub(super) texts: Vec<u64>,
    /// Plain rows with a text that the lexicon does not know, and that text.
    pub(super) unknown: Vec<(usize, u32)>,
    /// Plain rows whose time is evidence for the format of its column, with the end of the cell in `evidence_cells`.
    pub(super) evidence: Vec<(usize, usize)>,
    pub(super) evidence_cells: Vec<u8>,
    /// The first plain rows, as profiles may sample them.
    pub(super) sampled: KeptRecords,
    /// The other rows, each with the number of plain rows before it.
    pub(super) others: KeptRecords,
    pub(super) places: Vec<usize>,
}

impl Ranges {
    /// Creates a reader of one range.
    #[must_use]
    pub fn reader(&self) -> RangeReader<'_> {
        let rows = RangeRows { encoding: self.encoding, is_ascii: true, ..RangeRows::default() };
        RangeReader {
            ranges: self,
            decoder: Decoder::within(self.encoding),
            room: Vec::new(),
            splitter: Splitter::with(self.dialect),
            is_stuck: false,
            batch: Batch::default(),
            cells: Cells::default(),
            rows,
        }
    }
}

impl RangeReader<'_> {
    /// Takes the next chunk of the range.
    pub fn push(&mut self, bytes: &[u8]) {
        let Self { ranges, decoder, room, splitter, is_stuck, batch, cells, rows } = self;
        if *is_stuck {
            return;
        }
        rows.is_ascii &= bytes.is_ascii();
        let (text, nuls) = without_nuls(decoder.push(bytes), room);
        rows.nuls += nuls;
        *is_stuck =
            splitter.push(text, &mut Taking { ranges, batch, cells, rows }).is_err() || rows.are_mostly_others();
    }

    /// Whether the range is given up, so that more of its bytes change nothing: it cannot be appended.
    #[must_use]
    pub const fn is_given_up(&self) -> bool {
        self.is_stuck
    }

    /// Ends the range.
    #[must_use]
    pub fn finish(self) -> RangeRows {
        let lines = self.splitter.line() - 1;
        let rest = self.splitter.into_rest().filter(|_| !self.is_stuck);
        RangeRows { lines, rest, ..self.rows }
    }
}

/// Takes the records of one range.
struct Taking<'a> {
    ranges: &'a Ranges,
    batch: &'a mut Batch,
    cells: &'a mut Cells,
    rows: &'a mut RangeRows,
}

impl Sink for Taking<'_> {
    fn record(&mut self, record: Record<'_>) {
        self.other(&record);
    }

    fn lines(&mut self, lines: &Lines<'_>) {
        let is_text = lines.are_text();
        let Ranges { plain, layout, names, .. } = self.ranges;
        let known = names.known();
        for at in 0..lines.len() {
            let record = lines.get(at);
            if !is_text || !self.batch.judge(at, &record, plain, layout, &known) {
                self.other(&record);
            }
        }
        self.store(lines);
    }
}

impl Taking<'_> {
    /// Keeps a row that is not plain.
    fn other(&mut self, record: &Record<'_>) {
        self.rows.others.push(record);
        self.rows.places.push(self.rows.touches.len() + self.batch.len());
    }

    /// Adds the plain rows among these lines to the columns.
    fn store(&mut self, lines: &Lines<'_>) {
        let Self { ranges, batch, cells, rows } = self;
        let layout = &ranges.layout;
        cells.number_keys(batch, lines, ranges, &mut rows.keys);
        for (plain, &deal) in batch.rows().zip(&cells.deals) {
            let row = &lines.get(plain.at as usize);
            let at = rows.touches.len();
            if (rows.sampled.len() as u64) < ranges.to_sample {
                rows.sampled.push(row);
            }
            if plain.is_evidence {
                rows.evidence_cells.extend_from_slice(row.cell(layout.time.at));
                rows.evidence.push((at, rows.evidence_cells.len()));
            }
            let (explicit, outcome, texts) = plain.outcome(layout, &ranges.names.outcome_of);
            let said = explicit.or(layout.log.then_some(Outcome::Open));
            if let Some(outcome) = said {
                rows.say(deal, outcome);
            }
            for text in texts.into_iter().flatten() {
                rows.count_text(text);
                if ranges.names.outcome_of.get(text as usize).is_some_and(|told| told.is_unknown) {
                    rows.unknown.push((at, text));
                }
            }
            let person = match layout.person {
                ABSENT => None,
                person => rows.persons.intern(row.cell(person)),
            };
            let touches = &mut rows.touches;
            let number = cells.slots.of(plain.slot, || touches.slot(slot(plain.slot)));
            touches.push_with(&plain.touch(row, layout, (deal, person), outcome), number);
        }
        batch.clear();
    }
}

impl Cells {
    /// Finds the numbers of the keys of a batch, in the order of its rows.
    fn number_keys(&mut self, batch: &Batch, lines: &Lines<'_>, ranges: &Ranges, keys: &mut Interner) {
        let Self { candidates, key_room, deals, .. } = self;
        let (key, kind) = (ranges.layout.key, ranges.layout.kind);
        let cells = batch.rows().map(|row| lines.get(row.at as usize).cell(key));
        deals.clear();
        if kind == Kind::Deal {
            let cells: Vec<&[u8]> = cells.map(short_id).collect();
            return keys.intern_all(&cells, candidates, deals);
        }
        for cell in cells {
            deals.push(keys.intern_key(key_room.normal(cell, kind)).unwrap_or(u32::MAX));
        }
    }
}

impl RangeRows {
    /// Whether so many rows are not plain that reading them again takes longer than the others save.
    fn are_mostly_others(&self) -> bool {
        self.others.len() > FEW && self.others.len() * MOST_OTHERS > self.touches.len()
    }

    fn say(&mut self, key: u32, outcome: Outcome) {
        let at = key as usize;
        if self.said.len() <= at {
            self.said.resize(at + 1, 0);
        }
        self.said[at] |= said_by(outcome);
    }

    fn count_text(&mut self, text: u32) {
        let at = text as usize;
        if self.texts.len() <= at {
            self.texts.resize(at + 1, 0);
        }
        self.texts[at] += 1;
    }
}
