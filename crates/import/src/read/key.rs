//! Keys as they are compared: tools write one and the same in several ways.

use super::layout::Kind;

/// A key as it is written, without the mark of an account or a person.
pub fn written(key: &str) -> &str {
    key.trim_start_matches(['\u{1}', '\u{2}'])
}

/// Whether a key begins with the mark of an account or a person.
pub fn is_marked(key: &[u8]) -> bool {
    matches!(key.first(), Some(1 | 2))
}

/// Room in which a key is brought to its normal form.
#[derive(Default)]
pub struct KeyRoom {
    room: Vec<u8>,
}

impl KeyRoom {
    /// The form in which keys are compared. Salesforce writes an id with 15 letters or with 18, of which the last three
    /// only check the others; names of accounts and addresses of persons are alike in any case of their letters.
    pub fn normal<'a>(&'a mut self, cell: &'a [u8], kind: Kind) -> &'a [u8] {
        let mut cell = short_id(cell);
        // Removes such marks from the data: they would turn the key of a deal into the key of an account.
        while is_marked(cell) {
            cell = &cell[1..];
        }
        if kind == Kind::Deal {
            return cell;
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

/// The 15 letters of a Salesforce id of 18, if it is one: its last three letters follow from the case of the others.
fn short_id(cell: &[u8]) -> &[u8] {
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

/// A Salesforce id of 15 letters, in which case matters.
fn is_id(cell: &[u8]) -> bool {
    cell.len() == 15 && cell.iter().all(u8::is_ascii_alphanumeric) && cell.iter().any(u8::is_ascii_digit)
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
        ] {
            let mut room = KeyRoom::default();
            assert_eq!(String::from_utf8_lossy(room.normal(cell.as_bytes(), kind)), expected, "{cell}");
        }
    }
}
