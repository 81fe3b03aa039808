//! Normalises keys, which tools write in several ways.

use super::layout::Kind;
use crate::detect::fold;

/// A key as written, without the mark of an account, a person or several deals.
pub fn written(key: &str) -> &str {
    key.trim_start_matches(['\u{1}', '\u{2}', '\u{3}'])
}

/// The key of the person whose id is that of a deal, as a column of persons has it.
pub fn of_person(deal: &str) -> String {
    String::from_utf8_lossy(KeyRoom::default().normal(deal.as_bytes(), Kind::Contact)).into_owned()
}

/// Whether a key is that of a cell with several deals.
pub fn is_of_several(key: &str) -> bool {
    key.starts_with('\u{3}')
}

/// Whether a key begins with the mark of an account, a person or several deals.
pub fn is_marked(key: &[u8]) -> bool {
    matches!(key.first(), Some(1..=3))
}

/// Buffer for the normal form of a key.
#[derive(Default)]
pub struct KeyRoom {
    room: Vec<u8>,
}

impl KeyRoom {
    /// The normal form in which keys are compared.
    ///
    /// Salesforce writes an id with 15 letters, or with three more as a checksum. Names of accounts and addresses of
    /// persons ignore case.
    pub fn normal<'a>(&'a mut self, cell: &'a [u8], kind: Kind) -> &'a [u8] {
        let mut cell = short_id(cell);
        // Removes such marks from the data: they would turn the key of a deal into the key of an account.
        while is_marked(cell) {
            cell = &cell[1..];
        }
        if kind == Kind::Deal {
            return cell;
        }
        if kind == Kind::Contact
            && let Some(address) = addresses(cell).next()
        {
            cell = address;
        }
        self.room.clear();
        self.room.extend_from_slice(kind.tag());
        if is_id(cell) {
            self.room.extend_from_slice(cell);
        } else {
            match std::str::from_utf8(cell) {
                Ok(text) => self.room.extend(text.chars().flat_map(char::to_lowercase).collect::<String>().bytes()),
                Err(_) => self.room.extend_from_slice(cell),
            }
        }
        &self.room
    }
}

/// The e-mail addresses in a cell: `Ann Lee (ann@example.com); Bo <bo@example.com>`.
pub fn addresses(cell: &[u8]) -> impl Iterator<Item = &[u8]> {
    let has_any = memchr::memchr(b'@', cell).is_some();
    let between = |b: &u8| {
        b.is_ascii_whitespace() || matches!(b, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b';' | b',' | b'|' | b'"')
    };
    cell.split(between)
        .filter(move |part| has_any && memchr::memchr(b'@', part).is_some_and(|at| at > 0 && at + 1 < part.len()))
}

/// Keys of several deals in one cell: `31001;31002`. Empty for the key of one deal.
///
/// A single key may have such separators too, so each part must have a digit and no spaces.
pub fn deals_in(cell: &[u8]) -> Vec<&[u8]> {
    // A loop over so short a key is faster than starting a search.
    if !cell.iter().any(|byte| matches!(byte, b';' | b'|' | b',')) {
        return Vec::new();
    }
    let text = cell.trim_ascii_end();
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = memchr::memchr3(b';', b'|', b',', rest) {
        let (part, behind) = (&rest[..at], &rest[at + 1..]);
        // A comma without a space groups digits: `12,345`.
        if rest[at] == b',' && !behind.first().is_some_and(u8::is_ascii_whitespace) {
            return Vec::new();
        }
        parts.push(part.trim_ascii());
        rest = behind;
    }
    parts.push(rest.trim_ascii());
    parts.retain(|part| !part.is_empty());
    let is_key = |part: &&[u8]| part.iter().any(u8::is_ascii_digit) && !part.iter().any(u8::is_ascii_whitespace);
    if parts.iter().all(is_key) { parts } else { Vec::new() }
}

/// Shortens a Salesforce id of 18 letters to 15; its last three letters follow from the case of the others.
pub fn short_id(cell: &[u8]) -> &[u8] {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    let Some((id, check)) = cell.split_at_checked(15).filter(|(_, check)| check.len() == 3) else { return cell };
    let sums = id.chunks_exact(5).map(|five| {
        let bits = five.iter().enumerate().map(|(at, letter)| usize::from(letter.is_ascii_uppercase()) << at);
        LETTERS[bits.sum::<usize>()]
    });
    if id.iter().all(u8::is_ascii_alphanumeric) && sums.eq(check.iter().map(u8::to_ascii_uppercase)) {
        id
    } else {
        cell
    }
}

/// Whether a cell is a Salesforce id of 15 letters, in which case matters.
fn is_id(cell: &[u8]) -> bool {
    cell.len() == 15 && cell.iter().all(u8::is_ascii_alphanumeric) && cell.iter().any(u8::is_ascii_digit)
}

/// Kind of object that an id of Salesforce names by its first three letters.
pub fn kind_of(id: &[u8]) -> Option<Kind> {
    match id.get(..3).filter(|_| matches!(id.len(), 15 | 18))? {
        b"001" => Some(Kind::Account),
        b"003" | b"00Q" => Some(Kind::Contact),
        b"006" => Some(Kind::Deal),
        _ => None,
    }
}

/// Whether a heading names keys of any object: `WhatId`, `Related To ID`.
pub fn is_key_of_any_object(heading: &str) -> bool {
    matches!(fold(heading).as_str(), "whatid" | "relatedto" | "relatedtoid")
}

/// Whether the cells of a key are such ids, and not all of deals.
pub fn are_of_any_kind<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut ids, mut others) = (0_usize, 0_usize);
    for cell in cells.map(str::as_bytes).filter(|cell| !crate::parse::is_nothing(cell)) {
        let kind = kind_of(cell).filter(|_| cell.iter().all(u8::is_ascii_alphanumeric));
        // A number of as many digits may be any id.
        let Some(kind) = kind.filter(|_| cell.iter().any(u8::is_ascii_alphabetic)) else { return false };
        ids += 1;
        others += usize::from(kind != Kind::Deal);
    }
    ids > 0 && others > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_compared_in_one_form() {
        for (cell, kind, expected) in [
            ("006q000000HddohAAB", Kind::Deal, "006q000000Hddoh"),
            ("006q000000HddohAAC", Kind::Deal, "006q000000HddohAAC"),
            ("006q000000Hddoh", Kind::Deal, "006q000000Hddoh"),
            ("D1", Kind::Deal, "D1"),
            ("\u{1}\u{2}acme", Kind::Deal, "acme"),
            ("Ann@Example.com", Kind::Contact, "\u{2}ann@example.com"),
            ("ООО «Вектор»", Kind::Account, "\u{1}ооо «вектор»"),
            ("0031G00001S3ckZQAR", Kind::Contact, "\u{2}0031G00001S3ckZ"),
            ("Ann Lee (Ann@Example.com)", Kind::Contact, "\u{2}ann@example.com"),
            ("Ann <ann@example.com>; Bo <bo@example.com>", Kind::Contact, "\u{2}ann@example.com"),
            ("@annlee", Kind::Contact, "\u{2}@annlee"),
        ] {
            let mut room = KeyRoom::default();
            assert_eq!(String::from_utf8_lossy(room.normal(cell.as_bytes(), kind)), expected, "{cell}");
        }
    }

    #[test]
    fn a_person_with_the_id_of_a_deal_has_its_key() {
        for id in ["A7", "a7", "00Q5g00000Aa1Bc", "00Q5g00000Aa1BcXYZ", "Ann@Example.com", "Сделка 5"] {
            let (mut room, mut other) = (KeyRoom::default(), KeyRoom::default());
            let deal = String::from_utf8_lossy(room.normal(id.as_bytes(), Kind::Deal)).into_owned();
            assert_eq!(of_person(&deal).as_bytes(), other.normal(id.as_bytes(), Kind::Contact), "{id}");
            assert_eq!(written(&of_person(&deal)).to_lowercase(), deal.to_lowercase());
        }
    }

    #[test]
    fn a_cell_may_hold_several_deals() {
        for (cell, expected) in [
            ("31001;31002", vec!["31001", "31002"]),
            ("D-1; D-2 ;D-3;", vec!["D-1", "D-2", "D-3"]),
            ("A7 | A8", vec!["A7", "A8"]),
            ("31001, 31002", vec!["31001", "31002"]),
            ("31001", vec![]),
            ("12,345", vec![]),
            ("Acme, Inc. 2", vec![]),
            ("Phase 1; Phase 2", vec![]),
            ("SO;77", vec![]),
        ] {
            let found: Vec<_> = deals_in(cell.as_bytes()).into_iter().map(String::from_utf8_lossy).collect();
            assert_eq!(found, expected, "{cell}");
        }
    }
}
