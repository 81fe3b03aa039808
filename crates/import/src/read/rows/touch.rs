//! Rows of touches.

use super::deal::About;
use super::{Refusal, Store, Taken, named};
use crate::detect::Outcome;
use crate::parse::{is_nothing, parse_clock};
use crate::problem::Reason;
use crate::read::deals::Deal;
use crate::read::interner::hash;
use crate::read::layout::Layout;
use crate::read::many::UNDATED;
use crate::read::touches::{Slot, Touch};
use crate::read::typed::ABSENT;
use crate::source::Record;
use crate::time::{DAY, Moment};

impl Store {
    /// Takes the row of a touch.
    pub(super) fn touch(&mut self, row: &Record<'_>, at: &mut Layout) -> Result<Taken, Refusal> {
        let deal = self.key_of(row, at)?;
        let refuse = |reason, column| Refusal { reason, column, deal: Some(deal) };
        let moment = match at.time.read(row) {
            Ok(Some(moment)) if moment.is_placeholder() && !self.choices.joining.keep_placeholder_dates => {
                at.time.placeholders.see(row.cell(at.time.at));
                return Err(refuse(Reason::PlaceholderDate, at.time.at));
            }
            Ok(Some(moment)) => {
                with_clock(moment, row.cell(at.clock)).ok_or_else(|| refuse(Reason::BadTime, at.clock))?
            }
            Ok(None) if at.undated => Moment { at: UNDATED, day_only: false, offset: None },
            Ok(None) => return Err(refuse(Reason::MissingTime, at.time.at)),
            Err(column) => return Err(refuse(Reason::BadTime, column)),
        };
        let sequence = match row.cell(at.sequence) {
            c if is_nothing(c) => None,
            c => Some(whole_number(c).ok_or_else(|| refuse(Reason::BadSequence, at.sequence))?),
        };
        if row.cell(at.channel).is_empty() {
            return Err(refuse(Reason::MissingChannel, at.channel));
        }
        let about = self.about(row, at, deal)?;
        let given = at.given.read(row).map_err(|column| refuse(Reason::BadAmount, column))?;
        // A cost that cannot be parsed counts as unknown: the touch still counts, with a notice.
        let read = at.cost.read(row);
        let bad_cost = read.as_ref().err().map(|&column| (Reason::BadCost, column));
        let cost = read.ok().flatten();
        let team = self.team(row, at).map_err(|(reason, column)| refuse(reason, column))?;
        let bad_text = |column| move || Refusal { reason: Reason::BadText, column, deal: Some(deal) };
        let channel = self.channel(row.cell(at.channel));
        let texts = &mut self.texts;
        let slot = Slot {
            channel: texts.channels.intern(channel).ok_or_else(bad_text(at.channel))?,
            campaign: texts.campaigns.intern(named(row.cell(at.campaign))).ok_or_else(bad_text(at.campaign))?,
            touch_type: texts.touch_types.intern(named(row.cell(at.touch_type))).ok_or_else(bad_text(at.touch_type))?,
            team,
        };
        let person = match at.person {
            ABSENT => None,
            p => Some(texts.persons.intern(row.cell(p)).ok_or_else(bad_text(p))?),
        };
        match about.explicit {
            Some(outcome) => self.deals.say(deal, outcome),
            None if at.log => self.deals.say(deal, Outcome::Open),
            None => {}
        }
        if at.tells_deals || about.currency != u32::MAX {
            let About { closed, lead_created, opportunity_created, currency, owner, segment, .. } = about;
            let said = Deal { closed, lead_created, opportunity_created, currency, owner, segment, ..Deal::UNKNOWN };
            self.deals.mention(deal, said);
        }
        self.touches.push(&Touch {
            deal,
            time: moment.at,
            offset: moment.offset,
            line: row.line,
            slot,
            person,
            sequence,
            outcome: about.outcome,
            amount: about.amount.map(|amount| amount.minor),
            given: given.map(|given| given.minor),
            cost: cost.map(|cost| cost.minor),
            id: if at.touch_id == ABSENT {
                None
            } else {
                u32::try_from(hash(row.cell(at.touch_id)) & 0xffff_ffff).ok()
            },
        });
        let normalised = self.team_cells.get(team).is_some_and(|shares| shares.normalised);
        let noted = [normalised.then_some((Reason::SharesNormalised, at.team)), bad_cost];
        Ok(if noted == [None; 2] { Taken::Whole } else { Taken::Noted(noted) })
    }

    /// The channel in a cell: empty for a placeholder, which is counted, unless placeholders are names.
    pub(in crate::read) fn channel<'a>(&mut self, cell: &'a [u8]) -> &'a [u8] {
        if cell.is_empty() || !is_nothing(cell) || self.choices.joining.keep_placeholders {
            return cell;
        }
        let word = String::from_utf8_lossy(cell);
        match self.placeholders.get_mut(word.as_ref()) {
            Some(rows) => *rows += 1,
            None => {
                self.placeholders.insert(word.into_owned(), 1);
            }
        }
        &[]
    }
}

/// A day with the time of day that another column gives; `None` where that cannot be read.
fn with_clock(moment: Moment, clock: &[u8]) -> Option<Moment> {
    if is_nothing(clock) || moment.at.rem_euclid(DAY) != 0 || moment.offset.is_some() {
        return Some(moment);
    }
    let (clock, offset) = parse_clock(clock)?;
    Some(Moment { at: moment.at + clock, day_only: false, offset })
}

/// A whole number, signed or not.
fn whole_number(cell: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(cell).ok()?;
    let whole = text
        .split_once(['.', ','])
        .filter(|(_, zeros)| zeros.bytes().all(|b| b == b'0'))
        .map_or(text, |(whole, _)| whole);
    whole.parse().ok()
}
