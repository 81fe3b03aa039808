//! Keys of rows: of a deal, an account or a person.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{Refusal, Store};
use crate::parse::{is_no_name, is_nothing};
use crate::read::cell::NONE;
use crate::read::key::{deals_in, kind_of};
use crate::read::layout::{Kind, Layout};
use crate::read::typed::ABSENT;
use crate::source::Record;
use crate::time::Moment;
use fairshare_types::problem::Reason;
use fairshare_types::time::{DAY, civil};

impl Store {
    /// Number of the key in a cell.
    pub(in crate::read) fn key(&mut self, row: &Record<'_>, at: usize, kind: Kind) -> Result<u32, Refusal> {
        let cell = row.cell(at);
        if is_no_name(cell) {
            return Err(Refusal::new(Reason::MissingKey, at));
        }
        let key = self.key_room.normal(cell, kind);
        self.texts.deals.intern_key(key).ok_or_else(|| Refusal::new(Reason::BadText, at))
    }

    /// Key of the deal of a row; a key of its own for a row without one, if such rows count.
    pub(in crate::read) fn key_or_row(
        &mut self,
        key: Result<u32, Refusal>,
        row: &Record<'_>,
        at: &Layout,
        file: usize,
    ) -> Result<u32, Refusal> {
        let missing = |refusal: &Refusal| refusal.reason == Reason::MissingKey && at.counts_lost;
        match key {
            Err(refusal) if missing(&refusal) => {
                let deal = self.key_of_row(row, file).ok_or(refusal)?;
                self.found.entry(file).or_default().insert(deal);
                Ok(deal)
            }
            key => key,
        }
    }

    /// Remembers the key of a listed deal whose row does not count, and the keys that belong to it, as the reason why
    /// its touches have no deal.
    pub(super) fn leave_out_deal(&mut self, row: &Record<'_>, at: &Layout, reason: Reason) {
        // Touches may name the deal by its title.
        if at.titles != ABSENT
            && let Ok(title) = self.key(row, at.titles, Kind::Deal)
        {
            self.left_out.entry(title).or_insert(reason);
        }
        let Ok(deal) = self.key(row, at.key, at.kind) else { return };
        self.left_out.entry(deal).or_insert(reason);
        for &(place, kind) in at.keys.iter().filter(|(place, _)| *place != at.key) {
            if !is_nothing(row.cell(place))
                && let Ok(other) = self.key(row, place, kind)
            {
                self.left_out_links.push((deal, other));
            }
        }
    }

    /// Key of the purchase of a customer that closed at the time of the row, however the cell writes it.
    pub(super) fn key_by_close(&mut self, row: &Record<'_>, at: &Layout, customer: u32) -> Result<u32, Refusal> {
        let cell = row.cell(at.closed.at);
        if is_nothing(cell) {
            return Ok(customer);
        }
        let close = crate::time::parse(cell).or_else(|| at.closed.format.parse(cell));
        let written = close.map_or(Cow::Borrowed(cell), |close| Cow::Owned(written_close(close).into_bytes()));
        let key = [self.texts.deals.text(customer).as_bytes(), b" ", &written].concat();
        let deal = self.texts.deals.intern_key(&key).ok_or_else(|| Refusal::new(Reason::BadText, at.closed.at))?;
        let bought =
            Bought { customer, deal, close: close.map_or(NONE, Moment::written), day_only: close.is_some_and(is_day) };
        if self.bought.last() != Some(&bought) {
            self.bought.push(bought);
        }
        Ok(deal)
    }

    /// Joins a purchase that closed on a day to the only one of its customer that closed at a time of that day.
    pub(in crate::read) fn join_closes_of_a_day(&mut self) {
        let day = |bought: &Bought| (bought.customer, bought.close.div_euclid(DAY));
        let mut timed: BTreeMap<(u32, i64), BTreeSet<u32>> = BTreeMap::new();
        for bought in self.bought.iter().filter(|bought| bought.close != NONE && !bought.day_only) {
            timed.entry(day(bought)).or_default().insert(bought.deal);
        }
        if timed.is_empty() {
            return;
        }
        let mut joined: BTreeMap<u32, u32> = BTreeMap::new();
        for bought in self.bought.iter_mut().filter(|bought| bought.day_only) {
            let deals = timed.get(&day(bought)).filter(|deals| deals.len() == 1);
            if let Some(deal) = deals.and_then(BTreeSet::first) {
                joined.insert(bought.deal, *deal);
                bought.deal = *deal;
            }
        }
        self.rename(&|key| joined.get(&key).copied());
    }

    /// Key of a row that names no deal: its place.
    pub(in crate::read) fn key_of_row(&mut self, row: &Record<'_>, file: usize) -> Option<u32> {
        let mut key = format!("Row {}", row.line);
        if file > 0 {
            key.push_str(&format!(" of file {}", file + 1));
        }
        self.texts.deals.intern_key(key.as_bytes())
    }

    /// Key of a touch.
    ///
    /// The first three letters of a key of any object, such as `WhatId` of Salesforce, identify the object. If the key
    /// of a deal is missing, that of the person or account is used.
    pub(super) fn key_of(&mut self, row: &Record<'_>, at: &Layout) -> Result<u32, Refusal> {
        if at.anonymous != ABSENT && !is_nothing(row.cell(at.anonymous)) {
            let anonymous = self.key(row, at.anonymous, at.kind)?;
            if is_nothing(row.cell(at.key)) {
                return Ok(anonymous);
            }
            let known = self.key(row, at.key, at.kind)?;
            if self.stitches.last() != Some(&(anonymous, known)) {
                self.stitches.push((anonymous, known));
            }
            return Ok(known);
        }
        if at.kind == Kind::Deal {
            let deals = deals_in(row.cell(at.key));
            if deals.len() > 1 {
                return self.key_of_deals(row, at.key, &deals);
            }
        }
        // A row that tells about its deal is missed if it names none.
        let of_touch = at.kind == Kind::Deal && !at.tells_outcomes() && at.amount.at == ABSENT;
        if !at.any_kind && !of_touch {
            return self.key(row, at.key, at.kind);
        }
        let kind = if at.any_kind { kind_of(row.cell(at.key)).unwrap_or(Kind::Deal) } else { at.kind };
        match (self.key(row, at.key, kind), other_key(row, at)) {
            (Err(refusal), Some((place, kind))) if refusal.reason == Reason::MissingKey => self.key(row, place, kind),
            (key, _) => key,
        }
    }

    /// Key of the person or the account of a touch whose own key may name an object that belongs to no deal.
    pub(super) fn spare_key(&mut self, row: &Record<'_>, at: &Layout) -> Option<u32> {
        let (place, kind) = other_key(row, at).filter(|_| at.any_kind || at.kind != Kind::Deal)?;
        self.key(row, place, kind).ok()
    }

    /// Key of a touch of several deals, linked to each of them: all of them get the touch.
    fn key_of_deals(&mut self, row: &Record<'_>, at: usize, deals: &[&[u8]]) -> Result<u32, Refusal> {
        let group = self.key(row, at, Kind::Deals)?;
        for deal in deals {
            let deal = self.key_room.normal(deal, Kind::Deal);
            let deal = self.texts.deals.intern_key(deal).ok_or_else(|| Refusal::new(Reason::BadText, at))?;
            self.links.push((group, deal));
        }
        Ok(group)
    }
}

/// A purchase of a customer that a close of its own makes a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bought {
    /// Number of the customer's key.
    pub customer: u32,
    /// Number of the purchase's key.
    pub deal: u32,
    /// The close by its own clock; [`NONE`] if it cannot be read.
    close: i64,
    /// The close names no time of day.
    day_only: bool,
}

/// Whether a close names a day only. Midnight is how programs write a day as a time.
fn is_day(close: Moment) -> bool {
    close.day_only || close.is_midnight()
}

/// A close in one form: `2025-03-01`, `2025-03-01 10:00`.
fn written_close(close: Moment) -> String {
    let (year, month, day) = civil(close.written());
    let seconds = close.written().rem_euclid(DAY) / 1_000;
    let mut written = format!("{year:04}-{month:02}-{day:02}");
    if !is_day(close) {
        written.push_str(&format!(" {:02}:{:02}", seconds / 3_600, seconds / 60 % 60));
        if seconds % 60 > 0 {
            written.push_str(&format!(":{:02}", seconds % 60));
        }
    }
    written
}

/// The filled column with a person, else with an account, apart from that of the key.
fn other_key(row: &Record<'_>, at: &Layout) -> Option<(usize, Kind)> {
    let others = at.keys.iter().filter(|(place, kind)| *place != at.key && *kind != Kind::Deal);
    others.filter(|(place, _)| !is_nothing(row.cell(*place))).max_by_key(|(_, kind)| *kind == Kind::Contact).copied()
}
