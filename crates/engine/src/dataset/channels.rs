//! Keeps channels of one name apart if they come from files of different kinds: an e-mail of a person among activities
//! is not one of a campaign.

use std::collections::{BTreeMap, BTreeSet};

use crate::bare_name::bare;
use crate::guess::{SourceFile, team_of_file};
use fairshare_import::read::{FileReport, Slot, SpendRow, Store};
use fairshare_types::decision::{Answer, Certainty, Counted, Decision, Subject};
use fairshare_types::guess::Team;
use fairshare_types::order;

/// Most names listed in the decision.
const LISTED: usize = 50;

/// What a file of touches records.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// What persons did: tasks, calls, meetings.
    Activities,
    /// What campaigns and a website did.
    Campaigns,
}

/// Adds the names of the files to such channels, unless the user merges them. Returns the decision that lists them, and
/// adds the channel that each new one comes from to `original`.
pub(super) fn keep_apart(
    store: &mut Store,
    files: &[FileReport],
    original: &mut BTreeMap<u32, u32>,
) -> Option<Decision> {
    if files.iter().filter(|file| file.problem.is_none() && file.shape.brings_touches()).count() < 2 {
        return None;
    }
    let rows = rows_by_file(store, files.len());
    let kinds: Vec<Option<Kind>> = files.iter().zip(&rows).map(|(file, rows)| kind_of(store, file, rows)).collect();
    // For each name the files that use it, with their kinds.
    let mut uses: BTreeMap<String, BTreeMap<Kind, BTreeSet<usize>>> = BTreeMap::new();
    for ((at, kind), rows) in kinds.iter().enumerate().zip(&rows) {
        let Some(kind) = kind else { continue };
        for &slot in rows.keys() {
            let name = bare(store.texts.channels.text(store.touches.slots[slot as usize].channel));
            if !name.is_empty() {
                uses.entry(name).or_default().entry(*kind).or_default().insert(at);
            }
        }
    }
    uses.retain(|_, kinds| kinds.len() > 1);
    let first = uses.values().flat_map(BTreeMap::values).flatten().min()?;
    let merged = files.iter().any(|file| store.choices.of(&file.name).rows.merge_channels);
    let mut names: BTreeMap<String, u64> = BTreeMap::new();
    let mut replaced: Vec<BTreeMap<u32, u32>> = vec![BTreeMap::new(); files.len()];
    for (at, rows) in rows.iter().enumerate() {
        for (&slot, rows) in rows {
            let Slot { channel, .. } = store.touches.slots[slot as usize];
            let text = store.texts.channels.text(channel).to_owned();
            let of_kind = uses.get(&bare(&text)).zip(kinds[at]).and_then(|(kinds, kind)| kinds.get(&kind));
            let Some(of_kind) = of_kind else { continue };
            *names.entry(text.clone()).or_default() += rows;
            let label = of_kind.iter().map(|&at| stem(&files[at].name)).min().unwrap_or_default();
            let before = channel;
            let Some(channel) = store.texts.channels.intern(format!("{text} ({label})").as_bytes()) else { continue };
            if !merged {
                original.insert(channel, before);
                let new = Slot { channel, ..store.touches.slots[slot as usize] };
                let id = u32::try_from(store.touches.slots.len()).unwrap_or(u32::MAX);
                store.touches.slots.push(new);
                replaced[at].insert(slot, id);
            }
        }
    }
    replace(store, &replaced);
    if !merged {
        let label = |name: &str| {
            let of_campaigns = uses.get(&bare(name))?.get(&Kind::Campaigns)?;
            of_campaigns.iter().map(|&at| stem(&files[at].name).to_owned()).min()
        };
        spend_on_campaigns(store, &label);
    }
    let mut names: Counted = names.into_iter().collect();
    order::arrange(&mut names, &|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    names.truncate(LISTED);
    let concerned: BTreeSet<usize> = uses.values().flat_map(BTreeMap::values).flatten().copied().collect();
    let answer = Answer::MergeChannels(files[*first].name.clone(), !merged);
    let files = concerned.into_iter().map(|at| files[at].name.clone()).collect();
    let (value, other) = if merged { ("one channel", "kept separate") } else { ("kept separate", "one channel") };
    Some(Decision::new(Subject::SharedChannels { files, names, merged }, Certainty::Likely, value).or(other, answer))
}

/// Rows of each slot, per file.
fn rows_by_file(store: &Store, files: usize) -> Vec<BTreeMap<u32, u64>> {
    let mut rows: Vec<BTreeMap<u32, u64>> = vec![BTreeMap::new(); files];
    for (range, file) in parts(store) {
        let Some(rows) = rows.get_mut(file) else { continue };
        for slot in &store.touches.slot[range] {
            *rows.entry(*slot).or_default() += 1;
        }
    }
    rows
}

/// The ranges of rows that files brought, each with the index of its file.
fn parts(store: &Store) -> Vec<(std::ops::Range<usize>, usize)> {
    let touches = &store.touches;
    let end = |at: usize| touches.starts.get(at + 1).map_or(touches.slot.len(), |(start, _)| *start);
    touches.starts.iter().enumerate().map(|(at, &(start, file))| (start..end(at), file)).collect()
}

fn replace(store: &mut Store, replaced: &[BTreeMap<u32, u32>]) {
    for (range, file) in parts(store) {
        let Some(replaced) = replaced.get(file).filter(|replaced| !replaced.is_empty()) else { continue };
        for slot in &mut store.touches.slot[range] {
            *slot = replaced.get(slot).copied().unwrap_or(*slot);
        }
    }
}

/// Gives spend on a channel that is kept apart to the one of the campaigns: what persons do has no invoice.
fn spend_on_campaigns(store: &mut Store, label: &dyn Fn(&str) -> Option<String>) {
    let mut moved: BTreeMap<u32, u32> = BTreeMap::new();
    for at in 0..store.spend.len() {
        let SpendRow { slot: before, by_campaign, .. } = store.spend[at];
        if by_campaign {
            continue;
        }
        let after = match moved.get(&before) {
            Some(known) => *known,
            None => with_label(store, before, label).unwrap_or(before),
        };
        moved.insert(before, after);
        store.spend[at].slot = after;
    }
}

/// The slot like this one whose channel has the label; `None` if the channel is not kept apart.
fn with_label(store: &mut Store, slot: u32, label: &dyn Fn(&str) -> Option<String>) -> Option<u32> {
    let slot = store.touches.slots[slot as usize];
    let text = store.texts.channels.text(slot.channel).to_owned();
    let channel = store.texts.channels.intern(format!("{text} ({})", label(&text)?).as_bytes())?;
    let new = Slot { channel, ..slot };
    let slots = &mut store.touches.slots;
    let at = slots.iter().position(|slot| *slot == new).unwrap_or_else(|| {
        slots.push(new);
        slots.len() - 1
    });
    u32::try_from(at).ok()
}

/// The kind of a file: by the campaigns of its touches, else by its name and its columns.
fn kind_of(store: &Store, file: &FileReport, rows: &BTreeMap<u32, u64>) -> Option<Kind> {
    let all: u64 = rows.values().sum();
    let names_campaign = |slot: u32| {
        let campaign = store.touches.slots[slot as usize].campaign;
        !store.texts.campaigns.text(campaign).is_empty()
    };
    let in_campaigns: u64 = rows.iter().filter(|(slot, _)| names_campaign(**slot)).map(|(_, rows)| rows).sum();
    if all > 0 && in_campaigns * 5 >= all * 4 {
        return Some(Kind::Campaigns);
    }
    let columns = file.columns.iter().map(|column| column.name.as_str()).collect();
    match team_of_file(&SourceFile { name: &file.name, columns })? {
        Team::Sales => Some(Kind::Activities),
        Team::Marketing => Some(Kind::Campaigns),
        _ => None,
    }
}

/// The name of a file without its extension.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
