//! Rows of files of spend.

use super::{Refusal, Store, Taken};
use crate::detect::names_all;
use crate::parse::{is_no_name, is_nothing, whole_month};
use crate::read::fit::joined;
use crate::read::layout::Layout;
use crate::read::origin::Origin;
use crate::read::spend::SpendRow;
use crate::read::touches::Slot;
use crate::read::typed::ABSENT;
use crate::source::Record;
use crate::time::Moment;
use fairshare_types::problem::Reason;
use fairshare_types::time::{DAY, civil, days};

/// Longest period of a row, in milliseconds: ten years.
const LONGEST: i64 = 3_653 * DAY;

impl Store {
    /// Adds the row of a file of spend.
    pub(super) fn spend(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        year: usize,
        file: usize,
    ) -> Result<Taken, Refusal> {
        let time = self.time_of_spend(row, at, year)?;
        let until = self.end_of_spend(row, at, time)?;
        let keep = self.choices.joining.keep_placeholders;
        let named = |column: usize| if is_no_name(row.cell(column)) && !keep { &[][..] } else { row.cell(column) };
        let by_campaign = named(at.channel).is_empty();
        if by_campaign && named(at.campaign).is_empty() {
            return Err(Refusal::new(Reason::MissingChannel, at.channel.min(at.campaign)));
        }
        let cost = match at.cost.read(row) {
            Ok(Some(amount)) => amount,
            Ok(None) => return Err(Refusal::new(Reason::MissingSpend, at.cost.at)),
            Err(column) => return Err(Refusal::new(Reason::BadSpend, column)),
        };
        let is_total = |column: usize| std::str::from_utf8(named(column)).is_ok_and(names_all);
        let is_total = is_total(at.channel) || is_total(at.campaign);
        let currency = self.currency(row, at, Some(cost))?;
        let bad_text = |column| move || Refusal::new(Reason::BadText, column);
        let texts = &mut self.texts;
        let channel = texts.channels.intern(named(at.channel)).ok_or_else(bad_text(at.channel))?;
        let campaign = texts.campaigns.intern(named(at.campaign)).ok_or_else(bad_text(at.campaign))?;
        let touch_type = texts.touch_types.intern(&[]).ok_or_else(bad_text(ABSENT))?;
        let origin = at.origin.map_or(Origin::NONE, |columns| columns.read(row, &mut texts.origins));
        let team = self.team(row, at).map_err(|(reason, column)| Refusal::new(reason, column))?;
        self.spend.push(SpendRow {
            slot: self.touches.slot(Slot { channel, campaign, touch_type, team, origin }),
            by_campaign,
            time,
            until,
            cost: cost.minor,
            currency,
            is_total,
            file: u32::try_from(file).unwrap_or(u32::MAX),
            line: row.line,
        });
        Ok(Taken::Whole)
    }

    /// The last day of the period of a row; its first day if it has no other.
    fn end_of_spend(&self, row: &Record<'_>, at: &mut Layout, first: i64) -> Result<i64, Refusal> {
        let column = at.until.at;
        if column == ABSENT || is_nothing(row.cell(column)) {
            return Ok(first);
        }
        let month_after = || {
            let (year, month, _) = civil(whole_month(row.cell(column))?);
            days(year + i64::from(month == 12), month % 12 + 1, 1)
        };
        // A period of months ends with the last day of its last month.
        let last = match month_after() {
            Some(next) => (next - 1) * DAY,
            None => match at.until.read(row) {
                Ok(Some(moment)) => moment.whole_day().at,
                Ok(None) => return Ok(first),
                Err(column) => return Err(Refusal::new(Reason::BadTime, column)),
            },
        };
        if (first..=first + LONGEST).contains(&last) {
            Ok(last)
        } else {
            Err(Refusal::new(Reason::SpendPeriod, column))
        }
    }

    /// The day of a row, or the first day of its week or month.
    fn time_of_spend(&self, row: &Record<'_>, at: &mut Layout, year: usize) -> Result<i64, Refusal> {
        let column = at.time.at;
        let cell = row.cell(column);
        if is_nothing(cell) {
            return Err(Refusal::new(Reason::MissingTime, column));
        }
        let text = |column: usize| std::str::from_utf8(row.cell(column)).unwrap_or_default();
        let month = if year == ABSENT {
            whole_month(cell)
        } else {
            joined(text(year), text(column), "1").and_then(|date| whole_month(date.get(..7)?.as_bytes()))
        };
        let moment = match month {
            Some(month) => Moment::day(month),
            None if year != ABSENT => return Err(Refusal::new(Reason::BadTime, column)),
            None => match at.time.read(row) {
                Ok(Some(moment)) => moment,
                Ok(None) => return Err(Refusal::new(Reason::MissingTime, column)),
                Err(column) => return Err(Refusal::new(Reason::BadTime, column)),
            },
        };
        if moment.is_placeholder() && !self.choices.joining.keep_placeholder_dates {
            at.time.placeholders.see(cell);
            return Err(Refusal::new(Reason::PlaceholderDate, column));
        }
        Ok(moment.whole_day().at)
    }
}
