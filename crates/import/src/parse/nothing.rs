//! Recognises placeholders for an empty cell in the users' languages, and spreadsheet errors.

#[cfg(test)]
mod tests;
mod words;

use words::{DECORATED, ERRORS, LENGTHS, LONGEST, WORDS};

/// Whether a cell is empty or a placeholder.
#[inline]
#[must_use]
pub fn is_nothing(cell: &[u8]) -> bool {
    match cell.first() {
        None => true,
        Some(first) if cell.len() <= LONGEST && LENGTHS[*first as usize] >> cell.len() & 1 == 1 => is_word(cell),
        Some(_) => false,
    }
}

/// Whether a cell of names or keys is empty: as [`is_nothing`], or the Russian word for no.
///
/// In a column of outcomes that word is an answer.
#[inline]
#[must_use]
pub fn is_no_name(cell: &[u8]) -> bool {
    is_nothing(cell) || cell.first() == Some(&0xd0) && is_no(cell)
}

#[cold]
fn is_no(cell: &[u8]) -> bool {
    cell.len() <= LONGEST && std::str::from_utf8(cell).is_ok_and(|text| matches!(&*text.to_lowercase(), "нет" | "нету"))
}

/// Whether a cell is an error in place of a value, as spreadsheets show it: `#REF!`, `#NV`, `#ЗНАЧ!`.
#[must_use]
pub fn is_spreadsheet_error(cell: &[u8]) -> bool {
    if cell.first() != Some(&b'#') && !cell.starts_with(b"Err:") || cell.len() > LONGEST {
        return false;
    }
    let Ok(text) = std::str::from_utf8(cell) else { return false };
    if let Some(code) = text.strip_prefix("Err:") {
        return code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
    }
    let bare = text[1..].to_uppercase();
    if !bare.ends_with(['!', '?']) {
        // Any other word after the sign is a hashtag.
        return ["N/A", "NV", "N/D", "N/B", "YOK", "Н/Д", "SAKNAS", "GETTING_DATA"].contains(&bare.as_str());
    }
    let name: String = bare.chars().filter(|c| !matches!(c, '¡' | '¿' | '!' | '?')).collect();
    ERRORS.split_ascii_whitespace().any(|known| known == name)
}

/// Whether a cell has a digit of any script, as every number and date has.
pub(super) fn has_digit(cell: &[u8]) -> bool {
    cell.iter().any(u8::is_ascii_digit)
        || (!cell.is_ascii() && std::str::from_utf8(cell).is_ok_and(|text| text.chars().any(char::is_numeric)))
}

fn is_word(cell: &[u8]) -> bool {
    match cell {
        // Most cells are words of ASCII letters.
        [first, ..] if first.is_ascii_alphabetic() && cell.is_ascii() && !cell.starts_with(b"Err:") => {
            let letter = char::from(first.to_ascii_lowercase());
            let words = WORDS.iter().find(|(known, _)| *known == letter).map_or(&[][..], |(_, words)| words);
            return words.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(cell));
        }
        // A lone minus, dashes, dots, asterisks, question marks.
        [b'-' | b'.' | b'*' | b'?' | b'_' | b'/' | b'\\', ..]
            if cell.iter().all(|b| matches!(b, b'-' | b'.' | b'*' | b'?' | b'_'))
                || matches!(cell, b"/" | b"\\" | b"\\N") =>
        {
            return true;
        }
        [b'0', ..] => {
            return cell.starts_with(b"0000-00-00") || cell.starts_with(b"00.00.0000") || cell == b"00/00/0000";
        }
        // Spreadsheets fill a column that is too narrow for its numbers with this sign.
        [b'#', b'#', ..] if cell.iter().all(|b| *b == b'#') => return true,
        [b'#', ..] | [b'E', b'r', b'r', b':', ..] => return is_spreadsheet_error(cell),
        [0xd0, second, ..]
            if !matches!(second, 0xbd | 0x9d | 0xbf | 0x9f | 0xbe | 0x9e | 0xb1 | 0x91 | 0xb2 | 0x92) =>
        {
            return false;
        }
        _ => {}
    }
    let Ok(text) = std::str::from_utf8(cell) else { return false };
    if text.chars().all(|c| matches!(c, '—' | '–' | '―' | '‒' | '−' | '－' | 'ー')) {
        return true;
    }
    let bare = undecorated(text);
    let Some(first) = bare.chars().next() else {
        // Empty brackets are a placeholder; other signs are not.
        return text.chars().all(|c| matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '{' | '}' | '（' | '）' | ' '));
    };
    if first.is_numeric() {
        return false;
    }
    let first = first.to_lowercase().next().unwrap_or(first);
    let lower = bare.to_lowercase();
    // A last point may belong to the word: `n.a.`
    let is = |word: &str| word == lower || word.strip_suffix('.') == Some(&lower);
    let words = WORDS.iter().find(|(letter, _)| *letter == first).map_or(&[][..], |(_, words)| words);
    words.iter().any(|word| is(word)) || bare.len() < text.len() && DECORATED.iter().any(|word| is(word))
}

/// Removes the signs that decorate a word: `--None--`, `- Select -`, `[n.a.]`, `<Bitte wählen…>`.
///
/// Signs at its end are removed only if it has some at its beginning.
fn undecorated(text: &str) -> &str {
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '+' | '%' | '&' | '@' | '#' | '$' | '€');
    let bare = text.trim_start_matches(is_sign);
    // Signs at the end alone belong to a name: `Wow!`
    if bare.len() == text.len() { bare } else { bare.trim_end_matches(is_sign) }
}
