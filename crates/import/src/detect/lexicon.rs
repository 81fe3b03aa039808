//! Words of headings and cells, from `lexicon.tsv`.

use std::sync::LazyLock;

use super::tokens::is_dense;
use fairshare_types::order;
use fairshare_types::schema::Role;

/// The table as sorted by the build script, which describes its form.
const SORTED: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

/// Meaning of a word: a role, or something that roles are composed of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concept {
    /// A role of a column. `JourneyId` means a deal, `Time` a date, `TouchType` a kind.
    Role(Role),
    /// A key or number.
    Id,
    /// A name or title.
    Name,
    /// A customer, either a person or a company.
    Customer,
    /// A lead.
    Lead,
    /// A sale or its document: an order, an invoice, a contract.
    Order,
    /// A touch: an activity, a visit, an event.
    Touch,
    /// Advertising.
    Ad,
    /// A status, which may be a stage or an outcome.
    Status,
    /// Yes or no.
    Flag,
    /// A count.
    Count,
    /// An actual value, not an expected one.
    Actual,
    /// A word without meaning.
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
    /// Detail of a person in a list of persons: first name, phone.
    Person,
    /// Detail of a campaign in a list of campaigns: start, end, budget.
    Plan,
    /// The day on which a deal entered a stage.
    Entered,
    /// A form of a website or its page: sending it is a touch.
    Form,
    /// A deal that was called off or paid back after it was made.
    Cancelled,
    /// The one currency in which a company keeps its books.
    CompanyCurrency,
    /// Not the time of a touch.
    NotTime,
    /// Not a channel.
    NotChannel,
    /// Not an outcome.
    NotOutcome,
    /// Not the amount of a deal.
    NotValue,
    /// Not the key of a deal.
    NotJourneyId,
}

/// Concepts other than roles, with their keys in the table.
const OTHERS: [(&str, Concept); 28] = [
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
    ("form", Concept::Form),
    ("cancelled", Concept::Cancelled),
    ("company_currency", Concept::CompanyCurrency),
    ("veto:time", Concept::NotTime),
    ("veto:channel", Concept::NotChannel),
    ("veto:outcome", Concept::NotOutcome),
    ("veto:value", Concept::NotValue),
    ("veto:journey_id", Concept::NotJourneyId),
];

impl Concept {
    /// Number of concepts.
    pub const COUNT: usize = Role::ALL.len() + OTHERS.len();

    /// Concept of a key in the first column of the table.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let other = || OTHERS.iter().find(|(name, _)| *name == key).map(|(_, concept)| *concept);
        Role::from_key(key).map(Self::Role).or_else(other)
    }

    /// Index among all concepts.
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

/// How an entry may occur in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// As a word.
    Word,
    /// As a word with any ending.
    Stem,
    /// Only as the whole text.
    Whole,
}

impl Form {
    fn of(mark: char) -> Self {
        match mark {
            '~' => Self::Stem,
            '=' => Self::Whole,
            _ => Self::Word,
        }
    }
}

/// One meaning of a word in the table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The word, or the words of a phrase with a space between them.
    pub text: &'static str,
    /// The meaning.
    pub concept: Concept,
    /// How clear the meaning is, from 1 to 100.
    pub weight: u8,
    /// How the word may occur in a text.
    pub form: Form,
}

/// A part of a text that the lexicon knows.
#[derive(Clone, Copy, Debug)]
pub struct Match<'a> {
    /// All entries of the word.
    pub entries: &'a [Entry],
    /// Percentage of their weight that counts; lower for parts of compounds.
    pub percent: u8,
    /// Number of words of the text that it covers; 0 for a further part of a compound.
    pub words: usize,
}

/// The table, sorted by word.
pub struct Lexicon {
    entries: Vec<Entry>,
}

/// The lexicon of the program.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(SORTED));

/// Maximum number of words of a phrase.
const LONGEST_PHRASE: usize = 5;
/// Maximum letters of a word that is searched for parts of a compound.
const LONGEST_COMPOUND: usize = 40;
/// Maximum letters of an ending.
const LONGEST_ENDING: usize = 5;
/// Maximum letters of an ending that is tried before the parts of a compound.
const SHORT_ENDING: usize = 2;
/// Endings of plain words: plurals and cases.
const ENDINGS: [&str; 7] = ["s", "es", "n", "en", "e", "er", "ed"];
/// Letters between the parts of a compound.
const LINKS: [&str; 7] = ["s", "n", "en", "es", "e", "o", "er"];

impl Lexicon {
    /// Reads a sorted table.
    fn parse(sorted: &'static str) -> Self {
        let mut lines = sorted.lines();
        let concepts: Vec<(Concept, u8)> = lines.next().unwrap_or_default().split('\t').filter_map(weighed).collect();
        let meaning = |[form, letter]: [char; 2]| {
            let at = u32::from(letter).checked_sub(u32::from('!'))?;
            concepts.get(at as usize).map(|&(concept, weight)| (concept, weight, Form::of(form)))
        };
        let mut entries = Vec::new();
        for (text, meanings) in lines.filter_map(|line| line.split_once('\t')) {
            let mut letters = meanings.chars();
            let mut of_word = Vec::new();
            while let (Some(form), Some(letter)) = (letters.next(), letters.next()) {
                let entry = meaning([form, letter]);
                of_word.extend(entry.map(|(concept, weight, form)| Entry { text, concept, weight, form }));
            }
            if of_word.len() > 1 {
                order::arrange(&mut of_word, &Ord::cmp);
                of_word.dedup_by(|a, b| a.concept == b.concept && a.form == b.form);
            }
            entries.append(&mut of_word);
        }
        Self { entries }
    }

    /// Entries of exactly this word.
    #[must_use]
    pub fn exact(&self, text: &str) -> &[Entry] {
        let start = self.entries.partition_point(|entry| entry.text < text);
        let rest = &self.entries[start..];
        &rest[..rest.partition_point(|entry| entry.text == text)]
    }

    /// Meanings of the words of a text. Phrases precede words, and words precede parts of compounds.
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

    /// Entries of a word with or without its ending, which begins after `fixed` bytes.
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

    /// Parts of a compound: all of it, or as much as its ends reveal.
    fn compound(&self, word: &str) -> Vec<Match<'_>> {
        let chars: Vec<(usize, char)> = word.char_indices().collect();
        let dense = chars.first().is_some_and(|(_, c)| is_dense(*c));
        let shortest = if dense { 2 } else { 5 };
        if !(shortest..=LONGEST_COMPOUND).contains(&chars.len()) {
            return Vec::new();
        }
        let place = |at: usize| chars.get(at).map_or(word.len(), |(byte, _)| *byte);
        // The cheapest reading from each letter on: its cost, and the part that it begins with.
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
        // If the parts do not cover the word, only long parts at its ends count.
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

/// Next step in the reading of a compound.
#[derive(Clone, Copy)]
enum Step {
    End,
    /// A letter that belongs to no part.
    Gap(usize),
    /// A part that ends at the first index; the reading continues at the second.
    Part(usize, usize),
}

/// Parses a concept and its weight in the first line of the sorted table.
fn weighed(text: &str) -> Option<(Concept, u8)> {
    let (concept, weight) = text.split_once(' ')?;
    Some((Concept::from_key(concept)?, weight.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::detect::table::Line;

    const TABLE: &str = include_str!("lexicon.tsv");

    /// The languages of the table.
    const LANGUAGES: [&str; 18] =
        ["en", "ru", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "tr", "ja", "zh", "da", "uk", "cs", "fi", "ko"];

    /// Number of words of a role in a language; for tests and documentation.
    fn words_of(key: &str, language: &str) -> usize {
        let of = |line: &&str| {
            let mut fields = line.split('\t');
            fields.next() == Some(key)
                && fields.next().is_some_and(|of| of == language || (of, language) == ("*", "en"))
        };
        TABLE.lines().filter(of).filter_map(|line| line.split('\t').nth(3)).map(|words| words.split(',').count()).sum()
    }

    /// Lines of the table that are neither comments nor entries, and words listed twice in one role and form.
    fn faults(table: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut seen: BTreeMap<(String, String, Concept, Form), usize> = BTreeMap::new();
        for (number, text) in table.lines().enumerate().filter(|(_, text)| !text.starts_with('#')) {
            let fields: Vec<&str> = text.split('\t').collect();
            let language = fields.get(1).copied().unwrap_or_default();
            let listed = fields.get(3).map_or(0, |words| words.split(',').count());
            let read = Line::of(text).and_then(|line| Some((Concept::from_key(line.concept)?, line)));
            let fits = |line: &Line<'_>| line.words.len() == listed && (1..=100).contains(&line.weight);
            match read.filter(|(_, line)| fields.len() == 4 && fits(line)) {
                Some((concept, line)) if language == "*" || LANGUAGES.contains(&language) => {
                    for (form, word) in line.words {
                        *seen.entry((language.to_owned(), word, concept, Form::of(form))).or_default() += 1;
                    }
                }
                _ => faults.push(format!("line {}: {text}", number + 1)),
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
                     open not value veto:value currency cost given_credit path count wins losses form \
                     cancelled probability company_currency";
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
            let found: Vec<&str> = LEXICON.read(&words).iter().map(|found| found.entries[0].text).collect();
            assert_eq!(found.join("+"), expected, "{text}");
        }
    }
}
