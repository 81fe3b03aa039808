//! White space and invisible characters: trimmed around cells, folded in keys and names.

use std::borrow::Cow;

/// Whether a character takes no room: zero-width spaces and joiners, byte order marks, soft hyphens, marks of direction,
/// control characters.
#[must_use]
pub const fn is_invisible(letter: char) -> bool {
    is_misleading(letter)
        || matches!(
            letter,
            '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
                | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        )
}

/// Whether a character changes how the text around it is shown: a control character that is no white space, or a mark
/// of direction. A right-to-left override mirrors the rest of a sentence, digits included; an escape moves the cursor
/// of a terminal.
#[must_use]
pub const fn is_misleading(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{61c}'
            | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// The text without misleading characters: for names of files and columns and for cells that are quoted as they are.
#[must_use]
pub fn stripped(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| (0x20..0x7f).contains(&byte);
    if text.bytes().all(plain) || !text.chars().any(is_misleading) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|letter| !is_misleading(*letter)).collect())
}

/// The beginning of a cell, to be shown to a person.
#[must_use]
pub fn shown(cell: &[u8], letters: usize) -> String {
    String::from_utf8_lossy(cell).chars().filter(|letter| !is_misleading(*letter)).take(letters).collect()
}

/// Whether a character is white space or invisible.
#[must_use]
pub fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || is_invisible(letter)
}

/// Trims white space and invisible characters off both ends of a cell, which need not be UTF-8.
#[must_use]
#[inline]
pub fn trimmed(cell: &[u8]) -> &[u8] {
    // A cell that begins and ends with an ASCII letter, sign or digit needs no trimming; nearly every cell does.
    match (cell.first(), cell.last()) {
        (Some(b'!'..=b'~'), Some(b'!'..=b'~')) => cell,
        _ => trimmed_slowly(cell),
    }
}

fn trimmed_slowly(mut cell: &[u8]) -> &[u8] {
    loop {
        let length = match cell {
            [b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c, ..] => 1,
            [first @ (0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef), ..] => {
                let length = if *first == 0xc2 { 2 } else { 3 };
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
            _ => return cell,
        };
        cell = &cell[..cell.len() - length];
    }
}

fn is_blank_letter(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(is_blank))
}

/// Takes the wrapper off a cell that a tool guards from spreadsheets: `="0012"`, `=T("0012")`, `'0012`.
#[must_use]
#[inline]
pub fn unguarded(cell: &[u8]) -> &[u8] {
    match cell.first() {
        Some(b'=' | b'\'') => unguarded_slowly(cell),
        _ => cell,
    }
}

fn unguarded_slowly(cell: &[u8]) -> &[u8] {
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

/// Whether a text has anything that [`folded`] changes.
#[must_use]
fn needs_folding(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut before = b'x';
    for &byte in bytes {
        if (byte == b' ' && before == b' ') || !(b' '..0x7f).contains(&byte) {
            return byte < 0x80 || text.chars().any(|c| c != ' ' && is_blank(c)) || text.contains("  ");
        }
        before = byte;
    }
    text.starts_with(' ') || text.ends_with(' ')
}

/// The text with single spaces for each run of white space, and without invisible characters.
#[must_use]
pub fn folded(text: &str) -> Cow<'_, str> {
    if !needs_folding(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_whitespace() {
            gap = true;
        } else if is_invisible(letter) {
            // A joiner between letters of another script is part of its spelling.
            let joins = matches!(letter, '\u{200c}' | '\u{200d}')
                && !gap
                && out.chars().next_back().is_some_and(|before| !before.is_ascii())
                && letters.peek().is_some_and(|next| !next.is_ascii() && !is_blank(*next));
            if joins {
                out.push(letter);
            }
        } else {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(letter);
        }
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
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
        ] {
            assert_eq!(trimmed(cell.as_bytes()), expected.as_bytes(), "{cell:?}");
        }
        assert_eq!(trimmed(b"caf\xe9 "), b"caf\xe9");
        assert_eq!(trimmed(b"\xc2"), b"\xc2");
        assert_eq!(trimmed(b"\xe2\x80"), b"\xe2\x80");
    }

    #[test]
    fn k13_white_space_within_a_name_is_folded() {
        for (text, expected) in [
            ("Paid Search", "Paid Search"),
            ("Paid\u{a0}Search", "Paid Search"),
            ("Paid  Search", "Paid Search"),
            ("Paid\u{202f}\u{2009} Search", "Paid Search"),
            ("Paid\nSearch", "Paid Search"),
            ("Em\u{200b}ail", "Email"),
            ("E\u{ad}mail", "Email"),
            ("Платный  поиск", "Платный поиск"),
            ("Платный\u{a0}поиск", "Платный поиск"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("a\u{200d}b", "ab"),
            ("Mark\u{202e}eting", "Marketing"),
            ("\u{200f}\u{61c}מכירות\u{200f}", "מכירות"),
            ("\u{2068}Sales\u{2069}", "Sales"),
            ("\u{1b}[31mSa\u{9b}les\u{7f}\u{0}", "[31mSales"),
            ("", ""),
        ] {
            assert_eq!(folded(text), expected, "{text:?}");
        }
        assert!(matches!(folded("Платный поиск"), Cow::Borrowed(_)));
    }

    #[test]
    fn misleading_characters_are_stripped_and_white_space_stays() {
        for (text, expected) in [
            ("Sales  %\n(share)", "Sales  %\n(share)"),
            ("a\u{202e}b\u{1b}c\u{85}\u{200b}", "abc\u{85}\u{200b}"),
            ("Канал", "Канал"),
        ] {
            assert_eq!(stripped(text), expected, "{text:?}");
        }
        assert!(matches!(stripped("Канал"), Cow::Borrowed(_)));
        assert_eq!(shown("\u{202e}\u{1b}abcdef".as_bytes(), 3), "abc");
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
