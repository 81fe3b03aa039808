//! Scores how much a decoded text looks like words, as a check of the detected encoding.

/// Scores a text by its letters beyond ASCII; positive if they occur where words have them.
///
/// A wrong encoding puts symbols and capitals into the middle of words.
#[must_use]
pub fn plausibility(text: &str) -> i64 {
    let mut sum = 0;
    let mut before = ' ';
    // Letters of the current word so far.
    let mut run = 0;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        if !letter.is_ascii() {
            sum += match letter {
                '\u{2019}' if run > 0 && after.is_alphabetic() => apostrophe(run, before, after),
                _ => judge(before, letter, after),
            };
        }
        run = if letter.is_alphabetic() { run + 1 } else { 0 };
        before = letter;
    }
    sum
}

/// The score of one letter, given its neighbours.
fn judge(before: char, letter: char, after: char) -> i64 {
    if letter == char::REPLACEMENT_CHARACTER || ('\u{80}'..='\u{9f}').contains(&letter) {
        return -8;
    }
    let within = before.is_alphabetic() && after.is_alphabetic();
    if !letter.is_alphabetic() {
        return symbol(letter, before, after, within);
    }
    let alone = !before.is_alphabetic() && !after.is_alphabetic();
    let mut points = match letter {
        // Half-width letters of Japanese are rare today, and frequent in Chinese read as Japanese.
        '\u{ff61}'..='\u{ff9f}' => -1,
        // A currency sign read as a letter.
        'Ł' if alone => -1,
        _ if is_rare(letter) => 1,
        _ => 3,
    };
    // No word has a capital after a small letter.
    if letter.is_uppercase() && before.is_lowercase() {
        points -= 6;
    }
    for near in [before, after] {
        points -= match (script(near), script(letter)) {
            (None, _) => 0,
            (Some(near), own) if own != Some(near) => 4,
            // Accented letters of Western languages occur among plain ones.
            _ if !near.is_ascii() && script(letter) == Some(Script::Latin) => 1,
            _ => 0,
        };
    }
    points
}

/// The score of an apostrophe between letters: `l’eau`, `qu’il` and `client’s` have one, `Garc’a` does not.
fn apostrophe(run: usize, before: char, after: char) -> i64 {
    match (run, before, after) {
        (1, ..) | (2, 'u', _) => 4,
        (_, _, 's' | 't') => 3,
        _ => 0,
    }
}

/// The score of a character that is not a letter.
fn symbol(symbol: char, before: char, after: char, within: bool) -> i64 {
    match symbol {
        '\u{2019}' | '\u{2018}' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' if !within => 1,
        '\u{2013}' | '\u{2014}' | '\u{2026}' | '\u{a0}' | '\u{b7}' => 0,
        '\u{20ac}' | '\u{a3}' | '\u{b0}' | '\u{2116}' if !before.is_alphabetic() && !after.is_alphabetic() => 1,
        '\u{ae}' | '\u{2122}' if !within => 1,
        // Nobody writes the generic currency sign.
        '\u{a4}' => -2,
        '\u{bd}' | '\u{bc}' | '\u{be}' if !before.is_alphabetic() && !after.is_alphabetic() => 0,
        // Punctuation of East Asian scripts occurs between their letters.
        '\u{3000}'..='\u{303f}' | '\u{30fb}' | '\u{30fc}' | '\u{ff00}'..='\u{ff65}' => 1,
        _ if before.is_alphabetic() || after.is_alphabetic() => -4,
        _ => -1,
    }
}

/// Letters that are rare in words and frequent in wrong decodings.
fn is_rare(letter: char) -> bool {
    "ƒÿŸðÐþÞªºµˆ˜ŠŽŒЂЃѓЉЊЌЋЏђљњќћџЅѕ".contains(letter)
}

/// Scripts that are not mixed within a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Other,
}

fn script(letter: char) -> Option<Script> {
    match letter {
        'a'..='z' | 'A'..='Z' => Some(Script::Latin),
        _ if !letter.is_alphabetic() => None,
        '\u{80}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(Script::Latin),
        '\u{370}'..='\u{3ff}' => Some(Script::Greek),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        _ => Some(Script::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts that the first decoding is more plausible than the second.
    fn check(good: &str, bad: &str) {
        let (good_points, bad_points) = (plausibility(good), plausibility(bad));
        assert!(good_points > bad_points, "{good} {good_points}, {bad} {bad_points}");
    }

    #[test]
    fn words_are_more_plausible_than_their_wrong_decodings() {
        check("Käufermesse", "KŠufermesse");
        check("Größe", "Grš§e");
        check("für die Büros", "fŸr die BŸros");
        check("café", "cafŽ");
        check("Cœur de ville", "C½ur de ville");
        check("l\u{2019}eau", "líeau");
        check("García", "Garc\u{2019}a");
        check("120 €", "120 ¤");
        check("Выставка", "Âûñòàâêà");
        check("Привет я", "Џривет Я");
        check("Łódź", "£ódź");
        check("São Paulo", "S\u{2039}o Paulo");
    }

    #[test]
    fn plain_text_says_nothing() {
        assert_eq!(plausibility("Deal ID,Date,100.00\n"), 0);
    }
}
