//! Keys of rows: of a deal, an account or a person.

use super::{Refusal, Store};
use crate::parse::is_nothing;
use crate::problem::Reason;
use crate::read::layout::{Kind, Layout};
use crate::read::typed::ABSENT;
use crate::source::Record;

impl Store {
    /// The number of the key in a cell.
    pub(in crate::read) fn key(&mut self, row: &Record<'_>, at: usize, kind: Kind) -> Result<u32, Refusal> {
        let cell = row.cell(at);
        if is_nothing(cell) {
            return Err(Refusal::new(Reason::MissingKey, at));
        }
        let key = self.key_room.normal(cell, kind);
        self.texts.deals.intern_key(key).ok_or_else(|| Refusal::new(Reason::BadText, at))
    }

    /// The key of a touch.
    ///
    /// A key of any object, such as `WhatId` of Salesforce, is told by its first three letters. If it is missing, the key of
    /// the account or person is used.
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
        if !at.any_kind {
            return self.key(row, at.key, at.kind);
        }
        let cell = row.cell(at.key);
        let kind = match cell.get(..3).filter(|_| matches!(cell.len(), 15 | 18)) {
            Some(b"001") => Kind::Account,
            Some(b"003" | b"00Q") => Kind::Contact,
            _ => Kind::Deal,
        };
        match self.key(row, at.key, kind) {
            Err(refusal) if refusal.reason == Reason::MissingKey => {
                let others = at.keys.iter().filter(|(p, kind)| *p != at.key && *kind != Kind::Deal);
                match others.filter(|(p, _)| !is_nothing(row.cell(*p))).max_by_key(|(_, kind)| *kind == Kind::Contact) {
                    Some(&(p, kind)) => self.key(row, p, kind),
                    None => Err(refusal),
                }
            }
            key => key,
        }
    }
}
