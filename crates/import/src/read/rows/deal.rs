//! Rows of deals, and what any row says of its deal.

use super::{Refusal, Store, Taken, Told, hash_of};
use crate::detect::{Outcome, OutcomeReading, counted_outcome, outcome, outcome_reading};
use crate::parse::{Amount, currency_code, is_nothing};
use crate::problem::Reason;
use crate::read::cell::NONE;
use crate::read::deals::Deal;
use crate::read::fit::is_purchase;
use crate::read::interner::Interner;
use crate::read::layout::Layout;
use crate::read::typed::{ABSENT, Dates};
use crate::source::Record;

/// What a row says of its deal.
pub(super) struct About {
    pub(super) closed: i64,
    pub(super) lead_created: i64,
    pub(super) opportunity_created: i64,
    pub(super) amount: Option<Amount>,
    pub(super) currency: u32,
    pub(super) owner: u32,
    pub(super) segment: u32,
    pub(super) outcome: Option<Outcome>,
    /// The outcome by the outcome column, or by the amount in files without that column; never by a stage.
    pub(super) explicit: Option<Outcome>,
}

impl Store {
    /// Takes a row of a table of deals.
    pub(super) fn deal(&mut self, row: &Record<'_>, at: &mut Layout, file: usize) -> Result<Taken, Refusal> {
        let deal = self.key(row, at.key, at.kind)?;
        let known = self.listed(row, at, deal, file)?;
        if at.lines != ABSENT {
            if !self.lines.insert((deal, hash_of(row))) && !self.choices.joining.keep_duplicates {
                return Err(Refusal { reason: Reason::DuplicateDeal, column: at.key, deal: Some(deal) });
            }
            self.link_keys(row, at, deal)?;
            self.deals.add_line(deal, known);
            return Ok(Taken::Whole);
        }
        self.link_keys(row, at, deal)?;
        Ok(self.deals.list(deal, known).map_or(Taken::Whole, |other| Taken::SameDeal(deal, other)))
    }

    /// What the row of a deal says of it.
    pub(in crate::read) fn listed(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        deal: u32,
        file: usize,
    ) -> Result<Deal, Refusal> {
        let about = self.about(row, at, deal)?;
        Ok(Deal {
            closed: about.closed,
            amount: about.amount.map_or(NONE, |amount| amount.minor),
            outcome: about.outcome,
            lead_created: about.lead_created,
            opportunity_created: about.opportunity_created,
            currency: about.currency,
            origin: Some((u32::try_from(file).unwrap_or(u32::MAX), row.line)),
            owner: about.owner,
            segment: about.segment,
        })
    }

    /// What a row says of its deal, whatever else it brings.
    pub(super) fn about(&mut self, row: &Record<'_>, at: &mut Layout, deal: u32) -> Result<About, Refusal> {
        let refuse = |reason| move |column| Refusal { reason, column, deal: Some(deal) };
        let amount = at.amount.read(row).map_err(refuse(Reason::BadAmount))?;
        let keep = self.choices.joining.keep_placeholder_dates;
        let date = |dates: &mut Dates| dates.latest(row, keep).map_err(refuse(Reason::BadTime));
        let closed = date(&mut at.closed)?;
        let lead_created = date(&mut at.lead_created)?;
        let opportunity_created = date(&mut at.opportunity_created)?;
        let currency = self.currency(row, at, amount, deal)?;
        let owner = described(&mut self.texts.owners, row.cell(at.owner));
        let segment = described(&mut self.texts.segments, row.cell(at.segment));
        let told = self.outcome(row, at.outcome, deal, false)?;
        // An amount alone tells a win, unless an outcome or stage has the word.
        let implied = if at.events != ABSENT {
            let is_won = std::str::from_utf8(row.cell(at.events)).is_ok_and(is_purchase);
            Some(if is_won { Outcome::Won } else { Outcome::Lost })
        } else if at.paid {
            Some(if closed == NONE { Outcome::Open } else { Outcome::Won })
        } else if at.outcome == ABSENT && at.stage == ABSENT {
            amount.map(|amount| if amount.minor > 0 { Outcome::Won } else { Outcome::Lost })
        } else {
            None
        };
        let explicit = told.or(implied);
        let outcome = match explicit {
            None => self.outcome(row, at.stage, deal, true)?,
            told => told,
        };
        Ok(About { closed, lead_created, opportunity_created, amount, currency, owner, segment, outcome, explicit })
    }

    /// The currency that a row names: in its own column, beside the amount, or in the header of the amount.
    pub(super) fn currency(
        &mut self,
        row: &Record<'_>,
        at: &Layout,
        amount: Option<Amount>,
        deal: u32,
    ) -> Result<u32, Refusal> {
        let cell = row.cell(at.currency);
        let text = if is_nothing(cell) {
            match amount.and_then(|amount| amount.currency).or(at.named_currency) {
                Some(code) => code.as_bytes(),
                None => return Ok(u32::MAX),
            }
        } else {
            std::str::from_utf8(cell).ok().and_then(currency_code).map_or(cell, str::as_bytes)
        };
        let bad = Refusal { reason: Reason::BadText, column: at.currency, deal: Some(deal) };
        self.texts.currencies.intern(text).ok_or(bad)
    }

    /// The outcome that a cell of an outcome or stage column names; `None` if the cell is empty.
    pub(super) fn outcome(
        &mut self,
        row: &Record<'_>,
        at: usize,
        deal: u32,
        is_stage: bool,
    ) -> Result<Option<Outcome>, Refusal> {
        let text = row.cell(at);
        if text.is_empty() || is_nothing(text) {
            return Ok(None);
        }
        let id = self.outcomes.intern(text).ok_or_else(|| Refusal::new(Reason::BadText, at))?;
        if self.outcome_of.len() <= id as usize {
            let text = self.outcomes.text(id);
            let given = self.choices.stages.iter().find(|(known, _)| known == text).map(|(_, outcome)| *outcome);
            let number = !is_stage && text.parse::<f64>().is_ok();
            let is_unknown = given.is_none() && !number && outcome_reading(text) == OutcomeReading::Unknown;
            let meaning = if is_stage { outcome } else { counted_outcome };
            let outcome = given.unwrap_or_else(|| meaning(text));
            self.outcome_of.push(Told { outcome, rows: 0, given: given.is_some(), is_unknown, is_stage });
        }
        let Some(told) = self.outcome_of.get_mut(id as usize) else { return Ok(None) };
        told.rows += 1;
        if told.is_unknown {
            self.unknown.see(id, deal);
        }
        Ok(Some(told.outcome))
    }
}

/// The number of a text that describes the deal; `u32::MAX` if the cell is empty or no text. No credit depends on it, so a bad
/// cell does not cost the row.
fn described(texts: &mut Interner, cell: &[u8]) -> u32 {
    if cell.is_empty() || is_nothing(cell) { u32::MAX } else { texts.intern(cell).unwrap_or(u32::MAX) }
}
