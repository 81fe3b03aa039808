//! Reads headings: the concepts of their words, the object before the field, the currency and the notes.

use super::lexicon::{Concept, Form, LEXICON, Match};
use super::share_of;
use super::tokens::words;
use crate::parse::{currency_code, heading_unit};
use fairshare_types::schema::Role;

/// How clearly a heading indicates each concept, from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights([u8; Concept::COUNT]);

impl Default for Weights {
    fn default() -> Self {
        Self([0; Concept::COUNT])
    }
}

impl Weights {
    /// The weight of a concept.
    #[must_use]
    pub fn of(&self, concept: Concept) -> i32 {
        i32::from(self.0.get(concept.index()).copied().unwrap_or_default())
    }

    /// The weight of the words of a role.
    #[must_use]
    pub fn role(&self, role: Role) -> i32 {
        self.of(Concept::Role(role))
    }

    /// Whether the heading indicates a concept at all.
    #[must_use]
    pub fn has(&self, concept: Concept) -> bool {
        self.of(concept) > 0
    }

    fn raise(&mut self, concept: Concept, weight: u8) {
        if let Some(known) = self.0.get_mut(concept.index()) {
            *known = weight.max(*known);
        }
    }

    fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, other)| *mine = other.max(*mine));
    }

    fn take(&mut self, matches: &[Match<'_>]) {
        for (found, entry) in matches.iter().flat_map(|found| found.entries.iter().map(move |entry| (found, entry))) {
            let cells_only = matches!(entry.concept, Concept::Won | Concept::Lost | Concept::Open);
            if entry.form != Form::Whole || (matches.len() == 1 && !cells_only) {
                let weight = u16::from(entry.weight) * u16::from(found.percent) / 100;
                self.raise(entry.concept, u8::try_from(weight).unwrap_or(100));
            }
        }
    }
}

/// The meaning of a heading.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    /// Concepts of its words.
    pub says: Weights,
    /// Concepts of the object before the field: `Deal - Type` is a type of the deal.
    pub object: Weights,
    /// Concepts of notes in brackets or after a comma.
    pub note: Weights,
    /// The currency in the heading.
    pub currency: Option<&'static str>,
    /// Its amounts are in the currency of the company: `Amount in company currency`, `Amount (converted)`.
    pub company_currency: bool,
    /// Number of words that the lexicon does not know.
    pub unknown: i32,
    /// Number of words of the field.
    pub words: i32,
    /// The words of the field joined, to compare it as a whole.
    pub folded: String,
}

/// Whether a text names a touch, such as a call or a meeting.
pub fn names_touch(text: &str) -> bool {
    let says = Heading::of(text).says;
    says.of(Concept::Touch) >= 100
}

/// Separators between an object and its field.
const OBJECT_MARKS: [&str; 4] = [" - ", ": ", ":", "."];
/// Maximum number of letters that are read.
const LONGEST: usize = 200;

impl Heading {
    /// Reads a heading.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let cut = name.char_indices().nth(LONGEST).map_or(name.len(), |(at, _)| at);
        let mut heading = Self::default();
        let text = name[..cut].trim().trim_start_matches("(Do Not Modify)");
        // Salesforce ends custom fields with `__c`.
        let text = text.strip_suffix("__c").or_else(|| text.strip_suffix("__C")).unwrap_or(text);
        let (text, notes) = without_notes(text);
        heading.notes(&notes);
        let (objects, field) = split_object(&text);
        heading.object.take(&LEXICON.read(&words(objects)));
        let mut field = words(&heading.without_currency(field));
        heading.company_currency |= drop_company_currency(&mut field);
        heading.folded = field.concat();
        let matches = LEXICON.read(&field);
        heading.words = i32::try_from(field.len()).unwrap_or(i32::MAX);
        let known: usize = matches.iter().map(|found| found.words).sum();
        let digits = field.iter().filter(|word| word.bytes().all(|b| b.is_ascii_digit())).count();
        heading.unknown = heading.words - i32::try_from(known + digits).unwrap_or(0);
        heading.says.take(&matches);
        if heading.says.has(Concept::CompanyCurrency) {
            heading.says.raise(Concept::Role(Role::Currency), 100);
        }
        // `Deal - ID` names its object, not itself.
        let own = [Concept::Id, Concept::Name, Concept::Skip];
        let only_own = matches.iter().flat_map(|found| found.entries).all(|entry| own.contains(&entry.concept));
        if only_own && (heading.unknown == 0 || field.is_empty()) {
            let object = heading.object;
            heading.says.join(&object);
        }
        heading.currency = heading.currency.or_else(|| heading_unit(name)?.currency);
        // `Customer?` asks for yes or no; a longer question may ask for anything.
        if name.trim_end().ends_with('?') && heading.words <= 2 {
            heading.says.raise(Concept::Flag, 100);
        }
        if share_of(name).is_some() {
            heading.says.raise(Concept::NotValue, 100);
        }
        heading
    }

    fn notes(&mut self, notes: &str) {
        for word in notes.split([' ', ',', ';', '/']).filter(|word| !word.is_empty()) {
            self.currency = self.currency.or_else(|| currency_code(word));
        }
        let mut words = words(notes);
        self.company_currency |= drop_company_currency(&mut words) || words.iter().any(|word| word == "converted");
        self.note.take(&LEXICON.read(&words));
    }

    /// Removes a currency from the end of a field: `revenue_usd`, `Amount €`.
    fn without_currency<'a>(&mut self, field: &'a str) -> std::borrow::Cow<'a, str> {
        let trimmed = field.trim_end();
        let start = trimmed.char_indices().rev().find(|(_, c)| matches!(c, ' ' | '_' | '-' | '.' | '/'));
        if let Some((at, mark)) = start {
            let (rest, last) = (&trimmed[..at], &trimmed[at + mark.len_utf8()..]);
            if let Some(code) = currency_code(last).filter(|_| !rest.trim().is_empty()) {
                self.currency = self.currency.or(Some(code));
                let rest = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
                let rest = rest.strip_suffix(" in").or_else(|| rest.strip_suffix("_in")).unwrap_or(rest);
                return rest.into();
            }
        }
        trimmed.into()
    }
}

/// Splits a text into its plain part and its notes, which are in brackets or after a comma.
pub(super) fn without_notes(text: &str) -> (String, String) {
    let (mut plain, mut notes) = (String::new(), String::new());
    let mut depth = 0_u32;
    let mut comma = false;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '（' | '【' => depth += 1,
            ')' | ']' | '}' | '）' | '】' => depth = depth.saturating_sub(1),
            ',' | '、' if depth == 0 && !plain.trim().is_empty() => comma = true,
            _ if depth > 0 || comma => {
                notes.push(c);
                continue;
            }
            _ => plain.push(c),
        }
        if c != ',' || depth > 0 {
            notes.push(' ');
        }
    }
    if words(&plain).is_empty() { (std::mem::take(&mut notes), plain) } else { (plain, notes) }
}

/// Splits a heading into the object and its field: `Deal - Value`, `Opportunity: Stage`, `traffic_source.medium`.
fn split_object(text: &str) -> (&str, &str) {
    let is_object = |words: &[String]| {
        let objects = [
            Concept::Role(Role::JourneyId),
            Concept::Role(Role::Account),
            Concept::Role(Role::Contact),
            Concept::Role(Role::Campaign),
            Concept::Customer,
            Concept::Lead,
            Concept::Order,
            Concept::Touch,
            Concept::Skip,
        ];
        let own = [Concept::Id, Concept::Name];
        let matches = LEXICON.read(words);
        !matches.is_empty()
            && matches.iter().all(|found| {
                let concepts = || found.entries.iter().map(|entry| entry.concept);
                concepts().any(|concept| objects.contains(&concept)) && !concepts().any(|c| own.contains(&c))
            })
            && matches.iter().map(|found| found.words).sum::<usize>() == words.len()
    };
    for mark in OBJECT_MARKS {
        let split = if mark == "." { text.rsplit_once(mark) } else { text.split_once(mark) };
        let Some((object, field)) = split else { continue };
        if object.trim().is_empty() || words(field).is_empty() {
            continue;
        }
        if mark == "." && !text.contains(' ') || is_object(&words(object)) {
            return (object, field);
        }
    }
    ("", text)
}

/// Removes `in company currency` from the end of a field.
fn drop_company_currency(words: &mut Vec<String>) -> bool {
    const MOST_WORDS: usize = 5;
    const BEFORE: [&str; 8] = ["in", "en", "em", "w", "i", "в", "dans", "na"];
    let first = words.len().saturating_sub(MOST_WORDS);
    let names = |at: &usize| {
        let text = words[*at..].join(" ");
        text == "base" || LEXICON.exact(&text).iter().any(|entry| entry.concept == Concept::CompanyCurrency)
    };
    let Some(mut at) = (first..words.len()).find(names) else { return false };
    // A column with just this name holds currency codes.
    if at == 0 && words.join(" ") != "base" {
        return true;
    }
    if at > 0 && BEFORE.contains(&words[at - 1].as_str()) {
        at -= 1;
    }
    words.truncate(at);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_prefixes_and_units_are_taken_off() {
        for (name, folded, currency, company) in [
            ("Amount (EUR)", "amount", Some("EUR"), false),
            ("revenue_usd", "revenue", Some("USD"), false),
            ("event_value_in_usd", "eventvalue", Some("USD"), false),
            ("Выручка, руб.", "выручка", Some("RUB"), false),
            ("Amount €", "amount", Some("EUR"), false),
            ("Amount in company currency", "amount", None, true),
            ("Amount (converted)", "amount", None, true),
            ("Deal - Value", "value", None, false),
            ("Opportunity: Stage", "stage", None, false),
            ("(Do Not Modify) Opportunity", "opportunity", None, false),
            ("traffic_source.medium", "medium", None, false),
            ("Touch date (day, month, year)", "touchdate", None, false),
            ("(Amount)", "amount", None, false),
            ("Currency", "currency", None, false),
        ] {
            let heading = Heading::of(name);
            assert_eq!((heading.folded.as_str(), heading.currency), (folded, currency), "{name}");
            assert_eq!(heading.company_currency, company, "{name}");
        }
    }

    #[test]
    fn an_object_names_its_own_fields() {
        let deal = Concept::Role(Role::JourneyId);
        assert!(Heading::of("Deal - ID").says.has(deal));
        assert!(!Heading::of("Deal - Organization").says.has(deal));
        assert!(Heading::of("Deal - Organization").object.has(deal));
        assert!(Heading::of("Record ID - Deal").says.has(deal));
    }

    #[test]
    fn the_mark_of_a_custom_field_is_no_word_of_ids() {
        // Fivetran writes the custom field `Opportunity__c` of Salesforce so.
        assert!(!Heading::of("opportunity_c").says.has(Concept::Id));
    }
}
