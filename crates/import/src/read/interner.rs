//! Maps texts to small numbers: a row keeps a `u32` in place of the text of its cell.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::id_table::IdTable;
use super::key::is_marked;
use fairshare_types::order::{arranged, sorted};
use fairshare_types::portions::in_portions;
use fairshare_types::text::{folded, misleads};

/// Numbers texts in the order of their first appearance.
#[derive(Clone, Default)]
pub struct Interner {
    text: Vec<u8>,
    ends: Vec<usize>,
    hashes: Vec<u64>,
    table: IdTable,
    /// Some text begins with a mark.
    has_marks: bool,
    /// Number of the empty text, which is looked up in every row for columns that a file lacks.
    empty: Option<u32>,
    /// Spellings that folding changes, and the numbers of their texts.
    spellings: BTreeMap<Vec<u8>, u32>,
}

/// Number of texts that are adopted at a time.
const ADOPTED: usize = 512;

impl Interner {
    /// Number of a text; `None` if the bytes are not text (not UTF-8, or with a NUL).
    ///
    /// White space is folded to single spaces, and invisible characters are removed.
    pub fn intern(&mut self, bytes: &[u8]) -> Option<u32> {
        self.intern_behind(bytes, 0)
    }

    /// Number of a key; a mark of an account or a person at its start is not folded.
    pub fn intern_key(&mut self, key: &[u8]) -> Option<u32> {
        self.intern_behind(key, usize::from(is_marked(key)))
    }

    /// Number of a text whose first `kept` bytes are not folded.
    fn intern_behind(&mut self, bytes: &[u8], kept: usize) -> Option<u32> {
        if bytes.is_empty() && self.empty.is_some() {
            return self.empty;
        }
        let hash = hash(bytes);
        if let Some(id) = self.find_hashed(bytes, hash) {
            return Some(id);
        }
        // Visible ASCII, as in most keys, needs no folding.
        if !bytes.iter().all(u8::is_ascii_graphic) {
            let plain = std::str::from_utf8(bytes).ok().filter(|_| !bytes.contains(&0))?;
            if let Cow::Owned(folded) = folded(&plain[kept..]) {
                let id = self.intern_behind(&[&bytes[..kept], folded.as_bytes()].concat(), kept)?;
                self.spellings.insert(bytes.to_vec(), id);
                return Some(id);
            }
        }
        self.add(bytes, hash)
    }

    /// Adds a text that is not known.
    fn add(&mut self, bytes: &[u8], hash: u64) -> Option<u32> {
        let id = u32::try_from(self.ends.len()).ok().filter(|id| *id < u32::MAX)?;
        self.text.extend_from_slice(bytes);
        self.ends.push(self.text.len());
        self.hashes.push(hash);
        self.has_marks |= is_marked(bytes);
        self.table.insert(hash, id);
        if bytes.is_empty() {
            self.empty = Some(id);
        }
        Some(id)
    }

    /// Number of a text that is known, in this spelling.
    pub fn find(&self, bytes: &[u8]) -> Option<u32> {
        if bytes.is_empty() { self.empty } else { self.find_hashed(bytes, hash(bytes)) }
    }

    #[inline]
    fn find_hashed(&self, bytes: &[u8], hash: u64) -> Option<u32> {
        let (text, ends) = (&self.text, &self.ends);
        let known = self.table.find(hash, |id| slice(text, ends, id) == bytes);
        known.or_else(|| self.spellings.get(bytes).filter(|_| !self.spellings.is_empty()).copied())
    }

    /// Numbers of many keys without marks, which are text; adds one to `ids` for each.
    ///
    /// Each step runs over all keys, so that the processor waits for many places in memory at once.
    pub fn intern_all(&mut self, keys: &[&[u8]], room: &mut Candidates, ids: &mut Vec<u32>) {
        room.hashes.clear();
        room.hashes.extend(keys.iter().map(|key| hash(key)));
        room.found.clear();
        room.found.extend(room.hashes.iter().map(|&hash| self.table.candidate(hash)));
        room.places.clear();
        room.places.extend(room.found.iter().map(|found| found.map_or((0, 0), |id| place(&self.ends, id))));
        for ((key, found), (start, end)) in keys.iter().zip(&room.found).zip(&room.places) {
            let known = found.filter(|_| self.text[*start..*end] == **key);
            ids.push(known.or_else(|| self.intern(key)).unwrap_or(u32::MAX));
        }
    }

    /// Numbers of some texts of another interner; adds one to `ids` for each.
    pub fn adopt(&mut self, other: &Self, texts: Range<usize>, room: &mut Candidates, ids: &mut Vec<u32>) {
        let mut from = texts.start;
        while from < texts.end {
            let to = texts.end.min(from + ADOPTED);
            self.adopt_some(other, from..to, room, ids);
            from = to;
        }
    }

    fn adopt_some(&mut self, other: &Self, texts: Range<usize>, room: &mut Candidates, ids: &mut Vec<u32>) {
        room.found.clear();
        room.found.extend(other.hashes[texts.clone()].iter().map(|&hash| self.table.candidate(hash)));
        room.places.clear();
        room.places.extend(room.found.iter().map(|found| found.map_or((0, 0), |id| place(&self.ends, id))));
        for ((at, found), (start, end)) in texts.zip(&room.found).zip(&room.places) {
            let (text, hash) = (slice(&other.text, &other.ends, at as u32), other.hashes[at]);
            let known = found.filter(|_| self.text[*start..*end] == *text);
            let known = known.or_else(|| self.find_hashed(text, hash));
            ids.push(known.or_else(|| self.add(text, hash)).unwrap_or(u32::MAX));
        }
    }

    /// The text of a number.
    pub fn text(&self, id: u32) -> &str {
        // Only valid text is interned.
        std::str::from_utf8(slice(&self.text, &self.ends, id)).unwrap_or_default()
    }

    /// The mark with which a key begins: that of an account, a person or several deals.
    #[inline]
    pub fn mark(&self, id: u32) -> Option<u8> {
        let bytes = if self.has_marks { slice(&self.text, &self.ends, id) } else { &[] };
        bytes.first().copied().filter(|_| is_marked(bytes))
    }

    /// Texts with a spelling from which misleading characters were removed.
    pub fn misleading(&self) -> impl Iterator<Item = String> {
        let spelt =
            self.spellings.iter().filter_map(|(bytes, id)| std::str::from_utf8(bytes).ok().map(|raw| (raw, *id)));
        spelt.filter(|(raw, _)| misleads(raw)).map(|(_, id)| self.text(id).to_owned())
    }

    /// Number of texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no texts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Rank of each number among the texts in byte order.
    pub fn ranks_by_text(&self) -> Vec<u32> {
        ranks(self.len(), &|a, b| slice(&self.text, &self.ends, a).cmp(slice(&self.text, &self.ends, b)))
    }

    /// Rank of each number in an order that depends on the texts only; faster than byte order.
    pub fn ranks_by_hash(&self) -> Vec<u32> {
        let mut sorted = sorted_by_hash(&self.hashes);
        // Texts with equal hashes are in the order of their rows so far, so they are sorted by text.
        for alike in sorted.chunk_by_mut(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
            let text = |id: u32| slice(&self.text, &self.ends, id);
            let ids = arranged(alike.iter().map(|&(_, id)| id).collect(), &|&a, &b| text(a).cmp(text(b)));
            alike.iter_mut().zip(ids).for_each(|(place, id)| place.1 = id);
        }
        let mut ranks = vec![0; sorted.len()];
        in_portions(sorted.len(), &mut |places| {
            for (rank, &(_, id)) in (places.start as u32..).zip(&sorted[places]) {
                ranks[id as usize] = rank;
            }
        });
        ranks
    }

    /// Keeps only the texts, by rank.
    pub fn into_names(self, ranks: &[u32]) -> Names {
        let mut by_rank = vec![0_u32; ranks.len()];
        for (id, &rank) in (0_u32..).zip(ranks) {
            by_rank[rank as usize] = id;
        }
        let (mut text, mut ends) = (Vec::with_capacity(self.text.len()), Vec::with_capacity(by_rank.len()));
        in_portions(by_rank.len(), &mut |ranks| {
            for &id in &by_rank[ranks] {
                text.extend_from_slice(slice(&self.text, &self.ends, id));
                ends.push(text.len());
            }
        });
        // Only valid text was interned.
        Names { text: String::from_utf8(text).unwrap_or_default(), ends }
    }
}

/// Hashes with their places, sorted: distributed by their highest bits, as hashes are, and then sorted one by one.
fn sorted_by_hash(hashes: &[u64]) -> Vec<(u64, u32)> {
    let shift = 63 - hashes.len().checked_ilog2().unwrap_or(0).min(20);
    let part = |hash: u64| (hash >> shift) as usize;
    let mut next = vec![0_u32; part(u64::MAX) + 2];
    in_portions(hashes.len(), &mut |ids| hashes[ids].iter().for_each(|&hash| next[part(hash) + 1] += 1));
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut sorted = vec![(0, 0); hashes.len()];
    in_portions(hashes.len(), &mut |ids| {
        for (id, &hash) in (ids.start as u32..).zip(&hashes[ids]) {
            let place = &mut next[part(hash)];
            sorted[*place as usize] = (hash, id);
            *place += 1;
        }
    });
    // Each part now ends where the next one starts.
    in_portions(next.len(), &mut |parts| {
        for at in parts {
            let start = if at == 0 { 0 } else { next[at - 1] };
            let alike = &mut sorted[start as usize..next[at] as usize];
            if alike.len() > 1 {
                alike.sort_unstable();
            }
        }
    });
    sorted
}

/// Texts by rank.
#[derive(Default)]
pub struct Names {
    text: String,
    ends: Vec<usize>,
}

impl Names {
    /// The text of a rank.
    pub fn get(&self, rank: u32) -> &str {
        let at = rank as usize;
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(0) };
        self.ends.get(at).and_then(|&end| self.text.get(start..end)).unwrap_or_default()
    }

    /// Number of texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no texts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All texts, by rank.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).map(|rank| self.get(rank))
    }
}

/// What [`Interner::intern_all`] finds out about each key, step by step.
#[derive(Default)]
pub struct Candidates {
    hashes: Vec<u64>,
    found: Vec<Option<u32>>,
    places: Vec<(usize, usize)>,
}

/// Where a text starts and ends.
#[inline]
fn place(ends: &[usize], id: u32) -> (usize, usize) {
    let at = id as usize;
    (if at == 0 { 0 } else { ends[at - 1] }, ends[at])
}

#[inline]
fn slice<'a>(text: &'a [u8], ends: &[usize], id: u32) -> &'a [u8] {
    let (start, end) = place(ends, id);
    &text[start..end]
}

/// Rank of each of `0..count` in an order.
fn ranks(count: usize, order: &dyn Fn(u32, u32) -> std::cmp::Ordering) -> Vec<u32> {
    let mut ranks = vec![0; count];
    for (rank, id) in (0_u32..).zip(sorted(count, order)) {
        ranks[id as usize] = rank;
    }
    ranks
}

/// A hash that is the same on every machine.
///
/// It takes eight bytes at a time with 64-bit multiplications, as WebAssembly has no wider ones. The last step spreads
/// the high bits to the low ones, which index the table.
pub fn hash(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut h = (bytes.len() as u64).wrapping_mul(K);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        h = (h.rotate_left(23) ^ u64::from_le_bytes(*word)).wrapping_mul(K);
    }
    let mut last = 0;
    for &b in rest {
        last = last << 8 | u64::from(b);
    }
    h = (h.rotate_left(23) ^ last).wrapping_mul(K);
    h ^= h >> 32;
    h = h.wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^ h >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_texts_and_gives_them_back() {
        let mut interner = Interner::default();
        let words = ["Webinar", "Call", "", "Звонок", "Call", "a longer text than eight bytes"];
        let ids: Vec<_> = words.iter().map(|w| interner.intern(w.as_bytes()).expect("text")).collect();
        assert_eq!(ids, [0, 1, 2, 3, 1, 4]);
        assert_eq!(interner.text(4), words[5]);
        assert_eq!(interner.intern(b"caf\xe9"), None);
        assert_eq!(interner.intern(b"a\0b"), None);
        let ranks = interner.ranks_by_text();
        let names = interner.into_names(&ranks);
        assert_eq!(
            names.iter().collect::<Vec<_>>(),
            ["", "Call", "Webinar", "a longer text than eight bytes", "Звонок"]
        );
    }

    #[test]
    fn k13_spellings_with_other_white_space_are_one_text() {
        let mut interner = Interner::default();
        let words = ["Paid Search", "Paid\u{a0}Search", "Paid  Search", "Paid\u{a0}Search"];
        let ids: Vec<_> = words.iter().map(|w| interner.intern(w.as_bytes())).collect();
        assert_eq!(ids, [Some(0); 4]);
        let keys = ["a", "\u{1}a\u{200b}", "\u{1}a", "\u{2}a\u{1}", "\u{2}a"];
        let ids: Vec<_> = keys.iter().map(|w| interner.intern_key(w.as_bytes())).collect();
        assert_eq!(ids, [Some(1), Some(2), Some(2), Some(3), Some(3)]);
        assert_eq!(interner.len(), 4);
    }

    #[test]
    fn hashes_are_sorted() {
        for count in [0, 1, 2, 3, 1_000] {
            let hashes: Vec<u64> = (0..count).map(|at: u64| hash(&(at % 700).to_le_bytes())).collect();
            let mut expected: Vec<(u64, u32)> = hashes.iter().copied().zip(0..).collect();
            expected.sort_unstable();
            assert_eq!(sorted_by_hash(&hashes), expected);
        }
    }

    #[test]
    fn many_keys_get_the_numbers_of_one_at_a_time() {
        let words: Vec<String> = (0..3_000_u32).map(|at| format!("J{:05}", at.wrapping_mul(7_919) % 500)).collect();
        let keys: Vec<&[u8]> =
            words.iter().map(String::as_bytes).chain([&b""[..], "a\u{a0}b".as_bytes(), b"a b"]).collect();
        let (mut one, mut many) = (Interner::default(), Interner::default());
        let expected: Vec<u32> = keys.iter().map(|key| one.intern(key).expect("text")).collect();
        let (mut ids, mut room) = (Vec::new(), Candidates::default());
        for keys in keys.chunks(100) {
            many.intern_all(keys, &mut room, &mut ids);
        }
        assert_eq!(ids, expected);
        assert_eq!((one.find(b"J00007"), one.find(b"J99999"), one.find(b"")), (many.find(b"J00007"), None, many.empty));
    }

    #[test]
    fn names_with_misleading_characters_are_known() {
        let mut interner = Interner::default();
        for word in ["Sales", "Mark\u{202e}eting", "Paid\u{a0}Search", "Em\u{200b}ail", "\u{1b}[1mCall"] {
            interner.intern(word.as_bytes());
        }
        let mut found: Vec<String> = interner.misleading().collect();
        found.sort();
        assert_eq!(found, ["Marketing", "[1mCall"]);
    }

    #[test]
    fn the_order_by_hash_depends_on_the_texts_alone() {
        let order = |words: &[&str]| {
            let mut interner = Interner::default();
            for w in words {
                interner.intern(w.as_bytes());
            }
            let ranks = interner.ranks_by_hash();
            interner.into_names(&ranks).iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(order(&["J1", "J2", "J3", "J4"]), order(&["J3", "J1", "J4", "J2"]));
    }
}
