//! The words of `words.tsv`, which describe columns and events in more detail than roles.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::detect::words;

/// The table; its head describes the columns.
const TABLE: &str = include_str!("words.tsv");

/// A topic of words of the table, whose head describes each topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Position,
    Model,
    Anonymous,
    AnonymousId,
    Visitor,
    Share,
    Event,
    Payment,
    Product,
    UnitPrice,
    Id,
    OtherId,
    NoSaleDate,
    NoAmount,
    Purchase,
    Completed,
    BesidePurchase,
    Checkout,
    Deleted,
    Archived,
    Done,
    Planned,
    Not,
    Countdown,
    Response,
    Session,
    Refund,
    Transaction,
    Year,
    Month,
    Day,
    Due,
    Added,
    Source,
    Medium,
    PeriodEnd,
    Lifecycle,
    Converted,
    PastLead,
    PeriodStart,
    Conversion,
}

impl Topic {
    /// All topics with their names in the table, in the order of their numbers.
    const ALL: [(&str, Self); 41] = [
        ("position", Self::Position),
        ("model", Self::Model),
        ("anonymous", Self::Anonymous),
        ("anonymous-id", Self::AnonymousId),
        ("visitor", Self::Visitor),
        ("share", Self::Share),
        ("event", Self::Event),
        ("payment", Self::Payment),
        ("product", Self::Product),
        ("unit-price", Self::UnitPrice),
        ("id", Self::Id),
        ("other-id", Self::OtherId),
        ("no-sale-date", Self::NoSaleDate),
        ("no-amount", Self::NoAmount),
        ("purchase", Self::Purchase),
        ("completed", Self::Completed),
        ("beside-purchase", Self::BesidePurchase),
        ("checkout", Self::Checkout),
        ("deleted", Self::Deleted),
        ("archived", Self::Archived),
        ("done", Self::Done),
        ("planned", Self::Planned),
        ("not", Self::Not),
        ("countdown", Self::Countdown),
        ("response", Self::Response),
        ("session", Self::Session),
        ("refund", Self::Refund),
        ("transaction", Self::Transaction),
        ("year", Self::Year),
        ("month", Self::Month),
        ("day", Self::Day),
        ("due", Self::Due),
        ("added", Self::Added),
        ("source", Self::Source),
        ("medium", Self::Medium),
        ("period-end", Self::PeriodEnd),
        ("lifecycle", Self::Lifecycle),
        ("converted", Self::Converted),
        ("past-lead", Self::PastLead),
        ("period-start", Self::PeriodStart),
        ("conversion", Self::Conversion),
    ];

    /// Whether one word, as [`words`] splits a text, belongs to the topic.
    pub fn has(self, word: &str) -> bool {
        WORDS[self as usize].has(word)
    }

    /// Removes the topic from a word: `終了日` becomes `日`. Other words are returned whole; `None` if the rest is empty.
    pub fn rest(self, word: String) -> Option<String> {
        let known = &WORDS[self as usize];
        if known.whole.contains(&word) {
            return None;
        }
        let within = known.partial.iter().find(|pattern| pattern.matches(&word));
        let rest = within.map(|pattern| match pattern {
            Pattern::Anywhere(text) => word.replacen(text, "", 1),
            _ => String::new(),
        });
        Some(rest.unwrap_or(word)).filter(|rest| !rest.is_empty())
    }

    /// Whether a text contains a word in the topic.
    pub fn is_in(self, text: &str) -> bool {
        words(text).iter().any(|word| self.has(word))
    }
}

/// The words of each topic, by its number.
static WORDS: LazyLock<Vec<TopicWords>> = LazyLock::new(|| {
    let mut all = vec![TopicWords::default(); Topic::ALL.len()];
    for (topic, pattern) in TABLE.lines().filter_map(line).flatten() {
        all[topic as usize].add(pattern);
    }
    all
});

/// The words of one topic.
#[derive(Clone, Default)]
struct TopicWords {
    whole: BTreeSet<String>,
    /// Patterns that match a part of a word.
    partial: Vec<Pattern>,
}

impl TopicWords {
    fn add(&mut self, pattern: Pattern) {
        match pattern {
            Pattern::Whole(word) => {
                self.whole.insert(word);
            }
            partial => self.partial.push(partial),
        }
    }

    fn has(&self, word: &str) -> bool {
        self.whole.contains(word) || self.partial.iter().any(|pattern| pattern.matches(word))
    }
}

/// An entry of the table, with the part of a word that it must match.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Pattern {
    Whole(String),
    Start(String),
    End(String),
    Anywhere(String),
}

/// Minimum letters before an ending: `userid` ends with an id, `paid` and `void` do not.
const LETTERS_BEFORE_ENDING: usize = 3;

impl Pattern {
    /// Parses an entry of the table. Returns `None` if the text is not exactly one word.
    fn of(text: &str) -> Option<Self> {
        let (before, text) = text.strip_prefix('~').map_or((false, text), |rest| (true, rest));
        let (after, text) = text.strip_suffix('~').map_or((false, text), |rest| (true, rest));
        let [word] = <[String; 1]>::try_from(words(text)).ok()?;
        Some(match (before, after) {
            (false, false) => Self::Whole(word),
            (false, true) => Self::Start(word),
            (true, false) => Self::End(word),
            (true, true) => Self::Anywhere(word),
        })
    }

    fn matches(&self, word: &str) -> bool {
        match self {
            Self::Whole(text) => word == text,
            Self::Start(text) => word.starts_with(text),
            Self::End(text) => {
                word.strip_suffix(text.as_str()).is_some_and(|rest| rest.chars().count() >= LETTERS_BEFORE_ENDING)
            }
            Self::Anywhere(text) => word.contains(text),
        }
    }
}

/// Parses the words of one line; `None` for a comment or a malformed line.
fn line(line: &str) -> Option<Vec<(Topic, Pattern)>> {
    let mut fields = line.split('\t');
    let name = fields.next()?;
    let (_, topic) = Topic::ALL.into_iter().find(|(known, _)| *known == name)?;
    let listed = fields.nth(1)?;
    Some(listed.split(',').filter_map(|word| Some((topic, Pattern::of(word.trim())?))).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The languages of the table.
    const LANGUAGES: [&str; 18] =
        ["en", "ru", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "tr", "ja", "zh", "da", "uk", "cs", "fi", "ko"];

    /// Lines of the table that cannot be parsed to their end, and words listed twice for a topic in one language.
    fn faults(table: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut seen: BTreeMap<(Topic, Pattern), Vec<&str>> = BTreeMap::new();
        for (number, text) in table.lines().enumerate().filter(|(_, text)| !text.starts_with('#')) {
            let fields: Vec<&str> = text.split('\t').collect();
            let entries = line(text).unwrap_or_default();
            let listed = fields.get(2).map_or(0, |words| words.split(',').count());
            let language = fields.get(1).copied().unwrap_or_default();
            if fields.len() != 3 || !(language == "*" || LANGUAGES.contains(&language)) || entries.len() != listed {
                faults.push(format!("line {}: {text}", number + 1));
            }
            for entry in entries {
                seen.entry(entry).or_default().push(language);
            }
        }
        for (entry, languages) in seen {
            let distinct: BTreeSet<&str> = languages.iter().copied().collect();
            if distinct.len() < languages.len() || (distinct.contains("*") && distinct.len() > 1) {
                faults.push(format!("{entry:?} twice, in {languages:?}"));
            }
        }
        faults
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        assert_eq!(faults(TABLE), Vec::<String>::new());
        let wrong = "shares\ten\tpart\nshare\ten\tline item\nshare\txx\tpart\nid\ten\tkey, Key\nid\t*\tno\nid\ten\tno";
        assert_eq!(faults(wrong).len(), 5, "{:?}", faults(wrong));
    }

    #[test]
    fn every_topic_stands_at_its_number() {
        for (at, (name, topic)) in Topic::ALL.into_iter().enumerate() {
            assert_eq!(topic as usize, at, "{name}");
        }
    }

    #[test]
    fn every_topic_has_words_in_every_language() {
        let has = |topic: &str, language: &str| {
            TABLE.lines().any(|line| {
                let mut fields = line.split('\t');
                fields.next() == Some(topic) && fields.next().is_some_and(|of| of == language || of == "*")
            })
        };
        for (topic, _) in Topic::ALL {
            for language in LANGUAGES {
                assert!(has(topic, language), "{topic} in {language}");
            }
        }
    }

    #[test]
    fn headings_are_found_in_every_language() {
        for (topic, headings) in [
            (Topic::Position, "Touch # | stepIndex | Номер шага | Reihenfolge | Étape | Posición | Dzień | タッチ順"),
            (Topic::Model, "Attribution model | Atıf modeli | Modello di attribuzione | アトリビューションモデル"),
            (Topic::Share, "Team split | Доли | Verdeling | % | 担当割合"),
            (Topic::Event, "eventName | Тип события | Händelse | Türü | イベント名"),
            (Topic::Payment, "Paid at | Дата оплаты | Zahlungseingang | Payée le | Betaald op | 支払い日"),
            (Topic::Product, "lineItem 2 | Menge | Ürün adı | Кол-во товара | 商品名"),
            (Topic::UnitPrice, "Unit price | Prix unitaire | Cena jednostkowa | 販売単価"),
            (Topic::Id, "activityid | Activity ID | Nummer | Идентификатор | 番号"),
            (Topic::OtherId, "Campaign ID | № заказа | Telefonnummer | ID użytkownika | 顧客番号"),
            (Topic::NoSaleDate, "lastUpdated | Signup date | Дата рождения | Geändert am | Data di nascita | 登録日"),
            (Topic::Due, "Due date | dueDate | Крайний срок | Fällig am | Échéance | Vencimiento | Termin | 期限"),
            (Topic::Added, "Add time | Created on | Создано | Erstellt am | Ajouté le | Fecha de creación | 作成日"),
            (Topic::NoAmount, "Tax | Скидка | Alter | Année | 件数"),
        ] {
            for heading in headings.split(" | ") {
                assert!(topic.is_in(heading), "{topic:?}: {heading}");
            }
        }
    }

    #[test]
    fn other_headings_are_left_alone() {
        for (topic, headings) in [
            (Topic::Id, "Paid | Void | Keyword | Amount"),
            (Topic::Product, "Production | Airline | Region"),
            (Topic::NoAmount, "Betrag | Сумма | Taxi | 税込金額"),
            (Topic::Share, "Partner | Payer | Team"),
        ] {
            for heading in headings.split(" | ") {
                assert!(!topic.is_in(heading), "{topic:?}: {heading}");
            }
        }
    }
}
