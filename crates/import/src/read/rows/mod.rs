//! Turns one row at a time into a touch, a deal or a link, or returns the reason why not.

mod deal;
mod keys;
mod plain;
mod refunds;
mod refused;
mod sales;
mod scale;
mod spend;
mod team;
mod touch;
mod visits;

use std::collections::{BTreeMap, BTreeSet};

use super::deals::{ConversionRow, Deal, Deals};
use super::interner::{Interner, hash};
use super::key::KeyRoom;
use super::labels::Labels;
use super::plan::Plan;
use super::spend::SpendRow;
use super::staff::{Staff, StaffGap};
use super::touches::{Texts, Touches};
use super::typed::ABSENT;
use super::unknown::UnknownOutcomes;
use crate::parse::is_no_name;
use crate::source::{Fault, Record};
use fairshare_types::options::Choices;
use fairshare_types::problem::Reason;
use fairshare_types::scale::Scale;
use fairshare_types::schema::{Outcome, Shape};
pub use keys::Bought;
pub use plain::{Batch, KnownNames, Plain, RecentSlots, slot};
pub use refunds::Refund;
pub use refused::{LostRow, Told, Untouched};
pub use sales::Sale;
pub use team::TeamCells;
pub use visits::EventKinds;

/// Why a row is left out: the reason, the column to blame, and the deal if it is known.
pub struct Refusal {
    pub reason: Reason,
    pub column: usize,
    pub deal: Option<u32>,
    /// Facts about its deal that the row states in spite of its fault.
    pub said: Option<Told>,
}

impl Refusal {
    pub fn new(reason: Reason, column: usize) -> Self {
        Self { reason, column, deal: None, said: None }
    }

    /// Refuses a row of a known deal.
    pub fn of(deal: u32, reason: Reason, column: usize) -> Self {
        Self { deal: Some(deal), ..Self::new(reason, column) }
    }

    /// Refuses a row that is faulty as a whole.
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
    /// The row has no notice.
    Whole,
    /// The row has a notice about these columns: shares that do not sum to 100, a cost, a date or a probability that
    /// cannot be read.
    Noted([[Option<(Reason, usize)>; 2]; 2]),
    /// A table lists the deal twice; this row of the two does not count.
    SameDeal(u32, Deal),
}

impl Taken {
    /// The result of a row with these notices.
    pub fn noting(noted: [[Option<(Reason, usize)>; 2]; 2]) -> Self {
        if noted == [[None; 2]; 2] { Self::Whole } else { Self::Noted(noted) }
    }
}

/// A text of a stage or outcome column, its meaning, and the number of its rows.
#[derive(Clone, Copy)]
pub struct OutcomeMapping {
    /// Its meaning.
    pub outcome: Outcome,
    /// Rows with this text.
    pub rows: u64,
    /// Those of them that are touches.
    pub of_touches: u64,
    /// The user chose the meaning.
    pub given: bool,
    /// The lexicon does not know it: it counts as open, and the page asks the user.
    pub is_unknown: bool,
    /// It comes from a stage column, which may name steps of any kind.
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
    /// Choices of the user.
    pub choices: Choices,
    /// Pairs of keys that belong together.
    pub links: Vec<(u32, u32)>,
    /// Name and type of each campaign, by its key.
    pub campaigns: BTreeMap<String, (String, String)>,
    /// Some file has no channel column; another column serves as the channel.
    pub channel_stands_in: bool,
    /// Column with the credit that another tool gave.
    pub given_by: Option<String>,
    /// Decimal places of all amounts.
    pub scale: Scale,
    /// Some file has a column of costs.
    pub has_cost: bool,
    /// Wins and losses of aggregated paths, by deal.
    pub counts: Vec<(u32, u64, u64)>,
    /// Distinct texts of outcome and stage columns.
    pub outcomes: Interner,
    /// Meaning of each text in `outcomes`, by its number.
    pub outcome_of: Vec<OutcomeMapping>,
    /// Deals with texts that the lexicon does not know.
    pub unknown: UnknownOutcomes,
    /// The same for rows of touches.
    pub unknown_of_touches: UnknownOutcomes,
    /// Deals of rows that are no touches. They count without a touch if no other row of the deal has one.
    pub(super) untouched: Untouched,
    /// Customers and their purchases, for rows that a close of their own makes purchases; with repetitions.
    pub bought: Vec<Bought>,
    /// Deals that count although their rows have no key or no date: index of the file, and their number.
    pub found: BTreeMap<usize, BTreeSet<u32>>,
    /// Touches by their number, and the key that joins them if their own key belongs to no deal.
    pub spare: Vec<(u32, u32)>,
    /// Rows of won deals that were lost with their row, as its key or its amount cannot be read.
    pub lost: Vec<LostRow>,
    /// Placeholders used as channels, with their rows.
    pub placeholders: BTreeMap<String, u64>,
    /// Anonymous keys, each with a known key in the same row.
    pub stitches: Vec<(u32, u32)>,
    /// Listed deals whose rows do not count, each with the reason that its touches get.
    pub left_out: BTreeMap<u32, Reason>,
    /// Pairs of such a deal and a key that belongs to it.
    pub left_out_links: Vec<(u32, u32)>,
    /// Names of deals by which touches may name them, each with the deal.
    pub titles: Vec<(u32, u32)>,
    /// Names that people know deals by.
    pub labels: Labels,
    /// Keys of touches that are names of several deals.
    pub ambiguous: BTreeSet<u32>,
    /// Ids of sales among events.
    pub(super) sale_ids: Interner,
    /// Sales among events.
    pub(super) sales: Vec<Sale>,
    /// Rows of sales that repeat another one and do not count, each with the reason.
    pub repeated_sales: BTreeMap<u32, Reason>,
    /// Rows of purchases that are paid back in full.
    pub paid_back: BTreeSet<u32>,
    /// Refunds among events.
    pub(super) refunds: Vec<Refund>,
    /// Teams of the staff, by the names of persons in lower case.
    pub(super) staff: BTreeMap<String, BTreeSet<String>>,
    /// Index of the file with the list of the staff.
    pub staff_file: Option<usize>,
    /// Persons of touches whose team the list does not settle.
    pub staff_gaps: Vec<StaffGap>,
    /// Team cells that hold persons.
    pub(super) persons_as_teams: BTreeSet<u32>,
    /// Keys of leads whose rows say that they converted.
    pub converted_leads: BTreeSet<u32>,
    /// A file of conversions was read.
    pub has_conversions: bool,
    /// Rows of the files of conversions.
    pub conversions: Vec<ConversionRow>,
    /// Rows of the files of spend.
    pub spend: Vec<SpendRow>,
    /// Lines of products read so far: deal and hash of all cells.
    lines: BTreeSet<(u32, u64)>,
    pub(super) key_room: KeyRoom,
    scratch: Vec<u8>,
}

impl Store {
    /// Creates an empty store with the user's choices.
    pub fn with(choices: Choices) -> Self {
        Self { choices, ..Self::default() }
    }

    /// Whether no touch and no deal has been read.
    pub(super) fn is_empty(&self) -> bool {
        self.touches.len() == 0 && self.deals.is_empty()
    }

    /// Adds a row.
    pub fn take(&mut self, row: &Record<'_>, plan: &mut Plan, file: usize) -> Result<Taken, Refusal> {
        if let (Shape::Spend, Some(columns)) = (plan.shape, plan.spend) {
            return self.spend(row, &mut plan.layout, columns.year, file);
        }
        if let Some(sign) = plan.lead_signs.iter().find(|sign| sign.is_converted(row.cell(sign.at), &self.choices)) {
            plan.closed_leads += u64::from(sign.is_close());
            // Its key is kept, as another row of this lead may be without the sign.
            if let Ok(lead) = self.key(row, plan.layout.key, plan.layout.kind) {
                self.converted_leads.insert(lead);
            }
            return Err(Refusal::new(Reason::LeadConverted, sign.at));
        }
        let at = &mut plan.layout;
        let marked =
            at.marks.iter_mut().find_map(|mark| mark.leaves_out(row.cell(mark.at)).then(|| (mark.reason(), mark.at)));
        if let Some((reason, column)) = marked {
            if plan.shape == Shape::Deals && plan.staff.is_none() {
                self.leave_out_deal(row, at, Reason::DealMarked);
            }
            let refusal = Refusal::new(reason, column);
            // A plan tells about its deal as any other row does.
            let of_touch = plan.shape == Shape::Touches && reason == Reason::MarkedPlanned;
            return Err(if of_touch { self.with_facts(row, at, file, refusal) } else { refusal });
        }
        if let Some(Staff::List { name, team }) = plan.staff {
            return self.person(row, name, team, file);
        }
        let taken = match plan.shape {
            Shape::Touches => self.touch(row, at, file),
            Shape::Deals if plan.conversions => self.conversion(row, at, file),
            Shape::Deals => self.deal(row, at, file),
            Shape::Wide => self.wide(row, at, file),
            Shape::Paths => self.path(row, at, file, (plan.separator, &plan.path_ends)),
            Shape::Aggregated => self.aggregated(row, at, file, (plan.separator, &plan.path_ends)),
            Shape::Links => self.link(row, at),
            Shape::Campaigns => self.campaign(row, at, &plan.columns),
            Shape::Other | Shape::Spend | Shape::Leads => Ok(Taken::Whole),
        };
        if taken.is_err() && plan.shape == Shape::Deals {
            self.leave_out_deal(row, at, Reason::DealNotCounted);
        }
        taken.map_err(|refusal| match plan.shape {
            Shape::Touches | Shape::Deals | Shape::Wide | Shape::Paths => self.with_facts(row, at, file, refusal),
            _ => refusal,
        })
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

/// The cell, or nothing for a placeholder.
pub(super) fn named(cell: &[u8]) -> &[u8] {
    if is_no_name(cell) { &[] } else { cell }
}
