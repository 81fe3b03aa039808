//! The English sentence of each decision: what was found and what was taken.

use std::fmt;

use super::decision::{Counted, KeyDamage, OutcomeWord, Subject};
use super::{Outcome, Role};

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Column { file, role } => write!(f, "{file}: more than one column could be the {}.", plain(*role)),
            Self::DateOrder { file, column, example } => {
                write!(
                    f,
                    "{file}: which comes first in \u{201c}{column}\u{201d}, day or month? {example} can be either."
                )
            }
            Self::DecimalMark { file, column, example } => write!(
                f,
                "{file}: what is the decimal mark in \u{201c}{column}\u{201d}? {example} can be read with a point and with a comma."
            ),
            Self::Encoding { file } => {
                write!(f, "{file}: the encoding of the file is not certain; other encodings give other letters.")
            }
            Self::Shape { file } => write!(f, "{file}: what does a row stand for?"),
            Self::UnknownOutcomes { column, words } => write!(
                f,
                "Which values of \u{201c}{column}\u{201d} mean won, and which lost? Unknown, so neither yet: {}.",
                outcome_words(words)
            ),
            Self::OutcomeColumn { file, column, words } => write!(
                f,
                "{file}: does \u{201c}{column}\u{201d} say which deals are won? It holds {}, and no outcome column was found.",
                quoted(words.iter().map(String::as_str))
            ),
            Self::ImpliedWins { deals, with_amounts: true } => {
                write!(f, "No column says which deals are won: each of the {deals} deals with an amount counts as won.")
            }
            Self::ImpliedWins { deals, with_amounts: false } => {
                write!(f, "No column says which deals are won: each of the {deals} journeys counts as one win.")
            }
            Self::NoAmounts => {
                f.write_str("No column says what deals are worth: each win counts 1, there are no amounts.")
            }
            Self::UnreadableAmounts { file, column, cells, examples } => write!(
                f,
                "{file}: {cells} cells of \u{201c}{column}\u{201d} cannot be read as amounts, for example {}; their rows do not count.",
                quoted(examples.iter().map(String::as_str))
            ),
            Self::UnreadableDates { file, column, cells, examples } => write!(
                f,
                "{file}: {cells} cells of \u{201c}{column}\u{201d} cannot be read as dates in the order of the others, for example {}; their rows do not count. Does the column mix two orders of day and month?",
                quoted(examples.iter().map(String::as_str))
            ),
            Self::SeveralAmounts { deals, of, example } => write!(
                f,
                "{deals} of {of} deals have more than one amount or close date: their rows differ, for example those of \u{201c}{example}\u{201d}. Is the deal column right, or are these several purchases?"
            ),
            Self::NoDealWon { words } if words.is_empty() => {
                f.write_str("No deal is won, so there is no credit to share.")
            }
            Self::NoDealWon { words } => write!(
                f,
                "No deal is won: no stage or outcome means won among {}.",
                quoted(words.iter().map(String::as_str))
            ),
            Self::WonWithoutAmount { deals } => {
                write!(f, "{deals} won deals are without an amount and count as zero, so the total is too low.")
            }
            Self::LostJourneys { journeys } => write!(
                f,
                "{journeys} journeys of the touches did not convert (the file of conversions does not list them): they count as lost."
            ),
            Self::RepeatPurchases { customers, purchases } => write!(
                f,
                "{customers} customers bought more than once: their {purchases} purchases are deals of their own, each with the touches since the one before."
            ),
            Self::UnusedFile { file, why } => write!(f, "{file} is not used. {why}"),
            Self::Unjoined { file, rows, of, tried, here, there } => write!(
                f,
                "{file}: {rows} of {of} rows join nothing in the other files. Tried: {}. Keys here: {}; there: {}.",
                counted(tried),
                quoted(here.iter().map(String::as_str)),
                quoted(there.iter().map(String::as_str))
            ),
            Self::DamagedKeys { file, column, damage, cells, examples } => {
                let (what, then) = match damage {
                    KeyDamage::Rounded => (
                        "were rounded by a spreadsheet (scientific notation, digits lost)",
                        "different deals may look alike; export the column as text",
                    ),
                    KeyDamage::LeadingZeros => ("lost their leading zeros", "they are joined without them"),
                    KeyDamage::DecimalZero => ("have a decimal zero (.0) added", "they are joined without it"),
                };
                write!(
                    f,
                    "{file}: {cells} keys of \u{201c}{column}\u{201d} {what}, for example {}; {then}.",
                    quoted(examples.iter().map(String::as_str))
                )
            }
            Self::HiddenRows { file, rows } => {
                write!(f, "{file}: a filter hides {rows} rows of the sheet. Should hidden rows count?")
            }
            Self::FilledDown { file, rows } => write!(
                f,
                "{file}: {rows} rows name no deal themselves (grouped or merged cells): they belong to the row above."
            ),
            Self::NulRemoved { file, count } => {
                write!(f, "{file}: {count} invisible NUL characters were removed.")
            }
            Self::MisleadingCharacters { names, examples } => write!(
                f,
                "Control characters and marks of text direction were removed from {names} names: {}.",
                examples.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
            ),
            Self::Placeholders { words } => {
                write!(f, "These placeholders count as no name: {}.", counted(words))
            }
            Self::Spellings { names } => {
                f.write_str("Spellings of one name are joined: ")?;
                for (at, spellings) in names.iter().take(3).enumerate() {
                    write!(f, "{}{}", if at > 0 { "; " } else { "" }, counted(spellings))?;
                }
                f.write_str(".")
            }
            Self::PlaceholderDates { file, column, rows, examples } => write!(
                f,
                "{file}: {rows} dates of \u{201c}{column}\u{201d} are placeholders ({}); their rows are not counted.",
                quoted(examples.iter().map(String::as_str))
            ),
            Self::CompanyCurrency { file, other } => write!(
                f,
                "{file}: \u{201c}{other}\u{201d} mixes currencies, so the amounts in one currency are used instead."
            ),
            Self::OtherCurrencies { codes } => {
                write!(f, "Deals in another currency do not count, as no exchange rate is known: {}.", counted(codes))
            }
            Self::Stitched { anonymous, known, ids } => write!(
                f,
                "{ids} values of \u{201c}{anonymous}\u{201d} belong to a value of \u{201c}{known}\u{201d}: their rows are one journey."
            ),
            Self::UnusedShares { file, column } => {
                write!(f, "{file}: the shares in \u{201c}{column}\u{201d} are not used.")
            }
            Self::LongNumbers { file, cells, example } => write!(
                f,
                "{file}: {cells} numbers have more than 15 digits, for example {example}: a workbook has rounded the rest, so different keys may look alike."
            ),
            Self::TeamsGuessed { names } => {
                write!(f, "The data name no teams; they were guessed from {} channels.", names.len())
            }
        }
    }
}

/// A role in a user's words.
fn plain(role: Role) -> String {
    match role {
        Role::JourneyId => "deal".to_owned(),
        Role::Contact => "person".to_owned(),
        Role::Value => "amount".to_owned(),
        Role::Created => "creation date".to_owned(),
        Role::Closed => "close date".to_owned(),
        other => other.key().replace('_', " "),
    }
}

/// The word for an outcome.
#[must_use]
pub const fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Won => "won",
        Outcome::Lost => "lost",
        Outcome::Open => "open",
    }
}

/// Names in quotation marks, at most eight.
fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<String> = names.take(9).map(|name| format!("\u{201c}{name}\u{201d}")).collect();
    if names.len() == 9 {
        names.pop();
        names.push("\u{2026}".to_owned());
    }
    names.join(", ")
}

fn counted(names: &Counted) -> String {
    let names: Vec<String> =
        names.iter().take(8).map(|(name, count)| format!("\u{201c}{name}\u{201d} ({count})")).collect();
    names.join(", ")
}

fn outcome_words(words: &[OutcomeWord]) -> String {
    let deals = |n: u64| if n == 1 { "1 deal".to_owned() } else { format!("{n} deals") };
    let words: Vec<String> =
        words.iter().take(8).map(|word| format!("\u{201c}{}\u{201d} ({})", word.text, deals(word.deals))).collect();
    words.join(", ")
}
