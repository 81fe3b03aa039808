//! Fingerprints the data: hashes touches and deals as they are understood.

use super::Dataset;
use crate::journey::Conversion;
use crate::view::{Fingerprinting, RowHash};
use fairshare_import::read::{Slot, written};
use fairshare_types::results::Fingerprint;

/// Least number of touches and deals that one step hashes: a few milliseconds.
const STEP: usize = 32_768;

impl Dataset {
    /// Fingerprint of the data, to compare with another person's. It depends on neither filters nor models.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let mut made = Fingerprinting::default();
        loop {
            if let Some(print) = self.fingerprint_step(&mut made) {
                return print;
            }
        }
    }

    /// Adds some more deals to a fingerprint; returns it once all are in.
    pub fn fingerprint_step(&self, made: &mut Fingerprinting) -> Option<Fingerprint> {
        if made.next == 0 {
            made.slots = self.slots.iter().map(|slot| self.slot_hash(slot)).collect();
            made.print = Fingerprint::empty();
        }
        let mut hashes = Vec::new();
        while made.next < self.journeys.len() && hashes.len() < STEP {
            let (ending, touches) = (&self.journeys.ends[made.next], self.journeys.range(made.next));
            let deal = RowHash::new(0).text(written(self.names.deals.get(ending.deal)));
            hashes.push(self.ending_hash(deal, ending));
            for touch in touches {
                let row = deal.number(1).number(made.slots[self.journeys.slot[touch] as usize]);
                let row = row.number(self.journeys.time[touch] as u64);
                let row = row.perhaps(self.journeys.given.get(touch).copied());
                hashes.push(row.perhaps(self.journeys.cost.get(touch).copied()).0);
            }
            made.next += 1;
        }
        made.print.add(&hashes);
        (made.next == self.journeys.len()).then(|| std::mem::take(&mut made.print))
    }

    fn slot_hash(&self, slot: &Slot) -> u64 {
        let row = RowHash::new(1).text(self.names.channels.get(slot.channel));
        let row = row.text(self.names.campaigns.get(slot.campaign)).text(self.names.types.get(slot.touch_type));
        let shares = self.team_cells.get(slot.team).map_or(&[][..], |shares| &shares.parts);
        shares.iter().fold(row, |row, (team, share)| row.text(team).number(share.to_bits())).0
    }

    fn ending_hash(&self, deal: RowHash, ending: &Conversion) -> u64 {
        let known = [&self.attributes.owners, &self.attributes.segments, &self.attributes.currencies];
        let row = deal.number(0).number(ending.outcome as u64).number(ending.wins).number(ending.losses);
        let row = row.number(ending.amount as u64).number(ending.close as u64);
        let row = row.perhaps(ending.lead_created).perhaps(ending.opportunity_created);
        known.iter().fold(row, |row, of| row.text(of.name(of.place(ending.deal)))).0
    }
}
