//! Links accounts and persons to deals, so that touches that name only those find their deals.

use fairshare_import::read::Store;
use fairshare_types::order::arranged;
use fairshare_types::problem::Reason;
use std::collections::BTreeMap;

/// Most hops from person to person: a lead that became a contact is one person under two keys.
const ALIASES: usize = 3;
/// Most keys followed from one deal. An account with more persons is not an account, but a word such as "unknown".
const MOST_KEYS: usize = 10_000;
/// First byte of the keys of accounts and persons.
const ACCOUNT: u8 = 1;
const PERSON: u8 = 2;
/// First byte of a cell that lists several deals.
const DEALS: u8 = 3;

/// Keys of accounts and persons, by deal.
#[derive(Default)]
pub struct Attached {
    /// Deal and key, sorted by deal.
    keys: Vec<(u32, u32)>,
    /// By key, whether its touches are joined through the deals that it belongs to.
    shared: Vec<bool>,
}

impl Attached {
    /// Follows the links from each listed deal: to its persons and accounts, from a person to its other keys, and to
    /// the persons of an account if the deal names none itself.
    pub fn new(store: &Store) -> Self {
        let mut attached = Self::default();
        if store.links.is_empty() || !store.deals.has_table {
            return attached;
        }
        let both = store.links.iter().flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
        let links = Links { of: arranged(both, &|a, b| a.cmp(b)), store };
        attached.shared = vec![false; store.texts.deals.len()];
        for (deal, known) in store.deals.iter() {
            if known.origin.is_none() {
                continue;
            }
            for key in links.of_deal(deal) {
                if store.deals.get(key).origin.is_none() {
                    attached.shared[key as usize] = true;
                    attached.keys.push((deal, key));
                }
            }
        }
        attached
    }

    /// Whether any key belongs to a deal.
    pub fn any(&self) -> bool {
        !self.keys.is_empty()
    }

    /// Whether a key's touches are joined through the deals that it belongs to.
    pub fn is_shared(&self, key: u32) -> bool {
        self.shared.get(key as usize).copied().unwrap_or(false)
    }

    /// Each deal with each key that belongs to it.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> {
        self.keys.iter().copied()
    }

    /// The keys that belong to a deal.
    pub fn of(&self, deal: u32) -> impl Iterator<Item = u32> {
        let from = self.keys.partition_point(|(other, _)| *other < deal);
        self.keys[from..].iter().take_while(move |(other, _)| *other == deal).map(|(_, key)| *key)
    }
}

/// Deals whose rows do not count and the keys that belong to them, each with the reason that its touches get.
pub(super) fn of_left_out(store: &Store) -> BTreeMap<u32, Reason> {
    let mut keys = store.left_out.clone();
    if keys.is_empty() {
        return keys;
    }
    let all = store.links.iter().chain(&store.left_out_links);
    let both = all.flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
    let links = Links { of: arranged(both, &|a, b| a.cmp(b)), store };
    for (&deal, &reason) in &store.left_out {
        for key in links.of_deal(deal) {
            keys.entry(key).or_insert(reason);
        }
    }
    keys
}

/// Whether the text of a key names an account.
pub(super) fn is_account(key: &str) -> bool {
    key.as_bytes().first() == Some(&ACCOUNT)
}

/// Whether the text of a key names a person.
pub(super) fn is_person(key: &str) -> bool {
    key.as_bytes().first() == Some(&PERSON)
}

/// Gives each touch whose key belongs to no deal its spare key, if that one does.
pub(crate) fn use_spare_keys(store: &mut Store) {
    let spare = std::mem::take(&mut store.spare);
    if spare.is_empty() {
        return;
    }
    let attached = Attached::new(store);
    let joins = |store: &Store, key: u32| store.deals.get(key).origin.is_some() || attached.is_shared(key);
    for (row, key) in spare {
        let Some(&own) = store.touches.deal.get(row as usize) else { continue };
        // The touch of a deal that is left out belongs to no other one.
        if !joins(store, own) && !store.left_out.contains_key(&own) && joins(store, key) {
            store.touches.deal[row as usize] = key;
        }
    }
}

/// The links of all keys, in both directions, sorted.
struct Links<'a> {
    of: Vec<(u32, u32)>,
    store: &'a Store,
}

impl Links<'_> {
    /// The keys of one kind that a key is linked to, without duplicates.
    fn of_kind(&self, key: u32, kind: u8) -> impl Iterator<Item = u32> {
        let from = self.of.partition_point(|(other, _)| *other < key);
        let mut before = None;
        self.of[from..]
            .iter()
            .take_while(move |(other, _)| *other == key)
            .map(|(_, linked)| *linked)
            .filter(move |linked| self.kind(*linked) == Some(kind) && before.replace(*linked) != Some(*linked))
    }

    fn kind(&self, key: u32) -> Option<u8> {
        self.store.texts.deals.text(key).bytes().next().filter(|&tag| tag <= DEALS)
    }

    /// The accounts and persons that a deal belongs to.
    fn of_deal(&self, deal: u32) -> Vec<u32> {
        let mut accounts: Vec<u32> = self.of_kind(deal, ACCOUNT).collect();
        // A list of accounts links the id of each to its name.
        let others: Vec<u32> = accounts.iter().flat_map(|&account| self.of_kind(account, ACCOUNT)).collect();
        accounts.extend(others.into_iter().take(MOST_KEYS));
        let mut persons: Vec<u32> = self.of_kind(deal, PERSON).collect();
        if self.kind(deal) == Some(PERSON) {
            persons.push(deal);
        }
        if persons.is_empty() {
            persons.extend(accounts.iter().flat_map(|&account| self.of_kind(account, PERSON)).take(MOST_KEYS));
        }
        // Follows each person once to its other keys, and those to theirs.
        let (mut from, mut hops) = (0, 0);
        while from < persons.len() && hops < ALIASES {
            let to = persons.len();
            for at in from..to {
                for alias in self.of_kind(persons[at], PERSON) {
                    if persons.len() < MOST_KEYS && !persons.contains(&alias) {
                        persons.push(alias);
                    }
                }
            }
            (from, hops) = (to, hops + 1);
        }
        let deals = self.of_kind(deal, DEALS);
        let mut keys: Vec<u32> = accounts.into_iter().chain(persons).chain(deals).filter(|&key| key != deal).collect();
        keys = arranged(keys, &|a, b| a.cmp(b));
        keys.dedup();
        keys
    }
}
