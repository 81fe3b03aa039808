//! One row at a time: cells to a touch or a deal, or the reason why not.

use super::cell::{self, NONE, Outcome};
use super::deals::{Deal, Deals};
use super::interner::Interner;
use super::layout::{ABSENT, Layout};
use super::touches::{Slot, Texts, Touch, Touches};
use crate::problem::Reason;
use crate::source::{Fault, Record};
use crate::team;
use crate::time;

/// Why a row is kept out: the reason, the column to blame, and the deal where it is known.
pub struct Refusal {
    pub reason: Reason,
    pub column: usize,
    pub deal: Option<u32>,
}

impl Refusal {
    fn new(reason: Reason, column: usize) -> Self {
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

/// The teams of each cell that names teams, read once per distinct cell.
#[derive(Default)]
pub struct TeamCells {
    read: Vec<Option<team::Shares>>,
}

impl TeamCells {
    /// The shares that a cell names; `None` where they cannot be read.
    pub fn get(&self, cell: u32) -> Option<&team::Shares> {
        self.read.get(cell as usize).and_then(Option::as_ref)
    }

    fn learn(&mut self, cell: u32, texts: &Interner) {
        if self.read.len() <= cell as usize {
            self.read.push(team::parse_shares(texts.text(cell)).ok());
        }
    }
}

/// Where rows are put.
#[derive(Default)]
pub struct Store {
    pub texts: Texts,
    pub touches: Touches,
    pub deals: Deals,
    pub team_cells: TeamCells,
    /// What each distinct cell of an outcome or stage column means.
    outcomes: Interner,
    outcome_of: Vec<Outcome>,
    scratch: Vec<u8>,
}

impl Store {
    /// Takes the row of a touch. Says whether its shares had to be brought to a sum of 100.
    pub fn touch(&mut self, row: &Record<'_>, at: &Layout) -> Result<bool, Refusal> {
        let deal = self.key(row, at.key)?;
        let refuse = |reason, column| Refusal { reason, column, deal: Some(deal) };
        let time = match row.cell(at.time) {
            c if cell::is_nothing(c) => return Err(refuse(Reason::MissingTime, at.time)),
            c => time::parse(c).ok_or_else(|| refuse(Reason::BadTime, at.time))?.at,
        };
        let sequence = match row.cell(at.sequence) {
            c if cell::is_nothing(c) => None,
            c => Some(whole_number(c).ok_or_else(|| refuse(Reason::BadSequence, at.sequence))?),
        };
        if row.cell(at.channel).is_empty() {
            return Err(refuse(Reason::MissingChannel, at.channel));
        }
        let amount = self.amount(row, at).map_err(|column| refuse(Reason::BadAmount, column))?;
        let closed = date(row, at.closed).map_err(|column| refuse(Reason::BadTime, column))?;
        let lead_created = date(row, at.lead_created).map_err(|column| refuse(Reason::BadTime, column))?;
        let opportunity_created =
            date(row, at.opportunity_created).map_err(|column| refuse(Reason::BadTime, column))?;
        let team = self.team(row, at).map_err(|(reason, column)| refuse(reason, column))?;
        let bad_text = |column| move || Refusal { reason: Reason::BadText, column, deal: Some(deal) };
        let texts = &mut self.texts;
        let named = |c| if cell::is_nothing(c) { &[][..] } else { c };
        let slot = Slot {
            channel: texts.channels.intern(row.cell(at.channel)).ok_or_else(bad_text(at.channel))?,
            campaign: texts.campaigns.intern(named(row.cell(at.campaign))).ok_or_else(bad_text(at.campaign))?,
            touch_type: texts.touch_types.intern(named(row.cell(at.touch_type))).ok_or_else(bad_text(at.touch_type))?,
            team,
        };
        let person = match at.person {
            ABSENT => None,
            p => Some(texts.persons.intern(row.cell(p)).ok_or_else(bad_text(p))?),
        };
        let currency = self.currency(row, at.currency, Some(deal))?;
        let explicit = self.outcome(row, at.outcome)?;
        let staged = if explicit.is_none() { self.outcome(row, at.stage)? } else { None };
        // An amount alone tells a win, unless an outcome or stage has the word.
        let implied = (at.outcome == ABSENT && at.stage == ABSENT && amount != NONE).then_some(if amount > 0 {
            Outcome::Won
        } else {
            Outcome::Lost
        });
        if let Some(outcome) = explicit.or(implied) {
            self.deals.say(deal, outcome);
        }
        if at.tells_deals {
            self.deals.mention(deal, closed, lead_created, opportunity_created, currency);
        }
        self.touches.push(&Touch {
            deal,
            time,
            line: row.line,
            slot,
            person,
            sequence,
            outcome: explicit.or(staged).or(implied),
            amount: (amount != NONE).then_some(amount),
        });
        Ok(self.team_cells.get(team).is_some_and(|shares| shares.normalised))
    }

    /// Takes a row of a table of deals. Returns the row that does not count, where the deal is there twice.
    pub fn deal(&mut self, row: &Record<'_>, at: &Layout, file: u32) -> Result<(u32, Option<Deal>), Refusal> {
        let deal = self.key(row, at.key)?;
        let refuse = |reason, column| Refusal { reason, column, deal: Some(deal) };
        let amount = self.amount(row, at).map_err(|column| refuse(Reason::BadAmount, column))?;
        let closed = date(row, at.closed).map_err(|column| refuse(Reason::BadTime, column))?;
        let lead_created = date(row, at.lead_created).map_err(|column| refuse(Reason::BadTime, column))?;
        let opportunity_created =
            date(row, at.opportunity_created).map_err(|column| refuse(Reason::BadTime, column))?;
        let currency = self.currency(row, at.currency, Some(deal))?;
        let explicit = self.outcome(row, at.outcome)?;
        let outcome = match explicit {
            None => self.outcome(row, at.stage)?,
            known => known,
        };
        let implied = (at.outcome == ABSENT && at.stage == ABSENT && amount != NONE).then_some(if amount > 0 {
            Outcome::Won
        } else {
            Outcome::Lost
        });
        let origin = Some((file, row.line));
        let outcome = outcome.or(implied);
        let row = Deal { closed, amount, outcome, lead_created, opportunity_created, currency, origin };
        Ok((deal, self.deals.list(deal, row)))
    }

    fn key(&mut self, row: &Record<'_>, at: usize) -> Result<u32, Refusal> {
        let key = row.cell(at);
        if cell::is_nothing(key) {
            return Err(Refusal::new(Reason::MissingKey, at));
        }
        self.texts.deals.intern(key).ok_or_else(|| Refusal::new(Reason::BadText, at))
    }

    fn amount(&self, row: &Record<'_>, at: &Layout) -> Result<i64, usize> {
        match row.cell(at.amount) {
            c if cell::is_nothing(c) => Ok(NONE),
            c => cell::amount(c).ok_or(at.amount),
        }
    }

    fn currency(&mut self, row: &Record<'_>, at: usize, deal: Option<u32>) -> Result<u32, Refusal> {
        match row.cell(at) {
            c if cell::is_nothing(c) => Ok(u32::MAX),
            c => self.texts.currencies.intern(c).ok_or(Refusal { reason: Reason::BadText, column: at, deal }),
        }
    }

    /// What the cell of an outcome or stage column means; nothing where it is empty.
    fn outcome(&mut self, row: &Record<'_>, at: usize) -> Result<Option<Outcome>, Refusal> {
        let text = row.cell(at);
        match text {
            b"0" => return Ok(Some(Outcome::Lost)),
            b"1" => return Ok(Some(Outcome::Won)),
            _ if cell::is_nothing(text) => return Ok(None),
            _ => {}
        }
        let id = self.outcomes.intern(text).ok_or_else(|| Refusal::new(Reason::BadText, at))?;
        if self.outcome_of.len() <= id as usize {
            self.outcome_of.push(cell::outcome(self.outcomes.text(id)));
        }
        Ok(self.outcome_of.get(id as usize).copied())
    }

    /// The number of the text that names the touch's teams: the cell of the team column, or what the columns of shares
    /// say, put together as such a cell would be.
    fn team(&mut self, row: &Record<'_>, at: &Layout) -> Result<u32, (Reason, usize)> {
        let mut text = row.cell(at.team);
        let mut column = at.team;
        if cell::is_nothing(text) {
            self.scratch.clear();
            for (place, name) in &at.shares {
                let share = row.cell(*place);
                if cell::is_nothing(share) || share.trim_ascii_end() == b"0" || share == b"0%" {
                    continue;
                }
                if !self.scratch.is_empty() {
                    self.scratch.extend_from_slice(b" / ");
                }
                self.scratch.extend_from_slice(name.as_bytes());
                self.scratch.push(b' ');
                self.scratch.extend_from_slice(share.strip_suffix(b"%").unwrap_or(share).trim_ascii());
                self.scratch.push(b'%');
                column = *place;
            }
            text = &self.scratch;
        }
        let id = self.texts.teams.intern(text).ok_or((Reason::BadText, column))?;
        self.team_cells.learn(id, &self.texts.teams);
        if self.team_cells.get(id).is_none() {
            return Err((Reason::BadShares, column));
        }
        Ok(id)
    }
}

/// The latest instant that a date cell can mean; [`NONE`] where it is empty.
fn date(row: &Record<'_>, at: usize) -> Result<i64, usize> {
    match row.cell(at) {
        c if cell::is_nothing(c) => Ok(NONE),
        c => time::parse(c).map(time::Moment::latest).ok_or(at),
    }
}

/// A whole number, signed or not.
fn whole_number(cell: &[u8]) -> Option<i64> {
    std::str::from_utf8(cell).ok()?.parse().ok()
}
