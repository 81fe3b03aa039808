//! Refunds among events, which are subtracted from their purchases.

use super::touch::read_time;
use super::{Refusal, Store, Taken};
use crate::read::cell::NONE;
use crate::read::layout::Layout;
use crate::read::log::{Log, Said};
use crate::source::Record;
use fairshare_types::problem::{Reason, Severity};
use fairshare_types::schema::Outcome;

/// A refund, until its purchase is known.
pub struct Refund {
    /// Number of the key of its person.
    pub(super) deal: u32,
    /// Number of the id of the sale.
    pub(super) sale: Option<u32>,
    /// The amount, in minor units; `None` for all of the purchase.
    pub(super) amount: Option<i64>,
    /// Its time; [`NONE`] if it cannot be read.
    pub(super) time: i64,
    /// Index of its file.
    pub(super) file: usize,
    pub(super) line: u32,
    /// Why it does not count: it repeats another refund.
    pub(super) repeats: Option<Reason>,
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
        let time = read_time(row, at).ok().flatten().map_or(NONE, |moment| moment.at);
        let sale = self.sale_id(row, at);
        self.refunds.push(Refund { deal, sale, amount, time, file, line: row.line, repeats: None });
        Ok(Taken::Whole)
    }

    /// Subtracts refunds from the purchases with the same id. Returns the refunds of a file that are subtracted, those
    /// that are not, and those that repeat another one; the rows of the latter two do not count.
    pub(in crate::read) fn pay_back(&mut self, file: usize, name: &str, keep: bool, log: &mut Log) -> [u64; 3] {
        let [mut subtracted, mut left, mut repeated] = [0; 3];
        for refund in std::mem::take(&mut self.refunds) {
            if refund.file != file {
                self.refunds.push(refund);
                continue;
            }
            let sold = refund.sale.filter(|_| !keep).and_then(|sale| self.row_of(sale));
            let reason = match (refund.repeats, sold) {
                (Some(reason), _) => {
                    repeated += 1;
                    reason
                }
                (None, Some(row)) => {
                    subtracted += 1;
                    self.subtract(row as usize, refund.amount);
                    continue;
                }
                (None, None) => {
                    left += 1;
                    Reason::Refund
                }
            };
            log.say(&Said {
                severity: Severity::KeptOut,
                reason,
                file: name,
                line: refund.line,
                column: "",
                value: b"",
                deal: Some(refund.deal),
            });
        }
        [subtracted, left, repeated]
    }

    /// Index of the file of each refund, without repetitions.
    pub(in crate::read) fn files_of_refunds(&self) -> Vec<usize> {
        let mut files: Vec<usize> = self.refunds.iter().map(|refund| refund.file).collect();
        files.dedup();
        files
    }

    /// The first row of a sale that counts.
    fn row_of(&self, sale: u32) -> Option<u32> {
        let at = self.sales.partition_point(|known| known.id < Some(sale));
        let mut rows = self.sales[at..].iter().take_while(|known| known.id == Some(sale)).map(|known| known.row);
        rows.find(|row| !self.repeated_sales.contains_key(row))
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
