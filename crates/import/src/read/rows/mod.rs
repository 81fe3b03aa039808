//! One row at a time: cells to a touch, a deal or a link, or the reason why not.

mod deal;
mod keys;
mod scale;
mod team;
mod touch;

use std::collections::{BTreeMap, BTreeSet};

use super::choices::Choices;
use super::deals::{Conversion, Deal, Deals};
use super::file::Plan;
use super::interner::{Interner, hash};
use super::key::KeyRoom;
use super::touches::{Texts, Touches};
use super::typed::ABSENT;
use super::unknown::UnknownOutcomes;
use crate::detect::{Outcome, Shape};
use crate::parse::{Scale, is_nothing};
use crate::problem::Reason;
use crate::source::{Fault, Record};
pub use team::TeamCells;

/// Why a row is kept out: the reason, the column to blame, and the deal where it is known.
pub struct Refusal {
    pub reason: Reason,
    pub column: usize,
    pub deal: Option<u32>,
}

impl Refusal {
    pub fn new(reason: Reason, column: usize) -> Self {
        Self { reason, column, deal: None }
    }

    /// A row that is faulty as a whole.
    pub fn fault(fault: Fault) -> Self {
        let reason = match fault {
            Fault::UnclosedQuote => Reason::UnclosedQuote,
            Fault::TooLong => Reason::LineTooLong,
            Fault::TooManyColumns => Reason::TooManyColumns,
        };
        Self::new(reason, ABSENT)
    }
}

/// The result of a row that is used.
pub enum Taken {
    /// Nothing to say.
    Whole,
    /// The row has a notice about these columns: shares that do not sum to 100, or a cost that cannot be parsed.
    Noted([Option<(Reason, usize)>; 2]),
    /// A table has the deal twice; this row of the two does not count.
    SameDeal(u32, Deal),
}

/// A text of a stage or outcome column, its meaning, and the number of its rows.
#[derive(Clone, Copy)]
pub struct Told {
    /// What it means.
    pub outcome: Outcome,
    /// Rows with this text.
    pub rows: u64,
    /// The user chose the meaning.
    pub given: bool,
    /// No word of the lexicon explains it: it counts as open, and the page asks the user.
    pub is_unknown: bool,
    /// It comes from a column of stages, which may name steps of any kind.
    pub is_stage: bool,
}

/// The records of all rows read so far.
#[derive(Default)]
pub struct Store {
    /// The texts that touches and deals refer to.
    pub texts: Texts,
    /// All touches, in the order of their rows.
    pub touches: Touches,
    /// Facts about each deal.
    pub deals: Deals,
    /// The teams of each distinct team cell.
    pub team_cells: TeamCells,
    /// What the user said of how to read.
    pub choices: Choices,
    /// Keys that belong together.
    pub links: Vec<(u32, u32)>,
    /// Key of a campaign, its name and its type.
    pub campaigns: BTreeMap<String, (String, String)>,
    /// Some file has no channel column; another column serves as the channel.
    pub channel_stands_in: bool,
    /// The column in which another tool gave credit.
    pub given_by: Option<String>,
    /// Decimal places of all amounts.
    pub scale: Scale,
    /// Some file has a column of costs.
    pub has_cost: bool,
    /// Wins and losses of aggregated paths, by deal.
    pub counts: Vec<(u32, u64, u64)>,
    /// What each distinct cell of an outcome or stage column means.
    pub outcomes: Interner,
    /// Meaning of each text in `outcomes`, by its number.
    pub outcome_of: Vec<Told>,
    /// Deals with texts that no word explains.
    pub unknown: UnknownOutcomes,
    /// Placeholders that stood for a channel, with their rows.
    pub placeholders: BTreeMap<String, u64>,
    /// Anonymous keys and the known ones that rows name beside them.
    pub stitches: Vec<(u32, u32)>,
    /// A file of conversions was read.
    pub has_conversions: bool,
    /// What the files of conversions list.
    pub conversions: Vec<Conversion>,
    /// Lines of products that were taken: deal and hash of all cells.
    lines: BTreeSet<(u32, u64)>,
    key_room: KeyRoom,
    scratch: Vec<u8>,
}

impl Store {
    /// An empty one, which reads as the user said.
    pub fn with(choices: Choices) -> Self {
        Self { choices, ..Self::default() }
    }

    /// Whether no touch and no deal was read yet.
    pub(super) fn is_empty(&self) -> bool {
        self.touches.len() == 0 && self.deals.is_empty()
    }

    /// Takes a row.
    pub fn take(&mut self, row: &Record<'_>, plan: &mut Plan, file: usize) -> Result<Taken, Refusal> {
        let at = &mut plan.layout;
        match plan.shape {
            Shape::Touches => self.touch(row, at),
            Shape::Deals if plan.conversions => self.conversion(row, at, file),
            Shape::Deals => self.deal(row, at, file),
            Shape::Wide => self.wide(row, at, file),
            Shape::Paths => self.path(row, at, file, plan.separator),
            Shape::Aggregated => self.aggregated(row, at, file, plan.separator),
            Shape::Links => self.link(row, at),
            Shape::Campaigns => self.campaign(row, at, &plan.columns),
            Shape::Other => Ok(Taken::Whole),
        }
    }
}

/// A hash of all cells of a row.
pub(super) fn hash_of(row: &Record<'_>) -> u64 {
    let mut cells = 0;
    for place in 0..row.len() {
        cells = hash(&[row.cell(place), &u64::to_le_bytes(cells)].concat());
    }
    cells
}

/// A cell, empty where it says that there is nothing in it.
pub(super) fn named(cell: &[u8]) -> &[u8] {
    if is_nothing(cell) { &[] } else { cell }
}
