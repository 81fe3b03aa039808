//! Rows that belong to neither touches nor deals, but tell which belong together.

use std::collections::BTreeSet;

use super::cell::NONE;
use super::deals::{Conversion, Deal};
use super::layout::{Kind, Layout};
use super::rows::{Refusal, Store, Taken, hash_of};
use super::typed::ABSENT;
use crate::detect::{Column, Outcome, Role};
use crate::parse::is_nothing;
use crate::problem::Reason;
use crate::source::Record;

impl Store {
    /// Takes a row of keys that belong together.
    pub(super) fn link(&mut self, row: &Record<'_>, at: &Layout) -> Result<Taken, Refusal> {
        let Some(&(first, kind)) = at.keys.iter().find(|(p, _)| !is_nothing(row.cell(*p))) else {
            return Err(Refusal::new(Reason::MissingKey, at.key));
        };
        let key = self.key(row, first, kind)?;
        self.link_keys(row, at, key)?;
        Ok(Taken::Whole)
    }

    /// Takes a row of a file of conversions. It is won unless it says otherwise: a file of orders lists what was sold.
    pub(super) fn conversion(&mut self, row: &Record<'_>, at: &mut Layout, file: usize) -> Result<Taken, Refusal> {
        let customer = self.key(row, at.key, at.kind)?;
        let deal = if is_nothing(row.cell(at.name)) { customer } else { self.key(row, at.name, Kind::Deal)? };
        let mut said = self.listed(row, at, deal, file)?;
        if said.outcome.is_none() && at.outcome == ABSENT {
            // A customer without a date and an amount has bought nothing.
            let sold = said.closed != NONE || (at.closed.at == ABSENT && at.amount.at == ABSENT);
            said.outcome = Some(if sold { Outcome::Won } else { Outcome::Lost });
        }
        let cells = hash_of(row);
        let Deal { owner, segment, currency, .. } = said;
        if [owner, segment, currency] != [u32::MAX; 3] {
            self.deals.mention(deal, Deal { owner, segment, currency, ..Deal::UNKNOWN });
        }
        self.conversions.push(Conversion { customer, deal, said, cells });
        Ok(Taken::Whole)
    }

    /// Links a key to the others of its row.
    pub(super) fn link_keys(&mut self, row: &Record<'_>, at: &Layout, key: u32) -> Result<(), Refusal> {
        for &(place, kind) in &at.keys {
            if !is_nothing(row.cell(place)) {
                let other = self.key(row, place, kind)?;
                if other != key {
                    self.links.push((key, other));
                }
            }
        }
        Ok(())
    }

    /// Gives what belongs to keys to others: touches, what was said of their deals, conversions and links. Returns the keys
    /// of touches that changed.
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
        for conversion in &mut self.conversions {
            conversion.customer = to(conversion.customer).unwrap_or(conversion.customer);
            conversion.deal = to(conversion.deal).unwrap_or(conversion.deal);
        }
        for (a, b) in &mut self.links {
            (*a, *b) = (to(*a).unwrap_or(*a), to(*b).unwrap_or(*b));
        }
        changed
    }

    /// Takes a row of a list of campaigns.
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

    /// Gives touches that name a campaign by its key the campaign's name, and its type as a channel where they have none.
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
