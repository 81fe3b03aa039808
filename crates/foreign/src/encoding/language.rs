//! Checks whether the words of a text belong to one language, by its letters beyond ASCII.

use std::collections::BTreeSet;

/// Letters beyond ASCII of languages in Latin script, in lower case.
const LETTERS: [&str; 20] = [
    // German, Swedish and Finnish, Danish and Norwegian, Icelandic, Dutch.
    "äöüß",
    "åäöé",
    "æøåéèêòóô",
    "áðéíóúýþæö",
    "áéëïóöüèêí",
    // French, Spanish, Catalan, Portuguese, Italian.
    "àâæçéèêëîïôœùûüÿ",
    "áéíñóúü",
    "àçéèíïóòúü",
    "áâãàçéêíóôõúü",
    "àèéìíîòóùú",
    // Polish, Czech, Slovak, Hungarian, Romanian, Croatian and Slovene, Albanian, Turkish.
    "ąćęłńóśźż",
    "áčďéěíňóřšťúůýž",
    "áäčďéíĺľňóôŕšťúýž",
    "áéíóöőúüű",
    "ăâîșțşţ",
    "čćđšž",
    "çë",
    "çğıöşüâîû\u{307}",
    // Baltic languages and Estonian.
    "ąčęėįšųūž",
    "āčēģīķļņšūž",
];
const ESTONIAN: &str = "äõöüšž";

/// The words of a text with letters beyond ASCII.
pub struct Words {
    /// Number of different words.
    pub count: usize,
    /// One language in Latin script has all of their letters.
    pub are_of_one_language: bool,
    /// No letter of theirs is Latin.
    pub are_of_other_script: bool,
}

/// Examines the words of a text that have letters beyond ASCII.
pub fn words(text: &str) -> Words {
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_ascii());
    let words: BTreeSet<String> = words.take(10_000).map(str::to_lowercase).collect();
    let mut languages = LETTERS.iter().chain(std::iter::once(&ESTONIAN));
    let are_of_one_language = languages.any(|letters| words.iter().all(|word| has(letters, word)));
    let are_of_other_script = words.iter().all(|word| word.chars().all(|letter| letter > '\u{24f}'));
    let some = !words.is_empty();
    Words {
        count: words.len(),
        are_of_one_language: some && are_of_one_language,
        are_of_other_script: some && are_of_other_script,
    }
}

/// Whether a word may belong to a language with these letters.
///
/// windows-1252 shows õ and û for letters of other encodings. Portuguese has õ only before e, French has û only before
/// these letters.
fn has(letters: &str, word: &str) -> bool {
    let mut rest = word.chars().peekable();
    while let Some(letter) = rest.next() {
        if letter.is_ascii() {
            continue;
        }
        let next = rest.peek().copied();
        let fits = match letter {
            'õ' => letters == ESTONIAN || next == Some('e'),
            'û' => !letters.contains('œ') || next.is_none_or(|next| "celmnrt".contains(next)),
            _ => true,
        };
        if !fits || !letters.contains(letter) {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k25_words_of_one_language_have_its_letters() {
        for text in [
            "Käufermesse Größe",
            "Hűségprogram Közösségi fő",
            "ações às reuniões",
            "août goût dû",
            "tõlge õpe",
            "Społeczność Gdańsk",
            "Søgning Åbent",
        ] {
            assert!(words(text).are_of_one_language, "{text}");
        }
        for text in ["KÑufermesse GrÅsse", "Hûségprogram Közösségi fõ", "Gdañsk Ÿród³o", "Звонок", "plain"]
        {
            assert!(!words(text).are_of_one_language, "{text}");
        }
        for (text, expected) in [("Звонок", true), ("KДufermesse", false), ("Köln", false), ("plain", false)] {
            assert_eq!(words(text).are_of_other_script, expected, "{text}");
        }
    }
}
