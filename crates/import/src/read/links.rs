//! Rows that belong to neither touches nor deals, but tell which belong together.

use super::layout::Layout;
use super::rows::{Refusal, Store, Taken};
use crate::detect::{Column, Role};
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
