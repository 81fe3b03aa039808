//! Rows that are neither touches nor deals, but link them.

use std::collections::BTreeSet;

use super::cell::NONE;
use super::deals::{ConversionRow, Deal};
use super::key::addresses;
use super::layout::{Kind, Layout};
use super::rows::{Refusal, Store, Taken, hash_of};
use super::typed::ABSENT;
use crate::detect::Column;
use crate::parse::is_nothing;
use crate::source::Record;
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Outcome, Role};

impl Store {
    /// Adds a row of keys that belong together.
    pub(super) fn link(&mut self, row: &Record<'_>, at: &Layout) -> Result<Taken, Refusal> {
        let Some(&(first, kind)) = at.keys.iter().find(|(p, _)| !is_nothing(row.cell(*p))) else {
            return Err(Refusal::new(Reason::MissingKey, at.key));
        };
        let key = self.key(row, first, kind)?;
        self.link_keys(row, at, key)?;
        Ok(Taken::Whole)
    }

    /// Adds a row of a file of conversions. It is won unless it says otherwise: a file of orders lists sales.
    pub(super) fn conversion(&mut self, row: &Record<'_>, at: &mut Layout, file: usize) -> Result<Taken, Refusal> {
        let key = self.key(row, at.key, at.kind);
        let customer = self.key_or_row(key, row, at, file)?;
        let deal = if is_nothing(row.cell(at.name)) { customer } else { self.key(row, at.name, Kind::Deal)? };
        let about = self.about(row, at, deal)?;
        let mut said = about.deal(file, row.line);
        if said.outcome.is_none() && at.outcome == ABSENT {
            // A customer without a date and an amount has bought nothing.
            let sold =
                said.closed != NONE || about.bad_date.is_some() || (at.closed.at == ABSENT && at.amount.at == ABSENT);
            said.outcome = Some(if sold { Outcome::Won } else { Outcome::Lost });
        }
        let cells = hash_of(row);
        let Deal { owner, segment, currency, .. } = said;
        if [owner, segment, currency] != [u32::MAX; 3] {
            self.deals.mention(deal, Deal { owner, segment, currency, ..Deal::UNKNOWN });
        }
        self.conversions.push(ConversionRow { customer, deal, said, cells });
        self.tally(about.texts, deal);
        Ok(Taken::noting([about.noted(), [None; 2]]))
    }

    /// Links a key to the others of its row.
    pub(super) fn link_keys(&mut self, row: &Record<'_>, at: &Layout, key: u32) -> Result<(), Refusal> {
        for &(place, kind) in &at.keys {
            if is_nothing(row.cell(place)) {
                continue;
            }
            let other = self.key(row, place, kind)?;
            if other != key {
                self.links.push((key, other));
            }
            if kind == Kind::Contact {
                self.link_more_persons(row.cell(place), key)?;
            }
        }
        Ok(())
    }

    /// Links a key to the persons after the first in a cell: `Ann (ann@example.com); Bo (bo@example.com)`.
    fn link_more_persons(&mut self, cell: &[u8], key: u32) -> Result<(), Refusal> {
        for address in addresses(cell).skip(1) {
            let person = self.key_room.normal(address, Kind::Contact);
            let person = self.texts.deals.intern_key(person).ok_or_else(|| Refusal::new(Reason::BadText, ABSENT))?;
            if person != key {
                self.links.push((key, person));
            }
        }
        Ok(())
    }

    /// Moves the data of keys to other keys: touches, facts about their deals, conversions and links.
    ///
    /// Returns the former keys of the touches that changed.
    pub fn rename(&mut self, to: &dyn Fn(u32) -> Option<u32>) -> BTreeSet<u32> {
        let mut changed = BTreeSet::new();
        for deal in &mut self.touches.deal {
            if let Some(known) = to(*deal) {
                changed.insert(*deal);
                *deal = known;
            }
        }
        for &key in &changed {
            if let Some(known) = to(key) {
                self.deals.merge(key, known);
            }
        }
        for (_, spare) in &mut self.spare {
            *spare = to(*spare).unwrap_or(*spare);
        }
        for conversion in &mut self.conversions {
            conversion.customer = to(conversion.customer).unwrap_or(conversion.customer);
            conversion.deal = to(conversion.deal).unwrap_or(conversion.deal);
        }
        for (a, b) in &mut self.links {
            (*a, *b) = (to(*a).unwrap_or(*a), to(*b).unwrap_or(*b));
        }
        changed
    }

    /// Adds a row of a list of campaigns.
    pub(super) fn campaign(&mut self, row: &Record<'_>, at: &Layout, columns: &[Column]) -> Result<Taken, Refusal> {
        let key = columns.iter().position(|c| c.role.is_none() && c.meaning == Some(Role::Campaign));
        let text = |cell: usize| String::from_utf8_lossy(row.cell(cell)).into_owned();
        let name = text(at.campaign);
        let key = key.map_or_else(|| name.clone(), text);
        if is_nothing(key.as_bytes()) {
            return Err(Refusal::new(Reason::MissingKey, at.campaign));
        }
        self.campaigns.insert(key, (name, text(at.channel)));
        Ok(Taken::Whole)
    }

    /// Replaces campaign keys in touches by the campaigns' names, and substitute channels by their types.
    pub fn name_campaigns(&mut self) {
        if self.campaigns.is_empty() {
            return;
        }
        let texts = &mut self.texts;
        for slot in &mut self.touches.slots {
            let Some((name, kind)) = self.campaigns.get(texts.campaigns.text(slot.campaign)) else { continue };
            if self.channel_stands_in && !kind.is_empty() {
                slot.channel = texts.channels.intern(kind.as_bytes()).unwrap_or(slot.channel);
            }
            slot.campaign = texts.campaigns.intern(name.as_bytes()).unwrap_or(slot.campaign);
        }
    }
}
