//! White space and invisible characters: removed from names and displayed cells, folded in keys and names.

use std::borrow::Cow;

/// Whether a character takes no room.
///
/// These are zero-width spaces and joiners, byte order marks, soft hyphens, and [misleading](is_misleading) characters.
#[must_use]
pub const fn is_invisible(letter: char) -> bool {
    is_misleading(letter)
        || matches!(
            letter,
            '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
                | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        )
}

/// Whether a character changes how the text around it is shown, or makes different names look the same.
///
/// These are control characters other than white space, direction marks, tags, fillers and noncharacters. A
/// right-to-left override mirrors the rest of a sentence, digits included; an escape moves the cursor of a terminal;
/// tags hold a whole invisible text.
#[must_use]
pub const fn is_misleading(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{61c}'
            | '\u{115f}' | '\u{1160}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{ffa0}' | '\u{e0000}'..='\u{e007f}'
    ) || letter as u32 & 0xfffe == 0xfffe
}

/// Flags written with tags, which are part of the picture: England, Scotland and Wales.
pub const FLAGS: [&str; 3] = [
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];
/// Number of letters in such a flag.
const OF_FLAG: usize = 7;

/// The letters of a text, each with whether it is part of a flag.
fn letters(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut of_flag = 0;
    text.char_indices().map(move |(at, letter)| {
        if letter == '\u{1f3f4}' && FLAGS.iter().any(|flag| text[at..].starts_with(flag)) {
            of_flag = OF_FLAG;
        }
        let is_part = of_flag > 0;
        of_flag = of_flag.saturating_sub(1);
        (letter, is_part)
    })
}

/// Visible letters and white space of a text.
fn visible(text: &str) -> impl Iterator<Item = char> {
    let mut letters = letters(text).peekable();
    let mut before = ' ';
    std::iter::from_fn(move || {
        loop {
            let (letter, of_flag) = letters.next()?;
            // A joiner between letters of another script, or between emoji, is part of the spelling.
            let is_joined = |&(next, _): &(char, bool)| !next.is_ascii() && !is_blank(next);
            let joins = |before: char| !before.is_ascii() && !before.is_whitespace();
            let is_kept = of_flag
                || !is_invisible(letter)
                || matches!(letter, '\u{200c}' | '\u{200d}') && joins(before) && letters.peek().is_some_and(is_joined);
            if is_kept {
                before = letter;
                return Some(letter);
            }
        }
    })
}

/// Whether a text is visible ASCII only. This check is enough for most texts.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
}

/// Whether a text has misleading characters.
#[must_use]
pub fn misleads(text: &str) -> bool {
    !is_plain(text) && letters(text).any(|(letter, of_flag)| !of_flag && is_misleading(letter))
}

/// Removes invisible characters and keeps all white space.
///
/// For names of columns and for cells that are quoted as they are.
#[must_use]
pub fn stripped(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let out: String = visible(text).collect();
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// As [`stripped`], with line breaks and tabs as spaces: for names of files.
#[must_use]
pub fn in_one_line(text: &str) -> Cow<'_, str> {
    const BREAKS: [char; 8] = ['\t', '\n', '\u{b}', '\u{c}', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    let text = stripped(text);
    if text.contains(BREAKS) { Cow::Owned(text.replace(BREAKS, " ")) } else { text }
}

/// The beginning of a cell, for display.
#[must_use]
pub fn shown(cell: &[u8], letters: usize) -> String {
    stripped(&String::from_utf8_lossy(cell)).chars().take(letters).collect()
}

/// Whether a character is white space or invisible.
#[must_use]
pub fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || is_invisible(letter)
}

/// Whether [`folded`] may change a text.
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

/// Reduces each run of white space to one space, trims the text, and removes invisible characters.
#[must_use]
pub fn folded(text: &str) -> Cow<'_, str> {
    if !needs_folding(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for letter in visible(text) {
        if letter.is_whitespace() {
            gap = true;
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn invisible_characters_are_taken_out_of_cells_and_of_names_of_files_alike() {
        let flags = FLAGS.map(|flag| format!("Team {flag}"));
        for (text, expected) in [
            ("Sales  %\n(share)", "Sales  % (share)"),
            ("a\u{202e}b\u{1b}c\u{85}\u{200b}d", "abc d"),
            ("Q1\u{b}a\u{c}b\r", "Q1 a b "),
            ("a\u{2028}b\u{2029}c", "a b c"),
            ("a\u{200b}b\u{200c}c\u{200d}d\u{200e}e\u{200f}f", "abcdef"),
            ("S\u{e0053}\u{e0061}ales\u{e007f}", "Sales"),
            ("\u{1f3f4}\u{e0053}\u{e0061}\u{e007f}", "\u{1f3f4}"),
            ("S\u{fffe}a\u{ffff}l\u{fdd0}e\u{10ffff}s", "Sales"),
            ("S\u{3164}a\u{115f}l\u{1160}e\u{ffa0}s", "Sales"),
            ("👨\u{200d}👩\u{200d}👧", "👨\u{200d}👩\u{200d}👧"),
            (&flags[0], &flags[0]),
            (&flags[1], &flags[1]),
            (&flags[2], &flags[2]),
            ("Канал", "Канал"),
        ] {
            assert_eq!(in_one_line(text), expected, "{text:?}");
            assert_eq!(folded(text), folded(expected), "{text:?}");
        }
        assert_eq!(stripped("Sales\n\u{e0041}%\u{202e}"), "Sales\n%");
        assert!(matches!(stripped("Канал"), Cow::Borrowed(_)));
        assert_eq!(shown("\u{202e}\u{1b}abcdef".as_bytes(), 3), "abc");
    }

    #[test]
    fn what_misleads_is_told_from_what_takes_no_room() {
        let flag = FLAGS[0];
        for text in ["a\u{202e}b", "\u{e0041}", "a\u{3164}", "\u{fffe}", "\u{1f3f4}\u{e0041}"] {
            assert!(misleads(text), "{text:?}");
        }
        for text in ["", "a\u{200b}b", "a\u{ad}b", "a\nb", "Канал", flag] {
            assert!(!misleads(text), "{text:?}");
        }
    }
}
