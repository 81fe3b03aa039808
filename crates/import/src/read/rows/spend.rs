//! Rows of files of spend.

use super::{Refusal, Store, Taken};
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

impl Store {
    /// Adds the row of a file of spend. `year` is the column of the year of months without one.
    pub(super) fn spend(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        year: usize,
        file: usize,
    ) -> Result<Taken, Refusal> {
        let time = self.time_of_spend(row, at, year)?;
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
        let currency = self.currency(row, at, Some(cost))?;
        let bad_text = |column| move || Refusal::new(Reason::BadText, column);
        let texts = &mut self.texts;
        let channel = texts.channels.intern(named(at.channel)).ok_or_else(bad_text(at.channel))?;
        let campaign = texts.campaigns.intern(named(at.campaign)).ok_or_else(bad_text(at.campaign))?;
        let touch_type = texts.touch_types.intern(&[]).ok_or_else(bad_text(ABSENT))?;
        let team = texts.teams.intern(&[]).ok_or_else(bad_text(ABSENT))?;
        let origin = at.origin.map_or(Origin::NONE, |columns| columns.read(row, &mut texts.origins));
        let team = self.known_team(team, ABSENT).map_err(|(reason, column)| Refusal::new(reason, column))?;
        self.spend.push(SpendRow {
            slot: self.touches.slot(Slot { channel, campaign, touch_type, team, origin }),
            by_campaign,
            time,
            cost: cost.minor,
            currency,
            file: u32::try_from(file).unwrap_or(u32::MAX),
            line: row.line,
        });
        Ok(Taken::Whole)
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
