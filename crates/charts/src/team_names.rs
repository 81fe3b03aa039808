//! What a team's name decides: its fixed colour, its place by letters, and the letters of its badge.

use std::collections::{BTreeMap, BTreeSet};

/// Colour numbers of teams that most data have, by name without words such as "team" and in lower case.
const FIXED: [(usize, &[&str]); 5] = [
    (0, &["marketing", "mktg", "маркетинг", "маркетинга", "маркетологи"]),
    (1, &["sales", "account executives", "продажи", "продаж"]),
    (2, &["sdr", "sdrs", "bdr", "bdrs", "sales development", "sales development reps"]),
    (3, &["customer success", "client success", "csm", "клиентский успех", "успех клиентов", "клиентский сервис"]),
    (4, &["partner", "partners", "partnerships", "партнер", "партнеры", "партнеров", "партнерство"]),
];

/// Words that say only that the name is one of a team.
const GENERIC: [&str; 10] =
    ["the", "team", "teams", "department", "dept", "group", "отдел", "команда", "служба", "департамент"];

/// Most characters in a badge.
const MOST: usize = 3;

/// Number of the colour that belongs to a team of this name in all files.
pub(crate) fn fixed_colour(name: &str) -> Option<usize> {
    let lower = name.to_lowercase().replace('ё', "е");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let key = words.filter(|word| !GENERIC.contains(word)).collect::<Vec<_>>().join(" ");
    FIXED.iter().find(|(_, names)| names.contains(&key.as_str())).map(|(colour, _)| *colour)
}

/// Indices of the names in the order of their letters, whatever their case.
pub(crate) fn by_letters(names: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_cached_key(|&at| (names[at].to_lowercase(), names[at].clone(), at));
    order
}

/// Different letters for each name. Where two names begin alike, both have more letters, or a number after the first.
pub(crate) fn letters(names: &[String]) -> Vec<String> {
    let mut begin: BTreeMap<String, usize> = BTreeMap::new();
    for best in names.iter().filter_map(|name| candidates(name).into_iter().next()) {
        *begin.entry(best).or_default() += 1;
    }
    let mut taken = BTreeSet::new();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut letters = vec![String::new(); names.len()];
    for at in by_letters(names) {
        let name = &names[at];
        let alone = |sign: &String| sign == name || begin.get(sign).is_none_or(|count| *count < 2);
        let mut free = candidates(name).into_iter().filter(|sign| alone(sign) && !taken.contains(sign));
        let sign = free.next().unwrap_or_else(|| numbered(name, &mut numbers, &taken));
        taken.insert(sign.clone());
        letters[at] = sign;
    }
    letters
}

/// The first letter of a name with the next number that is not taken.
fn numbered(name: &str, numbers: &mut BTreeMap<String, usize>, taken: &BTreeSet<String>) -> String {
    let first: String =
        name.chars().filter(|c| c.is_alphanumeric()).take(1).flat_map(|c| c.to_uppercase().take(1)).collect();
    let number = numbers.entry(first.clone()).or_insert(usize::from(!first.is_empty()));
    loop {
        *number += 1;
        let sign = format!("{first}{number}");
        if !taken.contains(&sign) {
            return sign;
        }
    }
}

/// Letters for a name, the best first: a short abbreviation as it is, the initials of two words, the first letter, more
/// letters.
fn candidates(name: &str) -> Vec<String> {
    let words: Vec<Vec<char>> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().collect())
        .collect();
    let whole: Vec<char> = words.concat();
    let abbreviated = (2..=MOST).contains(&whole.len())
        && whole.iter().any(|c| c.is_uppercase())
        && !whole.iter().any(|c| c.is_lowercase());
    let initials = |most: usize| words.iter().take(most).flat_map(|word| initial(word)).take(MOST).collect::<String>();
    let start = |most: usize| {
        let first = whole.first().into_iter().flat_map(|c| c.to_uppercase().take(1));
        first.chain(whole.iter().copied().take(most).skip(1)).collect::<String>()
    };
    let all = [
        abbreviated.then(|| whole.iter().collect()),
        (words.len() > 1).then(|| initials(2)),
        Some(start(1)),
        (words.len() > 2).then(|| initials(3)),
        Some(start(2)),
        Some(start(MOST)),
    ];
    all.into_iter().flatten().filter(|sign: &String| !sign.is_empty()).collect()
}

/// The first letter of a word as a capital; a number as it is.
fn initial(word: &[char]) -> Vec<char> {
    match word {
        [digit, ..] if digit.is_ascii_digit() => word.iter().copied().take_while(char::is_ascii_digit).collect(),
        [letter, ..] => letter.to_uppercase().take(1).collect(),
        [] => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Vec<String> {
        letters(&names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn badges_are_letters_of_the_name() {
        assert_eq!(of(&["Sales", "Marketing", "SDR", "Partner"]), ["S", "M", "SDR", "P"]);
        assert_eq!(of(&["Customer success", "Продажи", "Развитие продаж", "CSM"]), ["CS", "П", "РП", "CSM"]);
        assert_eq!(of(&["Team 1", "Team 12", "BDR", "R&D"]), ["T1", "T12", "BDR", "RD"]);
    }

    #[test]
    fn badges_are_different() {
        assert_eq!(of(&["Sales", "Support", "S", "s", "!", "?"]), ["Sa", "Su", "S", "S2", "1", "2"]);
        assert_eq!(of(&["Продажи", "Маркетинг", "Партнёры"]), ["Пр", "М", "Па"]);
        let names: Vec<String> = (0..40).map(|n| format!("Team {n} of forty")).collect();
        let mut letters = letters(&names);
        letters.sort();
        letters.dedup();
        assert_eq!(letters.len(), 40);
        assert!(letters.iter().all(|sign| sign.chars().count() <= MOST), "{letters:?}");
    }

    #[test]
    fn names_of_other_teams_have_no_fixed_colour() {
        for name in ["Brand", "Field marketing", "Sales operations", "", "Team"] {
            assert_eq!(fixed_colour(name), None, "{name}");
        }
    }
}
