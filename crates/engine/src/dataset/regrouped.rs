//! Gives touches the channels of the user's rules, and counts what the rules match.

use fairshare_import::read::{Origin, Slot, Store};
use fairshare_types::decision::{Answer, Certainty, Counted, Decision, Subject};
use fairshare_types::options::{ChannelGroups, RuleFault};
use fairshare_types::order::{self, sorted};
use fairshare_types::results::{Grouped, RuleTouches, UNMATCHED_LISTED};
use std::collections::BTreeMap;

use crate::grouping::{Channel, NamedBy};
use crate::join::Joined;

/// Slots sorted by their texts, and the place of each slot as read.
pub(super) struct SlotsByName {
    pub slots: Vec<Slot>,
    pub rank: Vec<u32>,
}

/// The slots with the channels of the rules, what the rules match, and the decision about it.
pub(super) struct Regrouped {
    pub by_name: SlotsByName,
    pub grouped: Option<Grouped>,
    pub decision: Option<Decision>,
}

/// Puts the touches of the journeys into the slots of their new channels.
pub(super) fn regroup(
    store: &Store,
    by_name: SlotsByName,
    channel_rank: &[u32],
    named: Result<Option<Vec<Channel>>, (usize, RuleFault)>,
    joined: &mut Joined,
) -> Regrouped {
    let channels = match named {
        Ok(Some(channels)) => channels,
        Ok(None) => return Regrouped { by_name, grouped: None, decision: None },
        Err((rule, fault)) => {
            let grouped =
                Grouped { fault: Some((u32::try_from(rule).unwrap_or(u32::MAX), fault)), ..Grouped::default() };
            return Regrouped { by_name, grouped: Some(grouped), decision: None };
        }
    };
    let SlotsByName { slots, rank } = by_name;
    // The channel of each slot by its place: slots as read have places of their own.
    let mut of_place: Vec<Option<&Channel>> = vec![None; slots.len()];
    for (&place, channel) in rank.iter().zip(&channels) {
        of_place[place as usize] = Some(channel);
    }
    let mut touches = vec![0_u64; slots.len()];
    for &slot in &joined.journeys.slot {
        touches[slot as usize] += 1;
    }
    let grouped = count(store, &of_place, &touches);
    let moved: Vec<Slot> = slots
        .iter()
        .zip(&of_place)
        .map(|(slot, named)| {
            let channel = named.map_or(slot.channel, |named| channel_rank[named.channel as usize]);
            Slot { channel, origin: Origin::NONE, ..*slot }
        })
        .collect();
    let (slots, place) = distinct(store, &moved);
    for slot in &mut joined.journeys.slot {
        *slot = place[*slot as usize];
    }
    let rank = rank.into_iter().map(|at| place[at as usize]).collect();
    let decision = decide(store, &grouped);
    Regrouped { by_name: SlotsByName { slots, rank }, grouped: Some(grouped), decision: Some(decision) }
}

/// The place of each slot as read among the slots without source and medium; `None` if no slot has these.
pub(super) fn plain_rank(store: &Store, slots: &[Slot], rank: &[u32]) -> Option<Vec<u32>> {
    if slots.iter().all(|slot| slot.origin == Origin::NONE) {
        return None;
    }
    let plain: Vec<Slot> = slots.iter().map(|slot| Slot { origin: Origin::NONE, ..*slot }).collect();
    let (_, place) = distinct(store, &plain);
    Some(rank.iter().map(|&at| place[at as usize]).collect())
}

/// The distinct slots sorted by their texts, and the place of each one given.
fn distinct(store: &Store, slots: &[Slot]) -> (Vec<Slot>, Vec<u32>) {
    let key = |at: u32| {
        let slot = &slots[at as usize];
        (slot.channel, slot.campaign, slot.touch_type, store.texts.teams.text(slot.team))
    };
    let mut all: Vec<Slot> = Vec::new();
    let mut place = vec![0_u32; slots.len()];
    for at in sorted(slots.len(), &|a, b| key(a).cmp(&key(b))) {
        let slot = slots[at as usize];
        if all.last() != Some(&slot) {
            all.push(slot);
        }
        place[at as usize] = u32::try_from(all.len() - 1).unwrap_or(u32::MAX);
    }
    (all, place)
}

/// Counts the touches of rules, of known groups, and of channels that stay.
fn count(store: &Store, of_place: &[Option<&Channel>], touches: &[u64]) -> Grouped {
    let grouping = &store.choices.grouping;
    let mut grouped = Grouped {
        rules: vec![RuleTouches::default(); grouping.rules.len()],
        by_groups: grouping.groups.map(|_| 0),
        ..Grouped::default()
    };
    let mut kept: BTreeMap<&str, u64> = BTreeMap::new();
    for (named, &touches) in of_place.iter().zip(touches) {
        let Some(Channel { channel, by, later }) = named.filter(|_| touches > 0) else { continue };
        for &rule in later {
            grouped.rules[rule].matched += touches;
        }
        match *by {
            NamedBy::Rule(rule) => {
                grouped.rules[rule].matched += touches;
                grouped.rules[rule].taken += touches;
            }
            NamedBy::Group => *grouped.by_groups.get_or_insert(0) += touches,
            NamedBy::Data => {
                grouped.kept += touches;
                *kept.entry(store.texts.channels.text(*channel)).or_default() += touches;
            }
        }
    }
    grouped.kept_channels = kept.len() as u64;
    let mut names: Counted = kept.into_iter().map(|(name, touches)| (name.to_owned(), touches)).collect();
    order::arrange(&mut names, &|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    names.truncate(UNMATCHED_LISTED);
    Grouped { kept_names: names, ..grouped }
}

/// The user chose the grouping, so it needs no confirmation.
fn decide(store: &Store, grouped: &Grouped) -> Decision {
    let grouping = &store.choices.grouping;
    let subject = Subject::Grouping {
        groups: grouping.groups.is_some(),
        rules: grouping.rules.len() as u64,
        touches: grouped.touches() - grouped.kept,
        of: grouped.touches(),
        kept: grouped.kept_names.clone(),
    };
    let known = grouping.groups.map(ChannelGroups::key);
    let value: Vec<&str> = (!grouping.rules.is_empty()).then_some("rules").into_iter().chain(known).collect();
    let decision = Decision::new(subject, Certainty::Likely, value.join(", ")).or("not grouped", Answer::Ungroup);
    Decision { confirmed: true, ..decision }
}
