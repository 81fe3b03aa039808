//! Parses lists that programs write into one cell: `["Sales", "Marketing"]`, `['Sales']`, `{Sales,"Field sales"}`.

use std::borrow::Cow;

/// Items of a cell that is a list of JSON, Python or a database; `None` for any other cell.
///
/// Brackets around a single name without quotation marks are part of that name: `[Brand]`.
pub fn list_items(cell: &str) -> Option<Vec<Cow<'_, str>>> {
    let cell = cell.trim();
    let inner = match *cell.as_bytes() {
        [b'[', .., b']'] | [b'{', .., b'}'] => cell.get(1..cell.len() - 1)?.trim(),
        _ => return None,
    };
    let is_quoted = inner.starts_with(['"', '\'']);
    if !is_quoted && (!inner.contains(',') || inner.contains(['[', '{', ':'])) {
        return None;
    }
    split_quoted(inner, ",", &['"', '\''])
}

/// Splits a text at separators outside quotation marks, and removes the marks.
///
/// `None` if a double mark occurs within a part or a mark is not closed.
pub fn split_quoted<'a>(text: &'a str, separator: &str, quotes: &[char]) -> Option<Vec<Cow<'a, str>>> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    loop {
        let quote = rest.chars().next().filter(|first| quotes.contains(first));
        let after = if let Some((quote, quoted)) = quote.and_then(|quote| Some((quote, rest.strip_prefix(quote)?))) {
            let end = closing(quoted, quote)?;
            parts.push(unescaped(&quoted[..end])?);
            quoted[end + quote.len_utf8()..].trim_start()
        } else {
            let end = rest.find(separator).unwrap_or(rest.len());
            let part = rest[..end].trim();
            if part.contains('"') {
                return None;
            }
            parts.push(Cow::Borrowed(part));
            &rest[end..]
        };
        if after.is_empty() {
            return Some(parts);
        }
        rest = after.strip_prefix(separator).or_else(|| after.strip_prefix(separator.trim()))?.trim_start();
    }
}

/// Offset of the closing quotation mark.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, letter)| {
        let ends = letter == quote && !escaped;
        escaped = letter == '\\' && !escaped;
        ends.then_some(at)
    })
}

/// Resolves the backslash escapes of JSON.
fn unescaped(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('\\') {
        return Some(Cow::Borrowed(text));
    }
    let mut units = Vec::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            '\\' => match letters.next()? {
                'n' | 't' | 'r' | 'b' | 'f' => ' ',
                'u' => {
                    units.push(u16::from_str_radix(letters.as_str().get(..4)?, 16).ok()?);
                    letters = letters.as_str().get(4..)?.chars();
                    continue;
                }
                other => other,
            },
            letter => letter,
        };
        units.extend(letter.encode_utf16(&mut [0; 2]).iter());
    }
    Some(Cow::Owned(String::from_utf16_lossy(&units)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k15_lists_of_programs_are_lists() {
        for (cell, expected) in [
            (r#"["Sales","Marketing"]"#, Some(&["Sales", "Marketing"][..])),
            (r#"[ "Sales" , "VP, North" ]"#, Some(&["Sales", "VP, North"])),
            ("['Sales', 'Marketing']", Some(&["Sales", "Marketing"])),
            (r#"["O'Neill"]"#, Some(&["O'Neill"])),
            (r#"['Sales', "O'Neill"]"#, Some(&["Sales", "O'Neill"])),
            (r#"{Sales,"Field sales"}"#, Some(&["Sales", "Field sales"])),
            ("[Sales, Marketing]", Some(&["Sales", "Marketing"])),
            (r#"["Verk\u00e4ufe \"A\"","\/b"]"#, Some(&["Verkäufe \"A\"", "/b"])),
            ("[Brand]", None),
            ("[Brand] Search", None),
            ("{\"a\":1}", None),
            ("{}", None),
            ("[]", None),
            ("[\"Sales", None),
            ("[\"Sales\"x]", None),
            ("Sales", None),
            ("", None),
        ] {
            let got = list_items(cell);
            let got: Option<Vec<&str>> = got.as_ref().map(|items| items.iter().map(AsRef::as_ref).collect());
            assert_eq!(got.as_deref(), expected, "{cell}");
        }
    }

    #[test]
    fn k23_quotation_marks_keep_separators_inside() {
        let steps = split_quoted(r#""Paid, Social" > "Newsletter" > Direct"#, " > ", &['"']);
        assert_eq!(steps.unwrap(), ["Paid, Social", "Newsletter", "Direct"]);
        assert_eq!(split_quoted(r#"19" display > Direct"#, " > ", &['"']), None);
    }
}
