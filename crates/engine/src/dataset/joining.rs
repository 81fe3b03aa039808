//! Builds the data set: joins records to journeys.

use std::collections::BTreeMap;

use fairshare_import::read::{Interner, Records, Slot, Store};
use fairshare_types::order::sorted;
use fairshare_types::portions::occurrences;
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::results::{Facts, OtherCurrency};
use fairshare_types::schema::Shape;

use super::decided::decided;
use super::facts::{Lines, facts, stages};
use super::regrouped::{Regrouped, SlotsByName, plain_rank, regroup};
use super::{Dataset, Dictionary, channels, guesses, spelling};
use crate::attributes::Attributes;
use crate::grouping;
use crate::join::{Joined, Ranks, join, mend, use_spare_keys, usual_scale};
use crate::journey::Journeys;
use crate::spending::{self, Spending};
use crate::view::Noted;

impl Dataset {
    /// Joins the records to journeys.
    ///
    /// # Errors
    /// [`Reason::AmountsTooLarge`] if sums of amounts could overflow.
    pub fn join(records: Records) -> Result<Self, Problem> {
        Self::join_with(records, &mut || {})
    }

    /// [`join`](Self::join), and calls `alive` now and then: joining millions of touches takes seconds.
    ///
    /// # Errors
    /// [`Reason::AmountsTooLarge`] if sums of amounts could overflow.
    pub fn join_with(records: Records, alive: &mut dyn FnMut()) -> Result<Self, Problem> {
        let Records { mut store, mut log, files } = records;
        store.name_campaigns();
        store.settle_scale(usual_scale(&store));
        let mut mended = mend(&mut store, &files);
        use_spare_keys(&mut store);
        let mut original = BTreeMap::new();
        mended.extend(channels::keep_apart(&mut store, &files, &mut original));
        mended.extend(spelling::join_spellings(&mut store));
        let named = grouping::channels(&mut store, &original);
        let texts = &store.texts;
        let deal_rank = texts.deals.ranks_by_hash();
        let channel_rank = texts.channels.ranks_by_text();
        let campaign_rank = texts.campaigns.ranks_by_text();
        let type_rank = texts.touch_types.ranks_by_text();
        let (slots, slot_rank) = slots_by_name(&store, &channel_rank, &campaign_rank, &type_rank);
        let person_rank = texts.persons.ranks_by_text();
        alive();
        let plain_rank = plain_rank(&store, &slots, &slot_rank);
        let plain_slots = plain_rank.as_deref().unwrap_or(&slot_rank);
        let ranks = Ranks { deals: &deal_rank, slots: &slot_rank, plain_slots, persons: &person_rank };
        let mut joined = join(&store, &files, &ranks, &mut log, alive);
        alive();
        joined.decisions.splice(0..0, mended);
        if !joined.journeys.can_be_counted() {
            return Err(Problem::file(Reason::AmountsTooLarge, files.first().map_or("", |file| &file.name)));
        }
        // Only now: which rows are duplicates or belong to one visit follows from the channels of the data.
        let by_name = SlotsByName { slots, rank: slot_rank };
        let Regrouped { by_name, grouped, decision } = regroup(&store, by_name, &channel_rank, named, &mut joined);
        let SlotsByName { slots, rank: slot_rank } = by_name;
        joined.decisions.extend(decision);
        let touches = occurrences(&joined.journeys.slot, slots.len());
        let ranks = spending::Ranks { channels: &channel_rank, campaigns: &campaign_rank, slots: &slot_rank };
        let spending = Spending::new(&store, &files, &slots, &ranks, &touches, joined.currency);
        let mut spending = spending.ok_or_else(|| {
            let file = files.iter().find(|file| file.shape == Shape::Spend);
            Problem::file(Reason::AmountsTooLarge, file.map_or("", |file| &file.name))
        })?;
        joined.decisions.append(&mut spending.decisions);
        for row in &spending.not_counted {
            row.say(&store, &files, &mut log);
            if let Some(kept_out) = joined.kept_out.get_mut(row.file as usize) {
                *kept_out += 1;
            }
        }
        let others = currencies(&store, &joined, &spending);
        let stages = stages(&store);
        let by_file = guesses::touches_by_file(&store, &slot_rank, files.len());
        let main = joined.currency;
        let currency = match main {
            u32::MAX => String::new(),
            c => texts.currencies.text(c).to_owned(),
        };
        let decisions = decided(&files, &store, &joined);
        let attributes = Attributes::new(&mut store, &deal_rank, main);
        let Store { texts, team_cells, deals, labels, given_by, scale, .. } = store;
        let names = Dictionary {
            deals: texts.deals.into_names(&deal_rank),
            labels: labels.by_rank(&deal_rank),
            channels: texts.channels.into_names(&channel_rank),
            campaigns: texts.campaigns.into_names(&campaign_rank),
            types: texts.touch_types.into_names(&type_rank),
            persons: texts.persons.into_names(&person_rank),
        };
        let lines = Lines { log: &log, files, deal_rank: &deal_rank };
        let mut facts = Facts {
            decisions,
            scale,
            stages,
            other_currencies: others,
            given_by,
            grouped,
            segments: attributes.segments.offered(&joined.journeys.ends),
            owners: attributes.owners.offered(&joined.journeys.ends),
            currencies: attributes.currencies.offered(&joined.journeys.ends),
            ..facts(&joined, &lines, &slots, &touches, &names, &team_cells, currency, deals.has_table)
        };
        facts.has_costs |= spending.is_any();
        facts.team_guesses = guesses::team_guesses(&facts, &joined.journeys, &slots, &by_file, &names, &team_cells);
        let noted = Noted::all(&log, &deal_rank);
        let journeys = Journeys { channel_of: slots.iter().map(|slot| slot.channel).collect(), ..joined.journeys };
        Ok(Self { facts, log, journeys, slots, touches, names, team_cells, attributes, noted, spending, counted: None })
    }
}

/// A text; empty for none.
fn known((id, texts): (u32, &Interner)) -> &str {
    if id == u32::MAX { "" } else { texts.text(id) }
}

/// The currencies beside the main one, of deals and of spend.
fn currencies(store: &Store, joined: &Joined, spending: &Spending) -> Vec<OtherCurrency> {
    let code = |currency: u32| store.texts.currencies.text(currency).to_owned();
    let others = joined.others.iter().map(|&(currency, deals, converted)| OtherCurrency {
        code: code(currency),
        deals,
        spend_rows: 0,
        converted,
    });
    let mut others: Vec<OtherCurrency> = others.collect();
    for &(currency, spend_rows, converted) in &spending.currencies {
        let code = code(currency);
        match others.iter_mut().find(|other| other.code == code) {
            Some(other) => other.spend_rows = spend_rows,
            None => others.push(OtherCurrency { code, deals: 0, spend_rows, converted }),
        }
    }
    others
}

/// Slots with ranks of texts for ids, sorted by those texts, and the new place of each slot as read.
fn slots_by_name(store: &Store, channels: &[u32], campaigns: &[u32], types: &[u32]) -> (Vec<Slot>, Vec<u32>) {
    let ranked: Vec<Slot> = store
        .touches
        .slots
        .iter()
        .map(|slot| Slot {
            channel: channels[slot.channel as usize],
            campaign: campaigns[slot.campaign as usize],
            touch_type: types[slot.touch_type as usize],
            team: slot.team,
            origin: slot.origin,
        })
        .collect();
    let origins = &store.texts.origins;
    let key = |at: u32| {
        let slot: Slot = ranked[at as usize];
        let origin = [(slot.origin.source, &origins.sources), (slot.origin.medium, &origins.media)].map(known);
        (slot.channel, slot.campaign, slot.touch_type, store.texts.teams.text(slot.team), origin)
    };
    let order = sorted(ranked.len(), &|a, b| key(a).cmp(&key(b)));
    let mut rank = vec![0_u32; ranked.len()];
    for (place, &at) in (0_u32..).zip(&order) {
        rank[at as usize] = place;
    }
    (order.into_iter().map(|at| ranked[at as usize]).collect(), rank)
}
