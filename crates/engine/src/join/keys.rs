//! Keys that are one although they are written as two: ids of persons before and after they are known, and keys that a
//! spreadsheet or a data program has changed in one of two files.

use fairshare_import::order;
use std::collections::{BTreeMap, BTreeSet};

use fairshare_import::detect::{Answer, Certainty, Decision, JoiningSwitch, KeyDamage, Subject};
use fairshare_import::read::{Read, Store, loose, written};

/// Examples of a damaged key that are shown.
const SHOWN: usize = 3;

/// Brings keys that are one to one form, and tells what was joined.
pub(crate) fn mend(store: &mut Store, files: &[Read]) -> Vec<Decision> {
    let mut found = Vec::new();
    found.extend(stitch(store, files));
    found.extend(undamage(store, files));
    found
}

/// Gives touches of anonymous persons to the persons that other rows link them to.
fn stitch(store: &mut Store, files: &[Read]) -> Option<Decision> {
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
    let column = |name: &dyn Fn(&Read) -> Option<String>| files.iter().find_map(name).unwrap_or_default();
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

/// Joins keys of touches to those of deals that differ from them by lost zeros or a decimal zero alone.
fn undamage(store: &mut Store, files: &[Read]) -> Vec<Decision> {
    let mut listed: BTreeSet<u32> = BTreeSet::new();
    listed.extend(store.conversions.iter().map(|conversion| conversion.customer));
    if store.deals.has_table {
        listed.extend(store.deals.iter().filter(|(_, deal)| deal.origin.is_some()).map(|(deal, _)| deal));
    }
    if listed.is_empty() {
        return Vec::new();
    }
    let mut touched = vec![0_u64; store.texts.deals.len()];
    for &deal in &store.touches.deal {
        touched[deal as usize] += 1;
    }
    let text = |key: u32| store.texts.deals.text(key);
    let plain = |key: u32| -> Option<String> {
        let key = text(key);
        let bare = written(key);
        let digits = bare.bytes().all(|b| b.is_ascii_digit() || b == b'.') && bare.bytes().any(|b| b.is_ascii_digit());
        let form = digits.then(|| String::from_utf8_lossy(loose(bare.as_bytes())).into_owned())?;
        Some(format!("{}{form}", &key[..key.len() - bare.len()]))
    };
    // A form that two listed keys share tells nothing, nor does a key that touches name as it is.
    let mut forms: BTreeMap<String, Option<u32>> = BTreeMap::new();
    for &key in &listed {
        if let Some(form) = plain(key) {
            forms.entry(form).and_modify(|known| *known = None).or_insert(Some(key));
        }
    }
    let mut joined: BTreeMap<u32, u32> = BTreeMap::new();
    for (key, touches) in (0_u32..).zip(&touched) {
        if *touches == 0 || listed.contains(&key) {
            continue;
        }
        let to = plain(key).and_then(|form| forms.get(&form).copied().flatten());
        if let Some(to) = to.filter(|to| touched[*to as usize] == 0) {
            joined.insert(key, to);
        }
    }
    // Damage, whether the touches have it, and how many of them, with examples.
    let mut kinds: BTreeMap<(bool, bool), (u64, Vec<String>)> = BTreeMap::new();
    for (&from, &to) in &joined {
        let (here, there) = (written(text(from)), written(text(to)));
        let decimal = here.contains('.') != there.contains('.');
        let in_touches = if decimal { here.contains('.') } else { here.len() < there.len() };
        let (cells, examples) = kinds.entry((decimal, in_touches)).or_default();
        *cells += touched[from as usize];
        examples.push(format!("{here} = {there}"));
    }
    let of = |in_touches: bool| {
        files.iter().find(|file| file.problem.is_none() && file.shape.brings_touches() == in_touches)
    };
    let decisions = kinds
        .into_iter()
        .map(|((decimal, in_touches), (cells, mut examples))| {
            order::arrange(&mut examples, &Ord::cmp);
            examples.truncate(SHOWN);
            let file = of(in_touches);
            let key = file.and_then(|file| file.key.and_then(|(key, _)| file.columns.get(key)));
            let damage = if decimal { KeyDamage::DecimalZero } else { KeyDamage::LeadingZeros };
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
