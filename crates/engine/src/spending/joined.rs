//! Finds the touches that spend joins.

use std::collections::BTreeMap;

use fairshare_import::read::{Slot, Store};

use super::{Ranks, Target};
use crate::bare_name::bare;

/// Slots with touches, by the names that spend may have.
pub(super) struct Joins<'a> {
    store: &'a Store,
    slots: &'a [Slot],
    touches: &'a [u64],
    channels: BTreeMap<u32, Vec<u32>>,
    campaigns: BTreeMap<u32, Vec<u32>>,
    /// By the name of the channel, without case and punctuation if spellings are joined.
    names: BTreeMap<String, Vec<u32>>,
    /// By the name that a channel had before channels were grouped.
    former_names: BTreeMap<String, Vec<u32>>,
    /// Texts of the ranked names.
    texts: Texts,
}

/// Number of the text of each ranked channel and campaign.
struct Texts {
    channels: Vec<u32>,
    campaigns: Vec<u32>,
}

impl<'a> Joins<'a> {
    /// Lists the slots of each name.
    pub fn new(store: &'a Store, slots: &'a [Slot], ranks: &Ranks<'_>, touches: &'a [u64]) -> Self {
        let texts = Texts { channels: inverse(ranks.channels), campaigns: inverse(ranks.campaigns) };
        let mut joins = Self {
            store,
            slots,
            touches,
            channels: BTreeMap::new(),
            campaigns: BTreeMap::new(),
            names: BTreeMap::new(),
            former_names: BTreeMap::new(),
            texts,
        };
        for (at, slot) in (0_u32..).zip(slots).filter(|(at, _)| touches[*at as usize] > 0) {
            joins.channels.entry(slot.channel).or_default().push(at);
            joins.campaigns.entry(slot.campaign).or_default().push(at);
            let name = joins.folded(joins.channel(slot.channel));
            joins.names.entry(name).or_default().push(at);
        }
        if !store.choices.grouping.is_off() {
            joins.add_former_names(ranks);
        }
        joins
    }

    fn add_former_names(&mut self, ranks: &Ranks<'_>) {
        let touched = self.store.touches.has_touches();
        for at in (0..touched.len()).filter(|at| touched[*at]) {
            let name = self.store.texts.channels.text(self.store.touches.slots[at].channel);
            let (name, place) = (self.folded(name), ranks.slots[at]);
            let places = self.former_names.entry(name).or_default();
            if self.touches[place as usize] > 0 && !places.contains(&place) {
                places.push(place);
            }
        }
    }

    fn channel(&self, rank: u32) -> &'a str {
        self.texts.channels.get(rank as usize).map_or("", |id| self.store.texts.channels.text(*id))
    }

    fn campaign(&self, rank: u32) -> &'a str {
        self.texts.campaigns.get(rank as usize).map_or("", |id| self.store.texts.campaigns.text(*id))
    }

    fn folded(&self, name: &str) -> String {
        if self.store.choices.joining.keep_spellings { name.to_owned() } else { bare(name) }
    }

    /// What the spend of a slot joins.
    pub fn target(&self, slot: u32, by_campaign: bool) -> Target {
        let Slot { channel, campaign, team, .. } = self.slots[slot as usize];
        let of = |slots: Option<&Vec<u32>>| slots.cloned().unwrap_or_default();
        let name = if by_campaign { self.campaign(campaign) } else { self.channel(channel) };
        let of_campaign = || of(self.campaigns.get(&campaign).filter(|_| !self.campaign(campaign).is_empty()));
        let mut without_campaign = false;
        let slots = if by_campaign {
            let slots = of(self.campaigns.get(&campaign));
            let folded = self.folded(name);
            let of_channel = || of(self.names.get(&folded).or_else(|| self.former_names.get(&folded)));
            if slots.is_empty() && !folded.is_empty() { of_channel() } else { slots }
        } else {
            let slots = of(self.channels.get(&channel));
            let in_campaign = of_campaign().into_iter().filter(|at| self.slots[*at as usize].channel == channel);
            let in_campaign: Vec<u32> = in_campaign.collect();
            // The channel may be a kind of campaign that only the tool of the campaign knows.
            match (slots.is_empty(), in_campaign.is_empty()) {
                (true, _) => of_campaign(),
                (false, true) => {
                    without_campaign = !self.campaign(campaign).is_empty();
                    slots
                }
                (false, false) => in_campaign,
            }
        };
        let all: u64 = slots.iter().map(|at| self.touches[*at as usize]).sum();
        let part = |at: u32| (at, self.touches[at as usize] as f64 / all.max(1) as f64);
        let slots = slots.into_iter().map(part).collect();
        let teams = self.store.team_cells.get(team).map(|shares| shares.parts.clone()).unwrap_or_default();
        Target { name: name.to_owned(), is_campaign: by_campaign, without_campaign, slots, teams }
    }
}

/// By rank, the number that has it.
fn inverse(ranks: &[u32]) -> Vec<u32> {
    let mut numbers = vec![0; ranks.len()];
    for (number, &rank) in (0_u32..).zip(ranks) {
        if let Some(place) = numbers.get_mut(rank as usize) {
            *place = number;
        }
    }
    numbers
}
