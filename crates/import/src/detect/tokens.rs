//! Splits headings and cells into the words that the lexicon knows.

/// Splits a text into words in lower case without accents, at case changes, digits and punctuation.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = Kind::Gap;
    let mut chars = text.chars().filter(|c| !is_invisible(*c)).peekable();
    while let Some(c) = chars.next() {
        let kind = Kind::of(c);
        // `won't` and `isn't` are one word each; the article of `l'opportunité` is a separate word.
        if matches!(c, '\'' | '’') && before != Kind::Gap && matches!(chars.peek(), Some('t' | 'T')) {
            continue;
        }
        let next = chars.peek().map_or(Kind::Gap, |next| Kind::of(*next));
        let starts = match (before, kind) {
            (Kind::Lower, Kind::Upper) => true,
            // `IDSent` is `ID` and `Sent`, but `IDs` is one word.
            (Kind::Upper, Kind::Upper) => next == Kind::Lower && !plural_follows(&chars),
            (a, b) => a.script() != b.script(),
        };
        if starts && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        match c {
            '#' | '№' => words.push("no".to_owned()),
            '%' => words.push("percent".to_owned()),
            _ if kind != Kind::Gap => fold_into(c, &mut word),
            _ => {}
        }
        before = kind;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a single `s` ends the word after a run of capitals: `IDs`.
fn plural_follows(rest: &std::iter::Peekable<impl Iterator<Item = char> + Clone>) -> bool {
    let mut rest = rest.clone();
    rest.next() == Some('s') && rest.next().is_none_or(|c| !c.is_alphabetic())
}

/// Kind of a character; words break between kinds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Gap,
    Digit,
    Lower,
    Upper,
    /// Scripts without spaces between words.
    Dense,
}

impl Kind {
    fn of(c: char) -> Self {
        if is_dense(c) {
            Self::Dense
        } else if c.is_numeric() {
            Self::Digit
        } else if c.is_uppercase() {
            Self::Upper
        } else if c.is_alphabetic() || is_mark(c) {
            Self::Lower
        } else {
            Self::Gap
        }
    }

    /// Group of scripts; a change of the group starts a word.
    const fn script(self) -> u8 {
        match self {
            Self::Gap => 0,
            Self::Digit => 1,
            Self::Lower | Self::Upper => 2,
            Self::Dense => 3,
        }
    }
}

/// Whether a letter belongs to a script that joins words without spaces: kana, Chinese characters, Hangul.
#[must_use]
pub fn is_dense(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Whether a character is a combining accent of decomposed text.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a character has no visible form.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
}

/// Appends a letter in lower case and without its accent.
fn fold_into(c: char, word: &mut String) {
    // Full-width letters and digits are the same as plain ones.
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    for c in c.to_lowercase().filter(|c| !is_mark(*c)) {
        match plain(c) {
            Ok(letter) => word.push(letter),
            Err(letters) => word.push_str(letters),
        }
    }
}

/// A letter without its accent, or the letters that replace it.
const fn plain(c: char) -> Result<char, &'static str> {
    Ok(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ı' | 'ī' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'й' => 'и',
        'æ' => return Err("ae"),
        'œ' => return Err("oe"),
        'ß' => return Err("ss"),
        _ => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_split_into_words() {
        for (text, expected) in [
            ("Deal ID", "deal id"),
            ("deal_id", "deal id"),
            ("createdAt", "created at"),
            ("SalesOpportunityWon", "sales opportunity won"),
            ("HSObjectID", "hs object id"),
            ("Associated Deal IDs", "associated deal ids"),
            ("OPPORTUNITY_ID", "opportunity id"),
            ("utm-source.1", "utm source 1"),
            ("l'opportunité", "l opportunite"),
            ("won't", "wont"),
            ("Währung", "wahrung"),
            ("Wa\u{308}hrung", "wahrung"),
            ("İŞLEM", "islem"),
            ("Счёт № 5", "счет no 5"),
            ("Deal #", "deal no"),
            ("商談ID", "商談 id"),
            ("ＩＤ", "id"),
            ("\u{feff}Date", "date"),
            ("Closed Won 🎉", "closed won"),
            ("6 - Closed Won", "6 closed won"),
            ("Straße", "strasse"),
            ("", ""),
            ("'t", "t"),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }
}
