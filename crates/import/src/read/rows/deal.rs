//! Rows of deals, and facts about the deal in rows of any kind.

use super::{OutcomeMapping, Refusal, Store, Taken, hash_of};
use crate::detect::{OutcomeReading, counted_outcome, outcome, outcome_reading};
use crate::parse::{Amount, currency_code, is_nothing};
use crate::read::cell::NONE;
use crate::read::deals::Deal;
use crate::read::interner::Interner;
use crate::read::layout::{Kind, Layout};
use crate::read::typed::{ABSENT, Dates};
use crate::source::Record;
use fairshare_types::problem::Reason;
use fairshare_types::schema::Outcome;

/// Facts about the deal of a row.
pub(in crate::read) struct DealFields {
    pub(super) closed: i64,
    pub(super) lead_created: i64,
    pub(super) opportunity_created: i64,
    pub(super) amount: Option<Amount>,
    pub(super) currency: u32,
    pub(super) owner: u32,
    pub(super) segment: u32,
    /// Millionths; `u32::MAX` for none.
    pub(super) probability: u32,
    pub(super) outcome: Option<Outcome>,
    /// Outcome from the outcome column, or implied by other columns; never from a stage.
    pub(super) explicit: Option<Outcome>,
    /// Column of a date that cannot be read; the deal counts without it.
    pub(in crate::read) bad_date: Option<usize>,
    /// Column of a probability outside 0 to 100 %; the open deal counts without it.
    pub(in crate::read) bad_probability: Option<usize>,
    /// Numbers of the texts in the outcome and the stage column that were read.
    pub(in crate::read) texts: [Option<u32>; 2],
}

impl DealFields {
    /// The facts as those of a row in a table of deals.
    pub(in crate::read) fn deal(&self, file: usize, line: u32) -> Deal {
        Deal {
            closed: self.closed,
            amount: self.amount.map_or(NONE, |amount| amount.minor),
            outcome: self.outcome,
            lead_created: self.lead_created,
            opportunity_created: self.opportunity_created,
            currency: self.currency,
            origin: Some((u32::try_from(file).unwrap_or(u32::MAX), line)),
            owner: self.owner,
            segment: self.segment,
            probability: self.probability,
        }
    }

    /// The notices about the date and the probability that cannot be used.
    pub(in crate::read) fn noted(&self) -> [Option<(Reason, usize)>; 2] {
        let date = self.bad_date.map(|column| (Reason::BadDealDate, column));
        [date, self.bad_probability.map(|column| (Reason::BadProbability, column))]
    }
}

impl Store {
    /// Adds a row of a table of deals.
    pub(super) fn deal(&mut self, row: &Record<'_>, at: &mut Layout, file: usize) -> Result<Taken, Refusal> {
        let key = self.key(row, at.key, at.kind);
        let deal = self.key_or_row(key, row, at, file)?;
        self.label(row, at, deal);
        let about = self.about(row, at, deal)?;
        let known = about.deal(file, row.line);
        let taken = Taken::noting([about.noted(), [None; 2]]);
        if at.lines != ABSENT {
            if !self.lines.insert((deal, hash_of(row))) && !self.choices.joining.keep_duplicates {
                return Err(Refusal::of(deal, Reason::DuplicateDeal, at.key));
            }
            self.link_keys(row, at, deal)?;
            self.deals.add_line(deal, known);
            self.tally(about.texts, deal);
            return Ok(taken);
        }
        if at.titles != ABSENT && !is_nothing(row.cell(at.titles)) {
            let title = self.key(row, at.titles, Kind::Deal)?;
            self.titles.push((title, deal));
        }
        self.link_keys(row, at, deal)?;
        self.tally(about.texts, deal);
        Ok(self.deals.list(deal, known).map_or(taken, |other| Taken::SameDeal(deal, other)))
    }

    /// Takes the name of the deal of a row.
    pub(in crate::read) fn label(&mut self, row: &Record<'_>, at: &Layout, deal: u32) {
        if at.label != ABSENT {
            self.labels.take(deal, row.cell(at.label), &self.texts.deals);
        }
    }

    /// Facts about the deal of a row of any kind.
    pub(in crate::read) fn about(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        deal: u32,
    ) -> Result<DealFields, Refusal> {
        let refuse = |column| Refusal::of(deal, Reason::BadAmount, column);
        let amount = at.amount.read(row).map_err(refuse)?;
        let amount = self.without_refund(row, at, amount).map_err(refuse)?;
        self.facts(row, at, amount).map_err(|refusal| Refusal { deal: Some(deal), ..refusal })
    }

    /// Facts about the deal of a row with this amount. Counts nothing: see [`tally`](Self::tally).
    pub(super) fn facts(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        amount: Option<Amount>,
    ) -> Result<DealFields, Refusal> {
        let keep = self.choices.joining.keep_placeholder_dates;
        let mut bad_date = None;
        let mut date = |dates: &mut Dates| {
            dates.latest(row, keep).unwrap_or_else(|column| {
                bad_date.get_or_insert(column);
                NONE
            })
        };
        let closed = date(&mut at.closed);
        let lead_created = date(&mut at.lead_created);
        let opportunity_created = date(&mut at.opportunity_created);
        let currency = self.currency(row, at, amount)?;
        let owner = described(&mut self.texts.owners, row.cell(at.owner));
        let segment = described(&mut self.texts.segments, row.cell(at.segment));
        let probability = at.probability.read(row);
        let mut texts = [None; 2];
        let told = if at.ticks && !is_nothing(row.cell(at.outcome)) {
            Some(Outcome::Won)
        } else if at.goals {
            Some(Outcome::Lost)
        } else {
            texts[0] = self.outcome(row, at.outcome, false)?;
            texts[0].and_then(|text| self.meaning(text))
        };
        let told = told.map(|told| {
            if at.refined && told == Outcome::Lost && is_open(row.cell(at.stage)) { Outcome::Open } else { told }
        });
        // Implied by events, losses or payments or, without an outcome or a stage column, by the amount.
        let implied = if at.events != ABSENT {
            let is_won = at.event_kinds.of(row.cell(at.events)).purchase;
            Some(if is_won { Outcome::Won } else { Outcome::Lost })
        } else if at.lost != ABSENT && is_filled(row.cell(at.lost)) {
            Some(Outcome::Lost)
        } else if at.lost != ABSENT && at.amount.at == ABSENT {
            Some(Outcome::Won)
        } else if at.paid {
            Some(if closed == NONE { Outcome::Open } else { Outcome::Won })
        } else if at.outcome == ABSENT && at.stage == ABSENT {
            amount.map(|amount| if amount.minor > 0 { Outcome::Won } else { Outcome::Lost })
        } else {
            None
        };
        let explicit = told.or(implied);
        let outcome = match explicit {
            None => {
                texts[1] = self.outcome(row, at.stage, true)?;
                texts[1].and_then(|text| self.meaning(text))
            }
            told => told,
        };
        let of_open = outcome.is_none_or(|outcome| outcome == Outcome::Open);
        Ok(DealFields {
            closed,
            lead_created,
            opportunity_created,
            amount,
            currency,
            owner,
            segment,
            probability: probability.ok().flatten().unwrap_or(u32::MAX),
            outcome,
            explicit,
            bad_date,
            bad_probability: probability.err().filter(|_| of_open),
            texts,
        })
    }

    /// The amount of a row without what is paid back of it.
    fn without_refund(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        amount: Option<Amount>,
    ) -> Result<Option<Amount>, usize> {
        if at.refunded.at == ABSENT || at.events != ABSENT {
            return Ok(amount);
        }
        let back = at.refunded.read(row)?.map_or(0, |back| back.minor.saturating_abs());
        at.refunds += u64::from(back > 0);
        let rest = |amount: Amount| Amount { minor: amount.minor.saturating_sub(back).max(0), ..amount };
        Ok(if at.keeps_refunded || back == 0 { amount } else { amount.map(rest) })
    }

    /// Currency of a row: from its own column, from the amount, or from the header of the amount.
    pub(super) fn currency(&mut self, row: &Record<'_>, at: &Layout, amount: Option<Amount>) -> Result<u32, Refusal> {
        let cell = row.cell(at.currency);
        let text = if is_nothing(cell) {
            match amount.and_then(|amount| amount.currency).or(at.named_currency) {
                Some(code) => code.as_bytes(),
                None => return Ok(u32::MAX),
            }
        } else {
            std::str::from_utf8(cell).ok().and_then(currency_code).map_or(cell, str::as_bytes)
        };
        self.texts.currencies.intern(text).ok_or_else(|| Refusal::new(Reason::BadText, at.currency))
    }

    /// Number of the text in a cell of an outcome or stage column; `None` if the cell is empty.
    fn outcome(&mut self, row: &Record<'_>, at: usize, is_stage: bool) -> Result<Option<u32>, Refusal> {
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
            self.outcome_of.push(OutcomeMapping {
                outcome,
                rows: 0,
                of_touches: 0,
                given: given.is_some(),
                is_unknown,
                is_stage,
            });
        }
        Ok(Some(id))
    }

    /// Outcome that a text of an outcome or stage column means.
    fn meaning(&self, text: u32) -> Option<Outcome> {
        self.outcome_of.get(text as usize).map(|told| told.outcome)
    }

    /// Counts the texts of the row of a touch. They give no outcome if a table lists the deals with theirs.
    pub(in crate::read) fn tally_touch(&mut self, texts: [Option<u32>; 2], deal: u32) {
        for id in texts.into_iter().flatten() {
            let Some(told) = self.outcome_of.get_mut(id as usize) else { continue };
            told.rows += 1;
            told.of_touches += 1;
            if told.is_unknown {
                self.unknown_of_touches.see(id, deal);
            }
        }
    }

    /// Counts the texts that give the outcome of a row, if that outcome counts.
    pub(in crate::read) fn tally(&mut self, texts: [Option<u32>; 2], deal: u32) {
        for id in texts.into_iter().flatten() {
            let Some(told) = self.outcome_of.get_mut(id as usize) else { continue };
            told.rows += 1;
            if told.is_unknown {
                self.unknown.see(id, deal);
            }
        }
    }
}

/// Whether a stage is known to be open.
fn is_open(stage: &[u8]) -> bool {
    std::str::from_utf8(stage).is_ok_and(|stage| outcome_reading(stage) == OutcomeReading::Known(Outcome::Open))
}

/// Whether a cell is filled in the column for lost deals: with a reason, a date or yes.
fn is_filled(cell: &[u8]) -> bool {
    let no =
        |text: &str| text == "0" || outcome_reading(text) == OutcomeReading::Known(Outcome::Lost) && text.len() < 7;
    !cell.is_empty() && !is_nothing(cell) && std::str::from_utf8(cell).is_ok_and(|text| !no(text))
}

/// Number of a text that describes the deal; `u32::MAX` if the cell is empty or no text.
///
/// No credit depends on it, so a bad cell does not cost the row.
fn described(texts: &mut Interner, cell: &[u8]) -> u32 {
    if cell.is_empty() || is_nothing(cell) { u32::MAX } else { texts.intern(cell).unwrap_or(u32::MAX) }
}
