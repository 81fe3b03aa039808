//! Paths in one cell: `Webinar > Call > Demo`.

/// What may stand between the steps of a path, the surest first. A comma or a bar is one only where a column is known to
/// hold paths.
const SEPARATORS: [&str; 5] = ["→", "->", "=>", " > ", ">"];
const LATER: [&str; 3] = [" | ", "|", ","];

/// What separates the steps in a cell, if anything surely does.
#[must_use]
pub fn separator(cell: &str) -> Option<&'static str> {
    // Most cells have none of the marks that all separators are made of.
    if !cell.contains(['>', '→']) {
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

/// The steps of a path, each with how often it stands there in a row: Universal Analytics writes `Direct × 2`.
pub fn steps<'a>(cell: &'a str, separator: &str) -> impl Iterator<Item = (&'a str, u32)> {
    cell.split(separator).map(str::trim).filter(|step| !step.is_empty()).map(|step| {
        let times = step.rsplit_once(['×', '✕']).or_else(|| step.rsplit_once(" x "));
        match times.and_then(|(name, n)| Some((name.trim_end(), n.trim().parse::<u32>().ok()?))) {
            Some((name, n)) if (1..=1_000).contains(&n) && !name.is_empty() => (name, n),
            _ => (step, 1),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_split_at_their_separators() {
        for (cell, expected) in [
            ("A > B > C", Some(" > ")),
            ("A>B", Some(">")),
            ("A -> B", Some("->")),
            ("A → B", Some("→")),
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
    fn a_step_may_stand_for_several() {
        let read: Vec<_> = steps("Direct × 2 > Email > Paid x 3 > Box x", " > ").collect();
        assert_eq!(read, [("Direct", 2), ("Email", 1), ("Paid", 3), ("Box x", 1)]);
    }
}
