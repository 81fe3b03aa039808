//! Joins spellings of one channel, campaign or team that differ only in case, spaces or punctuation.

use fairshare_types::decision::{Answer, Certainty, Counted, Decision, JoiningSwitch, Subject};
use fairshare_types::order;
use std::collections::BTreeMap;

use crate::bare_name::bare;
use fairshare_import::read::{Interner, Origin, Slot, Store};

/// Most names listed in the decision.
const LISTED: usize = 50;

/// Replaces each spelling of a name by its most frequent one, and returns the decision that lists them.
pub(super) fn join_spellings(store: &mut Store) -> Option<Decision> {
    if store.choices.joining.keep_spellings {
        return None;
    }
    let rows = rows_by_slot(store);
    let mut names: Vec<Counted> = Vec::new();
    let channels = spellings(&store.texts.channels, &store.touches.slots, &rows, |slot| slot.channel, &mut names);
    let campaigns = spellings(&store.texts.campaigns, &store.touches.slots, &rows, |slot| slot.campaign, &mut names);
    join_teams(store, &rows, &mut names);
    if names.is_empty() {
        return None;
    }
    let slots = &mut store.touches.slots;
    let mut first: BTreeMap<([u32; 4], Origin), u32> = BTreeMap::new();
    let mut same: Vec<u32> = Vec::with_capacity(slots.len());
    for (id, slot) in (0_u32..).zip(slots.iter_mut()) {
        slot.channel = channels.get(&slot.channel).copied().unwrap_or(slot.channel);
        slot.campaign = campaigns.get(&slot.campaign).copied().unwrap_or(slot.campaign);
        let key = ([slot.channel, slot.campaign, slot.touch_type, slot.team], slot.origin);
        same.push(*first.entry(key).or_insert(id));
    }
    for slot in store.touches.slot.iter_mut().chain(store.spend.iter_mut().map(|row| &mut row.slot)) {
        *slot = same[*slot as usize];
    }
    let most = |name: &Counted| name.iter().map(|(_, rows)| *rows).sum::<u64>();
    order::arrange(&mut names, &|a, b| most(b).cmp(&most(a)).then_with(|| a.cmp(b)));
    names.truncate(LISTED);
    let keep = Answer::Joining(JoiningSwitch::KeepSpellings, true);
    let value =
        names.iter().filter_map(|name| name.first()).map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    Some(Decision::new(Subject::Spellings { names }, Certainty::Likely, value).or("kept separate", keep))
}

/// Rows with a name: those of touches decide which spelling is used, those of spend only among themselves.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Rows {
    touches: u64,
    spend: u64,
}

impl Rows {
    const fn all(self) -> u64 {
        self.touches + self.spend
    }

    fn add(&mut self, other: Self) {
        self.touches += other.touches;
        self.spend += other.spend;
    }
}

/// Rows of each slot.
fn rows_by_slot(store: &Store) -> Vec<Rows> {
    let mut rows = vec![Rows::default(); store.touches.slots.len()];
    for &slot in &store.touches.slot {
        rows[slot as usize].touches += 1;
    }
    for row in &store.spend {
        rows[row.slot as usize].spend += 1;
    }
    rows
}

/// Joins spellings of one team.
fn join_teams(store: &mut Store, rows: &[Rows], names: &mut Vec<Counted>) {
    let mut counts: BTreeMap<String, Rows> = BTreeMap::new();
    for (slot, rows) in store.touches.slots.iter().zip(rows).filter(|(_, rows)| rows.all() > 0) {
        for (team, _) in store.team_cells.get(slot.team).into_iter().flat_map(|shares| &shares.parts) {
            counts.entry(team.clone()).or_default().add(*rows);
        }
    }
    let stands_for = stand_ins(counts, &String::clone, names);
    if !stands_for.is_empty() {
        store.team_cells.rename(&|team| stands_for.get(team).cloned());
    }
}

/// For each rarer spelling, the channel or campaign that replaces it.
fn spellings(
    texts: &Interner,
    slots: &[Slot],
    rows: &[Rows],
    of: fn(&Slot) -> u32,
    names: &mut Vec<Counted>,
) -> BTreeMap<u32, u32> {
    let mut counts: BTreeMap<u32, Rows> = BTreeMap::new();
    for (slot, rows) in slots.iter().zip(rows).filter(|(_, rows)| rows.all() > 0) {
        counts.entry(of(slot)).or_default().add(*rows);
    }
    stand_ins(counts, &|id| texts.text(*id).to_owned(), names)
}

/// For each rarer spelling, the most frequent one; ties go by letters.
fn stand_ins<K: Clone + Ord>(
    counts: BTreeMap<K, Rows>,
    text: &dyn Fn(&K) -> String,
    names: &mut Vec<Counted>,
) -> BTreeMap<K, K> {
    let mut alike: BTreeMap<String, Vec<(K, String, Rows)>> = BTreeMap::new();
    for (name, rows) in counts {
        let text = text(&name);
        let bare = bare(&text);
        if !bare.is_empty() {
            alike.entry(bare).or_default().push((name, text, rows));
        }
    }
    let mut stands_for = BTreeMap::new();
    for mut spelt in alike.into_values().filter(|spelt| spelt.len() > 1) {
        order::arrange(&mut spelt, &|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
        let first = spelt[0].0.clone();
        stands_for.extend(spelt.iter().skip(1).map(|(name, ..)| (name.clone(), first.clone())));
        names.push(spelt.into_iter().map(|(_, text, rows)| (text, rows.all())).collect());
    }
    stands_for
}
