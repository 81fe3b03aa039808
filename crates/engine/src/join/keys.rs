//! Joins keys that mean the same but are written in two ways: ids of persons before and after they are known, and keys
//! that a spreadsheet or a data program changed in one of two files.

use fairshare_types::decision::{Answer, Certainty, Decision, JoiningSwitch, KeyDamage, Subject};
use fairshare_types::order;
use fairshare_types::portions::{in_portions, occurrences};
use std::collections::{BTreeMap, BTreeSet};

use fairshare_import::read::{FileReport, Store, loose, written};

/// Most examples shown of one kind of damage.
const SHOWN: usize = 3;

/// Gives such keys one form, and returns a decision for each kind of joining.
pub(crate) fn mend(store: &mut Store, files: &[FileReport]) -> Vec<Decision> {
    let mut found = Vec::new();
    found.extend(name_deals(store, files));
    found.extend(stitch(store, files));
    found.extend(undamage(store, files));
    found
}

/// Gives touches that name their deal by its name to the deal with that name, if there is exactly one.
fn name_deals(store: &mut Store, files: &[FileReport]) -> Option<Decision> {
    let titles = std::mem::take(&mut store.titles);
    let file = files.iter().find(|file| file.titles.is_some()).filter(|_| !titles.is_empty())?;
    let folded = |key: u32| written(store.texts.deals.text(key)).to_lowercase();
    let mut deals: BTreeMap<String, Option<u32>> = BTreeMap::new();
    for (title, deal) in titles {
        let known = deals.entry(folded(title)).or_insert(Some(deal));
        *known = known.filter(|known| *known == deal);
    }
    // A touch may name the id of a deal, too.
    let mut touched: BTreeSet<u32> = BTreeSet::new();
    touched.extend(&store.touches.deal);
    touched.retain(|&key| store.deals.get(key).origin.is_none());
    let mut known = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for key in touched {
        match deals.get(&folded(key)) {
            Some(Some(deal)) => {
                known.insert(key, *deal);
            }
            Some(None) => {
                shared.insert(key);
            }
            None => {}
        }
    }
    let (names, ambiguous) = (known.len() as u64, shared.len() as u64);
    store.ambiguous = shared;
    store.rename(&|key| known.get(&key).copied());
    let column = file.titles.clone()?;
    let unused = Answer::Role { file: file.name.clone(), column: column.clone(), role: None };
    let subject = Subject::LinkedByName { file: file.name.clone(), column: column.clone(), names, ambiguous };
    (names + ambiguous > 0).then(|| Decision::new(subject, Certainty::Likely, column).or("not linked", unused))
}

/// Gives touches of anonymous persons to the persons that other rows link them to.
fn stitch(store: &mut Store, files: &[FileReport]) -> Option<Decision> {
    let mut pairs = std::mem::take(&mut store.stitches);
    if store.choices.joining.keep_anonymous || pairs.is_empty() {
        return None;
    }
    pairs.sort_unstable();
    pairs.dedup();
    // An id that several persons share belongs to none of them.
    let mut known = BTreeMap::new();
    for (at, pair) in pairs.iter().enumerate() {
        let shared = pairs.get(at + 1).is_some_and(|next| next.0 == pair.0) || (at > 0 && pairs[at - 1].0 == pair.0);
        if !shared {
            known.insert(pair.0, pair.1);
        }
    }
    let moved = store.rename(&|key| known.get(&key).copied());
    let column = |name: &dyn Fn(&FileReport) -> Option<String>| files.iter().find_map(name).unwrap_or_default();
    let anonymous = column(&|file| file.anonymous.clone());
    let known = column(&|file| {
        let (key, _) = file.key.filter(|_| file.anonymous.is_some())?;
        file.columns.get(key).map(|column| column.name.clone())
    });
    let ids = moved.len() as u64;
    let keep = Answer::Joining(JoiningSwitch::KeepAnonymous, true);
    (ids > 0).then(|| {
        Decision::new(Subject::Stitched { anonymous, known, ids }, Certainty::Likely, "linked").or("not linked", keep)
    })
}

/// Joins keys of touches to keys of deals that differ only in how a program wrote them. Without a list of deals,
/// removes only decimal zeros.
fn undamage(store: &mut Store, files: &[FileReport]) -> Vec<Decision> {
    let mut listed: BTreeSet<u32> = BTreeSet::new();
    listed.extend(store.conversions.iter().map(|conversion| conversion.customer));
    if store.deals.has_table {
        listed.extend(store.deals.iter().filter(|(_, deal)| deal.origin.is_some()).map(|(deal, _)| deal));
    }
    let touched = occurrences(&store.touches.deal, store.texts.deals.len());
    let text = |key: u32| store.texts.deals.text(key);
    // Without a list of deals, `101.0` is compared with `101` among the keys of touches.
    let within = listed.is_empty();
    if within {
        let keys = || (0_u32..).zip(&touched).filter(|(_, touches)| **touches > 0).map(|(key, _)| key);
        let is_decimal = |key: u32| {
            written(text(key)).strip_suffix(".0").is_some_and(|whole| whole.bytes().all(|b| b.is_ascii_digit()))
        };
        let mut any = false;
        in_portions(touched.len(), &mut |keys| {
            let mut touched = (keys.start as u32..).zip(&touched[keys]);
            any = any || touched.any(|(key, touches)| *touches > 0 && is_decimal(key));
        });
        if !any {
            return Vec::new();
        }
        listed.extend(keys().filter(|&key| !is_decimal(key)));
    }
    let plain = |key: u32| -> String {
        let key = text(key);
        let bare = written(key);
        format!("{}{}", &key[..key.len() - bare.len()], plain(bare))
    };
    let is_listed = |key: u32| listed.contains(&key);
    let open =
        || (0_u32..).zip(&touched).filter(|(key, touches)| **touches > 0 && !is_listed(*key)).map(|(key, _)| key);
    if open().next().is_none() {
        return Vec::new();
    }
    // A form of two listed keys is ambiguous, and a listed key that touches name as it is needs no other spelling.
    let mut forms: BTreeMap<String, Option<u32>> = BTreeMap::new();
    for &key in &listed {
        forms.entry(plain(key)).and_modify(|known| *known = None).or_insert(Some(key));
    }
    let mut joined: BTreeMap<u32, u32> = BTreeMap::new();
    for key in open() {
        let to = forms.get(&plain(key)).copied().flatten();
        if let Some(to) = to.filter(|to| within || touched[*to as usize] == 0) {
            joined.insert(key, to);
        }
    }
    // Damage, whether the touches have it, the number of touches, and examples.
    let mut kinds: BTreeMap<(KeyDamage, bool), (u64, Vec<String>)> = BTreeMap::new();
    for (&from, &to) in &joined {
        let (here, there) = (written(text(from)), written(text(to)));
        let (damage, in_touches) = damage(here, there);
        let (cells, examples) = kinds.entry((damage, in_touches)).or_default();
        *cells += touched[from as usize];
        examples.push(format!("{here} = {there}"));
    }
    let of = |in_touches: bool| {
        let is_of = |file: &FileReport| if in_touches { file.shape.brings_touches() } else { file.shape.is_of_deals() };
        files.iter().find(|file| file.problem.is_none() && is_of(file))
    };
    let decisions = kinds
        .into_iter()
        .map(|((damage, in_touches), (cells, mut examples))| {
            order::arrange(&mut examples, &Ord::cmp);
            examples.truncate(SHOWN);
            let file = of(in_touches);
            let key = file.and_then(|file| file.key.and_then(|(key, _)| file.columns.get(key)));
            let subject = Subject::DamagedKeys {
                file: file.map(|file| file.name.clone()).unwrap_or_default(),
                column: key.map(|column| column.name.clone()).unwrap_or_default(),
                damage,
                cells,
                examples,
            };
            Decision::new(subject, Certainty::Likely, "joined")
        })
        .collect();
    store.rename(&|key| joined.get(&key).copied());
    decisions
}

/// A key without the parts that programs change: zeros around a number, case, braces, marks between digits, and the
/// three letters that Salesforce adds to a 15-character id.
fn plain(key: &str) -> String {
    let is_number = |key: &str| key.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' '));
    if is_number(key) {
        let digits: String = key.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
        return String::from_utf8_lossy(loose(digits.as_bytes())).into_owned();
    }
    let bare = key.trim_matches(['{', '}']);
    let short = match bare.len() {
        18 if bare.bytes().all(|b| b.is_ascii_alphanumeric()) && bare.starts_with('0') => &bare[..15],
        _ => bare,
    };
    short.to_lowercase()
}

/// The difference between two forms of one key, and whether the first is the damaged one.
fn damage(here: &str, there: &str) -> (KeyDamage, bool) {
    let digits = |key: &str| key.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    match (digits(here) && digits(there), here.contains('.') != there.contains('.')) {
        (true, true) => (KeyDamage::DecimalZero, here.contains('.')),
        (true, false) => (KeyDamage::LeadingZeros, here.len() < there.len()),
        (false, _) => (KeyDamage::Spelling, true),
    }
}
