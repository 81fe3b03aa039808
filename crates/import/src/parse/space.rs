//! Trims white space and invisible characters around cells, and folds them in keys and names.

use fairshare_types::text::{FLAGS, is_blank};

/// Trims white space from a cell and removes the wrapper that guards it from spreadsheets.
#[must_use]
#[inline]
pub fn bare(cell: &[u8]) -> &[u8] {
    // Nearly every cell begins and ends with visible ASCII, and so has neither.
    match (cell.first(), cell.last()) {
        (Some(b'=' | b'\''), _) => unguarded(trimmed(cell)),
        (Some(b'!'..=b'~'), Some(b'!'..=b'~')) | (None, _) => cell,
        _ => unguarded(trimmed(cell)),
    }
}

/// Trims white space and invisible characters from both ends of a cell, which need not be UTF-8.
fn trimmed(mut cell: &[u8]) -> &[u8] {
    loop {
        let length = match cell {
            [b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c, ..] => 1,
            [first @ (0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef | 0xf0..=0xf4), ..] => {
                let length = match first {
                    0xc2 => 2,
                    0xf0.. => 4,
                    _ => 3,
                };
                if !cell.get(..length).is_some_and(is_blank_letter) {
                    break;
                }
                length
            }
            _ => break,
        };
        cell = &cell[length..];
    }
    loop {
        let length = match cell {
            [.., b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c] => 1,
            [.., 0xc2, _] if is_blank_letter(&cell[cell.len() - 2..]) => 2,
            [.., 0xe1 | 0xe2 | 0xe3 | 0xef, _, _] if is_blank_letter(&cell[cell.len() - 3..]) => 3,
            [.., 0xf0..=0xf4, _, _, _]
                if is_blank_letter(&cell[cell.len() - 4..])
                    && !FLAGS.iter().any(|flag| cell.ends_with(flag.as_bytes())) =>
            {
                4
            }
            _ => return cell,
        };
        cell = &cell[..cell.len() - length];
    }
}

fn is_blank_letter(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(is_blank))
}

/// Removes the wrapper that guards a cell from spreadsheets: `="0012"`, `=T("0012")`, `'0012`.
fn unguarded(cell: &[u8]) -> &[u8] {
    let quoted = |cell: &'_ [u8]| cell.len() >= 2 && cell.starts_with(b"\"") && cell.ends_with(b"\"");
    if let Some(rest) = cell.strip_prefix(b"=") {
        let rest = rest.trim_ascii();
        let inner = rest.strip_prefix(b"T(").and_then(|inner| inner.strip_suffix(b")")).unwrap_or(rest);
        return if quoted(inner) && !inner[1..inner.len() - 1].contains(&b'"') {
            trimmed(&inner[1..inner.len() - 1])
        } else {
            cell
        };
    }
    match cell {
        [b'\'', b'0'..=b'9' | b'=' | b'+' | b'-' | b'@', ..] if !cell[1..].contains(&b'\'') => unguarded(&cell[1..]),
        _ => cell,
    }
}

/// The text with ASCII digits and signs for their full-width forms.
#[must_use]
pub fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
        '\u{3000}' => ' ',
        '\u{ffe5}' => '¥',
        '\u{ffe1}' => '£',
        '\u{ffe6}' => '₩',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k13_white_space_around_a_cell_is_trimmed() {
        for (cell, expected) in [
            ("Email", "Email"),
            ("  Email\t", "Email"),
            ("\u{a0}Email\u{a0}", "Email"),
            ("\u{feff}\u{200b}Z1\u{200d}", "Z1"),
            ("\u{2009}\u{202f}12\u{3000}", "12"),
            ("\u{ad}\u{2060}Канал\u{200b} ", "Канал"),
            ("é", "é"),
            ("\u{a0}", ""),
            ("", ""),
            ("…", "…"),
            ("\u{3164}Sales\u{e0041}\u{e007f}", "Sales"),
            ("\u{e0041}\u{1fffe}", ""),
            ("Sales \u{1f680}", "Sales \u{1f680}"),
        ] {
            assert_eq!(trimmed(cell.as_bytes()), expected.as_bytes(), "{cell:?}");
        }
        assert_eq!(trimmed(b"caf\xe9 "), b"caf\xe9");
        assert_eq!(trimmed(b"\xc2"), b"\xc2");
        assert_eq!(trimmed(b"\xe2\x80"), b"\xe2\x80");
    }

    #[test]
    fn k14_guards_against_spreadsheets_are_taken_off() {
        for (cell, expected) in [
            ("=\"0012\"", "0012"),
            ("=\"2025-01-01\"", "2025-01-01"),
            ("= \"Email \"", "Email"),
            ("=T(\"0012\")", "0012"),
            ("'0012", "0012"),
            ("'=\"0012\"", "0012"),
            ("'t Hart", "'t Hart"),
            ("'12'", "'12'"),
            ("=", "="),
            ("=\"", "=\""),
            ("=\"\"", ""),
            ("=A1", "=A1"),
            ("0012", "0012"),
            ("", ""),
        ] {
            assert_eq!(unguarded(cell.as_bytes()), expected.as_bytes(), "{cell}");
        }
    }
}
