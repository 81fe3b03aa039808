//! Splits headings and cells into the words that the lexicon knows.

/// Words of the fields of Salesforce, which some of its exports write in capitals only: `HASRESPONDED`.
const FIELD_WORDS: &str = " account activity amount associated campaign close closed contact converted created date deal \
    deleted description email fiscal first forecast has id is last lead member modified name next number opportunity order \
    owner person primary probability product quantity record related responded response role source stage start end status \
    step subject subtype task time to total type user value what who won ";

/// Splits a text into words in lower case without accents, at case changes, digits and punctuation.
///
/// A word in capitals is also split if it consists of words of fields: `FIRSTRESPONDEDDATE`.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut capitals = true;
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
            push(std::mem::take(&mut word), capitals, &mut words);
        }
        capitals = kind == Kind::Upper && (starts || capitals);
        match c {
            '#' | '№' => words.push("no".to_owned()),
            '%' => words.push("percent".to_owned()),
            _ if kind != Kind::Gap => fold_into(c, &mut word),
            _ => {}
        }
        before = kind;
    }
    if !word.is_empty() {
        push(word, capitals, &mut words);
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Adds a word, or the words of fields that a word in capitals consists of.
fn push(word: String, capitals: bool, words: &mut Vec<String>) {
    match fields_in(&word).filter(|_| capitals) {
        Some(parts) => words.extend(parts.into_iter().map(str::to_owned)),
        None => words.push(word),
    }
}

/// The fewest words of fields that a text consists of; `None` if it does not.
fn fields_in(text: &str) -> Option<Vec<&str>> {
    const SHORTEST: usize = 4;
    const LONGEST: usize = 40;
    if !text.is_ascii() || !(SHORTEST..=LONGEST).contains(&text.len()) {
        return None;
    }
    // From each letter on: the number of words, and the end of the first one.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; text.len() + 1];
    best[text.len()] = Some((0, text.len()));
    for start in (0..text.len()).rev() {
        for end in start + 2..=text.len() {
            let Some((rest, _)) = best[end].filter(|_| FIELD_WORDS.contains(&format!(" {} ", &text[start..end])))
            else {
                continue;
            };
            if best[start].is_none_or(|(known, _)| rest + 1 < known) {
                best[start] = Some((rest + 1, end));
            }
        }
    }
    let (mut at, mut parts) = (0, Vec::new());
    while at < text.len() {
        let (_, end) = best[at]?;
        parts.push(&text[at..end]);
        at = end;
    }
    Some(parts)
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
            ("HASRESPONDED", "has responded"),
            ("FIRSTRESPONDEDDATE", "first responded date"),
            ("CAMPAIGN.TYPE", "campaign type"),
            ("WHOID", "who id"),
            ("CAMPAIGN", "campaign"),
            ("PAID", "paid"),
            ("ISSUEDATE", "issuedate"),
            ("hasresponded", "hasresponded"),
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
