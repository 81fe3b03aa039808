//! Reads the outcome of a deal from the words of outcome and stage columns.

use fairshare_types::schema::Outcome;

use super::heading::without_notes;
use super::lexicon::{Concept, Entry, Form, LEXICON, Match};
use super::tokens::words;

/// What the lexicon makes of a cell of an outcome or stage column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeReading {
    /// A word in it is certain.
    Known(Outcome),
    /// No word in it is certain: the program asks.
    Unknown,
}

/// Lowest weight of a certain word; a lighter one is a hint.
const SURE: u8 = 60;
/// Lowest weight of a word that is certain among words that the lexicon does not know.
const CLEAR: u8 = 95;
/// Maximum bytes of a stage; a longer cell is a note.
const LONGEST: usize = 200;
/// How many known words after a negation it can reverse.
const REACH: usize = 2;

/// Reads the outcome from a text of an outcome or stage column, with any numbers and notes around it.
#[must_use]
pub fn outcome_reading(text: &str) -> OutcomeReading {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return OutcomeReading::Unknown;
    }
    if let Some(outcome) = mark(text) {
        return OutcomeReading::Known(outcome);
    }
    let (plain, notes) = without_notes(text);
    let notes = without_numbers(words(&notes));
    match read(&words(&plain), SURE) {
        // `Gewonnen, storniert` and `Closed Won (refunded)` contradict themselves.
        Some(Outcome::Won) if LEXICON.read(&notes).iter().any(speaks_against_a_win) => OutcomeReading::Unknown,
        Some(outcome) => OutcomeReading::Known(outcome),
        None => {
            let known = behind_pipeline(&plain).or_else(|| read(&notes, SURE));
            known.map_or(OutcomeReading::Unknown, OutcomeReading::Known)
        }
    }
}

/// Outcome of a stage after the name of its pipeline: `Renovação | Fechado - Ganho`, `C4:WON`.
fn behind_pipeline(text: &str) -> Option<Outcome> {
    let (pipeline, stage) = text.rsplit_once(['|', '>', ':', '»', '→'])?;
    let against = LEXICON.read(&words(pipeline)).iter().any(speaks_against_a_win);
    read(&words(stage), SURE).filter(|outcome| *outcome != Outcome::Won || !against)
}

/// Outcome of a sign: a check mark, a cross, or the circle that means yes in Japan.
fn mark(text: &str) -> Option<Outcome> {
    let mut signs = text.chars().filter(|c| !matches!(c, '\u{fe0e}' | '\u{fe0f}'));
    let sign = signs.next().filter(|_| signs.next().is_none())?;
    match sign {
        '✓' | '✔' | '☑' | '✅' | '🗸' | '○' | '◯' | '〇' | '⭕' | '●' | '◎' => Some(Outcome::Won),
        '✗' | '✘' | '☒' | '❌' | '✕' | '✖' | '×' | '☓' | '╳' => Some(Outcome::Lost),
        _ => None,
    }
}

/// Whether a text is a single sign that marks a row: `x`, `*`, `•`.
#[must_use]
pub fn is_tick(text: &str) -> bool {
    let mut signs = text.trim().chars();
    let sign = signs.next().filter(|_| signs.next().is_none());
    sign.is_some_and(|c| matches!(c, 'x' | 'X' | 'v' | 'V' | '*' | '+' | '•' | '■' | 'х' | 'Х'))
        || mark(text.trim()) == Some(Outcome::Won)
}

/// Whether a text lists numbers, as web analytics list the goals that a visit reached: `[205,206]`.
#[must_use]
pub fn is_list_of_numbers(text: &str) -> bool {
    let inner = text.trim().strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    inner.is_some_and(|inner| {
        inner.bytes().any(|b| b.is_ascii_digit())
            && inner.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'\'' | b'"'))
    })
}

/// Likely outcome of a text, even if no word in it is certain: `Signed`, `Rejected`.
#[must_use]
pub fn outcome_hint(text: &str) -> Option<Outcome> {
    match outcome_reading(text) {
        OutcomeReading::Known(outcome) => Some(outcome),
        OutcomeReading::Unknown if text.len() > LONGEST => None,
        OutcomeReading::Unknown => whole(&without_numbers(words(&without_notes(text.trim()).0)), 1),
    }
}

/// Outcome of a text of an outcome or stage column; open if no word in it is certain.
#[must_use]
pub fn outcome(text: &str) -> Outcome {
    match outcome_reading(text) {
        OutcomeReading::Known(outcome) => outcome,
        OutcomeReading::Unknown => Outcome::Open,
    }
}

/// Outcome of a cell of an outcome column, where a number counts conversions. Access writes yes as -1.
#[must_use]
pub fn counted_outcome(text: &str) -> Outcome {
    match text.trim().parse::<f64>() {
        Ok(n) if n != 0.0 => Outcome::Won,
        Ok(_) => Outcome::Lost,
        Err(_) => outcome(text),
    }
}

/// Whether a text has a word used for won or lost only, unlike `Yes` and `Paid`.
#[must_use]
pub fn is_outcome_word(text: &str) -> bool {
    text.len() <= LONGEST && {
        let words = words(text);
        words.len() <= 8 && matches!(among(&words, CLEAR), Some(Outcome::Won | Outcome::Lost))
    }
}

fn read(words: &[String], least: u8) -> Option<Outcome> {
    let plain = without_numbers(words.to_vec());
    whole(if plain.is_empty() { words } else { &plain }, least).or_else(|| among(&plain, least))
}

/// Removes the numbers that order stages, and the percent sign of a probability.
fn without_numbers(mut words: Vec<String>) -> Vec<String> {
    words.retain(|word| !word.chars().all(char::is_numeric) && word != "percent");
    words
}

/// Outcome of a text that is one word or phrase of the lexicon.
fn whole(words: &[String], least: u8) -> Option<Outcome> {
    let entries = LEXICON.exact(&words.join(" "));
    let of = |concept| entries.iter().filter(|entry| entry.concept == concept).map(|entry| entry.weight).max();
    let ways =
        [(Outcome::Won, of(Concept::Won)), (Outcome::Lost, of(Concept::Lost)), (Outcome::Open, of(Concept::Open))];
    // At equal weights the first wins: a word that is both depends on its language.
    ways.into_iter()
        .filter_map(|(outcome, weight)| Some((outcome, weight.filter(|weight| *weight >= least)?)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|(outcome, _)| outcome)
}

/// Outcome that the first decisive word in a text means.
fn among(words: &[String], least: u8) -> Option<Outcome> {
    let matches = LEXICON.read(words);
    let sure = |found: &Match<'_>, concept: Concept, weight: u8| {
        let fits = |entry: &Entry| entry.concept == concept && entry.form != Form::Whole && entry.weight >= weight;
        found.percent >= 95 && found.entries.iter().any(fits)
    };
    if matches.iter().any(|found| sure(found, Concept::Maybe, 1)) {
        return None;
    }
    let covered: usize = matches.iter().map(|found| found.words).sum();
    let weight = if covered == words.len() { least } else { least.max(CLEAR) };
    let mut negated = None;
    let mut open = false;
    for (at, found) in matches.iter().enumerate() {
        let turned = negated.is_some_and(|before| at - before <= REACH);
        match (sure(found, Concept::Won, weight), sure(found, Concept::Lost, weight)) {
            (true, false) if turned => return Some(Outcome::Lost),
            (true, false) => {
                let mut others = matches.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, found)| found);
                return (!others.any(speaks_against_a_win)).then_some(Outcome::Won);
            }
            (false, true) if turned => return None,
            (false, true) => return Some(Outcome::Lost),
            _ if sure(found, Concept::Not, 1) => negated = Some(at),
            _ => open |= !turned && sure(found, Concept::Open, least),
        }
    }
    (open && negated.is_none()).then_some(Outcome::Open)
}

/// Whether a part of a text contradicts a win: a loss, a refund, a negation, or a step before the close.
///
/// The program asks about such a text.
fn speaks_against_a_win(found: &Match<'_>) -> bool {
    let has = |test: &dyn Fn(Concept) -> bool| found.entries.iter().any(|entry| test(entry.concept));
    let against = [Concept::Lost, Concept::Not, Concept::Maybe, Concept::Cancelled];
    // A step before the close, or a word from headings of other things.
    let aside = [
        Concept::Open,
        Concept::NotTime,
        Concept::NotChannel,
        Concept::NotOutcome,
        Concept::NotValue,
        Concept::NotJourneyId,
    ];
    has(&|concept| against.contains(&concept)) || found.entries.iter().all(|entry| aside.contains(&entry.concept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_read_from_words() {
        for (text, expected) in [
            ("Closed Won", Outcome::Won),
            ("closedwon", Outcome::Won),
            ("TRUE", Outcome::Won),
            ("oui", Outcome::Won),
            ("Выиграна", Outcome::Won),
            ("Closed Lost", Outcome::Lost),
            ("false", Outcome::Lost),
            ("Закрыто и не реализовано", Outcome::Lost),
            ("Proposal", Outcome::Open),
            ("Negotiation / Review", Outcome::Open),
            ("7", Outcome::Open),
        ] {
            assert_eq!(outcome(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_notes_and_languages_change_nothing() {
        for (text, expected) in [
            ("6 - Closed Won (Sales Pipeline)", Some(Outcome::Won)),
            ("7. Gewonnen (Vertrag)", Some(Outcome::Won)),
            ("Closed Won 🎉", Some(Outcome::Won)),
            ("Closed - Won", Some(Outcome::Won)),
            ("Won (signed)", Some(Outcome::Won)),
            ("Closed Won (100%)", Some(Outcome::Won)),
            ("Closed Won - 100 %", Some(Outcome::Won)),
            ("Closed Lost (0 %)", Some(Outcome::Lost)),
            ("Proposal (60%)", Some(Outcome::Open)),
            ("Ganada", Some(Outcome::Won)),
            ("Cierre ganado", Some(Outcome::Won)),
            ("Cierre perdido", Some(Outcome::Lost)),
            ("Lost - Price", Some(Outcome::Lost)),
            ("Closed Won - Enterprise", Some(Outcome::Won)),
            ("Won: new business DACH", Some(Outcome::Won)),
            ("Lost to competitor", Some(Outcome::Lost)),
            ("Competitor won", None),
            ("Lost: no budget", Some(Outcome::Lost)),
            ("Lost - customer bought elsewhere", Some(Outcome::Lost)),
            ("0 - Closed Lost", Some(Outcome::Lost)),
            ("Zamknięte - wygrane", Some(Outcome::Won)),
            ("Przegrana", Some(Outcome::Lost)),
            ("Vunnen", Some(Outcome::Won)),
            ("Förlorad", Some(Outcome::Lost)),
            ("Gewonnen", Some(Outcome::Won)),
            ("Verloren", Some(Outcome::Lost)),
            ("Chiusa vinta", Some(Outcome::Won)),
            ("Chiusa persa", Some(Outcome::Lost)),
            ("Ganho", Some(Outcome::Won)),
            ("Perdido", Some(Outcome::Lost)),
            ("Kazanıldı", Some(Outcome::Won)),
            ("Kaybedildi", Some(Outcome::Lost)),
            ("受注", Some(Outcome::Won)),
            ("失注", Some(Outcome::Lost)),
            ("商談中", Some(Outcome::Open)),
            ("Успешно реализовано", Some(Outcome::Won)),
            ("Отказ", Some(Outcome::Lost)),
            ("t", Some(Outcome::Won)),
            ("f", Some(Outcome::Lost)),
            ("142", Some(Outcome::Won)),
            ("143", Some(Outcome::Lost)),
            ("3 - Proposal", Some(Outcome::Open)),
            ("Contract sent", Some(Outcome::Open)),
            ("In progress", Some(Outcome::Open)),
        ] {
            let expected = expected.map_or(OutcomeReading::Unknown, OutcomeReading::Known);
            assert_eq!(outcome_reading(text), expected, "{text}");
        }
    }

    #[test]
    fn a_negation_never_wins() {
        for text in [
            "not won",
            "Not Converted",
            "не реализовано",
            "unpaid",
            "nicht gewonnen",
            "non-converted",
            "won't",
            "Woning",
            "не выиграна",
            "niet gewonnen",
            "non vinta",
            "nie wygrana",
            "inte vunnen",
            "Kazanılmadı",
            "未受注",
            "受注見込み",
            "no ganada",
            "unsold",
            "Непродано",
            "Almost won",
            "Paid search",
            "Customer interview",
            "Windows",
            "Wonen",
        ] {
            assert_ne!(outcome(text), Outcome::Won, "{text}");
        }
    }

    #[test]
    fn words_that_are_not_sure_are_hints() {
        for (text, hint) in [
            ("Signed", Some(Outcome::Won)),
            ("Dead", Some(Outcome::Lost)),
            ("Approved", Some(Outcome::Won)),
            ("2. Rejected", Some(Outcome::Lost)),
            ("Talking", None),
            ("Paid search", None),
            ("", None),
        ] {
            assert_eq!(outcome_reading(text), OutcomeReading::Unknown, "{text}");
            assert_eq!(outcome_hint(text), hint, "{text}");
        }
    }

    #[test]
    fn numbers_of_an_outcome_column_count_conversions() {
        for (text, expected) in [("1", Outcome::Won), ("2", Outcome::Won), ("0", Outcome::Lost), ("won", Outcome::Won)]
        {
            assert_eq!(counted_outcome(text), expected, "{text}");
        }
    }
}
