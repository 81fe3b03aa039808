//! Rows of touches.

use super::{Refusal, Store, Taken, named};
use crate::parse::{is_no_name, is_nothing, parse_bare_clock, parse_clock};
use crate::read::fit::joined;
use crate::read::layout::Layout;
use crate::read::many::UNDATED;
use crate::read::origin::Origin;
use crate::read::rows::sales::Sale;
use crate::read::rows::visits::{visit_of, with_medium};
use crate::read::touches::{Slot, Touch};
use crate::read::typed::{ABSENT, position};
use crate::source::Record;
use crate::time::Moment;
use fairshare_types::problem::Reason;
use fairshare_types::schema::Outcome;
use fairshare_types::time::DAY;

impl Store {
    /// Adds the row of a touch.
    pub(super) fn touch(&mut self, row: &Record<'_>, at: &mut Layout, file: usize) -> Result<Taken, Refusal> {
        let key = self.key_of(row, at);
        let deal = self.key_or_row(key, row, at, file)?;
        if at.events != ABSENT && at.event_kinds.of(row.cell(at.events)).refund {
            return self.refund(row, at, deal, file);
        }
        at.without_close += u64::from(is_nothing(row.cell(at.closed.at)));
        let deal = if at.by_close { self.key_by_close(row, at, deal)? } else { deal };
        self.label(row, at, deal);
        let refuse = |reason, column| Refusal::of(deal, reason, column);
        let spare = spare_time(row, at);
        let (read, clock) = match spare.and_then(|place| at.spare_times.get_mut(place)) {
            Some(spare) => (spare.dates.read(row), spare.clock),
            None => (read_time(row, at), at.clock),
        };
        let time = match spare.and_then(|place| at.spare_times.get_mut(place)) {
            Some(spare) => &mut spare.dates,
            None => &mut at.time,
        };
        let moment = match read {
            Ok(Some(moment)) if moment.is_placeholder() && !self.choices.joining.keep_placeholder_dates => {
                time.placeholders.see(row.cell(time.at));
                return Err(refuse(Reason::PlaceholderDate, time.at));
            }
            Ok(Some(moment)) => {
                let moment = with_clock(moment, row.cell(clock)).ok_or_else(|| refuse(Reason::BadTime, clock))?;
                time.in_zone(moment)
            }
            Ok(None) if at.undated => Moment { at: UNDATED, day_only: false, offset: None },
            Ok(None) if at.of_responses => {
                at.not_responded += 1;
                return Err(refuse(Reason::NotResponded, at.time.at));
            }
            Ok(None) => return Err(refuse(Reason::MissingTime, at.time.at)),
            Err(column) => return Err(refuse(Reason::BadTime, column)),
        };
        let sequence = match row.cell(at.sequence) {
            c if is_nothing(c) => None,
            c => Some(position(c).ok_or_else(|| refuse(Reason::BadSequence, at.sequence))?),
        };
        let sequence = if at.counts_down { sequence.map(i64::saturating_neg) } else { sequence };
        let (channel_at, type_at) = at.channel_and_type(row);
        // An event of a visit without a source may be one of a visit that has one.
        if row.cell(channel_at).is_empty() && at.visits.is_none() {
            return Err(refuse(Reason::MissingChannel, at.channel));
        }
        let about = self.about(row, at, deal)?;
        let given = at.given.read(row).map_err(|column| refuse(Reason::BadAmount, column))?;
        // A cost that cannot be parsed counts as unknown: the touch still counts, with a notice.
        let read = at.cost.read(row);
        let bad_cost = read.as_ref().err().map(|&column| (Reason::BadCost, column));
        let cost = read.ok().flatten();
        let team = self.team(row, at).map_err(|(reason, column)| refuse(reason, column))?;
        let bad_text = |column| move || Refusal::of(deal, Reason::BadText, column);
        let both = at.visits.as_ref().and_then(|visits| with_medium(row.cell(channel_at), row.cell(visits.medium)));
        let channel = self.channel(both.as_deref().unwrap_or(row.cell(channel_at)));
        let texts = &mut self.texts;
        let origin = at.origin.map_or(Origin::NONE, |columns| columns.read(row, &mut texts.origins));
        let slot = Slot {
            channel: texts.channels.intern(channel).ok_or_else(bad_text(channel_at))?,
            campaign: texts.campaigns.intern(named(row.cell(at.campaign))).ok_or_else(bad_text(at.campaign))?,
            touch_type: texts.touch_types.intern(named(row.cell(type_at))).ok_or_else(bad_text(type_at))?,
            team,
            origin,
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
        self.mention(&about, at, deal);
        if let Some(spare) = self.spare_key(row, at).filter(|spare| *spare != deal) {
            self.spare.push((u32::try_from(self.touches.len()).unwrap_or(u32::MAX), spare));
        }
        if at.sells && about.explicit == Some(Outcome::Won) {
            let id = self.sale_id(row, at);
            self.sales.push(Sale { id, row: u32::try_from(self.touches.len()).unwrap_or(u32::MAX) });
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
            id: at.tells_apart(row),
            visit: at.visits.as_ref().map(|visits| {
                let opens = visits.has_starts && at.event_kinds.of(row.cell(visits.events)).opens;
                visit_of(row, visits, opens)
            }),
        });
        let normalised = self.team_cells.get(team).is_some_and(|shares| shares.normalised);
        self.tally_touch(about.texts, deal);
        let shares = normalised.then_some((Reason::SharesNormalised, at.team));
        Ok(Taken::noting([[shares, bad_cost], about.noted()]))
    }

    /// The channel in a cell. A placeholder is tallied and gives an empty text, unless placeholders are names.
    pub(in crate::read) fn channel<'a>(&mut self, cell: &'a [u8]) -> &'a [u8] {
        if cell.is_empty() || !is_no_name(cell) || self.choices.joining.keep_placeholders {
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

/// Place of the column that gives the time of an activity, if the first one is empty in this row.
fn spare_time(row: &Record<'_>, at: &Layout) -> Option<usize> {
    let is_empty = is_nothing(row.cell(at.time.at));
    at.spare_times.iter().position(|spare| is_empty && !is_nothing(row.cell(spare.dates.at)))
}

/// The time of a touch, from its column or from those of year, month and day.
pub(super) fn read_time(row: &Record<'_>, at: &mut Layout) -> Result<Option<Moment>, usize> {
    let Some([year, month, day]) = at.parts else { return at.time.read(row) };
    if [year, month, day].iter().all(|&part| is_nothing(row.cell(part))) {
        return Ok(None);
    }
    let text = |part: usize| std::str::from_utf8(row.cell(part)).unwrap_or_default();
    let date = joined(text(year), text(month), text(day));
    date.and_then(|date| crate::time::parse(date.as_bytes())).map(Some).ok_or(year)
}

/// Adds the time of day in another column to a day; `None` if it cannot be read.
fn with_clock(moment: Moment, clock: &[u8]) -> Option<Moment> {
    if is_nothing(clock) || moment.at.rem_euclid(DAY) != 0 || moment.offset.is_some() {
        return Some(moment);
    }
    let (clock, offset) = parse_bare_clock(clock).map(|clock| (clock, None)).or_else(|| parse_clock(clock))?;
    Some(Moment { at: moment.at + clock, day_only: false, offset })
}
