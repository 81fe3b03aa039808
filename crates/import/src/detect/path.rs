//! Reads paths in one cell: `Webinar > Call > Demo`.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::parse::{is_nothing, list_items, split_quoted};

/// Separators of the steps of a path, the surest first.
///
/// A comma or a bar (`LATER`) is one only in a column known to hold paths.
const SEPARATORS: [&str; 30] = [
    "→",
    "➔",
    "⟶",
    "➜",
    "➝",
    "➞",
    "➙",
    "➛",
    "➤",
    "➡\u{fe0f}",
    "➡",
    "⇒",
    "⇨",
    "⟹",
    "⮕",
    "▶",
    "►",
    "▸",
    "❯",
    "-->",
    "->",
    "=>",
    " ›› ",
    " » ",
    "»",
    " › ",
    "›",
    " >> ",
    " > ",
    ">",
];
/// The separators that are one sign, and the mark that some programs put behind it.
const ARROWS: [char; 19] =
    ['→', '➔', '⟶', '➜', '➝', '➞', '➙', '➛', '➤', '➡', '⇒', '⇨', '⟹', '⮕', '▶', '►', '▸', '❯', '\u{fe0f}'];
const LATER: [&str; 3] = [" | ", "|", ","];
/// Separator for paths that are lists of a programming language: `["Webinar", "Call"]`.
const LIST: &str = "[]";

/// Separator of the steps in a cell, if it certainly has one.
#[must_use]
pub fn separator(cell: &str) -> Option<&'static str> {
    // Most cells lack `>`, which every ASCII separator contains.
    if cell.is_ascii() && !cell.contains('>') {
        return None;
    }
    SEPARATORS.into_iter().find(|mark| cell.split(mark).filter(|step| !step.trim().is_empty()).count() > 1)
}

/// Separator of the steps in the cells of a path column.
#[must_use]
pub fn separator_of<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Option<&'static str> {
    let most = |marks: &[&'static str]| {
        let count = |mark: &str| cells.clone().filter(|cell| cell.contains(mark)).count();
        marks.iter().map(|mark| (count(mark), *mark)).filter(|(n, _)| *n > 0).fold(None, |best, next| match best {
            Some((n, mark)) if n >= next.0 => Some((n, mark)),
            _ => Some(next),
        })
    };
    let filled = || cells.clone().filter(|cell| !cell.trim().is_empty());
    if filled().next().is_some() && filled().all(|cell| list_items(cell).is_some()) {
        return Some(LIST);
    }
    most(&SEPARATORS).or_else(|| most(&LATER)).map(|(_, mark)| mark)
}

/// Steps of a path, each with how often it occurs in a row.
///
/// Analytics tools write `Direct × 2` for two steps and `Direct (50%)` for a step with a share of the credit; neither
/// belongs to the name.
pub fn steps<'a>(cell: &'a str, separator: &'a str) -> impl Iterator<Item = (Cow<'a, str>, u32)> {
    let parts = match separator {
        LIST => list_items(cell),
        _ if cell.contains('"') => split_quoted(cell, separator, &['"']),
        _ => None,
    };
    // Every arrow separates steps, also one that few paths of the column have.
    let arrows = !cell.is_ascii() && separator != LIST && !LATER.contains(&separator);
    let each = move |part: &'a str| part.split(move |c: char| arrows && ARROWS.contains(&c)).map(Cow::Borrowed);
    let split = parts.is_none().then(|| cell.split(separator).flat_map(each)).into_iter().flatten();
    let trimmed = |part: Cow<'a, str>| match part {
        Cow::Borrowed(part) => Cow::Borrowed(part.trim()),
        Cow::Owned(part) => Cow::Owned(part.trim().to_owned()),
    };
    parts.into_iter().flatten().chain(split).map(trimmed).filter(|part| !part.is_empty()).map(|part| match part {
        Cow::Borrowed(part) => {
            let (name, times) = step(part);
            (Cow::Borrowed(name), times)
        }
        Cow::Owned(part) => {
            let (name, times) = step(&part);
            (Cow::Owned(name.to_owned()), times)
        }
    })
}

/// Whether a cell is a step with a count or a share of the credit, as analytics tools write it.
#[must_use]
pub fn is_counted_step(cell: &str) -> bool {
    let cell = cell.trim();
    let (name, times) = step(cell);
    times > 1 || name.len() < cell.len()
}

/// Bracketed steps that begin or end every path of a column: `(start)`, `(conversion)`, `(null)`.
///
/// They are states of a model, not channels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathEnds {
    opening: Option<String>,
    closing: Vec<String>,
}

/// Bracketed names that analytics tools give to channels.
const BRACKETED: [&str; 16] = [
    "direct",
    "none",
    "not set",
    "not provided",
    "other",
    "unassigned",
    "unknown",
    "unavailable",
    "data not available",
    "referral",
    "organic",
    "cross-network",
    "content",
    "cpc",
    "internal",
    "blank",
];

impl PathEnds {
    /// Finds the ends of the paths in these cells.
    #[must_use]
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>, separator: &'a str) -> Self {
        let mut paths = cells.map(|cell| steps(cell, separator).map(|(step, _)| step).collect::<Vec<_>>());
        let Some(first) = paths.find(|path| !path.is_empty()) else { return Self::default() };
        let mut opening = first.first().filter(|step| is_state(step)).map(ToString::to_string);
        let mut closing: BTreeSet<String> = BTreeSet::new();
        let (mut closes, mut inner, mut count) = (true, BTreeSet::new(), 0);
        for path in std::iter::once(first).chain(paths.filter(|path| !path.is_empty())) {
            let [begin, between @ .., end] = path.as_slice() else { return Self::default() };
            count += 1;
            opening = opening.filter(|known| known == begin);
            closes &= is_state(end);
            closing.insert(end.to_string());
            inner.extend(between.iter().map(ToString::to_string));
        }
        // A single path is too little evidence to tell states from channels.
        if count < 2 {
            return Self::default();
        }
        let opening = opening.filter(|step| !inner.contains(step) && !closing.contains(step));
        let all_nothing = closing.iter().all(|step| is_nothing(step.as_bytes()));
        closes &= closing.len() <= 2 && !all_nothing && closing.iter().all(|step| !inner.contains(step));
        Self { opening, closing: if closes { closing.into_iter().collect() } else { Vec::new() } }
    }

    /// Steps that are left out.
    pub fn names(&self) -> Vec<String> {
        self.opening.iter().chain(&self.closing).cloned().collect()
    }

    /// Range of the steps of a path that are channels.
    pub fn inner<T: AsRef<str>>(&self, path: &[T]) -> std::ops::Range<usize> {
        let opens = path.first().is_some_and(|step| self.opening.as_deref() == Some(step.as_ref()));
        let closes = path.len() > 1
            && path.last().is_some_and(|step| self.closing.iter().any(|closing| closing == step.as_ref()));
        usize::from(opens)..path.len() - usize::from(closes)
    }
}

/// Whether a step is in brackets and is not the name of a channel.
fn is_state(step: &str) -> bool {
    let inner = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')].into_iter().find_map(|(open, close)| {
        step.strip_prefix(open)?.strip_suffix(close).filter(|inner| !inner.contains([open, close]))
    });
    inner.is_some_and(|inner| !BRACKETED.contains(&inner.trim().to_lowercase().as_str()))
}

/// Splits a step into its name and its count.
fn step(text: &str) -> (&str, u32) {
    let bare = without_share(text);
    let (name, times) = without_count(bare);
    // The share may precede the count: `Direct (50%) × 2`.
    (without_share(name), times)
}

/// Removes a share of the credit from a step: `(50%)`, `(50 %)`, `50%`.
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

/// Removes a count from a step: `× 2`, `x 2`, `X2`, `(x2)`, `*2`.
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
            ("A › B", Some(" › ")),
            ("A ▸ B", Some("▸")),
            ("A ➡️ B", Some("➡\u{fe0f}")),
            ("Größe", None),
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
        assert_eq!(separator_of([r#"["A","B"]"#, r#"["A"]"#].into_iter()), Some(LIST));
        assert_eq!(separator_of([r#"["A","B"]"#, "A > B"].into_iter()), Some(" > "));
    }

    #[test]
    fn k23_lists_and_quoted_steps_are_paths() {
        for (cell, separator, expected) in [
            (r#"["Paid, Social", "Mail × 2"]"#, LIST, &["Paid, Social", "Mail"][..]),
            ("Direct", LIST, &["Direct"]),
            (r#""Paid, Social" > "Newsletter""#, " > ", &["Paid, Social", "Newsletter"]),
            (r#""Paid, Social","Newsletter""#, ",", &["Paid, Social", "Newsletter"]),
            (r#"19" display > Direct"#, " > ", &["19\" display", "Direct"]),
        ] {
            let got: Vec<_> = steps(cell, separator).map(|(step, _)| step).collect();
            assert_eq!(got, expected, "{cell}");
        }
    }

    #[test]
    fn k23_states_at_the_ends_of_every_path_are_no_channels() {
        let ends = |cells: &[&'static str]| PathEnds::of(cells.iter().copied(), " > ").names();
        assert_eq!(
            ends(&["(start) > A > (conversion)", "(start) > B > A > (conversion)", "(start) > B > (null)"]),
            ["(start)", "(conversion)", "(null)"]
        );
        assert_eq!(ends(&["[Entry] > A", "[Entry] > B > C"]), ["[Entry]"]);
        for cells in [
            &["(direct) > A", "(direct) > B"][..],
            &["(start) > A", "B > A"],
            &["(start) > A > (conversion)"],
            &["(x) > A > (x)", "(x) > (x) > A"],
            &["A > (none)", "B > (none)"],
            &["A > (one)", "B > (two)", "C > (three)"],
            &["start > A", "start > B"],
            &["(brand)", "(brand) > A"],
            &["A > B", "B > A"],
        ] {
            assert!(ends(cells).is_empty(), "{cells:?}");
        }
        let ends = PathEnds::of(["(start) > A > (won)", "(start) > B > (won)"].into_iter(), " > ");
        for (path, expected) in [
            (&["(start)", "A", "(won)"][..], 1..2),
            (&["(start)", "(won)"], 1..1),
            (&["(start)"], 1..1),
            (&["A"], 0..1),
            (&[], 0..0),
        ] {
            assert_eq!(ends.inner(path), expected, "{path:?}");
        }
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
        let read: Vec<_> = read.iter().map(|(step, times)| (step.as_ref(), *times)).collect();
        assert_eq!(read, [("Direct", 2), ("Email", 1), ("Paid", 3), ("Box x", 1)]);
    }
}
