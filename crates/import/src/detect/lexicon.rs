//! The words that headings and cells are made of, from `lexicon.tsv`.

use crate::order;
use std::sync::LazyLock;

use super::Role;
use super::tokens::{is_dense, words};

/// The data: one line a role, a language and a weight, with the words behind them.
pub const TABLE: &str = include_str!("lexicon.tsv");

/// What a word speaks for: a role, or something that roles are composed of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concept {
    /// A role of a column. `JourneyId` stands for a deal, `Time` for a date, `TouchType` for a kind.
    Role(Role),
    /// A key or number.
    Id,
    /// A name or title.
    Name,
    /// A customer, who may be a person or a company.
    Customer,
    /// A lead.
    Lead,
    /// A sale, or its paper: an order, an invoice, a contract.
    Order,
    /// A touch: an activity, a visit, an event.
    Touch,
    /// Advertising.
    Ad,
    /// A status, which may be a stage or an outcome.
    Status,
    /// Yes or no.
    Flag,
    /// How many.
    Count,
    /// What really happened, not what was expected.
    Actual,
    /// A word that says nothing.
    Skip,
    /// A won deal.
    Won,
    /// A lost deal.
    Lost,
    /// An open deal.
    Open,
    /// A negation.
    Not,
    /// Doubt.
    Maybe,
    /// What a list of persons says of them: first name, phone.
    Person,
    /// What a list of campaigns says of them: start, end, budget.
    Plan,
    /// The day on which a deal came into a stage.
    Entered,
    /// It is no time of a touch.
    NotTime,
    /// It is no channel.
    NotChannel,
    /// It is no outcome.
    NotOutcome,
    /// It is no amount of a deal.
    NotValue,
    /// It is no key of a deal.
    NotJourneyId,
}

/// Concepts that are no roles, with their words in the table.
const OTHERS: [(&str, Concept); 25] = [
    ("id", Concept::Id),
    ("name", Concept::Name),
    ("customer", Concept::Customer),
    ("lead", Concept::Lead),
    ("order", Concept::Order),
    ("touch", Concept::Touch),
    ("ad", Concept::Ad),
    ("status", Concept::Status),
    ("flag", Concept::Flag),
    ("count", Concept::Count),
    ("actual", Concept::Actual),
    ("skip", Concept::Skip),
    ("won", Concept::Won),
    ("lost", Concept::Lost),
    ("open", Concept::Open),
    ("not", Concept::Not),
    ("maybe", Concept::Maybe),
    ("person", Concept::Person),
    ("plan", Concept::Plan),
    ("entered", Concept::Entered),
    ("veto:time", Concept::NotTime),
    ("veto:channel", Concept::NotChannel),
    ("veto:outcome", Concept::NotOutcome),
    ("veto:value", Concept::NotValue),
    ("veto:journey_id", Concept::NotJourneyId),
];

impl Concept {
    /// How many there are.
    pub const COUNT: usize = Role::ALL.len() + OTHERS.len();

    /// The concept of a word in the first column of the table.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let other = || OTHERS.iter().find(|(name, _)| *name == key).map(|(_, concept)| *concept);
        Role::from_key(key).map(Self::Role).or_else(other)
    }

    /// Its place among all concepts.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Role(role) => role as usize,
            other => {
                let at = OTHERS.iter().position(|(_, concept)| *concept == other);
                Role::ALL.len() + at.unwrap_or_default()
            }
        }
    }
}

/// How a word of the table may stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// As a word.
    Word,
    /// As a word with any ending.
    Stem,
    /// Only as the whole text.
    Whole,
}

/// A word of the table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The word, or the words of a phrase with a space between them.
    pub text: String,
    /// What it speaks for.
    pub concept: Concept,
    /// How clearly, from 1 to 100.
    pub weight: u8,
    /// How it may stand in a text.
    pub form: Form,
}

/// A part of a text that the lexicon knows.
#[derive(Clone, Copy, Debug)]
pub struct Match<'a> {
    /// All entries with that word.
    pub entries: &'a [Entry],
    /// How much of their weight counts, in percent: less for parts of compounds.
    pub percent: u8,
    /// How many words of the text it covers; 0 for a further part of a compound.
    pub words: usize,
}

/// The table, sorted by word.
pub struct Lexicon {
    entries: Vec<Entry>,
}

/// The lexicon of the program.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(TABLE));

/// Words that a phrase has at most.
const LONGEST_PHRASE: usize = 5;
/// Letters of a word in which parts of a compound are looked for.
const LONGEST_COMPOUND: usize = 40;
/// Letters that an ending has at most.
const LONGEST_ENDING: usize = 5;
/// Letters of an ending that is tried before the parts of a compound.
const SHORT_ENDING: usize = 2;
/// Endings of plain words: plurals and cases.
const ENDINGS: [&str; 7] = ["s", "es", "n", "en", "e", "er", "ed"];
/// Letters between the parts of a compound.
const LINKS: [&str; 7] = ["s", "n", "en", "es", "e", "o", "er"];

impl Lexicon {
    /// Reads a table. Lines that are no entries are left out; a test holds that the program's own has none.
    #[must_use]
    pub fn parse(table: &str) -> Self {
        let mut entries: Vec<Entry> = table.lines().filter_map(line).flatten().collect();
        // A phrase may be written in one word: `leadsource`, `accountmanager`.
        let glued = |entry: &Entry| {
            let text = entry.text.replace(' ', "");
            (entry.text.contains(' ') && text.chars().count() > 4).then(|| Entry { text, ..entry.clone() })
        };
        let more: Vec<Entry> = entries.iter().filter_map(glued).collect();
        entries.extend(more);
        order::arrange(&mut entries, &Ord::cmp);
        entries.dedup_by(|a, b| a.text == b.text && a.concept == b.concept && a.form == b.form);
        Self { entries }
    }

    /// The entries of exactly this word.
    #[must_use]
    pub fn exact(&self, text: &str) -> &[Entry] {
        let start = self.entries.partition_point(|entry| entry.text.as_str() < text);
        let rest = &self.entries[start..];
        &rest[..rest.partition_point(|entry| entry.text == text)]
    }

    /// What the words of a text speak for, phrases before words, and words before parts of compounds.
    #[must_use]
    pub fn read<'a>(&'a self, words: &[String]) -> Vec<Match<'a>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = (words.len() - at).min(LONGEST_PHRASE);
            let phrase = (2..=longest).rev().find_map(|count| {
                let joined = words[at..at + count].join(" ");
                let known = self.word(&joined, joined.len() - words[at + count - 1].len(), LONGEST_ENDING);
                (!known.is_empty()).then_some(Match { entries: known, percent: 100, words: count })
            });
            if let Some(phrase) = phrase {
                found.push(phrase);
                at += phrase.words;
                continue;
            }
            let word = &words[at];
            let whole = |known| Match { entries: known, percent: 100, words: 1 };
            match (self.word(word, 0, SHORT_ENDING), self.compound(word)) {
                (known @ [_, ..], _) => found.push(whole(known)),
                (_, parts) if parts.first().is_some_and(|part| part.words > 0) => found.extend(parts),
                (_, parts) => match self.word(word, 0, LONGEST_ENDING) {
                    [] => found.extend(parts),
                    known => found.push(whole(known)),
                },
            }
            at += 1;
        }
        found
    }

    /// The entries of a word as it is or without its ending, which begins behind `fixed` bytes.
    fn word(&self, text: &str, fixed: usize, longest: usize) -> &[Entry] {
        let exact = self.exact(text);
        if exact.iter().any(|entry| entry.form != Form::Whole) {
            return exact;
        }
        let dense = text.chars().next().is_some_and(is_dense);
        let ends = text.char_indices().map(|(at, _)| at).rev().take(longest);
        for end in ends.take_while(|end| !dense && *end > fixed) {
            let known = self.exact(&text[..end]);
            let letters = text[fixed..end].chars().count();
            let fits = |entry: &Entry| match entry.form {
                Form::Stem => letters > 2,
                Form::Word => letters > 3 && ENDINGS.contains(&&text[end..]),
                Form::Whole => false,
            };
            if known.iter().any(fits) {
                return known;
            }
        }
        &[]
    }

    /// The parts of a compound: all of it, or as much as its ends tell.
    fn compound(&self, word: &str) -> Vec<Match<'_>> {
        let chars: Vec<(usize, char)> = word.char_indices().collect();
        let dense = chars.first().is_some_and(|(_, c)| is_dense(*c));
        let shortest = if dense { 2 } else { 5 };
        if !(shortest..=LONGEST_COMPOUND).contains(&chars.len()) {
            return Vec::new();
        }
        let place = |at: usize| chars.get(at).map_or(word.len(), |(byte, _)| *byte);
        // The cheapest reading of the rest behind each letter: its cost, and the part that it begins with.
        let mut best: Vec<(u32, Step)> = vec![(0, Step::End); chars.len() + 1];
        for at in (0..chars.len()).rev() {
            let gap = if matches!(best[at + 1].1, Step::Gap(_)) { 4 } else { 9 };
            best[at] = (best[at + 1].0 + gap, Step::Gap(at + 1));
            for end in at + 1..=chars.len() {
                let text = &word[place(at)..place(end)];
                let letters = end - at;
                let known = self.exact(text);
                let short = letters < 3
                    && !(at > 0 && end == chars.len() && text == "id" || at == 0 && matches!(text, "is" | "un" | "не"));
                if (!dense && short) || known.iter().all(|entry| entry.form == Form::Whole) {
                    continue;
                }
                let price = if dense || letters > 3 { 2 } else { 4 };
                let mut offer = |next: usize, more: u32| {
                    let cost = best[next].0 + price + more;
                    if cost < best[at].0 {
                        best[at] = (cost, Step::Part(end, next));
                    }
                };
                offer(end, 0);
                if dense {
                    continue;
                }
                for link in LINKS.into_iter().filter(|link| word[place(end)..].starts_with(link)) {
                    if end + link.len() < chars.len() {
                        offer(end + link.len(), 2);
                    }
                }
                // The last part may have an ending of its own.
                if letters > 3 && chars.len() - end <= 3 && known.iter().any(|entry| entry.form == Form::Stem) {
                    offer(chars.len(), 5);
                }
            }
        }
        let (mut at, mut parts, mut gaps) = (0, Vec::new(), 0);
        loop {
            match best[at].1 {
                Step::End => break,
                Step::Gap(next) => (gaps, at) = (gaps + 1, next),
                Step::Part(end, next) => {
                    parts.push((at, end));
                    at = next;
                }
            }
        }
        // Of a word that is not known as a whole only long parts at its ends count.
        let long = |&(start, end): &(usize, usize)| end - start > 3 && (start == 0 || end == chars.len());
        let covered: usize = parts.iter().filter(|part| long(part)).map(|(start, end)| end - start).sum();
        let sure = |part: &(usize, usize)| dense || gaps == 0 || (long(part) && chars.len() - covered > 2);
        let mut found = Vec::new();
        for (start, end) in parts.into_iter().filter(|part| sure(part)) {
            let percent = match (gaps == 0 || dense, end == chars.len()) {
                (true, _) => 95,
                (false, true) => 85,
                (false, false) => 55,
            };
            let entries = self.exact(&word[place(start)..place(end)]);
            found.push(Match { entries, percent, words: usize::from(found.is_empty() && gaps == 0) });
        }
        found
    }
}

/// How a reading of a compound goes on behind a letter.
#[derive(Clone, Copy)]
enum Step {
    End,
    /// A letter of no part.
    Gap(usize),
    /// A part that ends at the first place; the reading goes on at the second.
    Part(usize, usize),
}

/// The entries of a line of the table; nothing for a comment or a line that is none.
fn line(line: &str) -> Option<Vec<Entry>> {
    if line.starts_with('#') {
        return None;
    }
    let mut fields = line.split('\t');
    let concept = Concept::from_key(fields.next()?)?;
    fields.next()?;
    let weight: u8 = fields.next()?.parse().ok()?;
    let listed = fields.next()?;
    let entry = |word: &str| {
        let (word, form) = match (word.strip_prefix('='), word.strip_suffix('~')) {
            (Some(word), _) => (word, Form::Whole),
            (_, Some(word)) => (word, Form::Stem),
            _ => (word, Form::Word),
        };
        let text = if word.chars().all(|c| c.is_ascii_digit()) { word.to_owned() } else { words(word).join(" ") };
        (!text.is_empty()).then_some(Entry { text, concept, weight, form })
    };
    Some(listed.split(',').map(str::trim).filter_map(entry).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The languages of the table.
    const LANGUAGES: [&str; 12] = ["en", "ru", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "tr", "ja"];

    /// How many words a role has in a language; for tests and documentation.
    fn words_of(key: &str, language: &str) -> usize {
        let of = |line: &&str| {
            let mut fields = line.split('\t');
            fields.next() == Some(key)
                && fields.next().is_some_and(|of| of == language || (of, language) == ("*", "en"))
        };
        TABLE.lines().filter(of).filter_map(|line| line.split('\t').nth(3)).map(|words| words.split(',').count()).sum()
    }

    /// The lines of the table that are neither comments nor entries, and the words that stand twice in one role and form.
    fn faults(table: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut seen: BTreeMap<(String, String, Concept, Form), usize> = BTreeMap::new();
        for (number, text) in table.lines().enumerate().filter(|(_, text)| !text.starts_with('#')) {
            let fields: Vec<&str> = text.split('\t').collect();
            let language = fields.get(1).is_some_and(|l| *l == "*" || LANGUAGES.contains(l));
            let entries = line(text).unwrap_or_default();
            let listed = fields.get(3).map_or(0, |words| words.split(',').count());
            let weights = entries.iter().all(|entry| (1..=100).contains(&entry.weight));
            if fields.len() != 4 || !language || entries.len() != listed || !weights {
                faults.push(format!("line {}: {text}", number + 1));
            }
            for entry in entries {
                let language = fields.get(1).copied().unwrap_or_default().to_owned();
                *seen.entry((language, entry.text, entry.concept, entry.form)).or_default() += 1;
            }
        }
        faults.extend(seen.into_iter().filter(|(_, n)| *n > 1).map(|(entry, n)| format!("{entry:?} {n} times")));
        faults
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        assert_eq!(faults(TABLE), Vec::<String>::new());
    }

    #[test]
    fn every_role_has_words_in_every_language() {
        let roles = "journey_id order id name account customer contact lead time closed created veto:time touch touch_type \
                     sequence channel veto:channel campaign ad owner team segment stage status outcome veto:outcome won lost \
                     open not value veto:value currency cost given_credit path count wins losses";
        for role in roles.split_ascii_whitespace() {
            for language in LANGUAGES {
                assert!(words_of(role, language) > 0, "{role} in {language}");
            }
        }
    }

    #[test]
    fn words_phrases_endings_and_compounds_are_found() {
        for (text, expected) in [
            ("payment intent id", "payment intent+id"),
            ("deals", "deals"),
            ("campaigns", "campaigns"),
            ("leadsource", "leadsource"),
            ("dealid", "deal+id"),
            ("closedate", "close+date"),
            ("abschlussdatum", "abschluss+datum"),
            ("vertriebsteam", "vertriebsteam"),
            ("gesamtbetrag", "gesamt+betrag"),
            ("сделки", "сделк"),
            ("商談金額", "商談+金額"),
            ("取引先", "取引先"),
            ("branche", "branche"),
            ("xyzzy", ""),
            ("border", ""),
        ] {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            let found: Vec<&str> = LEXICON.read(&words).iter().map(|found| found.entries[0].text.as_str()).collect();
            assert_eq!(found.join("+"), expected, "{text}");
        }
    }
}
