//! Paths in one cell: `Webinar > Call > Demo`.

/// What may stand between the steps of a path, the surest first. A comma or a bar is one only where a column is known to
/// hold paths.
const SEPARATORS: [&str; 14] = ["→", "➔", "⟶", "➜", "➝", "⇒", "⮕", "-->", "->", "=>", " » ", "»", " > ", ">"];
const LATER: [&str; 3] = [" | ", "|", ","];

/// What separates the steps in a cell, if anything surely does.
#[must_use]
pub fn separator(cell: &str) -> Option<&'static str> {
    // Most cells have none of the marks that all separators are made of.
    if !cell.contains(['>', '→', '➔', '⟶', '➜', '➝', '⇒', '⮕', '»']) {
        return None;
    }
    SEPARATORS.into_iter().find(|mark| cell.split(mark).filter(|step| !step.trim().is_empty()).count() > 1)
}

/// What separates the steps in the cells of a column of paths.
#[must_use]
pub fn separator_of<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Option<&'static str> {
    let most = |marks: &[&'static str]| {
        let count = |mark: &str| cells.clone().filter(|cell| cell.contains(mark)).count();
        marks.iter().map(|mark| (count(mark), *mark)).filter(|(n, _)| *n > 0).fold(None, |best, next| match best {
            Some((n, mark)) if n >= next.0 => Some((n, mark)),
            _ => Some(next),
        })
    };
    most(&SEPARATORS).or_else(|| most(&LATER)).map(|(_, mark)| mark)
}

/// The steps of a path, each with how often it occurs in a row. Analytics tools write `Direct × 2` for two steps and
/// `Direct (50%)` for a step with a share of the credit; neither belongs to the name.
pub fn steps<'a>(cell: &'a str, separator: &str) -> impl Iterator<Item = (&'a str, u32)> {
    cell.split(separator).map(str::trim).filter(|step| !step.is_empty()).map(step)
}

/// The name of a step and its count.
fn step(text: &str) -> (&str, u32) {
    let bare = without_share(text);
    let (name, times) = without_count(bare);
    // The share may stand before the count: `Direct (50%) × 2`.
    (without_share(name), times)
}

/// Takes a share of the credit off a step: `(50%)`, `(50 %)`, `50%`.
fn without_share(text: &str) -> &str {
    let is_share = |number: &str| {
        let number = number.trim();
        !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
            && number.replace(',', ".").parse::<f64>().is_ok_and(|share| share <= 100.0)
    };
    let bracketed = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let (name, share) = text.strip_suffix(close)?.rsplit_once(open)?;
        let share = share.trim().strip_suffix('%')?;
        Some(name.trim_end()).filter(|name| is_share(share) && !name.is_empty())
    });
    let plain = || {
        let share = text.strip_suffix('%')?.trim_end();
        let (name, share) = share.rsplit_once(char::is_whitespace)?;
        let name = name.trim_end().trim_end_matches([':', '-', '–']).trim_end();
        Some(name).filter(|name| is_share(share) && !name.is_empty())
    };
    bracketed.or_else(plain).unwrap_or(text)
}

/// Takes a count off a step: `× 2`, `x 2`, `X2`, `(x2)`, `*2`.
fn without_count(text: &str) -> (&str, u32) {
    let bare = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let inner = bare.filter(|(_, count)| count.starts_with(['x', 'X', '×', '✕', '*']));
    let parts = match inner {
        Some((name, count)) => Some((name, count.trim_start_matches(['x', 'X', '×', '✕', '*']))),
        None => text
            .rsplit_once(['×', '✕', '✖', '⨯'])
            .or_else(|| text.rsplit_once(" x "))
            .or_else(|| text.rsplit_once(" X "))
            .or_else(|| text.rsplit_once(" * "))
            .or_else(|| text.rsplit_once(" x").filter(|(_, n)| n.starts_with(|c: char| c.is_ascii_digit())))
            .or_else(|| text.rsplit_once(" X").filter(|(_, n)| n.starts_with(|c: char| c.is_ascii_digit()))),
    };
    match parts.and_then(|(name, n)| Some((name.trim_end(), n.trim().parse::<u32>().ok()?))) {
        Some((name, n)) if (1..=1_000).contains(&n) && !name.is_empty() => (name, n),
        _ => (text, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k23_paths_are_split_at_their_separators() {
        for (cell, expected) in [
            ("A > B > C", Some(" > ")),
            ("A>B", Some(">")),
            ("A -> B", Some("->")),
            ("A → B", Some("→")),
            ("A ➔ B", Some("➔")),
            ("A ⟶ B", Some("⟶")),
            ("A » B", Some(" » ")),
            ("A => B", Some("=>")),
            ("A --> B", Some("-->")),
            ("A", None),
            ("a, b", None),
            ("> 5", None),
        ] {
            assert_eq!(separator(cell), expected, "{cell}");
        }
        assert_eq!(separator_of(["A | B", "A"].into_iter()), Some(" | "));
        assert_eq!(separator_of(["A,B", "A,B,C"].into_iter()), Some(","));
        assert_eq!(separator_of(["A > B | C", "A > C"].into_iter()), Some(" > "));
        assert_eq!(separator_of(["A"].into_iter()), None);
    }

    #[test]
    fn k23_a_count_repeats_a_step_and_a_share_is_no_name() {
        for (text, expected) in [
            ("Direct", ("Direct", 1)),
            ("Direct × 2", ("Direct", 2)),
            ("Paid x 3", ("Paid", 3)),
            ("Paid x3", ("Paid", 3)),
            ("Paid (x3)", ("Paid", 3)),
            ("Box x", ("Box x", 1)),
            ("Model X 5000", ("Model X 5000", 1)),
            ("Direct × 5 (50 %)", ("Direct", 5)),
            ("Organic Search x 15 (0%)", ("Organic Search", 15)),
            ("Direct (33,3%) × 2", ("Direct", 2)),
            ("Direct (100%)", ("Direct", 1)),
            ("Paid Search 100%", ("Paid Search", 1)),
            ("Email 33.3 %", ("Email", 1)),
            ("Email (de)", ("Email (de)", 1)),
            ("100%", ("100%", 1)),
            ("(50%)", ("(50%)", 1)),
            ("Save 500%", ("Save 500%", 1)),
        ] {
            assert_eq!(step(text), expected, "{text}");
        }
        let read: Vec<_> = steps("Direct × 2 > Email > Paid x 3 > Box x", " > ").collect();
        assert_eq!(read, [("Direct", 2), ("Email", 1), ("Paid", 3), ("Box x", 1)]);
    }
}
