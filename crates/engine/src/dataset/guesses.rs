//! Gathers the evidence for guessing teams: names, files, and the linear credit of touches without a team.

use fairshare_types::dimension::Dimension;
use fairshare_types::guess::TeamGuess;
use fairshare_types::order;
use fairshare_types::portions::in_portions;
use fairshare_types::results::Facts;
use fairshare_types::schema::Outcome;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Dictionary;
use crate::guess::{Candidate, SourceFile, guess};
use crate::journey::Journeys;
use fairshare_import::read::{Names, Slot, Store, TeamCells};

/// Most types of one channel or campaign that are looked at.
const TYPES: usize = 8;

/// Rows of touches of each slot, per file.
pub(super) fn touches_by_file(store: &Store, slot_rank: &[u32], files: usize) -> Vec<Vec<u64>> {
    let touches = &store.touches;
    let mut counts = vec![vec![0_u64; slot_rank.len()]; files];
    for (at, &(start, file)) in touches.starts.iter().enumerate() {
        let end = touches.starts.get(at + 1).map_or(touches.slot.len(), |(start, _)| *start);
        let Some(counts) = counts.get_mut(file) else { continue };
        let slots = touches.slot.get(start..end).unwrap_or_default();
        in_portions(slots.len(), &mut |places| {
            for &slot in &slots[places] {
                counts[slot_rank[slot as usize] as usize] += 1;
            }
        });
    }
    counts
}

/// Guesses for the channels, campaigns and types of `facts.unassigned`; none if the data names teams.
pub(super) fn team_guesses(
    facts: &Facts,
    journeys: &Journeys,
    slots: &[Slot],
    by_file: &[Vec<u64>],
    names: &Dictionary,
    team_cells: &TeamCells,
) -> Vec<TeamGuess> {
    if facts.has_teams || facts.unassigned.is_empty() {
        return Vec::new();
    }
    let credit = linear_credit(journeys, slots.len());
    let named = |slot: &Slot| team_cells.get(slot.team).is_some_and(|shares| !shares.parts.is_empty());
    let open: Vec<usize> = (0..slots.len()).filter(|&slot| !named(&slots[slot])).collect();
    let in_campaign = |slot: usize| !names.campaigns.get(slots[slot].campaign).is_empty();
    let lists = [
        (Dimension::Channel, &names.channels),
        (Dimension::Campaign, &names.campaigns),
        (Dimension::Type, &names.types),
    ];
    let mut candidates = Vec::new();
    for (by, list) in lists {
        let slots_of = slots_of(by, list, slots, &open);
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        places.extend(list.iter().enumerate().map(|(at, name)| (name, at)));
        for (_, name, touches) in facts.unassigned.iter().filter(|(of, ..)| *of == by) {
            let of = places.get(name.as_str()).map_or(&[][..], |at| slots_of[*at].as_slice());
            let rows = |slot: usize| by_file.iter().map(|counts| counts[slot]).sum::<u64>();
            let mut types: BTreeMap<u32, u64> = BTreeMap::new();
            for &slot in of {
                *types.entry(slots[slot].touch_type).or_default() += rows(slot);
            }
            let mut types: Vec<(&str, u64)> = types.into_iter().map(|(id, rows)| (names.types.get(id), rows)).collect();
            order::arrange_by_key(&mut types, |(_, rows)| Reverse(*rows));
            types.truncate(TYPES);
            candidates.push(Candidate {
                by,
                name,
                touches: *touches,
                won_revenue: of.iter().map(|&slot| credit[slot]).sum::<f64>().round() as i64,
                files: by_file.iter().map(|counts| of.iter().map(|&slot| counts[slot]).sum()).collect(),
                in_campaigns: of.iter().filter(|&&slot| in_campaign(slot)).map(|&slot| rows(slot)).sum(),
                types: if by == Dimension::Type { Vec::new() } else { types },
            });
        }
    }
    let files: Vec<SourceFile<'_>> = facts
        .files
        .iter()
        .map(|file| SourceFile {
            name: &file.file,
            columns: file.columns.iter().map(|column| column.name.as_str()).collect(),
        })
        .collect();
    guess(&candidates, &files)
}

/// For each name in a list, its slots that have no team.
fn slots_of(by: Dimension, list: &Names, slots: &[Slot], open: &[usize]) -> Vec<Vec<usize>> {
    let mut slots_of: Vec<Vec<usize>> = vec![Vec::new(); list.len()];
    for &slot in open {
        let name = match by {
            Dimension::Campaign => slots[slot].campaign,
            Dimension::Type => slots[slot].touch_type,
            _ => slots[slot].channel,
        };
        slots_of[name as usize].push(slot);
    }
    slots_of
}

/// Credit of each slot under the linear model, in minor units, unrounded.
fn linear_credit(journeys: &Journeys, slots: usize) -> Vec<f64> {
    let mut credit = vec![0.0; slots];
    for (at, _) in journeys.ends.iter().enumerate().filter(|(_, end)| end.outcome == Outcome::Won) {
        let touches = journeys.get(at).slots;
        let each = journeys.ends[at].amount as f64 / touches.len().max(1) as f64;
        for &slot in touches {
            credit[slot as usize] += each;
        }
    }
    credit
}
