//! Reads many rows of touches at a time that count and need no special case.
//!
//! [`Batch::judge`] looks at a row without changing anything. A row that may not count, may cause a notice or question,
//! or has a name that no row had before is left to [`Store::take`]. The others are *plain*: [`Store::take_plain`] stores
//! a run of them with the same result.

mod known;
mod layout;
mod recent;
mod time;

use super::deal::DealFields;
use super::sales::Sale;
use super::{OutcomeMapping, Store, named};
use crate::detect::{RowKind, row_kind};
use crate::parse::{is_no_name, is_nothing};
use crate::read::cell::NONE;
use crate::read::deals::Deal;
use crate::read::interner::Candidates;
use crate::read::layout::{Kind, Layout};
use crate::read::origin::Origin;
use crate::read::plan::Plan;
use crate::read::touches::{Slot, Touch};
use crate::read::typed::{ABSENT, Numbers};
use crate::source::{Lines, Record};
use fairshare_types::problem::Reason;
use fairshare_types::schema::Outcome;
use known::Known;
pub use known::KnownNames;
use layout::Facts;
pub use layout::Plain;
use recent::Recent;
pub use recent::RecentSlots;
use time::Times;

/// In place of the number of a text: the cell is empty.
const NO_TEXT: u32 = u32::MAX;

/// Cells of a plain row.
#[derive(Clone, Copy)]
pub struct Row {
    /// Position of the row among the lines.
    pub at: u32,
    time: i64,
    offset: Option<i16>,
    /// The time is evidence for the format of its column.
    pub is_evidence: bool,
    /// Numbers of the channel, the campaign, the type and the teams.
    pub slot: [u32; 4],
    amount: i64,
    /// Numbers of the texts of the outcome and the stage.
    texts: [u32; 2],
}

impl Row {
    /// Outcome that the row gives explicitly, its outcome, and the numbers of its texts.
    #[inline]
    pub fn outcome(
        &self,
        at: &Layout,
        mappings: &[OutcomeMapping],
    ) -> (Option<Outcome>, Option<Outcome>, [Option<u32>; 2]) {
        let texts = self.texts.map(|text| (text != NO_TEXT).then_some(text));
        let meaning = |text: Option<u32>| mappings.get(text? as usize).map(|told| told.outcome);
        let implied = if at.outcome == ABSENT && at.stage == ABSENT && self.amount != NONE {
            Some(if self.amount > 0 { Outcome::Won } else { Outcome::Lost })
        } else {
            None
        };
        let explicit = meaning(texts[0]).or(implied);
        (explicit, explicit.or_else(|| meaning(texts[1])), texts)
    }

    /// The touch of the row, with the numbers of its deal and its person.
    #[inline]
    pub fn touch(
        &self,
        row: &Record<'_>,
        at: &Layout,
        (deal, person): (u32, Option<u32>),
        outcome: Option<Outcome>,
    ) -> Touch {
        let amount_in = |column: &Numbers| {
            if column.at == ABSENT { None } else { column.plain(row.cell(column.at)).flatten() }
        };
        Touch {
            deal,
            time: self.time,
            offset: self.offset,
            line: row.line,
            slot: slot(self.slot),
            person,
            sequence: None,
            outcome,
            amount: (self.amount != NONE).then_some(self.amount),
            given: amount_in(&at.given),
            cost: amount_in(&at.cost),
            id: at.tells_apart(row),
            visit: None,
        }
    }
}

/// The slot of a channel, a campaign, a type and teams.
pub const fn slot([channel, campaign, touch_type, team]: [u32; 4]) -> Slot {
    Slot { channel, campaign, touch_type, team, origin: Origin::NONE }
}

/// The plain rows judged since the last other row; remembers cells of the file.
#[derive(Default)]
pub struct Batch {
    rows: Vec<Row>,
    times: Times,
    channels: Recent,
    campaigns: Recent,
    types: Recent,
    teams: Recent,
    outcomes: Recent,
    stages: Recent,
    slots: RecentSlots,
    room: Candidates,
    deals: Vec<u32>,
}

impl Batch {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    /// Removes all rows.
    pub fn clear(&mut self) {
        self.rows.clear();
    }

    /// The rows, by their positions among the lines.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().map(|row| row.at as usize)
    }

    /// Adds a row if it is plain.
    #[inline]
    pub fn judge(&mut self, place: usize, row: &Record<'_>, plain: &Plain, at: &Layout, known: &Known<'_>) -> bool {
        let judged = self.plain(place, row, plain, at, known);
        self.rows.extend(judged);
        judged.is_some()
    }

    #[inline]
    fn plain(&mut self, place: usize, row: &Record<'_>, plain: &Plain, at: &Layout, known: &Known<'_>) -> Option<Row> {
        if row.len() > plain.columns || row_kind(row, plain.columns) != RowKind::Data {
            return None;
        }
        let key = row.cell(at.key);
        if is_no_name(key)
            || key.contains(&0)
            || at.kind == Kind::Deal && !is_plain_key(key)
            || crate::read::reading::is_rounded(key)
        {
            return None;
        }
        let (moment, is_evidence) = at.time.moment(row.cell(at.time.at), |cell| self.times.parse(cell))?;
        if moment.is_placeholder() {
            return None;
        }
        let channel = self.channels.of(row.cell(at.channel), |cell| {
            let is_name = !cell.is_empty() && (known.keep_placeholders || !is_no_name(cell));
            known.channels.find(cell).filter(|_| is_name)
        })?;
        let campaign = self.campaigns.of(row.cell(at.campaign), |cell| known.campaigns.find(named(cell)))?;
        let touch_type = self.types.of(row.cell(at.touch_type), |cell| known.touch_types.find(named(cell)))?;
        let team = self.teams.of(row.cell(at.team), |cell| {
            let is_whole = |id: &u32| known.team_cells.get(*id).is_some_and(|shares| !shares.normalised);
            known.teams.find(named(cell)).filter(is_whole)
        })?;
        let amount = at.amount.plain(row.cell(at.amount.at))?.unwrap_or(NONE);
        at.given.plain(row.cell(at.given.at))?;
        at.cost.plain(row.cell(at.cost.at))?;
        let texts = match plain.facts {
            Facts::Any => [NO_TEXT; 2],
            Facts::Outcome => self.texts(row, at, known)?,
        };
        let slot = [channel, campaign, touch_type, team];
        let at = u32::try_from(place).ok()?;
        Some(Row { at, time: moment.at, offset: moment.offset, is_evidence, slot, amount, texts })
    }

    /// Numbers of the texts of the outcome and, if that is empty, of the stage.
    #[inline]
    fn texts(&mut self, row: &Record<'_>, at: &Layout, known: &Known<'_>) -> Option<[u32; 2]> {
        let find = |cell: &[u8]| if is_nothing(cell) { Some(NO_TEXT) } else { known.outcomes.find(cell) };
        let mut texts = [NO_TEXT; 2];
        if at.outcome != ABSENT {
            texts[0] = self.outcomes.of(row.cell(at.outcome), find)?;
        }
        if at.stage != ABSENT && texts[0] == NO_TEXT {
            texts[1] = self.stages.of(row.cell(at.stage), find)?;
        }
        Some(texts)
    }
}

/// Whether a key is that of one deal, without a mark.
#[inline]
fn is_plain_key(key: &[u8]) -> bool {
    !key.iter().any(|byte| matches!(byte, 1..=3 | b';' | b'|' | b','))
}

impl Store {
    /// Stores the rows of a batch. Adds a notice to `noted` for each date that cannot be read: the position of its row
    /// among the lines, the reason and the column.
    pub fn take_plain(
        &mut self,
        batch: &mut Batch,
        plain: &Plain,
        lines: &Lines<'_>,
        plan: &mut Plan,
        noted: &mut Vec<(usize, Reason, usize)>,
    ) {
        let at = &mut plan.layout;
        self.plain_keys(batch, lines, at);
        let rows = std::mem::take(&mut batch.rows);
        for (plain_row, &deal) in rows.iter().zip(&batch.deals) {
            let row = &lines.get(plain_row.at as usize);
            if at.closed.at == ABSENT {
                at.without_close += 1;
            } else {
                at.without_close += u64::from(is_nothing(row.cell(at.closed.at)));
            }
            if at.label != ABSENT {
                self.label(row, at, deal);
            }
            if plain_row.is_evidence {
                at.time.read_text(row.cell(at.time.at));
            }
            let (explicit, outcome, texts) = match plain.facts {
                Facts::Outcome => plain_row.outcome(at, &self.outcome_of),
                Facts::Any => {
                    // Only an amount or bytes that are no text can fail, and the row was judged to have neither.
                    let Ok(about) = self.about(row, at, deal) else { continue };
                    self.mention(&about, at, deal);
                    let notices = about.noted().into_iter().flatten();
                    noted.extend(notices.map(|(reason, column)| (plain_row.at as usize, reason, column)));
                    (about.explicit, about.outcome, about.texts)
                }
            };
            match explicit {
                Some(outcome) => self.deals.say(deal, outcome),
                None if at.log => self.deals.say(deal, Outcome::Open),
                None => {}
            }
            let number = u32::try_from(self.touches.len()).unwrap_or(u32::MAX);
            if at.kind != Kind::Deal
                && let Some(spare) = self.spare_key(row, at).filter(|spare| *spare != deal)
            {
                self.spare.push((number, spare));
            }
            if at.sells && explicit == Some(Outcome::Won) {
                let id = self.sale_id(row, at);
                self.sales.push(Sale { id, row: number });
            }
            let person = match at.person {
                ABSENT => None,
                person => self.texts.persons.intern(row.cell(person)),
            };
            let touches = &mut self.touches;
            let slot_number = batch.slots.of(plain_row.slot, || touches.slot(slot(plain_row.slot)));
            touches.push_with(&plain_row.touch(row, at, (deal, person), outcome), slot_number);
            self.tally_touch(texts, deal);
        }
        batch.rows = rows;
        batch.rows.clear();
    }

    /// Finds the numbers of the keys of a batch, in the order of its rows.
    fn plain_keys(&mut self, batch: &mut Batch, lines: &Lines<'_>, at: &Layout) {
        let cells = batch.rows.iter().map(|row| lines.get(row.at as usize));
        batch.deals.clear();
        if at.kind == Kind::Deal {
            let keys: Vec<&[u8]> = cells.map(|row| crate::read::key::short_id(row.cell(at.key))).collect();
            return self.texts.deals.intern_all(&keys, &mut batch.room, &mut batch.deals);
        }
        for row in cells {
            batch.deals.push(self.key(&row, at.key, at.kind).unwrap_or(u32::MAX));
        }
    }

    /// Adds the facts about the deal of a touch.
    pub(super) fn mention(&mut self, about: &DealFields, at: &Layout, deal: u32) {
        if at.tells_deals || about.currency != u32::MAX {
            let &DealFields {
                closed, lead_created, opportunity_created, currency, owner, segment, probability, ..
            } = about;
            let said = Deal {
                closed,
                lead_created,
                opportunity_created,
                currency,
                owner,
                segment,
                probability,
                ..Deal::UNKNOWN
            };
            self.deals.mention(deal, said);
        }
    }
}
