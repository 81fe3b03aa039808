//! Words for nothing.

/// Whether a cell says that there is nothing in it.
#[inline]
#[must_use]
pub fn is_nothing(cell: &[u8]) -> bool {
    match cell.first() {
        None => true,
        // Words of these begin so; nearly every other cell is told by its first letter.
        Some(b'n' | b'N' | b'(' | b'-' | b'.' | b'*' | b'#' | b'0' | b'u' | b'U' | 0xd0 | 0xe2) => is_word(cell),
        Some(_) => false,
    }
}

fn is_word(cell: &[u8]) -> bool {
    const WORDS: [&str; 17] = [
        "null",
        "nil",
        "nan",
        "n/a",
        "na",
        "n.a.",
        "none",
        "(none)",
        "(not set)",
        "(null)",
        "(blank)",
        "(empty)",
        "#n/a",
        "not set",
        "undefined",
        "не закрыта",
        "не указано",
    ];
    if cell.len() > 32 {
        return false;
    }
    if cell.iter().all(|b| matches!(b, b'-' | b'.' | b'*')) {
        // A lone minus, dashes, dots, asterisks.
        return true;
    }
    if cell.starts_with(b"0000-00-00") {
        return true;
    }
    let Ok(text) = std::str::from_utf8(cell) else { return false };
    matches!(text, "—" | "–") || WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)) || {
        !text.is_ascii() && WORDS.contains(&text.to_lowercase().as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_nothing() {
        for cell in [
            "",
            "null",
            "NULL",
            "n/a",
            "N/A",
            "(not set)",
            "-",
            "--",
            ".",
            "****",
            "0000-00-00",
            "—",
            "Не закрыта",
            "#N/A",
            "NaN",
        ] {
            assert!(is_nothing(cell.as_bytes()), "{cell}");
        }
        for cell in ["0", "0.00", "nullable", "-5", "(1,200)", "Нет", "No", "Normal", "#1", "…"] {
            assert!(!is_nothing(cell.as_bytes()), "{cell}");
        }
    }
}
