//! Groups touches into channels by source, medium and campaign: the user's rules, then known groups.

mod ga4;
mod pattern;
mod rules;

use std::collections::BTreeMap;

use fairshare_import::read::{Interner, Slot, Store};
use fairshare_types::options::{ChannelGroups, Grouping, RuleFault};

use crate::bare_name::bare;
use rules::Rules;

/// Where a touch came from, in lower case.
pub(crate) struct Origin {
    pub source: String,
    pub medium: String,
    pub campaign: String,
    pub channel: String,
    /// Only spend has it, so it is paid even without a medium.
    pub is_bought: bool,
}

/// Checks that every rule can be used.
///
/// # Errors
/// The index of the first rule that cannot, and why.
pub fn check(grouping: &Grouping) -> Result<(), (usize, RuleFault)> {
    Rules::new(grouping).map(|_| ())
}

/// What names the channel of a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedBy {
    /// The user's rule with this index.
    Rule(usize),
    /// A known group.
    Group,
    /// The data: nothing matches.
    Data,
}

/// The channel of the touches of one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Channel {
    /// Number of its text.
    pub channel: u32,
    /// What names it.
    pub by: NamedBy,
    /// Indices of later rules that match the touches too.
    pub later: Vec<usize>,
}

/// The channel of each slot; `None` if channels stay as the data name them. `original` has the names before files of
/// other kinds were kept apart.
///
/// # Errors
/// The index of the first rule that cannot be used, and why.
pub(crate) fn channels(
    store: &mut Store,
    original: &BTreeMap<u32, u32>,
) -> Result<Option<Vec<Channel>>, (usize, RuleFault)> {
    let grouping = store.choices.grouping.clone();
    if grouping.is_off() {
        return Ok(None);
    }
    let rules = Rules::new(&grouping)?;
    let named = names(store, &grouping);
    let slots = store.touches.slots.clone();
    let touched = if store.spend.is_empty() { vec![true; slots.len()] } else { store.touches.has_touches() };
    let mut channels = Vec::with_capacity(slots.len());
    for (slot, touched) in slots.into_iter().zip(touched) {
        let is_bought = !touched;
        let origin = Origin { is_bought, ..origin(store, &slot, original) };
        let mut matching = rules.matching(&origin);
        let first = matching.next();
        let later = matching.collect();
        let known = || grouping.groups.and_then(|groups| group(groups, &origin));
        let (name, by) = match (first, first.is_none().then(known).flatten()) {
            (Some(rule), _) => (Some(grouping.rules[rule].channel.as_str()), NamedBy::Rule(rule)),
            (None, Some(group)) => (Some(group), NamedBy::Group),
            (None, None) => (named.get(&bare(&origin.channel)).map(String::as_str), NamedBy::Data),
        };
        // A name that cannot be stored is that of the data: only a text that is no text is refused.
        let channel = name.and_then(|name| store.texts.channels.intern(name.as_bytes())).unwrap_or(slot.channel);
        channels.push(Channel { channel, by, later });
    }
    Ok(Some(channels))
}

/// The channels of rules and groups by their names without case and punctuation: a channel of the data that differs in
/// these only is the same. Empty if the user keeps spellings apart.
fn names(store: &Store, grouping: &Grouping) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    if store.choices.joining.keep_spellings {
        return names;
    }
    let of_groups = grouping.groups.map_or(&[][..], |ChannelGroups::Ga4| &ga4::NAMES[..]).iter().copied();
    for name in grouping.rules.iter().map(|rule| rule.channel.as_str()).chain(of_groups) {
        names.entry(bare(name)).or_insert_with(|| name.to_owned());
    }
    names
}

/// The known group of a touch.
fn group(groups: ChannelGroups, origin: &Origin) -> Option<&'static str> {
    match groups {
        ChannelGroups::Ga4 => ga4::group(origin),
    }
}

/// The texts of a slot that rules test. A channel such as `google / cpc` is a source with its medium.
fn origin(store: &Store, slot: &Slot, original: &BTreeMap<u32, u32>) -> Origin {
    let texts = &store.texts;
    let channel = texts.channels.text(original.get(&slot.channel).copied().unwrap_or(slot.channel)).to_lowercase();
    let known = |id: u32, texts: &Interner| (id != u32::MAX).then(|| texts.text(id).to_lowercase());
    let medium = known(slot.origin.medium, &texts.origins.media);
    let source = known(slot.origin.source, &texts.origins.sources);
    let (source, medium) = match (source, medium) {
        (None, None) => match channel.split_once(" / ") {
            Some((source, medium)) => (source.to_owned(), medium.to_owned()),
            None => (channel.clone(), String::new()),
        },
        // A medium that serves as the channel leaves the source unknown.
        (None, Some(medium)) if medium == channel => (String::new(), medium),
        (source, medium) => (source.unwrap_or_else(|| channel.clone()), medium.unwrap_or_default()),
    };
    Origin { source, medium, campaign: texts.campaigns.text(slot.campaign).to_lowercase(), channel, is_bought: false }
}
