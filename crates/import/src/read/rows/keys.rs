//! Keys of rows: of a deal, an account or a person.

use super::{Refusal, Store};
use crate::parse::{is_no_name, is_nothing};
use crate::read::key::{deals_in, kind_of};
use crate::read::layout::{Kind, Layout};
use crate::read::typed::ABSENT;
use crate::source::Record;
use fairshare_types::problem::Reason;

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

    /// Key of the purchase of a customer that closed on the date of the row.
    pub(super) fn key_by_close(&mut self, row: &Record<'_>, at: &Layout, customer: u32) -> Result<u32, Refusal> {
        let close = row.cell(at.closed.at);
        if is_nothing(close) {
            return Ok(customer);
        }
        let key = [self.texts.deals.text(customer).as_bytes(), b" ", close].concat();
        let deal = self.texts.deals.intern_key(&key).ok_or_else(|| Refusal::new(Reason::BadText, at.closed.at))?;
        if self.bought.last() != Some(&(customer, deal)) {
            self.bought.push((customer, deal));
        }
        Ok(deal)
    }

    /// Key of a row that names no deal: its place.
    pub(in crate::read) fn key_of_row(&mut self, row: &Record<'_>, file: usize) -> Option<u32> {
        let mut key = format!("Row {}", row.line);
        if file > 0 {
            key.push_str(&format!(" of file {}", file + 1));
        }
        self.texts.deals.intern_key(key.as_bytes())
    }

    /// Keeps the key and the name of a deal whose row is marked: its touches have a reason of their own.
    pub(super) fn mark_deal(&mut self, row: &Record<'_>, at: &Layout) {
        let key = self.key(row, at.key, at.kind).ok();
        let title = if at.titles == ABSENT { None } else { self.key(row, at.titles, Kind::Deal).ok() };
        self.marked_deals.extend(key.into_iter().chain(title));
    }

    /// Key of a touch.
    ///
    /// The first three letters of a key of any object, such as `WhatId` of Salesforce, identify the object. If it is
    /// missing, the key of the account or person is used.
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
        if !at.any_kind {
            return self.key(row, at.key, at.kind);
        }
        let kind = kind_of(row.cell(at.key)).unwrap_or(Kind::Deal);
        match (self.key(row, at.key, kind), other_key(row, at)) {
            (Err(refusal), Some((place, kind))) if refusal.reason == Reason::MissingKey => self.key(row, place, kind),
            (key, _) => key,
        }
    }

    /// Key of the person or the account of a touch whose own key may name an object that belongs to no deal.
    pub(super) fn spare_key(&mut self, row: &Record<'_>, at: &Layout) -> Option<u32> {
        let (place, kind) = other_key(row, at).filter(|_| at.any_kind)?;
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

/// The filled column with a person, else with an account, apart from that of the key.
fn other_key(row: &Record<'_>, at: &Layout) -> Option<(usize, Kind)> {
    let others = at.keys.iter().filter(|(place, kind)| *place != at.key && *kind != Kind::Deal);
    others.filter(|(place, _)| !is_nothing(row.cell(*place))).max_by_key(|(_, kind)| *kind == Kind::Contact).copied()
}
