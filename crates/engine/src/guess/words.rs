//! The words of `words.tsv`, and the search for them in a name.

use fairshare_import::detect::words;
use fairshare_types::order;
use std::cmp::Reverse;

/// The table; the lines at its top explain the columns.
const TABLE: &str = include_str!("words.tsv");

/// Least weight of a word that names the team itself.
pub(super) const NAMES_TEAM: u32 = 5;

/// Meaning of a word in a name or a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Marketing,
    Sales,
    Sdr,
    Partner,
    /// Marketing and Sales together.
    Joint,
    /// An e-mail, which belongs to its sender's team.
    Email,
    /// Any team may use it.
    Open,
    /// A file that a sales team's tool writes.
    SalesFile,
    /// A file that a marketing team's tool writes.
    MarketingFile,
}

impl Sense {
    const ALL: [(&str, Self); 9] = [
        ("marketing", Self::Marketing),
        ("sales", Self::Sales),
        ("sdr", Self::Sdr),
        ("partner", Self::Partner),
        ("joint", Self::Joint),
        ("email", Self::Email),
        ("open", Self::Open),
        ("sales-file", Self::SalesFile),
        ("marketing-file", Self::MarketingFile),
    ];
}

/// One pattern of the table.
struct Word {
    sense: Sense,
    weight: u32,
    /// Folded text, with a blank at each end that has no star.
    pattern: String,
}

/// Evidence in a name for one sense.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Score {
    /// Sum of the weights of the words found.
    pub weight: u32,
    /// Largest weight of one word.
    pub strongest: u32,
    /// The word with the largest weight.
    pub word: String,
}

/// The parsed table.
pub(super) struct Words {
    words: Vec<Word>,
}

impl Words {
    /// Parses the table.
    pub fn new() -> Self {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        Self { words: lines.flat_map(|line| words_of(line).unwrap_or_default()).collect() }
    }

    /// Evidence in a name about teams, by sense.
    pub fn of_name(&self, text: &Folded) -> Scores {
        self.scores(text, |sense| !matches!(sense, Sense::SalesFile | Sense::MarketingFile))
    }

    /// Evidence about a file in its name or in one of its headings.
    pub fn of_file(&self, text: &Folded) -> Scores {
        self.scores(text, |sense| matches!(sense, Sense::SalesFile | Sense::MarketingFile))
    }

    /// Scores the words found; of overlapping words only the longest counts.
    fn scores(&self, text: &Folded, asked: impl Fn(Sense) -> bool) -> Scores {
        let found = self.words.iter().filter(|word| asked(word.sense)).filter_map(|word| {
            let bare = word.pattern.trim_start();
            let start = text.0.find(&word.pattern)? + word.pattern.len() - bare.len();
            Some((start, start + bare.trim_end().len(), word))
        });
        let mut found: Vec<(usize, usize, &Word)> = found.collect();
        order::arrange_by_key(&mut found, |(start, end, word)| (Reverse(end - start), Reverse(word.weight), *start));
        let mut taken: Vec<(usize, usize)> = Vec::new();
        let mut scores = Scores(Vec::new());
        for (start, end, word) in found {
            if taken.iter().all(|&(from, to)| end <= from || to <= start) {
                taken.push((start, end));
                scores.add(word);
            }
        }
        scores
    }
}

/// Scores of a text by sense.
pub(super) struct Scores(Vec<(Sense, Score)>);

impl Scores {
    /// The score for one sense.
    pub fn of(&self, sense: Sense) -> Score {
        self.0.iter().find(|(of, _)| *of == sense).map_or_else(Score::default, |(_, score)| score.clone())
    }

    fn add(&mut self, word: &Word) {
        let at = self.0.iter().position(|(sense, _)| *sense == word.sense).unwrap_or_else(|| {
            self.0.push((word.sense, Score::default()));
            self.0.len() - 1
        });
        let score = &mut self.0[at].1;
        score.weight += word.weight;
        if word.weight > score.strongest {
            score.strongest = word.weight;
            score.word = word.pattern.trim().to_owned();
        }
    }
}

/// The words of one line; `None` if the line is malformed.
fn words_of(line: &str) -> Option<Vec<Word>> {
    let mut cells = line.split('\t');
    let (sense, weight) = (cells.next()?, cells.next()?.parse().ok()?);
    let (_, sense) = Sense::ALL.into_iter().find(|(name, _)| *name == sense)?;
    let patterns = cells.nth(1)?.split(',').map(str::trim).filter(|pattern| !pattern.is_empty());
    let word = |pattern: &str| {
        let [begins, ends] = [pattern.starts_with('*'), pattern.ends_with('*')];
        let bare = fold(pattern.trim_matches('*'));
        let pattern = format!("{}{}{}", if begins { "" } else { " " }, bare.trim(), if ends { "" } else { " " });
        Word { sense, weight, pattern }
    };
    Some(patterns.map(word).collect())
}

/// A text in the form that patterns match: words between blanks, without case, accents and umlauts.
pub(super) struct Folded(String);

impl Folded {
    /// Folds a text. `PaidSearch` matches as one word and as two.
    pub fn new(text: &str) -> Self {
        let whole = fold(text);
        let parted = fold(&part_words(text));
        if parted == whole { Self(whole) } else { Self(format!("{whole}|{parted}")) }
    }
}

impl Folded {
    /// Folds a heading. `CAMPAIGNID` matches as one word and as two.
    pub fn of_heading(text: &str) -> Self {
        let Self(folded) = Self::new(text);
        let parted = fold(&words(text).join(" "));
        if folded.contains(&parted) { Self(folded) } else { Self(format!("{folded}|{parted}")) }
    }
}

/// Inserts a blank before a capital after a small letter, and between letters and digits.
fn part_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for letter in text.chars() {
        let joint = (before.is_lowercase() && letter.is_uppercase())
            || (before.is_alphabetic() && letter.is_ascii_digit())
            || (before.is_ascii_digit() && letter.is_alphabetic());
        if joint {
            out.push(' ');
        }
        out.push(letter);
        before = letter;
    }
    out
}

/// Words in lower case without accents, with one blank around each.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            // Combining accents.
            '\u{300}'..='\u{36f}' => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            letter if letter.is_alphanumeric() => out.push(plain(letter)),
            _ if out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// A letter without its accent.
const fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ś' | 'ş' | 'š' => 's',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'й' => 'и',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            assert!(words_of(line).is_some_and(|words| !words.is_empty()), "{line}");
        }
    }

    #[test]
    fn names_are_folded() {
        for (text, folded) in [
            ("Paid_Social", " paid social "),
            ("PaidSearch", " paidsearch | paid search "),
            ("Telefongespräch", " telefongesprach "),
            ("Встрeча — Ёж", " встрeча еж "),
            ("Größe", " grosse "),
            ("", " "),
        ] {
            assert_eq!(Folded::new(text).0, folded, "{text}");
        }
    }
}
