//! Events of web visits: the visit of an event, its source with the medium, and refunds of purchases.

use super::{Refusal, Store, Taken};
use crate::parse::is_no_name;
use crate::read::cell::NONE;
use crate::read::fit::{Visits, is_purchase, is_refund, opens_visit};
use crate::read::interner::hash;
use crate::read::layout::Layout;
use crate::read::log::{Log, Said};
use crate::read::touches::Visit;
use crate::source::Record;
use fairshare_types::problem::{Reason, Severity};
use fairshare_types::schema::Outcome;

/// A refund, until its purchase is known.
pub struct Refund {
    /// Number of the key of its person.
    deal: u32,
    /// Hash of the id of the sale.
    sale: Option<u64>,
    /// The amount, in minor units; `None` for all of the purchase.
    amount: Option<i64>,
    /// Index of its file.
    pub file: usize,
    line: u32,
}

/// Meaning of an event by its name.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventKind {
    /// It is a purchase.
    pub purchase: bool,
    /// It gives the money of a purchase back.
    pub refund: bool,
    /// It opens a visit.
    pub opens: bool,
}

/// Meanings of the events read so far: a log has few distinct names.
#[derive(Default)]
pub struct EventKinds {
    known: Vec<(Vec<u8>, EventKind)>,
}

impl EventKinds {
    /// Maximum number of distinct names kept.
    const MOST: usize = 64;

    /// The meaning of an event.
    pub fn of(&mut self, cell: &[u8]) -> EventKind {
        if let Some((_, kind)) = self.known.iter().find(|(name, _)| name == cell) {
            return *kind;
        }
        let text = std::str::from_utf8(cell).unwrap_or_default();
        let kind = EventKind { purchase: is_purchase(text), refund: is_refund(text), opens: opens_visit(text) };
        if self.known.len() < Self::MOST {
            self.known.push((cell.to_vec(), kind));
        }
        kind
    }
}

/// The visit of an event.
pub(super) fn visit_of(row: &Record<'_>, visits: &Visits, opens: bool) -> Visit {
    let id = row.cell(visits.session);
    if !is_no_name(id) && !id.is_empty() {
        return Visit::Of(u32::try_from(hash(id) & 0xffff_ffff).unwrap_or(u32::MAX));
    }
    if !visits.has_starts {
        Visit::Timed
    } else if opens {
        Visit::Start
    } else {
        Visit::After
    }
}

/// Source and medium as one channel, `google / cpc`; `None` without both.
pub(super) fn with_medium(source: &[u8], medium: &[u8]) -> Option<Vec<u8>> {
    let known = |cell: &[u8]| !cell.is_empty() && !is_no_name(cell);
    (known(source) && known(medium)).then(|| [source, b" / ", medium].concat())
}

/// Hash of the id of the sale in a row.
pub(super) fn sale_of(row: &Record<'_>, at: &Layout) -> Option<u64> {
    let id = row.cell(at.sale);
    (!id.is_empty() && !is_no_name(id)).then(|| hash(id))
}

impl Store {
    /// Keeps a refund until all purchases are read.
    pub(super) fn refund(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        deal: u32,
        file: usize,
    ) -> Result<Taken, Refusal> {
        let refuse = |column| Refusal::of(deal, Reason::BadAmount, column);
        let own = at.refunded.read(row).map_err(refuse)?;
        let amount = match own {
            Some(amount) => Some(amount),
            None => at.amount.read(row).map_err(refuse)?,
        };
        let amount = amount.map(|amount| amount.minor.saturating_abs()).filter(|amount| *amount > 0);
        self.refunds.push(Refund { deal, sale: sale_of(row, at), amount, file, line: row.line });
        Ok(Taken::Whole)
    }

    /// Subtracts refunds from the purchases with the same id. Returns the refunds of a file that are subtracted and
    /// those that are not, whose rows do not count.
    pub(in crate::read) fn pay_back(&mut self, file: usize, name: &str, keep: bool, log: &mut Log) -> (u64, u64) {
        let (mut subtracted, mut left) = (0, 0);
        let touches = &self.touches;
        let place = |&(sale, row): &(u64, usize)| (sale, touches.time[row], touches.amount.get(row), row);
        self.sales.sort_unstable_by_key(place);
        for refund in std::mem::take(&mut self.refunds) {
            if refund.file != file {
                self.refunds.push(refund);
                continue;
            }
            let sold = refund.sale.filter(|_| !keep).map_or_else(Vec::new, |sale| self.rows_of(sale));
            match sold.is_empty() {
                false => {
                    subtracted += 1;
                    for row in sold {
                        self.subtract(row, refund.amount);
                    }
                }
                true => {
                    left += 1;
                    log.say(&Said {
                        severity: Severity::KeptOut,
                        reason: Reason::Refund,
                        file: name,
                        line: refund.line,
                        column: "",
                        value: b"",
                        deal: Some(refund.deal),
                    });
                }
            }
        }
        (subtracted, left)
    }

    /// The row of a sale, and the rows that repeat it: duplicates are dropped later, and one of them stays.
    fn rows_of(&self, sale: u64) -> Vec<usize> {
        let at = self.sales.partition_point(|(known, _)| *known < sale);
        let mut rows = self.sales[at..].iter().take_while(|(known, _)| *known == sale).map(|(_, row)| *row);
        let Some(first) = rows.next() else { return Vec::new() };
        let touches = &self.touches;
        let same = |row: &usize| {
            let cells = |row: usize| (touches.deal.get(row), touches.time.get(row), touches.amount.get(row));
            !self.choices.joining.keep_duplicates && cells(*row) == cells(first)
        };
        std::iter::once(first).chain(rows.filter(same)).collect()
    }

    /// Subtracts a refund from a purchase, which is no win if nothing is left.
    fn subtract(&mut self, row: usize, refund: Option<i64>) {
        let Some(amount) = self.touches.amount.get_mut(row) else { return };
        let paid = if *amount == NONE { 0 } else { *amount };
        let rest = refund.map_or(0, |refund| paid.saturating_sub(refund).max(0));
        *amount = rest;
        if rest == 0
            && let Some(outcome) = self.touches.outcome.get_mut(row)
        {
            *outcome = Some(Outcome::Lost);
            self.paid_back.extend(u32::try_from(row).ok());
        }
    }
}
