//! Which accounts and persons belong to which deals: touches that name no deal find theirs by them.

use fairshare_import::order::arranged;
use fairshare_import::read::Store;

/// Hops from person to person: a lead that became a contact is one person under two keys.
const ALIASES: usize = 3;
/// Keys followed from one deal. An account with more persons is no account, but a word such as "unknown".
const MOST_KEYS: usize = 10_000;
/// What stands before the keys of accounts and persons.
const ACCOUNT: u8 = 1;
const PERSON: u8 = 2;

/// Keys of accounts and persons by the deals they belong to.
#[derive(Default)]
pub struct Attached {
    /// Deal and key, in the order of the deals.
    keys: Vec<(u32, u32)>,
    /// By key: its touches come with the deals that it belongs to.
    shared: Vec<bool>,
}

impl Attached {
    /// Follows the links from each deal of the tables: to its persons and accounts, from a person to its other keys, and to
    /// the persons of an account where the deal names none itself.
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

    /// Whether the touches of a key come with the deals it belongs to.
    pub fn is_shared(&self, key: u32) -> bool {
        self.shared.get(key as usize).copied().unwrap_or(false)
    }

    /// The keys that belong to a deal.
    pub fn of(&self, deal: u32) -> impl Iterator<Item = u32> {
        let from = self.keys.partition_point(|(other, _)| *other < deal);
        self.keys[from..].iter().take_while(move |(other, _)| *other == deal).map(|(_, key)| *key)
    }
}

/// The links of all keys, in both directions and in order.
struct Links<'a> {
    of: Vec<(u32, u32)>,
    store: &'a Store,
}

impl Links<'_> {
    /// The keys of a kind that one is linked to, each once.
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
        self.store.texts.deals.text(key).bytes().next().filter(|&tag| tag <= PERSON)
    }

    /// The accounts and persons that a deal belongs to.
    fn of_deal(&self, deal: u32) -> Vec<u32> {
        let accounts: Vec<u32> = self.of_kind(deal, ACCOUNT).collect();
        let mut persons: Vec<u32> = self.of_kind(deal, PERSON).collect();
        if self.kind(deal) == Some(PERSON) {
            persons.push(deal);
        }
        if persons.is_empty() {
            persons.extend(accounts.iter().flat_map(|&account| self.of_kind(account, PERSON)).take(MOST_KEYS));
        }
        // Each person is followed once, to its other keys, and these to theirs.
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
        let mut keys: Vec<u32> = accounts.into_iter().chain(persons).filter(|&key| key != deal).collect();
        keys = arranged(keys, &|a, b| a.cmp(b));
        keys.dedup();
        keys
    }
}
