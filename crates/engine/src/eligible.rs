//! Applies the filter and the eligibility rules to journeys.

use crate::attributes::{Attribute, Attributes};
use crate::cells::Cells;
use crate::journey::{Conversion, Journeys};
use fairshare_import::read::{Names, Slot, written};
use fairshare_types::dimension::Dimension;
use fairshare_types::options::{EligibilityRules, Exclusion, Filter, Repeats};
use fairshare_types::order;
use fairshare_types::portions::in_portions;
use fairshare_types::time::DAY;

/// What the filter and the exclusions can match.
pub(crate) struct Lookup<'a> {
    pub slots: &'a [Slot],
    pub channels: &'a Names,
    pub campaigns: &'a Names,
    pub types: &'a Names,
    pub persons: &'a Names,
    pub attributes: &'a Attributes,
    /// Keys of the deals, by rank.
    pub keys: &'a Names,
}

/// Journeys after the filter and the eligibility rules.
pub(crate) struct Eligible {
    /// Deals that pass the filter, with their eligible touches.
    pub journeys: Journeys,
    /// Touches of each slot that pass the filter, eligible or not; `None` without a filter.
    pub touches: Option<Vec<u64>>,
}

/// Whether every touch that passes the filter is eligible.
fn counts_all(counting: &EligibilityRules) -> bool {
    counting.lookback_days.is_none()
        && counting.lookback_touches.is_none()
        && counting.repeats == Repeats::Keep
        && counting.excluded.is_empty()
        && counting.kinds.persons.is_empty()
        && !counting.kinds.before_opportunity
}

/// The journeys with only their eligible touches; `None` if all touches are eligible. Removed in this order: deals and
/// touches outside the filter; touches older than the lookback; those after the opportunity; excluded ones; repeats; all
/// but the last ones.
pub(crate) fn eligible(
    counting: &EligibilityRules,
    journeys: &Journeys,
    cells: &Cells,
    about: &Lookup<'_>,
) -> Option<Eligible> {
    let filtered = counting.filter.is_on();
    if counts_all(counting) && !filtered {
        return None;
    }
    let matching = filtered.then(|| matching(&counting.filter, &journeys.ends, about.attributes, about.keys));
    let mut touches = filtered.then(|| vec![0_u64; journeys.channel_of.len()]);
    let lookback = counting.lookback_days.map(|days| (days * DAY as f64) as i64);
    let excluded = excluded_slots(counting, journeys, cells, about);
    let persons = excluded_persons(&counting.kinds.persons, about.persons);
    let matches = |at: &usize| matching.as_ref().is_none_or(|matching| matching[*at]);
    let sizes = (0..journeys.len()).filter(matches).map(|at| journeys.range(at).len());
    let (deals, most) = sizes.fold((0, 0), |(deals, most), size| (deals + 1, most + size));
    let mut out = Journeys {
        channel_of: journeys.channel_of.clone(),
        starts: Vec::with_capacity(journeys.starts.len()),
        ends: Vec::with_capacity(deals),
        time: Vec::with_capacity(most),
        slot: Vec::with_capacity(most),
        tied: Vec::with_capacity(most),
        ..Journeys::default()
    };
    let mut kept: Vec<usize> = Vec::new();
    let mut seen: Vec<u32> = vec![u32::MAX; about.channels.len()];
    let mut keep = |at: usize| {
        let (number, ending) = (at as u32, &journeys.ends[at]);
        let (start, end) = (journeys.starts[at] as usize, journeys.starts[at + 1] as usize);
        let looked_at = looked_at(&counting.filter, &journeys.time[start..end]);
        let (start, end) = (start + looked_at.start, start + looked_at.end);
        if let Some(touches) = &mut touches {
            journeys.slot[start..end].iter().for_each(|&slot| touches[slot as usize] += 1);
        }
        out.starts.push(u32::try_from(out.time.len()).unwrap_or(u32::MAX));
        out.ends.push(*ending);
        if counts_all(counting) {
            out.time.extend_from_slice(&journeys.time[start..end]);
            out.slot.extend_from_slice(&journeys.slot[start..end]);
            out.tied.extend_from_slice(&journeys.tied[start..end]);
            out.given.extend_from_slice(journeys.given.get(start..end).unwrap_or_default());
            out.cost.extend_from_slice(journeys.cost.get(start..end).unwrap_or_default());
            out.person.extend_from_slice(journeys.person.get(start..end).unwrap_or_default());
            return;
        }
        let earliest = lookback.map_or(i64::MIN, |lookback| ending.close.saturating_sub(lookback));
        let start = start + journeys.time[start..end].partition_point(|&time| time < earliest);
        let channel = |touch: usize| journeys.channel_of[journeys.slot[touch] as usize];
        kept.clear();
        // Touches at the very instant of the creation still count.
        let created = ending.opportunity_created.filter(|_| counting.kinds.before_opportunity);
        let until = created.map_or(end, |at| start + journeys.time[start..end].partition_point(|&time| time <= at));
        let by_excluded = |touch: usize| {
            let person = journeys.person.get(touch).map_or(usize::MAX, |&person| person as usize);
            excluded[journeys.slot[touch] as usize] || persons.get(person).copied().unwrap_or(false)
        };
        kept.extend((start..until).filter(|&touch| !by_excluded(touch)));
        if kept.is_empty() {
            match counting.exclusion {
                Exclusion::Never => {}
                Exclusion::UnlessAlone => kept.extend(start..until),
                Exclusion::UnlessLastAndAlone => kept.extend((start..until).last()),
            }
        }
        match counting.repeats {
            Repeats::Keep => {}
            Repeats::Collapse => kept.dedup_by_key(|touch| channel(*touch)),
            Repeats::First => {
                kept.retain(|&touch| std::mem::replace(&mut seen[channel(touch) as usize], number) != number);
            }
        }
        let surplus = counting.lookback_touches.map_or(0, |most| kept.len().saturating_sub(most as usize));
        // Two kept touches tie if every touch after the first ties with the one before it, whether kept or not.
        let mut before: Option<usize> = None;
        for &touch in &kept[surplus..] {
            let tied = before.is_some_and(|before| journeys.tied[before + 1..=touch].iter().all(|tied| *tied));
            before = Some(touch);
            out.time.push(journeys.time[touch]);
            out.slot.push(journeys.slot[touch]);
            out.tied.push(tied);
            out.given.extend(journeys.given.get(touch));
            out.cost.extend(journeys.cost.get(touch));
            out.person.extend(journeys.person.get(touch));
        }
    };
    in_portions(journeys.len(), &mut |places| places.filter(matches).for_each(&mut keep));
    out.starts.push(u32::try_from(out.time.len()).unwrap_or(u32::MAX));
    Some(Eligible { journeys: out, touches })
}

/// Marks slots whose channel, campaign, type, or all of whose teams, are excluded.
fn excluded_slots(counting: &EligibilityRules, journeys: &Journeys, cells: &Cells, about: &Lookup<'_>) -> Vec<bool> {
    let named = |by: Dimension, name: &str| counting.excluded.iter().any(|one| one.by == by && one.name == name);
    let all = |by: Dimension, names: &Names| -> Vec<bool> { names.iter().map(|name| named(by, name)).collect() };
    let channel = all(Dimension::Channel, about.channels);
    let (campaign, kind) = (all(Dimension::Campaign, about.campaigns), all(Dimension::Type, about.types));
    let team: Vec<bool> = cells.teams.iter().map(|name| named(Dimension::Team, name)).collect();
    (0_u32..)
        .zip(&journeys.channel_of)
        .map(|(slot, &of)| {
            let about = &about.slots[slot as usize];
            let of = [(&channel, of), (&campaign, about.campaign), (&kind, about.touch_type)];
            of.iter().any(|(excluded, of)| excluded.get(*of as usize).copied().unwrap_or(false))
                || cells.of(slot).all(|cell| team[cells.team[cell as usize] as usize])
        })
        .collect()
}

/// Marks the persons whose touches are excluded.
fn excluded_persons(excluded: &[String], persons: &Names) -> Vec<bool> {
    if excluded.is_empty() {
        Vec::new()
    } else {
        persons.iter().map(|name| excluded.iter().any(|one| one == name)).collect()
    }
}

/// For each ending, whether its deal matches the filter.
fn matching(filter: &Filter, ends: &[Conversion], attributes: &Attributes, deals: &Names) -> Vec<bool> {
    let kinds = [
        (&filter.segments, &attributes.segments),
        (&filter.owners, &attributes.owners),
        (&filter.currencies, &attributes.currencies),
    ];
    let kinds = kinds.map(|(wanted, of)| (allowed(wanted, of), of));
    let mut keys: Vec<&str> = filter.deals.iter().map(String::as_str).collect();
    order::arrange(&mut keys, &Ord::cmp);
    let matches = |ending: &Conversion| {
        filter.closed.is_none_or(|[from, until]| (from..until).contains(&ending.close))
            && kinds.iter().all(|(allowed, of)| allowed.is_empty() || allowed[of.place(ending.deal)])
            && (keys.is_empty() || keys.binary_search(&written(deals.get(ending.deal))).is_ok())
    };
    let mut all = Vec::with_capacity(ends.len());
    in_portions(ends.len(), &mut |places| all.extend(ends[places].iter().map(matches)));
    all
}

/// The range of a journey's touches within the filtered time; `time` is sorted.
fn looked_at(filter: &Filter, time: &[i64]) -> std::ops::Range<usize> {
    filter.touched.map_or(0..time.len(), |[from, until]| {
        let start = time.partition_point(|&time| time < from);
        start..start + time[start..].partition_point(|&time| time < until)
    })
}

/// By index of an attribute's value, whether it is wanted; empty if all are.
fn allowed(wanted: &[String], of: &Attribute) -> Vec<bool> {
    let places = if wanted.is_empty() { 0 } else { of.names.len() + 1 };
    (0..places).map(|place| wanted.iter().any(|name| name == of.name(place))).collect()
}
